// Contour lines of a function known at the points of a grid, and where on them a label stands well. It knows neither
// colours nor pixels; which levels to draw is levels.h.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/optimize/area.h"

namespace wengert {

// columns × rows numbers, row by row from the bottom, each row from the left; the first and the last stand in corners
// of the area. The numbers are the caller's.
struct PlaneGrid {
    Area area;
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::span<const double> values;

    // Where the number in this column and row stands.
    Planar at(double column, double row) const {
        const auto between = [](double low, double high, double i, std::size_t count) {
            return low + (high - low) * (i / static_cast<double>(count - 1));
        };
        return {between(area.xFrom, area.xTo, column, columns), between(area.yFrom, area.yTo, row, rows)};
    }
};

struct Polyline {
    std::vector<Planar> points;  // of a closed one, the first is not repeated
    bool isClosed = false;
};

// Along `direction`, which points to the right (or straight up); its length means nothing.
struct LabelPlace {
    Planar at{};
    Planar direction{};
};

struct Contour {
    double level = 0;
    std::vector<Polyline> lines;
    std::optional<LabelPlace> label;  // none on short lines
};

// By marching squares: values between two neighbours are interpolated linearly, a cell whose diagonals disagree is
// decided by its mean, and cells with a corner that is not finite are left out. levels: in increasing order. One
// contour a level, maybe without lines. Takes time in proportion to the cells and the points found.
// Source: W. E. Lorensen, H. E. Cline, "Marching cubes", 1987, in the plane; C. Maple, "Geometric design and space
// planning using the marching squares and marching cube algorithms", 2003.
std::vector<Contour> contours(const PlaneGrid& grid, std::span<const double> levels);

// On the longest of these lines, where it is straightest over a tenth of the area, rather near its middle and away from
// the area's edges. None where all lines are shorter than twice that.
std::optional<LabelPlace> labelPlace(std::span<const Polyline> lines, const Area& area);

}  // namespace wengert
