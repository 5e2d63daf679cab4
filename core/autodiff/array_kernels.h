// What the sweeps do for a step on arrays, or on many points at once: element-wise operations as loops over
// strided cells and lanes, operations on whole arrays by their rules over cells. Kernels are picked once, when a
// program is prepared. Scalar steps at one point have kernels of their own (sweeps.cpp).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/program/program.h"

namespace wengert {

// An argument of a step, as its place in the buffers.
struct ArrayOperand {
    std::size_t offset = 0;
    Shape shape;
    bool hasLanes = false;                 // each lane has its own numbers, side by side behind each cell
    bool isActive = false;                 // its adjoint is wanted
    std::array<std::size_t, 3> strides{};  // of an element-wise step's three loops; the last is 0 or 1
};

struct ArrayStep {
    std::size_t offset = 0;
    Shape shape;
    bool hasLanes = false;
    std::size_t lanes = 1;                        // of the step: 1 where it has none
    std::array<std::size_t, 3> extents{1, 1, 1};  // of an element-wise step's loops
    std::uint32_t firstOperand = 0;
    std::uint32_t operandCount = 0;
};

// operands: the step's own. Tangents are overwritten, adjoints accumulated.
struct ArrayKernels {
    void (*value)(const ArrayStep& step, const ArrayOperand* operands, double* values) = nullptr;
    void (*tangent)(const ArrayStep& step, const ArrayOperand* operands, const double* values,
                    double* tangents) = nullptr;
    void (*adjoint)(const ArrayStep& step, const ArrayOperand* operands, const double* values,
                    double* adjoints) = nullptr;
};

const ArrayKernels& arrayKernels(OpId op);

// Extents and strides of an element-wise step, from its and its operands' shapes and lanes.
void planLoops(ArrayStep& step, ArrayOperand* operands);

}  // namespace wengert
