// The exact Hessian: against central differences of gradients on random programs, and against Hessians derived by hand.
#include <QtTest>

#include <cmath>

#include "core/autodiff/hessian.h"
#include "core/autodiff/sweeps.h"
#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "tests/support/count_allocations.h"
#include "tests/support/random_array_program.h"
#include "tests/support/random_program.h"

using namespace wengert;

namespace {

struct Sample {
    std::string text;
    Program program;
    std::vector<double> inputs;
};

Sample sampleOf(const test::RandomProgram& random) {
    Sample sample{random.text, compile(random.text)->program, {}};
    sample.inputs = initialInputs(sample.program);
    for (const auto& [name, value] : random.at)
        if (const auto input = sample.program.findInput(name)) sample.inputs[index(*input)] = value;
    return sample;
}

// The derivative of the whole gradient with respect to input i; fourth order in h.
std::vector<double> centralDifference(GradientEvaluator& evaluator, const std::vector<double>& inputs, std::size_t i,
                                      double h) {
    std::vector<double> slope(inputs.size());
    for (const auto& [shift, weight] : {std::pair(1.0, 8.0), {-1.0, -8.0}, {2.0, -1.0}, {-2.0, 1.0}}) {
        std::vector<double> moved = inputs;
        moved[i] += shift * h;
        evaluator.evaluate(moved);
        for (std::size_t j = 0; j < slope.size(); ++j) slope[j] += weight * evaluator.gradient()[j] / (12 * h);
    }
    return slope;
}

}  // namespace

class HessianTest : public QObject {
    Q_OBJECT

    static void compare(const char* text, const std::vector<double>& inputs, const std::vector<double>& want) {
        HessianEvaluator evaluator(compile(text)->program);
        evaluator.evaluate(inputs);
        for (std::size_t i = 0; i < want.size(); ++i)
            QVERIFY2(std::abs(evaluator.hessian()[i] - want[i]) <= 1e-12 * std::max(1.0, std::abs(want[i])),
                     qPrintable(QStringLiteral("%1, entry %2: %3 for %4")
                                    .arg(QString::fromUtf8(text))
                                    .arg(i)
                                    .arg(evaluator.hessian()[i])
                                    .arg(want[i])));
    }

 private Q_SLOTS:
    void agreesWithHessiansDerivedByHand() {
        compare("f = x^2 - y^2", {-0.9, 0.001}, {2, 0, 0, -2});
        // Rosenbrock: ∂²/∂x² = 2 − 400 (y − 3x²), ∂²/∂x∂y = −400 x, ∂²/∂y² = 200.
        compare("f = (1 - x)^2 + 100*(y - x^2)^2", {-1.2, 1}, {2 - 400 * (1 - 3 * 1.44), 480, 480, 200});
        compare("f = (1 - x)^2 + 100*(y - x^2)^2", {1, 1}, {802, -400, -400, 200});
        // ½ xᵀ A x has the Hessian (A + Aᵀ)/2.
        compare("x : 2x1; f = 0.5*dot(x, [2, 1; 5, 4]*x)", {0.3, -7}, {2, 3, 3, 4});
        compare("f = sqr(x)*y + sin(x)*exp(y)", {2, 0.5},
                {2 * 0.5 - std::sin(2) * std::exp(0.5), 4 + std::cos(2) * std::exp(0.5),
                 4 + std::cos(2) * std::exp(0.5), std::sin(2) * std::exp(0.5)});
    }

    void isFiniteWherePowersHaveNoLogarithm() {
        compare("f = x^3", {-2}, {-12});
        compare("f = x^2", {0}, {2});
        compare("f = x^4", {0}, {0});
    }

    void takesTheSlopeOfABranchAsItIs() {
        compare("f = relu(x)*x + abs(y)*y", {3, -2}, {2, 0, 0, -2});
        compare("f = max(x*x, y)", {0.5, 1}, {0, 0, 0, 0});
    }

    void leavesOutWhatTheOutputDoesNotNeed() { compare("g = sqrt(x)\nf = x^2", {0}, {2}); }

    void agreesWithCentralDifferencesOfGradients_data() {
        QTest::addColumn<bool>("hasArrays");
        QTest::addColumn<int>("programs");
        QTest::newRow("scalars") << false << 200;
        QTest::newRow("arrays") << true << 60;
    }
    void agreesWithCentralDifferencesOfGradients() {
        QFETCH(bool, hasArrays);
        QFETCH(int, programs);
        int sharp = 0;
        int compared = 0;
        for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(programs); ++seed) {
            const Sample sample = sampleOf(hasArrays ? test::RandomProgram{test::randomArrayProgram(seed), {}}
                                                     : test::randomProgram(seed));
            const std::size_t count = sample.inputs.size();
            GradientEvaluator gradient(sample.program);
            HessianEvaluator evaluator(sample.program);
            const double value = gradient.evaluate(sample.inputs);
            if (!std::isfinite(value)) continue;
            QVERIFY(std::abs(evaluator.evaluate(sample.inputs) - value) <= 1e-12 * std::max(1.0, std::abs(value)));
            for (std::size_t i = 0; i < evaluator.gradient().size(); ++i) {
                const double want = gradient.gradient()[i];
                QVERIFY(std::abs(evaluator.gradient()[i] - want) <= 1e-10 * std::max(1.0, std::abs(want)));
            }
            for (std::size_t i = 0; i < count; ++i) {
                const std::vector<double> coarse = centralDifference(gradient, sample.inputs, i, 2e-4);
                const std::vector<double> fine = centralDifference(gradient, sample.inputs, i, 1e-4);
                for (std::size_t j = 0; j < count; ++j) {
                    const double got = evaluator.hessian()[i * count + j];
                    QCOMPARE(got, evaluator.hessian()[j * count + i]);
                    // A difference knows its own error: where two steps agree, the Hessian must agree too.
                    const double scale = std::max(1.0, std::abs(got));
                    ++compared;
                    if (!(std::abs(coarse[j] - fine[j]) <= 1e-6 * scale)) continue;
                    ++sharp;
                    QVERIFY2(std::abs(fine[j] - got) <= 1e-5 * scale, sample.text.c_str());
                }
            }
        }
        QVERIFY2(compared > programs && sharp > compared * 9 / 10,
                 qPrintable(QStringLiteral("%1 of %2").arg(sharp).arg(compared)));
    }

    void allocatesNothing() {
        const Program program =
            compile("W = [1, 2; 3, 4]; x = [5; 6]; L = norm2([sum(softmax(tanh(W*x))); sin(y)])")->program;
        HessianEvaluator evaluator(program);
        const std::vector<double> inputs = initialInputs(program);
        const std::size_t before = test::allocations;
        evaluator.evaluate(inputs);
        QCOMPARE(test::allocations, before);
    }
};

QTEST_APPLESS_MAIN(HessianTest)
#include "hessian_test.moc"
