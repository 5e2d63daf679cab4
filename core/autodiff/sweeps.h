// The sweeps: values forward, tangents forward, adjoints backward, over flat buffers, for scalar steps.
// Kernels are picked once, when a program is prepared: steps are ordered by level (the longest path from
// an input) and operation, and each run of the same operation costs one dispatch. Nothing is allocated
// in a sweep. What is not here: recording a run for the views (trace.h) and explaining a step (explanation.h).
// Source: A. Griewank, A. Walther, "Evaluating Derivatives", 2nd ed., chapters 2 and 3.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/program/program.h"

namespace wengert {

class Sweeps {
 public:
    explicit Sweeps(const Program& program);

    // Length of a buffer of values: the program's numbers, then its constants.
    std::size_t valueCount() const { return m_bufferSize + m_constants.size(); }
    // Length of a buffer of tangents or adjoints: the program's numbers.
    std::size_t bufferSize() const { return m_bufferSize; }

    // Puts the constants into their slots; once per buffer. `values`: valueCount() numbers.
    void prepare(std::span<double> values) const;
    // values[inputs] → all values.
    void values(std::span<double> values) const;
    // values, tangents[inputs] → all tangents (overwritten).
    void tangents(std::span<const double> values, std::span<double> tangents) const;
    // values, seeded adjoints (zero elsewhere) → all adjoints (accumulated).
    void adjoints(std::span<const double> values, std::span<double> adjoints) const;

    // One step's place in the buffers: result and arguments. Constants stand behind the program's numbers.
    struct Instruction {
        std::uint32_t y, a, b, c;
    };
    using ValueKernel = void (*)(const Instruction* begin, const Instruction* end, double* values);
    using DerivativeKernel = void (*)(const Instruction* begin, const Instruction* end, const double* values,
                                      double* derivatives);
    // Kernels of one operation with some arguments constant.
    struct Kernels {
        ValueKernel value;
        DerivativeKernel tangent;
        DerivativeKernel adjoint;
    };

 private:
    struct Run {
        Kernels kernels;
        std::uint32_t begin, end;  // into m_instructions
    };

    std::vector<Run> m_runs;
    std::vector<Instruction> m_instructions;
    std::vector<double> m_constants;
    std::size_t m_bufferSize = 0;
};

// Value and gradient of a program at many points, one after another, without allocating.
class GradientEvaluator {
 public:
    explicit GradientEvaluator(const Program& program);
    // inputs: one number an input → the output's value; gradient() holds ∂output/∂input afterwards.
    double evaluate(std::span<const double> inputs);
    std::span<const double> gradient() const { return {m_adjoints.data(), m_inputCount}; }

 private:
    Sweeps m_sweeps;
    std::vector<double> m_values;
    std::vector<double> m_adjoints;
    std::size_t m_inputCount;
    std::size_t m_output;
};

}  // namespace wengert
