// A symmetric 2×2 matrix and its eigenvectors, in closed form.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "core/optimize/area.h"

namespace wengert {

struct Symmetric {
    double xx = 0, xy = 0, yy = 0;
    bool isFinite() const { return std::isfinite(xx) && std::isfinite(xy) && std::isfinite(yy); }
};

// values in increasing order; vectors of length 1 that point to the right, or straight up.
struct EigenPairs {
    Planar values{};
    std::array<Planar, 2> vectors{};
    double largest() const { return std::max(std::abs(values[0]), std::abs(values[1])); }
};

// λ = m ∓ h with m = (xx + yy)/2 and h² = ((xx − yy)/2)² + xy²; the larger one's eigenvector is at the angle φ with
// tan 2φ = 2xy/(xx − yy).
inline EigenPairs eigenPairs(const Symmetric& matrix) {
    const double mean = 0.5 * matrix.xx + 0.5 * matrix.yy;
    const double half = 0.5 * matrix.xx - 0.5 * matrix.yy;
    const double spread = std::hypot(half, matrix.xy);
    if (spread == 0) return {{mean, mean}, {{{1, 0}, {0, 1}}}};
    const double angle = 0.5 * std::atan2(matrix.xy, half);
    const auto oriented = [](double x, double y) {
        constexpr double upright = 1e-9;
        return x < -upright || (x <= upright && y < 0) ? Planar{-x, -y} : Planar{x, y};
    };
    const double x = std::cos(angle), y = std::sin(angle);
    return {{mean - spread, mean + spread}, {oriented(-y, x), oriented(x, y)}};
}

}  // namespace wengert
