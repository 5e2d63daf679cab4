// A path on a surface, seen from a critical point: split along the Hessian's eigenvectors there, where a quadratic
// surface lets gradient descent and momentum act on each part as if it were alone.
// Source: G. Goh, "Why Momentum Really Works", Distill, 2017, "First Steps: Gradient Descent".
#pragma once

#include <span>
#include <vector>

#include "core/optimize/critical_points.h"

namespace wengert {

// components[i][k] = qᵢ · (θₖ − θ*), θ* the critical point, qᵢ the eigenvector of eigenvalues[i].
struct EigenComponents {
    Planar eigenvalues{};  // in increasing order
    std::array<std::vector<double>, 2> components{};
};

// path: x and y of one point after another.
EigenComponents eigenComponents(std::span<const double> path, const CriticalPoint& around);

// The one that a path's last point is nearest to; of those equally near the first. Null if there is none, or the path
// has no points or a last one that is not finite.
const CriticalPoint* nearestCriticalPoint(std::span<const CriticalPoint> points, std::span<const double> path);

}  // namespace wengert
