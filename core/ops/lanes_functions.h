// The mathematical functions of several lanes, as rules call them. From SLEEF (within 1 ulp), the vector counterpart
// of libm, but for tanh (within 2).
// Source: N. Shibata, F. Petrogalli, "SLEEF: A portable vectorized library of C standard mathematical functions",
// IEEE TPDS 31(6), 2020.
#pragma once

#include <sleef.h>

#include <array>
#include <bit>
#include <cmath>
#include <numbers>

#include "core/ops/lanes.h"

namespace wengert {

#ifdef __AVX2__
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
inline Lanes exp(const Lanes& a) { return WENGERT_SLEEF(exp, u10)(a.lanes()); }
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
inline Lanes sigmoid(const Lanes& a) { return Lanes(1) / (Lanes(1) + exp(-a)); }
// clang-format on

// sin(x + quarters π/2). x = n π/2 + r with π/2 in three parts, of which n times the first two is exact, then the
// polynomials of sin r or cos r, |r| ≤ π/4. Large x are left to SLEEF. Inline, as tanh below.
// Source: the functions __kernel_sin, __kernel_cos and the constants of __ieee754_rem_pio2 of Sun's fdlibm, 1993.
inline Lanes sineInQuarters(const Lanes& x, std::int64_t quarters) {
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
    const Lanes::Mask quarter = std::bit_cast<Lanes::Mask>(shifted.lanes()) + quarters;
    const Lanes turned = select((quarter & 1) != 0, cosine, sine);
    return select((quarter & 2) != 0, -turned, turned);
}
inline bool isModerate(const Lanes& x) {
    const Lanes::Mask moderate = (x > Lanes(-1e5)) & (x < Lanes(1e5));
#ifdef __AVX2__
    return _mm256_movemask_pd(std::bit_cast<__m256d>(moderate)) == 15;
#else
    return moderate[0] != 0 && moderate[1] != 0;
#endif
}
inline Lanes sin(const Lanes& x) {
    return isModerate(x) ? sineInQuarters(x, 0) : Lanes(WENGERT_SLEEF(sin, u10)(x.lanes()));
}
inline Lanes cos(const Lanes& x) {
    return isModerate(x) ? sineInQuarters(x, 1) : Lanes(WENGERT_SLEEF(cos, u10)(x.lanes()));
}

#undef WENGERT_SLEEF

// e^t for t in [−40, 0]: t = n ln 2 + r, with the Taylor series of e^r, |r| ≤ ln 2 / 2, up to r¹³ (error below 1e-17).
inline Lanes expOfNegative(const Lanes& t) {
    constexpr double rounder = 0x1.8p52;  // added to a number, leaves its nearest whole number in the last bits
    constexpr double ln2High = 0x1.62e42fefa38p-1;  // its product with n is exact
    constexpr double ln2Low = 0x1.ef35793c7673p-45;
    const Lanes shifted = t * Lanes(std::numbers::log2e) + Lanes(rounder);
    const Lanes n = shifted - Lanes(rounder);
    const Lanes r = (t - n * Lanes(ln2High)) - n * Lanes(ln2Low);
    constexpr std::array reciprocals{
        1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
        1.0 / 120,       1.0 / 24,       1.0 / 6,       1.0 / 2,      1.0,         1.0};  // of 12!, 11!, … 0!
    Lanes sum(1.0 / 6227020800);
#pragma GCC unroll 13
    for (const double reciprocal : reciprocals) sum = sum * r + Lanes(reciprocal);
    const auto exponent = std::bit_cast<Lanes::Mask>(shifted.lanes()) << 52;
    return Lanes(std::bit_cast<Lanes::Register>(std::bit_cast<Lanes::Mask>(sum.lanes()) + exponent));
}

// Inline: training spends most of a small network's step here, and a call of the library's costs several times as much.
// Near 0 a rational function in x², elsewhere (1 − e)/(1 + e) with e = exp(−2|x|); one division for both.
// Source of the rational function: S. L. Moshier, "Methods and programs for mathematical functions", 1989 (Cephes).
inline Lanes tanh(const Lanes& x) {
    const Lanes size = select(x < Lanes(0), -x, x);
    const auto isNear = size < Lanes(0.625);
    const Lanes bounded = select(size > Lanes(20), Lanes(20), size);
    const Lanes e = expOfNegative(Lanes(-2) * bounded);
    const Lanes z = x * x;
    const Lanes p =
        (Lanes(-9.64399179425052238628e-1) * z - Lanes(9.92877231001918586564e1)) * z - Lanes(1.61468768441708447952e3);
    const Lanes q = ((z + Lanes(1.12811678491632931402e2)) * z + Lanes(2.23548839060100448583e3)) * z +
                    Lanes(4.84406305325125486048e3);
    const Lanes ratio = select(isNear, x * z * p, Lanes(1) - e) / select(isNear, q, Lanes(1) + e);
    const Lanes far = select(x < Lanes(0), -ratio, ratio);
    return select(x == x, select(isNear, x + ratio, far), x);  // NaN stays
}

}  // namespace wengert
