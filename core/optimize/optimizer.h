// A method at work on n parameters: its state, and one update after another. It computes no gradient and knows no
// schedule; the caller brings both.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/optimize/table.h"

namespace wengert {

class Optimizer {
 public:
    Optimizer(const Method& method, std::size_t parameterCount);

    // One update of the parameters, in place, and of the state. Both spans hold parameterCount() numbers and do not
    // overlap. Allocates nothing. The learning rate is the method's, or the given one (a schedule's).
    void step(std::span<double> parameters, std::span<const double> gradient) {
        step(parameters, gradient, m_method.learningRate());
    }
    void step(std::span<double> parameters, std::span<const double> gradient, double learningRate);

    // Back to before the first update.
    void reset();

    const Method& method() const { return m_method; }
    std::size_t parameterCount() const { return m_parameterCount; }
    std::uint64_t stepsTaken() const { return m_stepsTaken; }
    // The numbers of a state slot (see MethodRow::state), one a parameter.
    std::span<const double> state(std::size_t slot) const {
        return std::span(m_state).subspan(slot * m_parameterCount, m_parameterCount);
    }
    // The number that the method keeps for all parameters together, if it has one.
    double carried() const { return m_carried; }

 private:
    Method m_method;
    std::size_t m_parameterCount;
    std::vector<double> m_state;
    std::uint64_t m_stepsTaken = 0;
    double m_carried = 1;
};

}  // namespace wengert
