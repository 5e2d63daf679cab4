#include "ui/compare/derivative_formula.h"

#include <map>

#include "core/autodiff/scalarize.h"
#include "core/compare/written_expression.h"

namespace wengert {
namespace {

constexpr OperationCount mostOperations = 120;  // more nobody reads
constexpr std::size_t maximumSteps = 20'000;    // of the unit-level program
constexpr std::size_t maximumNodes = 100'000;

using Count = std::map<StepId, int>;

// Inside a part that is repeated nothing else is counted: it is repeated with it.
void countParts(const Math& math, const Program& parts, Count& count) {
    if (math.step && !parts.isInput(*math.step) && ++count[*math.step] > 1) return;
    for (const Math& child : math.children) countParts(child, parts, count);
}

std::optional<Program> onNumbers(const Program& program) {
    if (!hasArrays(program)) return program.stepCount() <= maximumSteps ? std::optional(program) : std::nullopt;
    auto unit = scalarize(program, maximumSteps);
    return unit ? std::optional(std::move(unit->program)) : std::nullopt;
}

}  // namespace

DerivativeFormula derivativeFormula(const Program& program, std::size_t place) {
    DerivativeFormula formula;
    const std::optional<Program> unit = onNumbers(program);
    if (!unit) return formula;
    const StepId input{static_cast<std::uint32_t>(place)};
    const auto derivative = differentiate(*unit, {&input, 1}, Rewriting::Full, maximumNodes);
    if (!derivative || derivative->sizeOf(derivative->partials.front()).tree > mostOperations) return formula;
    const auto shared =
        programOf(*unit, derivative->expressions, derivative->partials, Sharing::Shared, "derivative", maximumNodes);
    formula.math = expressionMath(*unit, derivative->expressions, derivative->partials.front(),
                                  shared ? &*shared : nullptr, mostOperations);
    if (!formula.math || !shared) return formula;
    Count count;
    countParts(*formula.math, shared->program, count);
    for (const auto& [step, times] : count)
        if (times > 1) formula.repeated.push_back(step);
    return formula;
}

}  // namespace wengert
