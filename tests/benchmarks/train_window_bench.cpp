// The real window in the Train workspace while spirals train a 2-8-8-1 at full speed: frames and minibatches a second.
// Its busy times (median_ms, p95_ms, thread_…) are no measure yet: they run from `awake` to `aboutToBlock`, and so
// leave out the handling of events. Read frames_per_s and the CPU column.
#include <benchmark/benchmark.h>

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <ctime>
#include <vector>

#include "tests/support/percentile.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"

using namespace wengert;
using test::percentile;

namespace {

constexpr int settlingMs = 1000;
constexpr int measuredMs = 6000;

double millisecondsOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

// Adds up what the event loop does between waits, and closes the sum when the window was painted in it.
class FrameWatch : public QObject {
 public:
    explicit FrameWatch(QWidget& window) {
        window.installEventFilter(this);
        const auto* dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, &FrameWatch::begin);
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &FrameWatch::end);
        begin();
    }

    std::vector<double> busyMs;
    std::vector<double> threadMs;

 protected:
    bool eventFilter(QObject*, QEvent* event) override {
        m_isPainted = m_isPainted || event->type() == QEvent::UpdateRequest;
        return false;
    }

 private:
    void begin() {
        m_since = millisecondsOf(CLOCK_MONOTONIC);
        m_threadSince = millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
    }
    void end() {
        m_busy += millisecondsOf(CLOCK_MONOTONIC) - m_since;
        m_thread += millisecondsOf(CLOCK_THREAD_CPUTIME_ID) - m_threadSince;
        begin();
        if (!std::exchange(m_isPainted, false)) return;
        busyMs.push_back(std::exchange(m_busy, 0));
        threadMs.push_back(std::exchange(m_thread, 0));
    }

    double m_since = 0;
    double m_threadSince = 0;
    double m_busy = 0;
    double m_thread = 0;
    bool m_isPainted = false;
};

void wait(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void trainingAtFullSpeed(benchmark::State& state) {
    const QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    ThemeManager themes;
    Session session;
    Document document;
    document.training.settings.stopping = {.epochs = 10'000'000};
    session.open(document, {.workspace = Workspace::Train});
    MainWindow window(session, themes, settings);
    window.resize(1600, 1000);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window)) return state.SkipWithError("no window");
    TrainingSession& training = window.training();
    if (!QTest::qWaitFor([&] { return training.trainer() != nullptr; })) return state.SkipWithError("no training");

    std::vector<double> busyMs;
    std::vector<double> threadMs;
    for (auto _ : state) {
        training.setRunning(true);
        wait(settlingMs);
        const std::uint64_t before = training.snapshot().minibatches;
        FrameWatch watch(window);
        wait(measuredMs);
        state.counters["minibatches_per_s"] =
            1e3 / measuredMs * static_cast<double>(training.snapshot().minibatches - before);
        training.setRunning(false);
        busyMs.insert(busyMs.end(), watch.busyMs.begin(), watch.busyMs.end());
        threadMs.insert(threadMs.end(), watch.threadMs.begin(), watch.threadMs.end());
    }
    if (busyMs.empty()) return state.SkipWithError("no frames");
    state.counters["frames_per_s"] = 1e3 / measuredMs * static_cast<double>(busyMs.size());
    state.counters["median_ms"] = percentile(busyMs, 0.5);
    state.counters["p95_ms"] = percentile(busyMs, 0.95);
    state.counters["thread_median_ms"] = percentile(threadMs, 0.5);
    state.counters["thread_p95_ms"] = percentile(threadMs, 0.95);
}

}  // namespace

BENCHMARK(trainingAtFullSpeed)->Iterations(1)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
