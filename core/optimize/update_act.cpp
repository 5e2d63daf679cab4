#include "core/optimize/update_act.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <set>

#include "core/optimize/clipping.h"

namespace wengert {

namespace {

// The numbers of the act's inputs among those of a pass.
std::vector<double> gathered(const UpdateAct& act, const Program& program, const Trace& trace, Pass pass) {
    std::vector<double> numbers;
    numbers.reserve(act.parameterCount());
    for (const StepId step : updatedSteps(act, program)) {
        const auto own = trace.numbers(program, pass, step);
        numbers.insert(numbers.end(), own.begin(), own.end());
    }
    return numbers;
}

}  // namespace

std::size_t UpdateAct::parameterCount() const {
    std::size_t count = 0;
    for (const UpdatedInput& input : inputs) count += input.shape.size();
    return count;
}

bool fits(const UpdateAct& act, const Program& program) {
    if (act.inputs.empty() || act.state.size() != act.method.row->stateCount() * act.parameterCount()) return false;
    std::set<StepId> seen;
    return std::ranges::all_of(act.inputs, [&](const UpdatedInput& input) {
        const std::optional<StepId> step = program.findInput(input.name);
        return step && program.step(*step).shape == input.shape && seen.insert(*step).second;
    });
}

std::vector<StepId> updatedSteps(const UpdateAct& act, const Program& program) {
    std::vector<StepId> steps;
    for (const UpdatedInput& input : act.inputs) steps.push_back(*program.findInput(input.name));
    return steps;
}

Updated carryOut(const UpdateAct& act, const Program& program, const Trace& trace) {
    assert(fits(act, program));
    Updated updated{.gradient = gathered(act, program, trace, Pass::Adjoints),
                    .before = gathered(act, program, trace, Pass::Values)};
    if (act.clipNorm) {
        const double before = clipNorm(updated.gradient, *act.clipNorm);
        if (before > *act.clipNorm && std::isfinite(before)) updated.clipFactor = *act.clipNorm / before;
    }
    updated.parameters = updated.before;
    std::vector<double> state = act.state;
    Setting setting = act.method.setting;
    setting[0] = act.learningRate;
    double carried = act.carried;
    act.method.kernel({.parameters = updated.parameters,
                       .gradient = updated.gradient,
                       .state = state.data(),
                       .setting = setting,
                       .number = static_cast<double>(act.number),
                       .carried = carried});
    return updated;
}

void recordUpdate(const UpdateAct& act, const Program& program, Trace& trace) {
    const Updated updated = carryOut(act, program, trace);
    trace.updates.assign(trace.values.begin(), trace.values.begin() + static_cast<std::ptrdiff_t>(program.inputSize()));
    auto from = updated.parameters.begin();
    for (const StepId step : updatedSteps(act, program)) {
        const Step& input = program.step(step);
        const auto end = from + static_cast<std::ptrdiff_t>(input.shape.size());
        std::copy(from, end, trace.updates.begin() + input.offset);
        from = end;
    }
}

UpdatePoint pointOf(const UpdateAct& act, const Updated& updated, std::size_t i) {
    UpdatePoint point{.parameter = updated.before[i],
                      .gradient = updated.gradient[i],
                      .carried = act.carried,
                      .learningRate = act.learningRate,
                      .number = static_cast<double>(act.number)};
    for (std::size_t slot = 0; slot < act.method.row->stateCount(); ++slot)
        point.state[slot] = act.state[slot * act.parameterCount() + i];
    return point;
}

}  // namespace wengert
