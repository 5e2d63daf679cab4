// The recorded run of a program: every value, tangent and adjoint, computed at once. Views are cursors on
// it; stepping moves the cursor and computes nothing. Also the local derivative and the terms of one edge.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/autodiff/sweeps.h"
#include "core/autodiff/timeline.h"
#include "core/program/program.h"

namespace wengert {

// Buffers of program.bufferSize() numbers, indexed by Step::offset.
struct Trace {
    std::vector<double> values;  // longer: the constants stand behind the steps (Sweeps::valueCount)
    std::vector<double> tangents;
    std::vector<double> adjoints;
    std::vector<double> updates;           // of the inputs (program.inputSize() numbers), if something updates them
    std::vector<double> cotangent;         // seed of the output's adjoint, of its shape
    std::optional<StepId> firstNonFinite;  // the first step whose value is infinite or not a number

    const std::vector<double>& of(Pass pass) const;
    // A step's numbers, row by row.
    std::span<const double> numbers(const Program& program, Pass pass, StepId step) const;
    std::span<const double> argumentNumbers(const Program& program, Argument argument) const;
    double value(const Program& program, Argument argument) const;  // of a scalar
};

// inputs, seed: the inputs' numbers, one input behind the other (program.inputSize() of them): where the program is
// evaluated, and the direction of the tangents. cotangent: seed of the output's adjoint, of its shape; ones if empty.
// The trace's buffers are reused.
void record(const Program& program, const Sweeps& sweeps, std::span<const double> inputs, std::span<const double> seed,
            Trace& trace, std::span<const double> cotangent = {});
Trace record(const Program& program, std::span<const double> inputs, std::span<const double> seed,
             std::span<const double> cotangent = {});
// The inputs' initial values.
std::vector<double> initialInputs(const Program& program);
// The direction taken while none is chosen: along the first input, all of its cells.
std::vector<double> defaultSeed(const Program& program);

// What flows along one edge (an argument slot of a step): local derivative, and both directions' products. For an
// edge between scalars.
struct EdgeTerm {
    double partial = 0;     // ∂user/∂argument
    double tangent = 0;     // partial × tangent of the argument; 0 for a constant
    double downstream = 0;  // upstream × partial: what the backward pass adds to the argument's adjoint
};
EdgeTerm edgeTerm(const Program& program, const Trace& trace, EdgeId edge);
// Whether an edge joins scalars by an operation on numbers, so that its derivative is a number.
bool isScalarEdge(const Program& program, EdgeId edge);
// What one edge adds to the tangent of the step it leads to (Pass::Tangents, of that step's shape), or to the
// adjoint of the step it comes from (Pass::Adjoints, of the argument's shape). For any edge from a step.
std::vector<double> edgeNumbers(const Program& program, const Trace& trace, Pass pass, EdgeId edge);
// The edges whose terms add up to a step's tangent (its own argument slots) or adjoint (its uses), in the
// order the timeline counts them.
std::vector<EdgeId> termEdges(const Program& program, Pass pass, StepId step);
// The sum of the first `terms` of them, of the step's shape.
std::vector<double> partialSum(const Program& program, const Trace& trace, Pass pass, StepId step, std::size_t terms);

}  // namespace wengert
