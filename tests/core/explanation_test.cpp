// Explanations: the lecture's ladders word for word, and every ladder's numbers against the trace.
#include <QtTest>

#include "core/autodiff/explanation.h"
#include "core/language/compile.h"
#include "tests/support/network_text.h"

using namespace wengert;

namespace {

Program programOf(const std::string& text) { return compile(text)->program; }

QString ladder(const Explanation& explanation) {
    QStringList lines;
    for (const Math& line : explanation.ladder) lines << QString::fromStdString(toText(line));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void explainsTheLecturesSteps_data() {
        QTest::addColumn<int>("pass");
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("value of s3") << 0 << 3 << QStringLiteral("s₃ = s₁ × s₂\n= 2 × 8\n= 16")
                                     << QStringLiteral("product");
        QTest::newRow("value of an input") << 0 << 1 << QStringLiteral("s₁ = x\n= 2") << QStringLiteral("input");
        QTest::newRow("tangent of s3")
            << 1 << 3 << QStringLiteral("ṡ₃ = ∂s₃/∂s₁ · ṡ₁ + ∂s₃/∂s₂ · ṡ₂\n= s₂ · ṡ₁ + s₁ · ṡ₂\n= 8 · 0 + 2 · 1\n= 2")
            << QStringLiteral("two arguments: their terms add");
        QTest::newRow("tangent of an input")
            << 1 << 2 << QStringLiteral("ṡ₂ = ẏ = 1") << QStringLiteral("seed of the forward pass");
        QTest::newRow("adjoint of s2")
            << 2 << 2
            << QStringLiteral(
                   "s̄₂ = s̄₃ · ∂s₃/∂s₂ + s̄₇ · ∂s₇/∂s₂\n= s̄₃ · s₁ + s̄₇ · 2s₂\n= 198 · 2 + 62.728 · 2 · 8\n= 1399.646")
            << QStringLiteral("two children: their terms add");
        QTest::newRow("adjoint of s4") << 2 << 4 << QStringLiteral("s̄₄ = s̄₅ · ∂s₅/∂s₄\n= s̄₅ · 1\n= 198 · 1\n= 198")
                                       << QStringLiteral("adds: distributes");
        QTest::newRow("adjoint of the output")
            << 2 << 10 << QStringLiteral("s̄₁₀ = ∂s₁₀/∂s₁₀ = 1") << QStringLiteral("seed of the backward pass");
    }
    void explainsTheLecturesSteps() {
        QFETCH(int, pass);
        QFETCH(int, step);
        QFETCH(QString, wanted);
        QFETCH(QString, pattern);
        const Program program = programOf(test::lectureExample);
        const Trace trace = record(program, std::vector{2.0, 8.0}, std::vector{0.0, 1.0});
        const Explanation explanation =
            explain(program, trace, static_cast<Pass>(pass), StepId{static_cast<std::uint32_t>(step - 1)});
        QCOMPARE(ladder(explanation).normalized(QString::NormalizationForm_C),
                 wanted.normalized(QString::NormalizationForm_C));
        QCOMPARE(QString::fromStdString(explanation.pattern), pattern);
        QVERIFY(!explanation.sentence.empty());
    }

    void namesKinksAndTheDerivativeTaken() {
        const Program program = programOf("x = 0\nf = relu(x)");
        const Trace trace = record(program, initialInputs(program), std::vector{1.0});
        for (const Pass pass : {Pass::Values, Pass::Tangents})
            QVERIFY(explain(program, trace, pass, StepId{1}).notes.at(0).find("relu′(0)") != std::string::npos);
        QVERIFY(explain(program, trace, Pass::Adjoints, StepId{0}).notes.at(0).find("relu′(0)") != std::string::npos);
        QCOMPARE(notesOn(program, trace, StepId{1}),
                 std::vector<std::string>{"s2 = relu(s1): relu has a kink at 0; relu′(0) is taken as 0"});
        QVERIFY(notesOn(program, trace, StepId{0}).empty());
        const Trace away = record(program, std::vector{2.0}, std::vector{1.0});
        QVERIFY(explain(program, away, Pass::Values, StepId{1}).notes.empty());
    }

    void countsTheTermsOfATangent() {
        const Program program = programOf("f = if(x > 0, y, z)");
        const Trace trace = record(program, std::vector{1.0, 2.0, 3.0}, std::vector{1.0, 0.0, 0.0});
        QCOMPARE(explain(program, trace, Pass::Tangents, program.output()).pattern,
                 std::string("three arguments: their terms add"));
    }

    void namesTheDomainErrorAndTheFirstNonFiniteStep() {
        const Program program = programOf("x = -0.2\nf = exp(log(x))");
        const Trace trace = record(program, initialInputs(program), std::vector{1.0});
        QVERIFY(trace.firstNonFinite == StepId{1});
        const Explanation first = explain(program, trace, Pass::Values, StepId{1});
        QCOMPARE(first.notes.at(0), std::string("s2 = log(s1): log needs an argument that is positive; s1 = −0.2"));
        QCOMPARE(first.notes.at(1), std::string("This is the first step whose value is not finite."));
        QCOMPARE(explain(program, trace, Pass::Values, StepId{2}).notes.at(0),
                 std::string("The first step whose value is not finite is s2."));
    }

    void termsAddUpToTheTrace() {
        const Program program = programOf(test::networkText({2, 4, 4, 1}));
        std::vector<double> inputs(program.inputs().size());
        for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = 0.3 * static_cast<double>(i % 5) - 0.5;
        const std::vector<double> seed(inputs.size(), 1.0);
        const Trace trace = record(program, inputs, seed);
        for (std::uint32_t i = 0; i < program.stepCount(); ++i)
            for (const Pass pass : {Pass::Tangents, Pass::Adjoints}) {
                const Explanation explanation = explain(program, trace, pass, StepId{i});
                if (explanation.terms.empty()) continue;
                double sum = 0;
                for (const ExplanationTerm& term : explanation.terms) {
                    QCOMPARE(term.downstream, term.upstream * term.local);
                    sum += term.downstream;
                }
                const double want = pass == Pass::Tangents ? trace.tangents[i] : trace.adjoints[i];
                QVERIFY(std::abs(sum - want) <= 1e-12 * std::max(1.0, std::abs(want)));
            }
    }

    void aLongSumIsCutShortInTheLadderButNotInTheTable() {
        std::string text = "f = x";
        for (int i = 0; i < 30; ++i) text += " + x*" + std::to_string(i + 2);
        const Program program = programOf(text);
        const Trace trace = record(program, std::vector{1.0}, std::vector{1.0});
        const Explanation explanation = explain(program, trace, Pass::Adjoints, StepId{0});
        QCOMPARE(explanation.terms.size(), std::size_t{31});
        QVERIFY(ladder(explanation).contains(QStringLiteral("⋯")));
        QCOMPARE(QString::fromStdString(explanation.pattern), QStringLiteral("31 children: their terms add"));
    }
};

QTEST_APPLESS_MAIN(ExplanationTest)
#include "explanation_test.moc"
