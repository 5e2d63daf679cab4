#include "core/optimize/eigen_components.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace wengert {

EigenComponents eigenComponents(std::span<const double> path, const CriticalPoint& around) {
    assert(path.size() % 2 == 0);
    EigenComponents split{.eigenvalues = around.eigenvalues};
    for (const std::size_t i : {0, 1}) {
        const Planar& q = around.eigenvectors[i];
        split.components[i].reserve(path.size() / 2);
        for (std::size_t k = 0; k < path.size(); k += 2)
            split.components[i].push_back(q[0] * (path[k] - around.point[0]) + q[1] * (path[k + 1] - around.point[1]));
    }
    return split;
}

const CriticalPoint* nearestCriticalPoint(std::span<const CriticalPoint> points, std::span<const double> path) {
    if (points.empty() || path.size() < 2) return nullptr;
    const double x = path[path.size() - 2], y = path[path.size() - 1];
    if (!std::isfinite(x) || !std::isfinite(y)) return nullptr;
    return &*std::ranges::min_element(
        points, {}, [&](const CriticalPoint& point) { return std::hypot(point.point[0] - x, point.point[1] - y); });
}

}  // namespace wengert
