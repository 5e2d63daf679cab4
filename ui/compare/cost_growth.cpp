#include "ui/compare/cost_growth.h"

#include "core/compare/gradient_runner.h"
#include "core/language/compile.h"

namespace wengert {
namespace {

constexpr std::size_t maximumNodes = 500'000;  // different subexpressions of all partial derivatives
constexpr double everyInput = 0.9;             // a product of a thousand stays above the smallest number

}  // namespace

GrowthPoint growthAt(const ProgramFamily& family, std::size_t inputs, std::chrono::nanoseconds budget,
                     const std::stop_token& stop) {
    GrowthPoint point{.inputs = inputs};
    const auto compiled = compile(family.text(inputs));
    if (!compiled || stop.stop_requested()) return point;
    const Program& program = compiled->program;
    const auto symbolic = differentiate(program, allInputs(program), Rewriting::Full, maximumNodes);
    if (stop.stop_requested()) return point;
    const GradientCosts counted = gradientCosts(program, symbolic ? &*symbolic : nullptr);
    std::optional<ExpressionProgram> gradient;
    if (symbolic) gradient = programOf(program, symbolic->expressions, symbolic->partials, Sharing::Shared, "gradient");
    const std::vector<double> numbers(program.inputSize(), everyInput);
    GradientRunner runner(program, numbers, gradient ? &*gradient : nullptr);
    point.evaluation = counted.evaluation;
    point.evaluationNanoseconds = nanosecondsOf([&] { runner.evaluate(); }, budget, stop);
    for (const GradientMethod method : allGradientMethods) {
        MethodCost cost{.method = method, .cost = counted.of(method)};
        if (runner.has(method)) cost.nanoseconds = nanosecondsOf([&] { runner.run(method); }, budget, stop);
        point.costs.push_back(cost);
    }
    return point;
}

}  // namespace wengert
