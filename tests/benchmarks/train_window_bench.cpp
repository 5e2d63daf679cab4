// The real window in the Train workspace, every chart unfolded, while spirals train a 2-8-8-1 at full speed: frames and
// minibatches a second, and for how long the interface thread is busy with a frame. Run it offscreen and under X.
#include <benchmark/benchmark.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <string>

#include "tests/support/frame_watch.h"
#include "ui/charts/chart.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"

using namespace wengert;
using test::millisecondsOf;
using test::wait;
using test::WatchedApplication;

namespace {

constexpr int settlingMs = 1000;
constexpr int measuredMs = 10'000;

bool isInSight(const Chart* chart) { return !chart->isVisible() || !chart->visibleRegion().isEmpty(); }

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
        const double minibatches = static_cast<double>(training.snapshot().minibatches - before);
        state.SetLabel(app.report() + "  minibatches_per_s " + std::to_string(std::lround(minibatches / seconds)));
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
