// The real window, offscreen: from the key press to the painted frame for one step of the cursor, and from the
// start of the process to the picture of its first frame.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <vector>

#include "tests/support/percentile.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"

using namespace wengert;
using test::percentile;

namespace {

// A program of about `steps` steps in which values stay moderate: a chain with side branches.
QString chainOf(int steps) {
    QString text = QStringLiteral("s = x*y\n");
    int count = 3;
    for (int i = 0; count < steps; ++i, count += 4)
        text += QStringLiteral("a%1 = sin(%2) + 0.5*%3\n")
                    .arg(i)
                    .arg(i == 0 ? QStringLiteral("s") : QStringLiteral("b%1").arg(i - 1))
                    .arg(i % 2 ? QStringLiteral("x") : QStringLiteral("y")) +
                QStringLiteral("b%1 = tanh(a%1)\n").arg(i);
    return text;
}

void stepOfTheCursor(benchmark::State& state) {
    const QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    ThemeManager themes;
    Session session;
    Document document;
    document.text = chainOf(static_cast<int>(state.range(0)));
    session.open(document);
    MainWindow window(session, themes, settings);
    window.resize(1600, 1000);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window)) return state.SkipWithError("no window");
    QTest::qWait(1500);  // a large graph is laid out by a worker

    std::vector<double> ms;
    for (auto _ : state) {
        if (session.isFinished()) session.toStart();
        QApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(&window, Qt::Key_Right);
        QApplication::processEvents();  // paints what the step touched
        ms.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    state.counters["steps"] = static_cast<double>(session.program().stepCount());
    state.counters["median_ms"] = percentile(ms, 0.5);
    state.counters["p95_ms"] = percentile(ms, 0.95);
}

void firstFrame(benchmark::State& state) {
    const QTemporaryDir directory;
    std::vector<double> ms;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        if (QProcess::execute(QStringLiteral(WENGERT_PROGRAM), {QStringLiteral("screenshot"), QStringLiteral("--out"),
                                                                directory.filePath(QStringLiteral("window.png"))}) != 0)
            return state.SkipWithError("the program failed");
        ms.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    state.counters["median_ms"] = percentile(ms, 0.5);
}

}  // namespace

BENCHMARK(stepOfTheCursor)->Arg(30)->Arg(1000)->Iterations(200);
BENCHMARK(firstFrame)->Iterations(10);

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
