// Operations and stored numbers against counts by hand; the sizes of nested functions' derivatives; families that grow.
#include <QtTest>

#include "core/compare/cost.h"
#include "core/compare/families.h"
#include "core/compare/nesting.h"
#include "core/language/compile.h"

using namespace wengert;

namespace {

Program programOfText(const std::string& text) {
    const auto compiled = compile(text);
    if (!compiled) qFatal("%s", toText(compiled.error()).c_str());
    return compiled->program;
}

OperationCount count(int number) { return static_cast<OperationCount>(number); }

}  // namespace

class CostTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // Example 1, by hand:
    //
    //   step              value   tangent                            adjoint (into the arguments)
    //   s1 = x              0       0
    //   s2 = y              0       0
    //   s3 = s1 × s2        1       ẋ·y + ẏ·x              2×, 1+     s̄3·y, s̄3·x          2×
    //   s4 = sin s1         1       ẋ·cos x                cos, ×     s̄4·cos x            cos, ×
    //   s5 = s3 + s4        1       ṡ3 + ṡ4                1+         s̄5, s̄5              nothing
    //   s6 = s5 + 4         1       ṡ5                     nothing    s̄6                  nothing
    //   s7 = s2²            1       ẏ·(2 y)                2×         s̄7·(2 y)            2×
    //   s8 = 3 × s7         1       ṡ7·3                   1×         s̄8·3                1×
    //   s9 = s8 + 6         1       ṡ8                     nothing    s̄9                  nothing
    //   s10 = s6 × s9       1       ṡ6·s9 + ṡ9·s6          2×, 1+     s̄10·s9, s̄10·s6      2×
    //   two uses of x and of y, added up                              x̄: 1+, ȳ: 1+
    //                      ──      ──                                ──
    //                       8      3 + 2 + 1 + 2 + 1 + 3 = 12         2 + 2 + 2 + 1 + 2 + 2 = 11
    //
    // Gradient: backward 8 + 11; forward 8 + 2·12; forward differences 3·8 + 2·4; central 4·8 + 2·5.
    //
    // Symbolic: ∂f/∂x = (y + cos x)(3y² + 6): cos, +, ², ×, +, × = 6.
    // ∂f/∂y = x(3y² + 6) + 6y(xy + sin x + 4), where 3y² + 6 is there already: ×; 6y: ×; xy, sin, +, +: 4; ×; + = 8;
    // written out 3y² + 6 has three more.
    //
    // Numbers held, each dropped after its last use: x, y, s3; s4 as well (4; x goes); y, s5, (s3, s4 go) … at most 4.
    // Backward: the 10 values, and of adjoints at most 3 at a time: s̄10, s̄6, s̄9.
    void countsExample1AsByHand() {
        const GradientCosts costs = gradientCosts(programOfText("f = (x*y + sin(x) + 4)*(3*y^2 + 6)"));
        QCOMPARE(costs.sweeps.value, count(8));
        QCOMPARE(costs.sweeps.tangent, count(12));
        QCOMPARE(costs.sweeps.adjoint, count(11));
        QCOMPARE(costs.evaluation.operations, count(8));
        QCOMPARE(costs.reverse.operations, count(8 + 11));
        QCOMPARE(costs.forward.operations, count(8 + 2 * 12));
        QCOMPARE(costs.forwardDifference.operations, count(3 * 8 + 2 * 4));
        QCOMPARE(costs.centralDifference.operations, count(4 * 8 + 2 * 5));
        QVERIFY(costs.symbolic);
        QCOMPARE(costs.symbolic->operations, count(6 + 8));
        QCOMPARE(costs.symbolicTree, count(6 + 11));
        QCOMPARE(costs.evaluation.stored, count(4));
        QCOMPARE(costs.forward.stored, count(8));
        QCOMPARE(costs.reverse.stored, count(10 + 3));
        QCOMPARE(costs.forward.passes, count(2));
        QCOMPARE(costs.forwardDifference.passes, count(3));
        QCOMPARE(costs.centralDifference.passes, count(4));
    }

    // By the operations' own rules: tangent and adjoint of one step each.
    void countsWhatARuleComputes_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("tangent");
        QTest::addColumn<int>("adjoint");
        QTest::newRow("−x: a sign") << QStringLiteral("-x") << 1 << 1;
        QTest::newRow("x − y: a difference; a sign for ȳ") << QStringLiteral("x - y") << 1 << 1;
        QTest::newRow("x/y: 1/b, −y/b in two, two products, a sum") << QStringLiteral("x/y") << 6 << 5;
        QTest::newRow("tanh: y·y, 1 − y², product") << QStringLiteral("tanh(x)") << 3 << 3;
        QTest::newRow("σ: 1 − y, y(1 − y), product") << QStringLiteral("sigmoid(x)") << 3 << 3;
        QTest::newRow("x³: pow, ×, product") << QStringLiteral("x^3") << 3 << 3;
        QTest::newRow("exp: the product alone") << QStringLiteral("exp(x)") << 1 << 1;
        QTest::newRow("a constant is not differentiated") << QStringLiteral("x*(1/3)") << 1 << 1;
        QTest::newRow("floor: nothing") << QStringLiteral("floor(x)") << 0 << 0;
        QTest::newRow("relu: >, if, product") << QStringLiteral("relu(x)") << 3 << 3;
        QTest::newRow("x·x: two products, one sum, both ways") << QStringLiteral("x*x") << 3 << 3;
    }
    void countsWhatARuleComputes() {
        QFETCH(QString, program);
        const SweepCosts costs = sweepCosts(programOfText(program.toStdString()));
        QTEST(static_cast<int>(costs.tangent), "tangent");
        QTEST(static_cast<int>(costs.adjoint), "adjoint");
    }

    void leavesOutWhatTheOutputDoesNotNeed() {
        const SweepCosts costs = sweepCosts(programOfText("a = sin(x)\nb = exp(a)\nf = a*y"));
        QCOMPARE(costs.value, count(2));
        QCOMPARE(costs.steps, count(4));
    }

    // One reverse sweep costs a bounded multiple of the value; every other method grows with the inputs.
    void gradientsStayCheapAsInputsGrow_data() {
        QTest::addColumn<int>("family");
        for (std::size_t i = 0; i < programFamilies().size(); ++i)
            QTest::newRow(std::string(programFamilies()[i].name).c_str()) << static_cast<int>(i);
    }
    void gradientsStayCheapAsInputsGrow() {
        QFETCH(int, family);
        const ProgramFamily& row = programFamilies()[static_cast<std::size_t>(family)];
        for (const std::size_t m : {std::size_t{1}, std::size_t{10}, std::size_t{200}}) {
            const Program program = programOfText(row.text(m));
            QCOMPARE(program.inputs().size(), m);
            const GradientCosts costs = gradientCosts(program);
            QVERIFY(costs.reverseRatio() <= cheapGradientBound || costs.evaluation.operations < 3);
            QVERIFY(costs.forward.operations <=
                    (cheapGradientBound - 1) * m * costs.evaluation.operations + costs.evaluation.operations);
            if (m < 200) continue;
            QVERIFY(costs.forward.operations > 50 * costs.reverse.operations);
            QVERIFY(costs.centralDifference.operations > 50 * costs.reverse.operations);
            QVERIFY(costs.symbolic);
        }
    }

    // Σ xᵢ sin xᵢ: per input ×, sin: 2m, and m − 1 sums. Backward per input: cos, and a product into each of xᵢ (twice)
    // and sin xᵢ, and their sum: 5m.
    void countsAFamilyAsByHand() {
        const GradientCosts costs = gradientCosts(programOfText(programFamilies()[0].text(100)));
        QCOMPARE(costs.evaluation.operations, count(2 * 100 + 99));
        QCOMPARE(costs.sweeps.adjoint, count(5 * 100));
        QCOMPARE(costs.sweeps.steps, count(100 + 2 * 100 + 99));
    }

    // f(w) = w² + sin w, nested. Written out, n levels have 3, 9, 21 … = 3 (2ⁿ − 1) operations; as steps 3 n.
    void derivativesSwellWithNesting() {
        const InnerFunction& inner = innerFunctions()[0];
        NestingSizes before = nestingSizes(inner, 1);
        QCOMPARE(before.simplified.tree, count(3));  // 2 w + cos w
        for (int depth = 2; depth <= 10; ++depth) {
            const NestingSizes sizes = nestingSizes(inner, depth);
            QCOMPARE(sizes.program, count(3 * depth));
            QCOMPARE(sizes.formula, count(3 * ((1 << depth) - 1)));
            QVERIFY(sizes.unsimplified.tree > sizes.simplified.tree);
            QVERIFY(sizes.simplified.tree > sizes.simplified.shared);
            QVERIFY(sizes.simplified.tree > 2 * before.simplified.tree);
            QVERIFY(sizes.simplified.shared - before.simplified.shared <= count(8));
            before = sizes;
        }
        QVERIFY(before.simplified.tree > 50 * before.simplified.shared);
        for (const InnerFunction& each : innerFunctions())
            QVERIFY(nestingSizes(each, 10).simplified.repeated() > nestingSizes(each, 10).simplified.shared);
    }
};

QTEST_APPLESS_MAIN(CostTest)
#include "cost_test.moc"
