// The real window in the Train workspace, every chart unfolded, while spirals train a 2-8-8-1 at full speed: frames and
// minibatches a second, and for how long the interface thread is busy with a frame. Run it offscreen and under X.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

#include "tests/support/percentile.h"
#include "ui/charts/chart.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"

using namespace wengert;
using test::percentile;

namespace {

constexpr int settlingMs = 1000;
constexpr int measuredMs = 10'000;

double millisecondsOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct Frame {
    double busyMs = 0;  // by the clock: in deliveries of events since the frame before
    double cpuMs = 0;   // of the thread: in them and between them
};

// Adds up the deliveries of events (input, timers, queued calls, layout, painting and the flush to the display), and
// closes a frame with the one in which the window was painted.
class WatchedApplication final : public QApplication {
 public:
    using QApplication::QApplication;

    void watch(const QWidget* window) {
        m_window = window;
        m_frames.clear();
        m_frame = {};
        m_eventCpuMs = 0;
        m_cpuFrom = m_cpuOfFrameFrom = millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
    }
    const std::vector<Frame>& frames() const { return m_frames; }
    // Of the thread's CPU time since watch(): nearly all, or something is not seen.
    double percentInEvents() const {
        return 100 * m_eventCpuMs / (millisecondsOf(CLOCK_THREAD_CPUTIME_ID) - m_cpuFrom);
    }

    bool notify(QObject* receiver, QEvent* event) override {
        if (receiver == m_window && event->type() == QEvent::UpdateRequest) m_isPainted = true;
        if (m_isInEvent) return QApplication::notify(receiver, event);
        m_isInEvent = true;
        const double from = millisecondsOf(CLOCK_MONOTONIC);
        const double cpuFrom = millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
        const bool isHandled = QApplication::notify(receiver, event);
        const double cpuTo = millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
        m_frame.busyMs += millisecondsOf(CLOCK_MONOTONIC) - from;
        m_eventCpuMs += cpuTo - cpuFrom;
        m_isInEvent = false;
        if (std::exchange(m_isPainted, false)) close(cpuTo);
        return isHandled;
    }

 private:
    void close(double cpuTo) {
        m_frame.cpuMs = cpuTo - std::exchange(m_cpuOfFrameFrom, cpuTo);
        m_frames.push_back(std::exchange(m_frame, {}));
    }

    const QWidget* m_window = nullptr;
    std::vector<Frame> m_frames;
    Frame m_frame;
    double m_eventCpuMs = 0;
    double m_cpuFrom = 0;
    double m_cpuOfFrameFrom = 0;
    bool m_isInEvent = false;
    bool m_isPainted = false;
};

void wait(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

bool isInSight(const Chart* chart) { return !chart->isVisible() || !chart->visibleRegion().isEmpty(); }

double percentileOf(const std::vector<Frame>& frames, double Frame::*part, double p) {
    std::vector<double> numbers;
    for (const Frame& frame : frames) numbers.push_back(frame.*part);
    return percentile(numbers, p);
}

// As text: counters below 1 would be printed in thousandths.
std::string report(const WatchedApplication& app, double seconds, double minibatches) {
    const std::vector<Frame>& frames = app.frames();
    return QString::asprintf(
               "frames_per_s %.1f  busy_ms_p50 %.2f  busy_ms_p95 %.2f  cpu_ms_p50 %.2f  cpu_ms_p95 %.2f  "
               "cpu_in_events_percent %.1f  minibatches_per_s %.0f",
               static_cast<double>(frames.size()) / seconds, percentileOf(frames, &Frame::busyMs, 0.5),
               percentileOf(frames, &Frame::busyMs, 0.95), percentileOf(frames, &Frame::cpuMs, 0.5),
               percentileOf(frames, &Frame::cpuMs, 0.95), app.percentInEvents(), minibatches / seconds)
        .toStdString();
}

void trainingAtFullSpeed(benchmark::State& state) {
    const QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    settings.set(setting::foldedCards, {});
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

    auto& app = *static_cast<WatchedApplication*>(QCoreApplication::instance());
    for (auto _ : state) {
        training.setRunning(true);
        wait(settlingMs);
        const std::uint64_t before = training.snapshot().minibatches;
        const double from = millisecondsOf(CLOCK_MONOTONIC);
        app.watch(&window);
        wait(measuredMs);
        const double seconds = 1e-3 * (millisecondsOf(CLOCK_MONOTONIC) - from);
        if (app.frames().empty()) return state.SkipWithError("no frames");
        state.SetLabel(report(app, seconds, static_cast<double>(training.snapshot().minibatches - before)));
        training.setRunning(false);
    }
    if (!std::ranges::all_of(window.findChildren<Chart*>(), isInSight)) state.SkipWithError("a chart is out of sight");
}

}  // namespace

BENCHMARK(trainingAtFullSpeed)->Iterations(1)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
    WatchedApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
