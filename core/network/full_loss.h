// J over all training samples and its gradient, at any parameters: for what looks at the loss beside training, such as
// its curvature and slices. Training itself goes by minibatches (trainer.h).
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/network/trainer.h"

namespace wengert {

// A value with its own buffers: give each worker one. It shares the trainer's samples and does not need the trainer.
class FullLoss {
 public:
    explicit FullLoss(const Trainer& trainer);

    std::size_t parameterCount() const { return m_penalties.size(); }
    // J, the penalty included. parameters: flat, see NetworkParameter::offset. Allocates nothing.
    double value(std::span<const double> parameters) { return evaluate(parameters, {}); }
    // And its gradient: as many numbers.
    double evaluate(std::span<const double> parameters, std::span<double> gradient);

 private:
    std::shared_ptr<const Samples> m_samples;
    std::vector<double> m_penalties;  // by parameter: λ of a weight, else 0
    MinibatchSweep m_sweep;
    std::vector<double> m_values;
    std::vector<double> m_adjoints;
    std::vector<std::uint32_t> m_which;
};

}  // namespace wengert
