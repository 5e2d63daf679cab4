// tanh of several lanes, inline: training spends most of a small network's step in it, and a call of the library's
// costs several times as much. Within 2 units in the last place.
#pragma once

#include <array>
#include <bit>
#include <numbers>

#include "core/ops/lanes.h"

namespace wengert {

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

// Near 0 a rational function in x², elsewhere (1 − e)/(1 + e) with e = exp(−2|x|); one division for both.
// Source of the rational function: S. L. Moshier, "Methods and programs for mathematical functions", 1989 (Cephes).
inline Lanes fastTanh(const Lanes& x) {
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
