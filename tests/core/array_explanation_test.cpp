// Steps on arrays explain themselves: the rule in symbols, the arrays put in, the result.
#include <QtTest>

#include "core/autodiff/explanation.h"
#include "core/language/compile.h"

using namespace wengert;

namespace {

struct Run {
    Program program;
    Trace trace;

    explicit Run(const char* text) : program(compile(text)->program) {
        trace = record(program, initialInputs(program), defaultSeed(program));
    }
    Explanation explain(Pass pass, const char* name) const {
        return wengert::explain(program, trace, pass, *program.find(name));
    }
};

QString ladder(const Explanation& explanation) {
    QStringList lines;
    for (const Math& math : explanation.ladder) lines << QString::fromStdString(toText(math));
    return lines.join(u'\n');
}

constexpr const char* layer = "W = [1, 2; 3, 4]; x = [5; 6]; b = [1; 1]; h = tanh(W*x + b); L = sum(h)";

}  // namespace

class ArrayExplanationTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aWeightsAdjointIsTheOuterProduct() {
        const Run run("W = [1, 2; 3, 4]; x = [5; 6]; z = W*x; L = sum(z)");
        const Explanation explanation = run.explain(Pass::Adjoints, "W");
        QCOMPARE(explanation.ladder.size(), std::size_t{3});
        QCOMPARE(QString::fromStdString(toText(explanation.ladder[0])), QStringLiteral("s̄₁ = s̄₃s₂ᵀ"));
        // [1; 1] [5, 6] by hand
        const auto adjoint = run.trace.numbers(run.program, Pass::Adjoints, *run.program.find("W"));
        QCOMPARE(std::vector(adjoint.begin(), adjoint.end()), (std::vector<double>{5, 6, 5, 6}));
        QCOMPARE(QString::fromStdString(explanation.pattern), QStringLiteral("multiplies: swaps, transposed"));
    }

    void anElementWiseStepScalesCellByCell() {
        const Run run(layer);
        const StepId z = run.program.arguments(*run.program.find("h"))[0].step();
        const QString text = ladder(wengert::explain(run.program, run.trace, Pass::Adjoints, z));
        QVERIFY2(text.contains(QStringLiteral("⊙ (1 − s₆²)")), qPrintable(text));
    }

    void aKinkInSomeCellsIsCounted() {
        const Run run("a = [0; 1; -2; 0]; r = relu(a); L = sum(r)");
        const Explanation explanation = run.explain(Pass::Values, "r");
        QCOMPARE(explanation.notes.size(), std::size_t{1});
        QVERIFY(explanation.notes[0].find("relu has a kink at 0") != std::string::npos);
        const QString text = ladder(run.explain(Pass::Adjoints, "a"));
        QVERIFY2(text.contains(QStringLiteral("relu′(s₁)")), qPrintable(text));
    }

    void outsideTheDomainIsSaidWithItsShare() {
        const Run run("a = [1; -1]; l = log(a); L = sum(l)");
        const Explanation explanation = run.explain(Pass::Values, "l");
        QVERIFY(explanation.notes.at(0).find("positive") != std::string::npos);
        QVERIFY(explanation.notes.at(0).find("1 of 2 cells") != std::string::npos);
    }

    void largeArraysAreTheirShape() {
        const Run run("W : 20x30; x : 30x1; z = W*x; L = sum(z)");
        const Explanation explanation = run.explain(Pass::Adjoints, "W");
        QCOMPARE(QString::fromStdString(toText(explanation.ladder.back())), QStringLiteral("= (20×30)"));
        QCOMPARE(QString::fromStdString(explanation.terms.at(0).arrays->downstream), QStringLiteral("20×30"));
    }

    void everyStepOfAnArrayProgramExplainsItself() {
        const Run run(
            "a = [0.1, 0.2, 0.7; 0.3, 0.4, 0.5]; y = [0; 1; 0]; z = a*y; p = softmax(z);"
            "t = a'; q = [p' * z; dot(z, z); max(z)]; c = cross_entropy(q, 1);"
            "L = c + mse(z, p) + norm(z) + mean(t .* t) + logsumexp(log_softmax(z))");
        for (std::uint32_t i = 0; i < run.program.stepCount(); ++i)
            for (const Pass pass : allPasses) {
                const Explanation explanation = wengert::explain(run.program, run.trace, pass, StepId{i});
                QVERIFY(!explanation.ladder.empty());
                QVERIFY(!explanation.sentence.empty());
                QVERIFY2(!ladder(explanation).contains(QStringLiteral("nan")), qPrintable(ladder(explanation)));
            }
    }
};

QTEST_APPLESS_MAIN(ArrayExplanationTest)
#include "array_explanation_test.moc"
