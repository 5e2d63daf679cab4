#include "core/optimize/descent.h"

#include <algorithm>
#include <cmath>

namespace wengert {

Descent::Descent(const Program& program, const Method& method, std::span<const double> start, const Schedule& schedule)
    : m_evaluator(program),
      m_optimizer(method, start.size()),
      m_scheduler(schedule),
      m_point(start.begin(), start.end()) {
    record();
}

double Descent::learningRate() const {
    return m_scheduler.rate(m_optimizer.method().learningRate(), m_optimizer.stepsTaken());
}

void Descent::record() {
    const auto isFinite = [](double number) { return std::isfinite(number); };
    const double value = m_evaluator.evaluate(m_point);
    m_path.insert(m_path.end(), m_point.begin(), m_point.end());
    m_values.push_back(value);
    m_scheduler.observe(value);
    m_hasDiverged = !isFinite(value) || !std::ranges::all_of(m_point, isFinite) ||
                    !std::ranges::all_of(m_evaluator.gradient(), isFinite);
}

std::size_t Descent::advance(std::size_t steps) {
    std::size_t taken = 0;
    for (; taken < steps && !m_hasDiverged; ++taken) {
        m_optimizer.step(m_point, m_evaluator.gradient(), learningRate());
        record();
    }
    return taken;
}

}  // namespace wengert
