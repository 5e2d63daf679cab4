#include "core/optimize/program_objective.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

namespace wengert {

ProgramObjective::ProgramObjective(Program program)
    : m_program(std::make_shared<const Program>(std::move(program))), m_gradient(*m_program) {
    assert(m_program->step(m_program->output()).shape.isScalar());
}

std::unique_ptr<Objective> ProgramObjective::clone() const { return std::make_unique<ProgramObjective>(*this); }

double ProgramObjective::evaluate(std::span<const double> point, std::span<double> gradient) {
    if (givesUp(gradient)) return notComputed;
    const double value = m_gradient.evaluate(point);
    std::ranges::copy(m_gradient.gradient(), gradient.begin());
    return value;
}

void ProgramObjective::hessian(std::span<const double> point, std::span<double> hessian) {
    if (givesUp(hessian)) return;
    if (!m_hessian) m_hessian.emplace(*m_program);
    m_hessian->evaluate(point);
    std::ranges::copy(m_hessian->hessian(), hessian.begin());
}

void ProgramObjective::evaluateMany(std::span<const double> coordinates, std::span<double> values,
                                    std::span<double> gradients) {
    if (givesUp(values) && (gradients.empty() || givesUp(gradients))) return;
    if (inputCount() != m_program->inputs().size()) return evaluateOneByOne(coordinates, values, gradients);
    if (!m_batch) m_batch.emplace(*m_program);
    m_batch->evaluate(coordinates, values, gradients);
}

// Where an input is an array.
void ProgramObjective::evaluateOneByOne(std::span<const double> coordinates, std::span<double> values,
                                        std::span<double> gradients) {
    const std::size_t count = values.size();
    std::vector<double> point(inputCount());
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < point.size(); ++k) point[k] = coordinates[k * count + i];
        values[i] = m_gradient.evaluate(point);
        if (gradients.empty()) continue;
        for (std::size_t k = 0; k < point.size(); ++k) gradients[k * count + i] = m_gradient.gradient()[k];
    }
}

}  // namespace wengert
