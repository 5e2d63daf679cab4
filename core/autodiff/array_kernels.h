// What the sweeps do for a step on arrays, or on many points at once: element-wise operations as loops over
// strided cells and lanes, operations on whole arrays by their rules over cells. Kernels are picked once, when a
// program is prepared. Scalar steps at one point have kernels of their own (sweeps.cpp).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/program/program.h"

namespace wengert {

// Where numbers of a sweep are: the first buffer is its own, the others are what is read and written in place.
using Buffers = double* const*;
using ConstBuffers = const double* const*;

struct Spot {
    std::size_t buffer = 0;
    std::size_t offset = 0;

    friend bool operator==(const Spot&, const Spot&) = default;
    double* in(Buffers buffers) const { return buffers[buffer] + offset; }
    const double* in(ConstBuffers buffers) const { return buffers[buffer] + offset; }
};

// An argument of a step, as its place in the buffers.
struct ArrayOperand {
    Spot value;    // or tangent
    Spot adjoint;  // elsewhere where steps share theirs
    Shape shape;
    bool hasLanes = false;                 // each lane has its own numbers, side by side behind each cell
    bool isActive = false;                 // its adjoint is wanted
    bool isWritten = false;                // not added to, by this element-wise step: nothing stands there yet
    std::array<std::size_t, 3> strides{};  // of an element-wise step's three loops; the last is 0 or 1
};

struct ArrayKernels;

struct ArrayStep {
    Spot value;
    Spot adjoint;
    Spot partial;  // where it is kept
    bool keepsPartial = false;
    Shape shape;
    bool isElementwise = true;
    bool hasLanes = false;
    bool isActive = false;                        // an operand's adjoint is wanted
    std::size_t lanes = 1;                        // of the step: 1 where it has none
    std::array<std::size_t, 3> extents{1, 1, 1};  // of an element-wise step's loops
    std::uint32_t firstOperand = 0;
    std::uint32_t operandCount = 0;
    const ArrayKernels* kernels = nullptr;
};

// operands: the step's own. Tangents are overwritten, adjoints accumulated but where isWritten says otherwise.
struct ArrayKernels {
    void (*value)(const ArrayStep& step, const ArrayOperand* operands, Buffers values) = nullptr;
    void (*tangent)(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values,
                    Buffers tangents) = nullptr;
    void (*adjoint)(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values,
                    Buffers adjoints) = nullptr;
    // The first also keeps the partial, for the second; null where an op does not compute both at once.
    void (*valueAndPartial)(const ArrayStep& step, const ArrayOperand* operands, Buffers values) = nullptr;
    void (*adjointByPartial)(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values,
                             Buffers adjoints) = nullptr;
};

// Whether an op computes its value and its partial at once.
bool canKeepPartial(OpId op);
// Picks a step's kernels, and the loops of an element-wise one, from its and its operands' shapes and lanes.
void planArrayStep(OpId op, ArrayStep& step, ArrayOperand* operands);

}  // namespace wengert
