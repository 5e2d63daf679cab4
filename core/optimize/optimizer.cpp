#include "core/optimize/optimizer.h"

#include <algorithm>
#include <cassert>

namespace wengert {

Optimizer::Optimizer(const Method& method, std::size_t parameterCount)
    : m_method(method), m_parameterCount(parameterCount), m_state(method.row->stateCount() * parameterCount) {}

void Optimizer::step(std::span<double> parameters, std::span<const double> gradient, double learningRate) {
    assert(parameters.size() == m_parameterCount && gradient.size() == m_parameterCount);
    Setting setting = m_method.setting;
    setting[0] = learningRate;
    ++m_stepsTaken;
    m_method.kernel({.parameters = parameters,
                     .gradient = gradient,
                     .state = m_state.data(),
                     .setting = setting,
                     .number = static_cast<double>(m_stepsTaken),
                     .carried = m_carried});
}

void Optimizer::reset() {
    std::ranges::fill(m_state, 0.0);
    m_stepsTaken = 0;
    m_carried = 1;
}

}  // namespace wengert
