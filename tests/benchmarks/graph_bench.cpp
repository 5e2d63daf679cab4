// What the graph costs: laying out and building a program's scene, one step of the cursor until it is painted,
// a jump over the whole run, and a drag.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <memory>

#include "ui/graph/graph_view.h"
#include "ui/theme_manager.h"

namespace wengert {
namespace {

// Sums and products of neighbours with a few long edges: as wide as it is long.
QString program(int steps) {
    QString text = QStringLiteral("a = 1.5\nb = 0.5\nt0 = a*b\nt1 = a + b\n");
    for (int i = 2; i < steps - 2; ++i)
        text += QStringLiteral("t%1 = t%2 %3 t%4\n")
                    .arg(i)
                    .arg(i - 1 - i % 2)
                    .arg(QChar(i % 3 == 0 ? u'*' : u'+'))
                    .arg(i % 17 == 0 ? i / 2 : i - 2);
    return text;
}

// The graph's part of the window at 1600×1000.
struct Stage {
    ThemeManager themes{ThemeChoice{.mode = ThemeMode::Light}};
    Session session;
    ProgramLevel level{session};
    GraphView view{level, themes};

    explicit Stage(int steps, double zoom = 0) {
        view.resize(830, 820);
        view.show();
        Document document;
        document.text = program(steps);
        session.open(document);
        while (view.graph().state() != GraphScene::State::Ready) QCoreApplication::processEvents();
        while (zoom > 0 && view.zoom() < zoom) view.zoomIn();
        paint();
    }
    void paint() { QCoreApplication::processEvents(); }  // what was asked for since: layout, scrolling, one frame
};

void cursorStep(benchmark::State& state, double zoom) {
    Stage stage(int(state.range(0)), zoom);
    stage.session.setPosition(stage.session.timeline().passBegin(Pass::Adjoints));
    for (auto _ : state) {
        if (stage.session.isFinished()) stage.session.setPosition(stage.session.timeline().passBegin(Pass::Adjoints));
        stage.session.stepForward();
        stage.paint();
    }
}
void stepFitted(benchmark::State& state) { cursorStep(state, 0); }
void stepReadable(benchmark::State& state) { cursorStep(state, 0.8); }
BENCHMARK(stepFitted)->Arg(30)->Arg(300)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(stepReadable)->Arg(30)->Arg(1000)->Unit(benchmark::kMillisecond);

void jump(benchmark::State& state) {
    Stage stage(int(state.range(0)));
    for (auto _ : state) {
        stage.session.isFinished() ? stage.session.toStart() : stage.session.toEnd();
        stage.paint();
    }
}
BENCHMARK(jump)->Arg(30)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void dragNode(benchmark::State& state) {
    Stage stage(int(state.range(0)), 0.5);
    auto& graph = const_cast<GraphScene&>(stage.view.graph());
    double y = 0;
    for (auto _ : state) {
        graph.placeNode(StepId{0}, {0, y += 1});
        stage.paint();
    }
}
BENCHMARK(dragNode)->Arg(1000)->Unit(benchmark::kMillisecond);

void openProgram(benchmark::State& state) {
    for (auto _ : state) Stage stage(int(state.range(0)));
}
BENCHMARK(openProgram)->Arg(30)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace wengert

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("offscreen")).toUtf8());
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
