// The sweeps: values forward, tangents forward, adjoints backward, over flat buffers, at one point or at many
// (lanes). Kernels are picked once, when a program is prepared: steps are ordered by level (the longest path from
// an input) and operation, and each run of the same operation costs one dispatch. Nothing is allocated
// in a sweep of values or adjoints. What is not here: recording a run for the views (trace.h) and explaining a step
// (explanation.h). Source: A. Griewank, A. Walther, "Evaluating Derivatives", 2nd ed., chapters 2 and 3.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/autodiff/array_kernels.h"
#include "core/program/program.h"

namespace wengert {

// Many points at once: inputs with lanes have a number for each point, side by side behind each cell; the others
// are the same for all points, and their adjoints are sums over the points. Active inputs stand first in the buffers,
// one behind the other.
struct PointsPlan {
    std::size_t lanes = 1;
    std::vector<bool> hasLanes{};  // by input; empty: all of them
    std::vector<bool> isActive{};  // by input: its adjoint is wanted; empty: all of them
    bool onlyOutput = false;       // leave out what the output does not need; only its adjoint is seeded
    // Inputs, their adjoints and the output's value stand in buffers of the caller's: the inputs, all with lanes, in
    // the second and so on, the output behind them.
    bool inPlace = false;
    bool keepsPartials = false;  // of steps with lanes, where an op computes value and partial at once
};

// By step: whether the output depends on it.
std::vector<bool> stepsOfOutput(const Program& program);

class Sweeps {
 public:
    // At one point, buffers are indexed by Step::offset.
    explicit Sweeps(const Program& program) : Sweeps(program, PointsPlan{}) {}
    Sweeps(const Program& program, const PointsPlan& plan);

    // Length of a buffer of values: the steps' numbers, then the program's constants.
    std::size_t valueCount() const { return m_bufferSize + m_constants.size(); }
    // Length of a buffer of tangents or adjoints: the steps' numbers.
    std::size_t bufferSize() const { return m_bufferSize; }
    // Where a step's numbers begin in a buffer: row by row, the lanes of a cell side by side. With onlyOutput, the
    // adjoints of what is neither input nor output may be elsewhere.
    std::size_t offset(StepId step) const { return m_places[index(step)].adjoint.offset; }
    // Where a step's value is: in the sweep's own buffer but for what is in place.
    Spot valueSpot(StepId step) const { return m_places[index(step)].value; }
    bool hasLanes(StepId step) const { return m_places[index(step)].hasLanes; }
    std::size_t lanes() const { return m_lanes; }
    // Numbers of a step in a buffer.
    std::size_t sizeOf(StepId step) const { return m_places[index(step)].size; }

    // Puts the constants into their slots; once per buffer. `values`: valueCount() numbers.
    void prepare(std::span<double> values) const;
    // values[inputs] → all values.
    void values(std::span<double> values) const;
    // values, tangents[inputs] → all tangents (overwritten).
    void tangents(std::span<const double> values, std::span<double> tangents) const;
    // Zeros where adjoints() adds to what is there, or nothing comes; elsewhere it writes. With onlyOutput, the
    // output's are left to who seeds them.
    void clear(std::span<double> adjoints) const;
    // values, seeded adjoints (cleared elsewhere) → all adjoints that are wanted.
    void adjoints(std::span<const double> values, std::span<double> adjoints) const;

    // The same where some steps' numbers are in place. With keepsPartials, adjoints() wants valuesAndPartials() before.
    void values(Buffers values) const { sweepValues(values, false); }
    void valuesAndPartials(Buffers values) const { sweepValues(values, true); }
    void clear(Buffers adjoints) const;
    void adjoints(ConstBuffers values, Buffers adjoints) const;

    // One step's place in the buffers: result and arguments. Constants stand behind the program's numbers.
    struct Instruction {
        std::uint32_t y, a, b, c;
    };
    using ValueKernel = void (*)(const Instruction* begin, const Instruction* end, double* values);
    using DerivativeKernel = void (*)(const Instruction* begin, const Instruction* end, const double* values,
                                      double* derivatives);
    // Kernels of one operation with some arguments constant, for scalars at one point.
    struct Kernels {
        ValueKernel value;
        DerivativeKernel tangent;
        DerivativeKernel adjoint;
    };

 private:
    void sweepValues(Buffers values, bool keepPartials) const;
    struct Run {
        Kernels kernels;           // of scalars
        bool isArrays;             // or lanes: each step has its kernels
        std::uint32_t begin, end;  // into m_instructions or m_arraySteps
    };
    struct Range {
        std::size_t buffer, begin, end;
        friend auto operator<=>(const Range&, const Range&) = default;
    };
    // A step's numbers in the buffers.
    struct Place {
        Spot value;
        Spot adjoint;
        Spot partial;
        bool keepsPartial = false;
        std::size_t size = 1;
        bool hasLanes = false;
        bool isActive = true;
    };
    void placeSteps(const Program& program, const PointsPlan& plan);
    void shareAdjoints(const Program& program, const std::vector<bool>& isNeeded);
    bool isScalar(const Program& program, StepId step) const;
    void appendScalar(const Program& program, StepId step, const Kernels& kernels, bool extendsRun);
    void appendArray(const Program& program, StepId step, bool extendsRun);
    Spot spotOf(const Program& program, Argument argument) const;
    std::size_t adjointKey(const Spot& spot) const;
    void planAdjoints(const Program& program, bool onlyOutput, const std::vector<bool>& isNeeded);
    std::vector<bool> chooseWriters();

    std::vector<Run> m_runs;
    std::vector<Instruction> m_instructions;
    std::vector<ArrayStep> m_arraySteps;
    std::vector<ArrayOperand> m_operands;
    std::vector<Place> m_places;
    std::vector<Range> m_cleared;  // of adjoints, in the buffer
    std::vector<double> m_constants;
    std::size_t m_bufferSize = 0;
    std::size_t m_lanes = 1;
};

// Value and gradient of a program at many points, one after another, without allocating.
class GradientEvaluator {
 public:
    explicit GradientEvaluator(const Program& program);
    // inputs: the inputs' numbers, one input behind the other → the output's value; gradient() holds ∂output/∂input
    // afterwards. The output is a scalar; what it does not need is not computed.
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
