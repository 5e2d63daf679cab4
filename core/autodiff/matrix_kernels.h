// The matrix product at full speed, for a left factor that is the same for all lanes: Y = A B with B's columns and
// lanes side by side. Small products by loops over lanes, large ones by Eigen.
#pragma once

#include "core/autodiff/array_kernels.h"

namespace wengert {

// operands: A m×k without lanes, B k×n.
void multiply(const ArrayStep& step, const ArrayOperand* operands, Buffers values);
// Ā += Ȳ Bᵀ, B̄ += Aᵀ Ȳ, where they are wanted.
void multiplyBack(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values, Buffers adjoints);

}  // namespace wengert
