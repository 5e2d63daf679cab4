// The mathematical functions of several lanes, as rules call them. From SLEEF (within 1 ulp), the vector counterpart
// of libm, but for exp (as exact), sin and cos (within 2 ulp) and tanh (within 3): these are inline, because a call of
// the library's costs several times as much, and training and surfaces spend most of their time in them.
// Source: N. Shibata, F. Petrogalli, "SLEEF: A portable vectorized library of C standard mathematical functions",
// IEEE TPDS 31(6), 2020.
#pragma once

#include <sleef.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/ops/elementwise.h"
#include "core/ops/lanes.h"

namespace wengert {

#if defined(__AVX512F__) && defined(__AVX512DQ__)
#define WENGERT_SLEEF(name, accuracy) Sleef_##name##d8_##accuracy
#elif defined(__AVX2__)
#define WENGERT_SLEEF(name, accuracy) Sleef_##name##d4_##accuracy
#else
#define WENGERT_SLEEF(name, accuracy) Sleef_##name##d2_##accuracy
#endif

// clang-format off
inline Lanes tan(const Lanes& a) { return WENGERT_SLEEF(tan, u10)(a.lanes()); }
inline Lanes asin(const Lanes& a) { return WENGERT_SLEEF(asin, u10)(a.lanes()); }
inline Lanes acos(const Lanes& a) { return WENGERT_SLEEF(acos, u10)(a.lanes()); }
inline Lanes atan(const Lanes& a) { return WENGERT_SLEEF(atan, u10)(a.lanes()); }
inline Lanes sinh(const Lanes& a) { return WENGERT_SLEEF(sinh, u10)(a.lanes()); }
inline Lanes cosh(const Lanes& a) { return WENGERT_SLEEF(cosh, u10)(a.lanes()); }
inline Lanes log(const Lanes& a) { return WENGERT_SLEEF(log, u10)(a.lanes()); }
inline Lanes log2(const Lanes& a) { return WENGERT_SLEEF(log2, u10)(a.lanes()); }
inline Lanes log10(const Lanes& a) { return WENGERT_SLEEF(log10, u10)(a.lanes()); }
inline Lanes log1p(const Lanes& a) { return WENGERT_SLEEF(log1p, u10)(a.lanes()); }
inline Lanes expm1(const Lanes& a) { return WENGERT_SLEEF(expm1, u10)(a.lanes()); }
inline Lanes cbrt(const Lanes& a) { return WENGERT_SLEEF(cbrt, u10)(a.lanes()); }
inline Lanes erf(const Lanes& a) { return WENGERT_SLEEF(erf, u10)(a.lanes()); }
inline Lanes pow(const Lanes& a, const Lanes& b) { return WENGERT_SLEEF(pow, u10)(a.lanes(), b.lanes()); }
inline Lanes atan2(const Lanes& a, const Lanes& b) { return WENGERT_SLEEF(atan2, u10)(a.lanes(), b.lanes()); }
inline Lanes hypot(const Lanes& a, const Lanes& b) { return WENGERT_SLEEF(hypot, u05)(a.lanes(), b.lanes()); }
inline Lanes sqrt(const Lanes& a) { return Lanes::map(a, [](double x) { return std::sqrt(x); }); }
inline Lanes floor(const Lanes& a) { return Lanes::map(a, [](double x) { return std::floor(x); }); }
inline Lanes abs(const Lanes& a) { return Lanes::map(a, [](double x) { return std::abs(x); }); }
// clang-format on

// All between −bound and bound, and numbers.
inline bool isWithin(const Lanes& x, double bound) {
    const Lanes::Mask within = (x > Lanes(-bound)) & (x < Lanes(bound));
#if defined(__AVX512F__) && defined(__AVX512DQ__)
    return _mm512_movepi64_mask(std::bit_cast<__m512i>(within)) == 255;
#elif defined(__AVX2__)
    return _mm256_movemask_pd(std::bit_cast<__m256d>(within)) == 15;
#else
    return within[0] != 0 && within[1] != 0;
#endif
}
inline Lanes negatedWhere(const Lanes& a, const Lanes::Mask& bitTwo) {  // of each lane, the bit that is worth 2
    return Lanes(std::bit_cast<Lanes::Register>(std::bit_cast<Lanes::Mask>(a.lanes()) ^ ((bitTwo & 2) << 62)));
}

// Returns sin x, and cos x beside it. x = n π/2 + r with π/2 in three parts, of which n times the first two is exact,
// then the polynomials of sin r and cos r, |r| ≤ π/4. Large x are left to SLEEF.
// Source: the functions __kernel_sin, __kernel_cos and the constants of __ieee754_rem_pio2 of Sun's fdlibm, 1993.
inline Lanes sineAndCosine(const Lanes& x, Lanes& cosineOfX) {
    if (!isWithin(x, 1e5)) [[unlikely]] {
        cosineOfX = WENGERT_SLEEF(cos, u10)(x.lanes());
        return WENGERT_SLEEF(sin, u10)(x.lanes());
    }
    constexpr double rounder = 0x1.8p52;  // added to a number, leaves its nearest whole number in the last bits
    const Lanes shifted = x * Lanes(2 * std::numbers::inv_pi) + Lanes(rounder);
    const Lanes n = shifted - Lanes(rounder);
    const Lanes r = ((x - n * Lanes(1.57079632673412561417e+00)) - n * Lanes(6.07710050630396597660e-11)) -
                    n * Lanes(2.02226624879595063154e-21);
    const Lanes z = r * r;
    Lanes sine(1.58969099521155010221e-10);
    for (const double c : {-2.50507602534068634195e-08, 2.75573137070700676789e-06, -1.98412698298579493134e-04,
                           8.33333333332248946124e-03, -1.66666666666666324348e-01})
        sine = sine * z + Lanes(c);
    sine = r + (r * z) * sine;
    Lanes cosine(-1.13596475577881948265e-11);
    for (const double c : {2.08757232129817482790e-09, -2.75573143513906633035e-07, 2.48015872894767294178e-05,
                           -1.38888888888741095749e-03, 4.16666666666666019037e-02})
        cosine = cosine * z + Lanes(c);
    const Lanes half = z * Lanes(0.5);
    const Lanes nearly = Lanes(1) - half;
    cosine = nearly + (((Lanes(1) - nearly) - half) + (z * z) * cosine);
    const Lanes::Mask quarter = std::bit_cast<Lanes::Mask>(shifted.lanes());
    const Lanes::Mask isOdd = (quarter & 1) != 0;
    cosineOfX = negatedWhere(select(isOdd, sine, cosine), quarter + 1);
    return negatedWhere(select(isOdd, cosine, sine), quarter);
}
inline Lanes sin(const Lanes& x) {
    Lanes cosine;
    return sineAndCosine(x, cosine);
}
inline Lanes cos(const Lanes& x) {
    Lanes cosine;
    sineAndCosine(x, cosine);
    return cosine;
}

// Returns e^r − 1, and 2ⁿ beside it, of x = n ln 2 + r, |r| ≤ ln 2 / 2, |x| ≤ 700: the Taylor series up to r¹³ (error
// below 1e-17), so that nothing cancels near 0.
inline Lanes expm1OfRest(const Lanes& x, Lanes& power) {
    constexpr double rounder = 0x1.8p52;  // added to a number, leaves its nearest whole number in the last bits
    constexpr double ln2High = 0x1.62e42fefa38p-1;  // its product with n is exact
    constexpr double ln2Low = 0x1.ef35793c7673p-45;
    const Lanes shifted = x * Lanes(std::numbers::log2e) + Lanes(rounder);
    const Lanes n = shifted - Lanes(rounder);
    const Lanes r = (x - n * Lanes(ln2High)) - n * Lanes(ln2Low);
    constexpr std::array reciprocals{1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880,
                                     1.0 / 40320,     1.0 / 5040,     1.0 / 720,     1.0 / 120,
                                     1.0 / 24,        1.0 / 6,        1.0 / 2};  // of 12!, 11!, … 2!
    Lanes sum(1.0 / 6227020800);
#pragma GCC unroll 11
    for (const double reciprocal : reciprocals) sum = sum * r + Lanes(reciprocal);
    const Lanes::Mask exponent = std::bit_cast<Lanes::Mask>(shifted.lanes()) << 52;
    power = Lanes(std::bit_cast<Lanes::Register>(std::bit_cast<Lanes::Mask>(Lanes(1).lanes()) + exponent));
    return r + (r * r) * sum;
}
inline Lanes exp(const Lanes& x) {
    if (!isWithin(x, 700)) [[unlikely]]
        return WENGERT_SLEEF(exp, u10)(x.lanes());
    Lanes power;
    const Lanes rest = expm1OfRest(x, power);
    return power + power * rest;
}
inline Lanes sigmoid(const Lanes& a) { return Lanes(1) / (Lanes(1) + exp(-a)); }

#undef WENGERT_SLEEF

inline Lanes withSignOf(const Lanes& a, const Lanes& sign) {
    constexpr std::int64_t bit = std::numeric_limits<std::int64_t>::min();
    return Lanes(std::bit_cast<Lanes::Register>((std::bit_cast<Lanes::Mask>(a.lanes()) & ~bit) |
                                                (std::bit_cast<Lanes::Mask>(sign.lanes()) & bit)));
}

// −e/(2 + e) with e = exp(−2|x|) − 1, and the sign of x.
inline Lanes tanh(const Lanes& x) {
    const Lanes size = withSignOf(x, Lanes(1));
    Lanes power;
    const Lanes rest = expm1OfRest(Lanes(-2) * select(size > Lanes(20), Lanes(20), size), power);
    const Lanes e = power * rest + (power - Lanes(1));
    return withSignOf(e / (Lanes(2) + e), x);
}

}  // namespace wengert
