// Finite differences: slopes and best steps where theory says them, on known functions and on the 60 references.
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

#include "core/autodiff/trace.h"
#include "core/compare/finite_difference.h"
#include "core/language/compile.h"

using namespace wengert;

namespace {

Program programOfText(const QString& text) {
    const auto compiled = compile(text.toStdString());
    if (!compiled) qFatal("%s", toText(compiled.error()).c_str());
    return compiled->program;
}

DifferenceStudy study(Difference kind, const Program& program, std::span<const double> inputs, std::uint32_t input) {
    const Trace trace = record(program, inputs, std::vector<double>(inputs.size(), 0.0));
    return studyDifferences(kind, OutputAlong(program, inputs, input), trace.adjoints[input],
                            errorTerms(program, inputs, StepId{input}));
}

bool isNear(std::optional<double> got, double want, double tolerance) {
    return got && std::abs(*got - want) <= tolerance;
}

}  // namespace

class FiniteDifferenceTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void errorsFallAndGrowWithTheSlopesOfTheory_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<double>("x");
        QTest::newRow("sin") << QStringLiteral("sin(x)") << 1.0;
        QTest::newRow("exp") << QStringLiteral("exp(x)") << 0.5;
        QTest::newRow("quotient") << QStringLiteral("1/(1 + x^2)") << 2.0;
        QTest::newRow("lecture") << QStringLiteral("(x*8 + sin(x) + 4)*(3*8^2 + 6)*x") << 2.0;
    }
    void errorsFallAndGrowWithTheSlopesOfTheory() {
        QFETCH(QString, program);
        QFETCH(double, x);
        const Program compiled = programOfText(program);
        const DifferenceStudy forward = study(Difference::Forward, compiled, {&x, 1}, 0);
        const DifferenceStudy central = study(Difference::Central, compiled, {&x, 1}, 0);
        QVERIFY(isNear(forward.truncationSlope, 1, 0.1));
        QVERIFY(isNear(forward.roundingSlope, -1, 0.1));
        QVERIFY(isNear(central.truncationSlope, 2, 0.15));
        QVERIFY(isNear(central.roundingSlope, -1, 0.1));
        QVERIFY(forward.points[forward.best].error > 1e-11 && forward.points[forward.best].error < 1e-6);
        QVERIFY(central.points[central.best].error < 1e-9);
        QVERIFY(central.bestStep() > 20 * forward.bestStep());
    }

    // f = x² at 1: f″ = 2, one rounding with spacing ε: h* = (√2 ε/√12 · 2/2)^(1/2) for forward differences.
    void scalesTheBestStepByTheDerivatives() {
        const Program program = programOfText(QStringLiteral("x^2"));
        const double x = 1;
        const ErrorTerms terms = errorTerms(program, {&x, 1}, StepId{0});
        const double epsilon = std::numeric_limits<double>::epsilon();
        QCOMPARE(terms.rounding, epsilon / std::sqrt(12.0));
        QCOMPARE(terms.derivatives, (std::vector<double>{2, 0, 0, 0}));
        QCOMPARE(theoreticalStep(Difference::Forward, terms), std::sqrt(std::sqrt(2.0) * epsilon / std::sqrt(12.0)));
        QCOMPARE(theoreticalStep(Difference::Central, terms), 1.0);
        const ErrorTerms cubic{.rounding = 1e-16, .derivatives = {0, 6}};
        QCOMPARE(theoreticalStep(Difference::Central, cubic), std::cbrt(1e-16 / std::sqrt(2.0) / 2));
    }

    void findsTheLargestStepBestWhereThereIsNoTruncation() {
        const Program program = programOfText(QStringLiteral("3x + 1"));
        const double x = 0.1;
        for (const Difference kind : {Difference::Forward, Difference::Central}) {
            const DifferenceStudy linear = study(kind, program, {&x, 1}, 0);
            QVERIFY(linear.bestStep() >= 0.1);
            QCOMPARE(linear.theory, 1.0);
            QVERIFY(!linear.truncationSlope);
        }
    }

    void dividesByTheStepAsItIsAfterRounding() {
        const Program program = programOfText(QStringLiteral("7x"));
        const double x = 3.3;
        OutputAlong f(program, {&x, 1}, 0);
        // x + 1e-9 is not a double; divided by 1e-9 itself the error would be near 1e-7.
        QVERIFY(std::abs(differenceQuotient(Difference::Forward, f, 1e-9) - 7) < 1e-5);
        QVERIFY(std::isnan(differenceQuotient(Difference::Forward, f, 1e-17)));
        QVERIFY(std::isnan(differenceQuotient(Difference::Central, f, 1e-17)));
        const Program line = programOfText(QStringLiteral("identity(x)"));
        OutputAlong identity(line, {&x, 1}, 0);
        for (const double h : {1e-14, 3e-11, 1e-7, 0.3})
            QCOMPARE(differenceQuotient(Difference::Forward, identity, h), 1.0);
    }

    // Within a factor 10: on both kinds, for every input of every reference expression.
    void bestStepsAgreeWithTheoryOnTheReferences() {
        QFile file(QStringLiteral(WENGERT_TEST_DATA "/expressions.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int count = 0;
        while (!file.atEnd()) {
            const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
            const QString text = row[QStringLiteral("program")].toString();
            const Program program = programOfText(text);
            std::vector<double> inputs;
            for (const Input& input : program.inputs())
                inputs.push_back(row[QStringLiteral("at")].toObject()[QString::fromStdString(input.name)].toDouble());
            for (std::uint32_t i = 0; i < inputs.size(); ++i) {
                for (const Difference kind : {Difference::Forward, Difference::Central}) {
                    const DifferenceStudy made = study(kind, program, inputs, i);
                    const double ratio = made.bestStep() / made.theory;
                    QVERIFY2(ratio >= 0.1 && ratio <= 10, qPrintable(QStringLiteral("%1, input %2: best %3, theory %4")
                                                                         .arg(text)
                                                                         .arg(i)
                                                                         .arg(made.bestStep())
                                                                         .arg(made.theory)));
                }
                ++count;
            }
        }
        QCOMPARE(count, 107);
    }
};

QTEST_APPLESS_MAIN(FiniteDifferenceTest)
#include "finite_difference_test.moc"
