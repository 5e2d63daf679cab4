// The form of an operation on numbers, applied to arrays cell by cell: a struct with a row, the value, and the
// partials (local derivatives) with respect to each argument. Rules are templates, so that the same lines serve
// double (a step), lanes (many points), dual numbers (Hessians) and symbols (explanations). They are in
// arithmetic.h, functions.h, pieces.h and activations.h, one line of mathematics a rule, unbroken.
//
// Legend: a, b, c  arguments     y  the result, given to `partials` for reuse
// `select(condition, p, q)` is p where the condition holds, else q.
// `valueAndPartial`, of an op with one argument, is there where both at once cost little more than one.
// At a kink `kink` says which derivative is taken.
#pragma once

#include <array>
#include <cmath>
#include <string_view>

#include "core/ops/op.h"

namespace wengert {

template <class T>
constexpr T select(bool condition, const T& p, const T& q) {
    return condition ? p : q;
}

inline double sigmoid(double a) { return 1 / (1 + std::exp(-a)); }

// sin a, and cos a beside it.
inline double sineAndCosine(double a, double& cosine) {
    cosine = std::cos(a);
    return std::sin(a);
}

}  // namespace wengert
