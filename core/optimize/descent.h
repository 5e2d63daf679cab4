// A method on its way down a program: from the start, one update after another, with the path and the values on it
// recorded. For scalar programs of any number of inputs; minibatches are the trainer's.
#pragma once

#include <span>
#include <vector>

#include "core/autodiff/sweeps.h"
#include "core/optimize/optimizer.h"
#include "core/optimize/schedule.h"

namespace wengert {

class Descent {
 public:
    // start: one number an input. The program's value there is the first on the path.
    Descent(const Program& program, const Method& method, std::span<const double> start,
            const Schedule& schedule = allSchedules().front());

    // Takes up to `steps` updates, and fewer where the value, the gradient or the point stops being finite.
    // Returns how many were taken.
    std::size_t advance(std::size_t steps);

    std::size_t inputCount() const { return m_optimizer.parameterCount(); }
    std::size_t pointCount() const { return m_values.size(); }
    std::span<const double> point(std::size_t i) const {
        return std::span(m_path).subspan(i * inputCount(), inputCount());
    }
    // At each point of the path.
    std::span<const double> values() const { return m_values; }
    // At the last point.
    std::span<const double> gradient() const { return m_evaluator.gradient(); }
    // No further update is possible; the last point is where that became so.
    bool hasDiverged() const { return m_hasDiverged; }
    const Optimizer& optimizer() const { return m_optimizer; }
    // The rate of the next update.
    double learningRate() const;

 private:
    void record();

    GradientEvaluator m_evaluator;
    Optimizer m_optimizer;
    Scheduler m_scheduler;
    std::vector<double> m_point;
    std::vector<double> m_path;
    std::vector<double> m_values;
    bool m_hasDiverged = false;
};

}  // namespace wengert
