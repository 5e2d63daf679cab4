// The real window in the Optimize workspace: the start dragged about with eight methods of 300 iterations, and how long
// a zoom takes until the map is sharp again. Run it offscreen and under X.
#include <benchmark/benchmark.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "tests/support/frame_watch.h"
#include "ui/charts/surface_map.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"

using namespace wengert;
using test::WatchedApplication;

namespace {

constexpr int drags = 300;
constexpr int zooms = 20;
constexpr int inputMs = 8;  // a mouse tells of itself 125 times a second

struct Desk {
    Desk() : settings(directory.filePath(QStringLiteral("settings.ini"))), window(session, themes, settings) {
        session.open({.text = QStringLiteral("f = x^2 - y^2"),
                      .inputValues = {{QStringLiteral("x"), -0.9}, {QStringLiteral("y"), 0.001}}},
                     {.workspace = Workspace::Optimize});
        window.resize(1600, 1000);
        window.show();
    }
    bool isReady() {
        return QTest::qWaitFor([&] { return !window.descent().isBusy(); });
    }
    SurfaceMap& map() { return *window.findChild<SurfaceMap*>(); }

    const QTemporaryDir directory;
    Settings settings;
    ThemeManager themes;
    Session session;
    MainWindow window;
};

void draggingTheStart(benchmark::State& state) {
    Desk desk;
    if (!QTest::qWaitForWindowExposed(&desk.window) || !desk.isReady()) return state.SkipWithError("no window");
    desk.window.descent().setIteration(desk.window.descent().iterations());
    auto& app = *static_cast<WatchedApplication*>(QCoreApplication::instance());
    SurfaceMap& map = desk.map();
    const QPointF ring = map.positionOf(desk.window.descent().start());
    for (auto _ : state) {
        test::wait(200);
        QTest::mousePress(&map, Qt::LeftButton, {}, ring.toPoint());
        app.watch(&desk.window);
        for (int i = 0; i < drags; ++i) {
            const QPointF to = ring + 120 * QPointF(std::sin(0.05 * i), std::cos(0.07 * i) - 1);
            QTest::mouseMove(&map, to.toPoint());
            test::wait(inputMs);
        }
        state.SetLabel(app.report());
        QTest::mouseRelease(&map, Qt::LeftButton, {}, ring.toPoint());
    }
}

void zoomingTheMap(benchmark::State& state) {
    Desk desk;
    if (!QTest::qWaitForWindowExposed(&desk.window) || !desk.isReady()) return state.SkipWithError("no window");
    DescentSession& descent = desk.window.descent();
    std::vector<double> times;
    for (auto _ : state)
        for (int i = 0; i < zooms; ++i) {
            QElapsedTimer timer;
            timer.start();
            if (i % 2 == 0) desk.map().zoomIn();
            else desk.map().zoomOut();
            const auto isSharp = [&] {
                return descent.picture().area == descent.area() && descent.picture().columns > 96;
            };
            while (!isSharp()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            desk.map().repaint();
            times.push_back(1e-6 * double(timer.nsecsElapsed()));
        }
    state.SetLabel(QString::asprintf("sharp_ms_p50 %.1f  sharp_ms_p95 %.1f", test::percentile(times, 0.5),
                                     test::percentile(times, 0.95))
                       .toStdString());
}

}  // namespace

BENCHMARK(draggingTheStart)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(zoomingTheMap)->Iterations(1)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
    WatchedApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
