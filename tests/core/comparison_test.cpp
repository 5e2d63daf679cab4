// The methods side by side: their gradients agree, what cannot be had is left out, and measuring keeps to its budget.
#include <QtTest>

#include <cmath>

#include "core/autodiff/trace.h"
#include "core/compare/comparison.h"
#include "core/compare/gradient_runner.h"
#include "core/language/compile.h"

using namespace wengert;

namespace {

Program programOfText(const std::string& text) {
    const auto compiled = compile(text);
    if (!compiled) qFatal("%s", toText(compiled.error()).c_str());
    return compiled->program;
}

}  // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void comparesTheLecturesExample() {
        const Program program = programOfText("f = (x*y + sin(x) + 4)*(3*y^2 + 6)");
        const std::vector<double> inputs{2, 8};
        const MethodComparison made = compareMethods(program, inputs, {.places = {0, 1}});
        QCOMPARE(made.inputs, (std::vector<std::string>{"x", "y"}));
        QCOMPARE(made.partials.size(), std::size_t{2});
        const double want = (8 + std::cos(2.0)) * (3 * 64 + 6);
        for (const MethodValue& value : made.partials[0].values) {
            const double tolerance = value.method == GradientMethod::ForwardDifference   ? 1e-6
                                     : value.method == GradientMethod::CentralDifference ? 1e-9
                                                                                         : 1e-15;
            QVERIFY(std::abs(value.value - want) <= tolerance * want);
            QCOMPARE(value.error,
                     std::abs(value.value - made.partials[0].values[0].value) / made.partials[0].values[0].value);
        }
        QCOMPARE(made.partials[0].values.size(), allGradientMethods.size());
        QCOMPARE(made.partials[0].text, std::optional<std::string>("(y + cos(x))*(3*y^2 + 6)"));
        QVERIFY(made.costs[0].cost && !made.costs[0].nanoseconds);
    }

    // Cells of arrays, and a sum over the cells of an array that is the output.
    void comparesProgramsOnArrays() {
        const Program program = programOfText("W = [1, 2; 3, 4]; x = [5; 6]; y = tanh(0.1*(W*x))");
        const std::vector<double> inputs = initialInputs(program);
        const Trace trace = record(program, inputs, std::vector<double>(inputs.size(), 0.0));
        const MethodComparison made = compareMethods(program, inputs, {.places = {0, 1, 2, 3, 4, 5}});
        QCOMPARE(made.inputs[1], std::string("W_1_2"));
        for (const PartialComparison& partial : made.partials) {
            QCOMPARE(partial.values.size(), allGradientMethods.size());
            for (const MethodValue& value : partial.values)
                QVERIFY(std::abs(value.value - trace.adjoints[partial.place]) < 1e-6);
        }
    }

    void leavesOutWhatIsTooLarge() {
        const Program program = programOfText("x = [1, 2, 3; 4, 5, 6]; f = sum(sin(x*x'))");
        const MethodComparison made =
            compareMethods(program, initialInputs(program), {.maximumSteps = 10, .maximumNodes = 50});
        QCOMPARE(made.partials[0].values.size(), allGradientMethods.size() - 1);
        QVERIFY(!made.partials[0].simplified);
        QVERIFY(!made.evaluation);
    }

    void measuresWithinABudgetAndUntilStopped() {
        int calls = 0;
        const auto call = [&] { ++calls; };
        QVERIFY(nanosecondsOf(call, std::chrono::milliseconds(2)).value_or(0) > 0);
        QVERIFY(calls > 1);
        std::stop_source source;
        source.request_stop();
        QVERIFY(!nanosecondsOf(call, std::chrono::hours(1), source.get_token()));
        std::stop_source later;
        const auto callsThenStops = [&] { later.request_stop(); };
        QVERIFY(nanosecondsOf(callsThenStops, std::chrono::hours(1), later.get_token()));
    }

    void measuresEveryMethod() {
        const Program program = programOfText("f = (x*y + sin(x) + 4)*(3*y^2 + 6)");
        const MethodComparison made =
            compareMethods(program, std::vector<double>{2, 8}, {.budget = std::chrono::milliseconds(2)});
        for (const MethodCost& cost : made.costs) QVERIFY(cost.nanoseconds.value_or(0) > 0);
        QVERIFY(made.evaluationNanoseconds);
    }
};

QTEST_APPLESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
