#include "core/network/responses.h"

#include <algorithm>
#include <cassert>

#include "core/network/architecture.h"
#include "core/ops/table.h"

namespace wengert {

Responses::Responses(const Program& program, const Roles& roles)
    : m_sweep(program, roles, samplesAtOnce, false),
      m_featureCount(roles.featureCount),
      m_values(m_sweep.valueCount()) {
    for (const Step& step : program.steps()) m_cells.push_back(step.shape.size());
    m_sweep.prepare(m_values);
}

void Responses::respond(std::span<const double> parameters, std::span<const double> x, std::span<const StepId> steps,
                        std::span<double> out) {
    const std::size_t all = x.size() / m_featureCount;
    std::ranges::copy(parameters, m_values.begin());
    for (std::size_t first = 0; first < all; first += samplesAtOnce) {
        const std::size_t count = std::min(samplesAtOnce, all - first);
        m_sweep.loadFeatures(x.subspan(first * m_featureCount), count, m_values);
        m_sweep.evaluate(m_values, count);
        std::size_t at = first;
        for (const StepId step : steps)
            for (std::size_t cell = 0; cell < m_cells[index(step)]; ++cell, at += all)
                for (std::size_t i = 0; i < count; ++i) out[at + i] = m_sweep.at(m_values, step, cell, i);
    }
}

std::vector<StepId> activationSteps(const Program& program, const Roles& roles) {
    std::vector<bool> dependsOnData(program.stepCount(), false);
    for (const StepId input : roles.data) dependsOnData[index(input)] = true;
    std::vector<StepId> steps;
    for (std::size_t i = program.inputs().size(); i < program.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        bool depends = false;
        for (const Argument& argument : program.arguments(id))
            depends = depends || (argument.isStep() && dependsOnData[index(argument.step())]);
        dependsOnData[i] = depends;
        const bool isActivation = std::ranges::any_of(
            allActivations(), [&](const ActivationRow& row) { return row.name == op(program.step(id).op).row->name; });
        if (depends && isActivation) steps.push_back(id);
    }
    return steps;
}

}  // namespace wengert
