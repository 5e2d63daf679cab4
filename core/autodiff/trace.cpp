#include "core/autodiff/trace.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "core/ops/table.h"

namespace wengert {

double Trace::value(const Program& program, Argument argument) const {
    return argument.isStep() ? values[program.step(argument.step()).offset] : program.constant(argument.constant());
}

void record(const Program& program, const Sweeps& sweeps, std::span<const double> inputs, std::span<const double> seed,
            Trace& trace, double cotangent) {
    assert(inputs.size() == program.inputs().size() && seed.size() == inputs.size());
    trace.values.assign(sweeps.valueCount(), 0);
    trace.tangents.assign(sweeps.bufferSize(), 0);
    trace.adjoints.assign(sweeps.bufferSize(), 0);
    trace.cotangent = cotangent;
    trace.firstNonFinite.reset();
    if (program.isEmpty()) return;

    sweeps.prepare(trace.values);
    std::ranges::copy(inputs, trace.values.begin());
    sweeps.values(trace.values);
    std::ranges::copy(seed, trace.tangents.begin());
    sweeps.tangents(trace.values, trace.tangents);
    trace.adjoints[program.step(program.output()).offset] = cotangent;
    sweeps.adjoints(trace.values, trace.adjoints);

    const auto steps = std::span(trace.values).first(sweeps.bufferSize());
    const auto found = std::ranges::find_if_not(steps, [](double value) { return std::isfinite(value); });
    if (found != steps.end()) trace.firstNonFinite = StepId{static_cast<std::uint32_t>(found - steps.begin())};
}

Trace record(const Program& program, std::span<const double> inputs, std::span<const double> seed, double cotangent) {
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
    std::vector<double> seed(program.inputs().size(), 0);
    if (!seed.empty()) seed.front() = 1;
    return seed;
}

EdgeTerm edgeTerm(const Program& program, const Trace& trace, EdgeId edge) {
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

double partialSum(const Program& program, const Trace& trace, Pass pass, StepId step, std::size_t terms) {
    const std::vector<EdgeId> edges = termEdges(program, pass, step);
    double sum = pass == Pass::Adjoints && step == program.output() ? trace.cotangent : 0;
    for (const EdgeId edge : std::span(edges).first(std::min(terms, edges.size()))) {
        const EdgeTerm term = edgeTerm(program, trace, edge);
        sum += pass == Pass::Adjoints ? term.downstream : term.tangent;
    }
    return sum;
}

}  // namespace wengert
