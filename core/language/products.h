// What * @ .* and ./ mean, by their operands: between arrays * is the matrix product, and with a scalar all of
// them multiply or divide as numbers do.
#pragma once

#include "core/ops/table.h"

namespace wengert {

inline OpId meantProduct(OpId typed, bool firstIsScalar, bool secondIsScalar) {
    if (typed == opId<Multiply>() && !firstIsScalar && !secondIsScalar) return opId<MatrixProduct>();
    if (typed == opId<MatrixProduct>() && firstIsScalar && secondIsScalar) return opId<Multiply>();
    return firstIsScalar || secondIsScalar ? op(typed).onScalars : typed;
}

}  // namespace wengert
