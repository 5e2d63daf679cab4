// The examples of the Optimize workspace hold what their notes promise.
#include <QtTest>
#include <cmath>

#include "app/session_file.h"
#include "core/language/compile.h"
#include "core/optimize/descent.h"
#include "core/optimize/program_objective.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

SavedSession example(const QString& title) {
    for (const SavedSession& saved : examples())
        if (saved.title == title) return saved;
    qFatal("there is no example “%s”", qPrintable(title));
}

// Every method of the example on its way to the last iteration.
std::vector<Descent> runsOf(const QString& title) {
    const Document document = example(title).document;
    const ProgramObjective objective(compile(document.text.toStdString())->program);
    const std::array start{document.inputValues[u"x"_s], document.inputValues[u"y"_s]};
    std::vector<Descent> runs;
    for (const Runner& runner : document.descent.runners) {
        Descent& run =
            runs.emplace_back(objective.clone(), runner.method, start, allSchedules().front(),
                              GradientNoise{.sigma = document.descent.noise, .seed = document.descent.noiseSeed});
        run.advance(document.descent.iterations);
    }
    return runs;
}

int signChanges(const Descent& run, std::size_t coordinate) {
    int changes = 0;
    for (std::size_t i = 1; i < run.pointCount(); ++i)
        changes += run.point(i)[coordinate] * run.point(i - 1)[coordinate] < 0;
    return changes;
}

double distance(const Descent& run) {
    const auto end = run.point(run.pointCount() - 1);
    return std::hypot(end[0], end[1]);
}

}  // namespace

class DescentExamplesTest final : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyOneOpensInOptimizeOnASurface() {
        int count = 0;
        for (const SavedSession& saved : examples()) {
            if (saved.view.workspace != Workspace::Optimize) continue;
            ++count;
            QVERIFY2(!saved.document.note.isEmpty(), qPrintable(saved.title));
            if (saved.document.descent.source != SurfaceSource::Program) continue;
            const auto compiled = compile(saved.document.text.toStdString());
            QVERIFY2(compiled && compiled->program.inputSize() == 2, qPrintable(saved.title));
        }
        QCOMPARE(count, 10);
    }

    void moreMomentumGoesFartherAtTheSameRate() {
        const std::vector<Descent> runs = runsOf(u"Momentum: β 0, 0.6, 0.8, 0.9"_s);
        QCOMPARE(runs.size(), std::size_t(4));
        for (std::size_t i = 1; i < runs.size(); ++i) QVERIFY(distance(runs[i]) < distance(runs[i - 1]));
    }

    void tooMuchMomentumSwingsThroughTheMinimum() {
        const std::vector<Descent> runs = runsOf(u"Momentum: β 0 and 0.99"_s);
        QCOMPARE(signChanges(runs[0], 0), 0);
        QVERIFY(signChanges(runs[1], 0) >= 5);
        QVERIFY(signChanges(runs[1], 1) > signChanges(runs[1], 0));
    }

    void momentumAtItsBestBeatsGradientDescentAtIts() {
        const std::vector<Descent> runs = runsOf(u"Why momentum works"_s);
        QVERIFY(distance(runs[1]) < 1e-6 * distance(runs[0]));
    }

    void beyondTwoOverTheLargestEigenvalueARateDiverges() {
        const std::vector<Descent> runs = runsOf(u"Learning rates race"_s);
        for (const Descent& run : runs) {
            const double rate = run.optimizer().method().learningRate();
            const bool shrinks = distance(run) < std::hypot(-4, 1.2);
            QCOMPARE(shrinks, rate < 2.0 / 30);
        }
        for (std::size_t i = 1; i <= 5; ++i) QVERIFY(distance(runs[i]) < distance(runs[i - 1]));
    }

    void noiseLetsGradientDescentLeaveTheRidge() {
        QVERIFY(std::abs(runsOf(u"Noise as in minibatches"_s)[0].point(300)[1]) > 1);
    }

    void himmelblausMinimaAreFoundByMethodsThatStay() {
        for (const Descent& run : runsOf(u"Himmelblau’s four minima"_s))
            QVERIFY2(std::isfinite(run.values().back()), qPrintable(QString::number(run.values().back())));
    }
};

QTEST_APPLESS_MAIN(DescentExamplesTest)
#include "descent_examples_test.moc"
