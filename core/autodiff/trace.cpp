#include "core/autodiff/trace.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <functional>

#include "core/ops/table.h"

namespace wengert {

const std::vector<double>& Trace::of(Pass pass) const {
    switch (pass) {
        case Pass::Values: return values;
        case Pass::Tangents: return tangents;
        case Pass::Adjoints: return adjoints;
        case Pass::Update: break;
    }
    return updates;
}

std::span<const double> Trace::numbers(const Program& program, Pass pass, StepId step) const {
    return {of(pass).data() + program.step(step).offset, program.step(step).shape.size()};
}

std::span<const double> Trace::argumentNumbers(const Program& program, Argument argument) const {
    return argument.isStep() ? numbers(program, Pass::Values, argument.step())
                             : program.constantNumbers(argument.constant());
}

double Trace::value(const Program& program, Argument argument) const {
    return argument.isStep() ? values[program.step(argument.step()).offset] : program.constant(argument.constant());
}

void record(const Program& program, const Sweeps& sweeps, std::span<const double> inputs, std::span<const double> seed,
            Trace& trace, std::span<const double> cotangent) {
    assert(inputs.size() == program.inputSize() && seed.size() == inputs.size());
    trace.values.assign(sweeps.valueCount(), 0);
    trace.tangents.assign(sweeps.bufferSize(), 0);
    trace.adjoints.assign(sweeps.bufferSize(), 0);
    trace.updates.clear();
    trace.cotangent.assign(cotangent.begin(), cotangent.end());
    trace.firstNonFinite.reset();
    if (program.isEmpty()) return;

    const Step& output = program.step(program.output());
    if (cotangent.empty()) trace.cotangent.assign(output.shape.size(), 1);
    assert(trace.cotangent.size() == output.shape.size());
    sweeps.prepare(trace.values);
    std::ranges::copy(inputs, trace.values.begin());
    sweeps.values(trace.values);
    std::ranges::copy(seed, trace.tangents.begin());
    sweeps.tangents(trace.values, trace.tangents);
    std::ranges::copy(trace.cotangent, trace.adjoints.begin() + output.offset);
    sweeps.adjoints(trace.values, trace.adjoints);

    const auto numbers = std::span(trace.values).first(sweeps.bufferSize());
    const auto found = std::ranges::find_if_not(numbers, [](double value) { return std::isfinite(value); });
    if (found == numbers.end()) return;
    const auto next =
        std::ranges::upper_bound(program.steps(), static_cast<std::size_t>(found - numbers.begin()), {}, &Step::offset);
    trace.firstNonFinite = StepId{static_cast<std::uint32_t>(next - program.steps().begin() - 1)};
}

Trace record(const Program& program, std::span<const double> inputs, std::span<const double> seed,
             std::span<const double> cotangent) {
    Trace trace;
    record(program, Sweeps(program), inputs, seed, trace, cotangent);
    return trace;
}

std::vector<double> initialInputs(const Program& program) {
    std::vector<double> all;
    for (const Input& input : program.inputs()) all.insert(all.end(), input.value.begin(), input.value.end());
    return all;
}

std::vector<double> defaultSeed(const Program& program) {
    std::vector<double> seed(program.inputSize(), 0);
    if (!seed.empty()) std::fill_n(seed.begin(), program.inputs().front().value.size(), 1);
    return seed;
}

bool isScalarEdge(const Program& program, EdgeId edge) {
    const StepId user = program.userOf(edge);
    const auto arguments = program.arguments(user);
    return op(program.step(user).op).isElementwise && program.step(user).shape.isScalar() &&
           std::ranges::all_of(arguments, [&](const Argument& a) { return program.shape(a).isScalar(); });
}

std::vector<double> edgeNumbers(const Program& program, const Trace& trace, Pass pass, EdgeId edge) {
    // The step alone, with the edge as its only active argument: its numbers, then its arguments'.
    const StepId user = program.userOf(edge);
    ArrayStep step{.shape = program.step(user).shape, .operandCount = program.step(user).argumentCount};
    std::vector<ArrayOperand> operands;
    std::vector<double> values(trace.numbers(program, Pass::Values, user).begin(),
                               trace.numbers(program, Pass::Values, user).end());
    const std::size_t which = index(edge) - program.step(user).firstArgument;
    for (const Argument& argument : program.arguments(user)) {
        const Spot place{0, values.size()};
        operands.push_back(
            {.value = place, .adjoint = place, .shape = program.shape(argument), .isActive = operands.size() == which});
        const auto numbers = trace.argumentNumbers(program, argument);
        values.insert(values.end(), numbers.begin(), numbers.end());
    }
    planArrayStep(program.step(user).op, step, operands.data());

    std::vector<double> derivatives(values.size(), 0);
    const ArrayOperand& operand = operands[which];
    const auto given = pass == Pass::Tangents ? trace.numbers(program, Pass::Tangents, program.argument(edge).step())
                                              : trace.numbers(program, Pass::Adjoints, user);
    const std::size_t from = pass == Pass::Tangents ? operand.value.offset : 0;
    std::ranges::copy(given, derivatives.begin() + static_cast<std::ptrdiff_t>(from));
    const auto sweep = pass == Pass::Tangents ? step.kernels->tangent : step.kernels->adjoint;
    double* const valueBuffers[] = {values.data()};
    double* const derivativeBuffers[] = {derivatives.data()};
    sweep(step, operands.data(), valueBuffers, derivativeBuffers);
    const auto first =
        derivatives.begin() + static_cast<std::ptrdiff_t>(pass == Pass::Tangents ? 0 : operand.value.offset);
    const std::size_t size = pass == Pass::Tangents ? step.shape.size() : operand.shape.size();
    return {first, first + static_cast<std::ptrdiff_t>(size)};
}

EdgeTerm edgeTerm(const Program& program, const Trace& trace, EdgeId edge) {
    assert(isScalarEdge(program, edge));
    const StepId user = program.userOf(edge);
    const Step& step = program.step(user);
    std::array<double, maximumArity> arguments{};
    std::array<double, maximumArity> partials{};
    std::ranges::transform(program.arguments(user), arguments.begin(),
                           [&](const Argument& argument) { return trace.value(program, argument); });
    op(step.op).partials(arguments.data(), trace.values[step.offset], partials.data());

    const double partial = partials[index(edge) - step.firstArgument];
    const Argument& argument = program.argument(edge);
    const double argumentTangent = argument.isStep() ? trace.tangents[program.step(argument.step()).offset] : 0;
    return {partial, partial * argumentTangent, trace.adjoints[step.offset] * partial};
}

std::vector<EdgeId> termEdges(const Program& program, Pass pass, StepId step) {
    std::vector<EdgeId> edges;
    if (pass == Pass::Adjoints)
        for (const Use& use : program.uses(step)) edges.push_back(use.edge);
    if (pass == Pass::Tangents)
        for (std::uint32_t k = 0; k < program.step(step).argumentCount; ++k)
            if (const EdgeId edge{program.step(step).firstArgument + k}; program.argument(edge).isStep())
                edges.push_back(edge);
    return edges;
}

std::vector<double> partialSum(const Program& program, const Trace& trace, Pass pass, StepId step, std::size_t terms) {
    const std::vector<EdgeId> edges = termEdges(program, pass, step);
    std::vector<double> sum(program.step(step).shape.size(), 0);
    if (pass == Pass::Adjoints && step == program.output()) sum = trace.cotangent;
    for (const EdgeId edge : std::span(edges).first(std::min(terms, edges.size()))) {
        const std::vector<double> term = edgeNumbers(program, trace, pass, edge);
        std::ranges::transform(sum, term, sum.begin(), std::plus());
    }
    return sum;
}

}  // namespace wengert
