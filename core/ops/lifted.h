// The functions that rules call, for number types that carry more than a double (symbols, dual numbers):
// each is lifted from its op, so that such a type states once how any op applies to it:
//     template <class O> static T apply(const T& a), and for two arguments apply(const T& a, const T& b).
#pragma once

#include <concepts>

#include "core/ops/activations.h"
#include "core/ops/arithmetic.h"
#include "core/ops/functions.h"
#include "core/ops/pieces.h"

namespace wengert {

template <class T>
concept Lifted = requires {
    typename T::IsLifted;
};

// clang-format off
template <Lifted T> T sin(const T& a) { return T::template apply<Sin>(a); }
template <Lifted T> T cos(const T& a) { return T::template apply<Cos>(a); }
template <Lifted T> T tan(const T& a) { return T::template apply<Tan>(a); }
template <Lifted T> T asin(const T& a) { return T::template apply<Asin>(a); }
template <Lifted T> T acos(const T& a) { return T::template apply<Acos>(a); }
template <Lifted T> T atan(const T& a) { return T::template apply<Atan>(a); }
template <Lifted T> T sinh(const T& a) { return T::template apply<Sinh>(a); }
template <Lifted T> T cosh(const T& a) { return T::template apply<Cosh>(a); }
template <Lifted T> T tanh(const T& a) { return T::template apply<Tanh>(a); }
template <Lifted T> T exp(const T& a) { return T::template apply<Exp>(a); }
template <Lifted T> T log(const T& a) { return T::template apply<Log>(a); }
template <Lifted T> T log2(const T& a) { return T::template apply<Log2>(a); }
template <Lifted T> T log10(const T& a) { return T::template apply<Log10>(a); }
template <Lifted T> T log1p(const T& a) { return T::template apply<Log1p>(a); }
template <Lifted T> T expm1(const T& a) { return T::template apply<Expm1>(a); }
template <Lifted T> T sqrt(const T& a) { return T::template apply<Sqrt>(a); }
template <Lifted T> T cbrt(const T& a) { return T::template apply<Cbrt>(a); }
template <Lifted T> T erf(const T& a) { return T::template apply<Erf>(a); }
template <Lifted T> T abs(const T& a) { return T::template apply<Abs>(a); }
template <Lifted T> T floor(const T& a) { return T::template apply<Floor>(a); }
template <Lifted T> T sigmoid(const T& a) { return T::template apply<Sigmoid>(a); }
template <Lifted T> T pow(const T& a, const T& b) { return T::template apply<Power>(a, b); }
template <Lifted T> T atan2(const T& a, const T& b) { return T::template apply<Atan2>(a, b); }
template <Lifted T> T max(const T& a, const T& b) { return T::template apply<Max>(a, b); }
template <Lifted T> T hypot(const T& a, const T& b) { return T::template apply<Hypot>(a, b); }
template <Lifted T> T operator+(const T& a, const T& b) { return T::template apply<Add>(a, b); }
template <Lifted T> T operator-(const T& a, const T& b) { return T::template apply<Subtract>(a, b); }
template <Lifted T> T operator*(const T& a, const T& b) { return T::template apply<Multiply>(a, b); }
template <Lifted T> T operator/(const T& a, const T& b) { return T::template apply<Divide>(a, b); }
template <Lifted T> T operator-(const T& a) { return T::template apply<Negate>(a); }
// clang-format on

}  // namespace wengert
