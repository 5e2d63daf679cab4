// What a network answers at many points: its prediction for a heat map, every unit's response. A value with its own
// buffers: give each worker one. It needs no labels; steps that depend on y mean nothing here.
#pragma once

#include "core/network/minibatch_sweep.h"

namespace wengert {

class Responses {
 public:
    Responses(const Program& program, const Roles& roles);

    // Numbers that `respond` writes for a step and `count` samples.
    std::size_t sizeOf(StepId step, std::size_t count) const { return m_cells[index(step)] * count; }
    // parameters: flat, see NetworkParameter::offset; x: sample after sample. out: step after step, cell after cell,
    // the samples of a cell side by side; a cell that does not depend on x is repeated.
    void respond(std::span<const double> parameters, std::span<const double> x, std::span<const StepId> steps,
                 std::span<double> out);
    // The same of one step.
    void respond(std::span<const double> parameters, std::span<const double> x, StepId step, std::span<double> out) {
        respond(parameters, x, std::span(&step, 1), out);
    }

 private:
    static constexpr std::size_t samplesAtOnce = 256;
    MinibatchSweep m_sweep;
    std::size_t m_featureCount;
    std::vector<std::size_t> m_cells;  // by step
    std::vector<double> m_values;
};

// The network's units: steps that an activation computes from data and parameters, in their order. The prediction may
// be one of them.
std::vector<StepId> activationSteps(const Program& program, const Roles& roles);

}  // namespace wengert
