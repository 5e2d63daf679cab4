// Where a surface is level: the points of an area in which the gradient vanishes, and what the Hessian says of them.
// For an objective of two inputs. It draws nothing and follows no path.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/optimize/area.h"
#include "core/optimize/objective.h"

namespace wengert {

enum class CriticalKind {
    Minimum,
    Maximum,
    Saddle,
    Degenerate,  // an eigenvalue is 0, as far as can be told: the Hessian does not decide
};
std::string_view name(CriticalKind kind);  // minimum, maximum, saddle, degenerate

struct CriticalPoint {
    Planar point{};
    double value = 0;
    // Of the exact Hessian there, in increasing order, and their unit eigenvectors, which point to the right (or
    // straight up).
    Planar eigenvalues{};
    std::array<Planar, 2> eigenvectors{};
    CriticalKind kind{};
};

constexpr std::size_t maximumCriticalPoints = 64;

// The isolated ones in the area, in increasing order of value, then of x, then of y; at most maximumCriticalPoints, the
// lowest. Points that fill a curve or a plateau are none of them, nor are kinks. Where a degenerate one lies is known
// to about 1e-4 of the area, the others to about 1e-10. The search starts from a grid of the area: what is much
// narrower than a fiftieth of it may be missed. No error: where the function is not finite, nothing is found. Stopped,
// it returns no points. Source: J. Fan, Y. Yuan, "On the quadratic convergence of the Levenberg–Marquardt method
// without nonsingularity assumption", 2005, applied to ∇f = 0.
std::vector<CriticalPoint> criticalPoints(Objective& objective, const Area& area, const std::stop_token& stop = {});

// Critical point (0, 0): Hessian eigenvalues 2, −2 → saddle
std::string criticalPointWords(const CriticalPoint& point);

}  // namespace wengert
