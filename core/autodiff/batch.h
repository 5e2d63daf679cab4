// Value and gradient of a program at many points: for surfaces, contours and swarms. The points are the lanes of one
// sweep, a chunk at a time, so that each operation is dispatched once a chunk and what it computes stays in the cache;
// coordinates, values and gradients are read and written in place, so that nothing is copied. At one point,
// GradientEvaluator (sweeps.h) is faster.
#pragma once

#include <span>
#include <vector>

#include "core/autodiff/aligned.h"
#include "core/autodiff/sweeps.h"

namespace wengert {

// A value with its own buffers: give each worker one.
class BatchEvaluator {
 public:
    // The program's inputs and output are scalars.
    explicit BatchEvaluator(const Program& program);

    std::size_t inputCount() const { return m_inputCount; }
    // coordinates: the first input of every point, then the second of every point, …; gradients the same, or empty
    // where only values are wanted, which costs less. values: one a point. Mathematical functions are those of lanes
    // (lanes_functions.h), so that the last places may differ from GradientEvaluator's. Allocates nothing.
    void evaluate(std::span<const double> coordinates, std::span<double> values, std::span<double> gradients);

 private:
    void evaluateChunk(const double* coordinates, double* values, double* gradients, std::size_t stride);
    void evaluateFew(std::span<const double> coordinates, std::span<double> values, std::span<double> gradients);

    Sweeps m_sweeps;
    std::size_t m_inputCount;
    bool m_outputIsInput;
    bool m_outputHasLanes;
    Spot m_output;
    AlignedNumbers m_values;
    AlignedNumbers m_adjoints;
    AlignedNumbers m_few;
    std::vector<double*> m_valueBuffers;    // the sweep's own, each input's coordinates, the output's values
    std::vector<double*> m_adjointBuffers;  // the sweep's own, each input's gradients
};

}  // namespace wengert
