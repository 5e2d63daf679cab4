// A part of the plane: what a view of a surface shows, and where something of it is looked for.
#pragma once

#include <array>

namespace wengert {

using Planar = std::array<double, 2>;  // x, y

// Both ends belong to it.
struct Area {
    double xFrom = -1, xTo = 1;
    double yFrom = -1, yTo = 1;

    constexpr double width() const { return xTo - xFrom; }
    constexpr double height() const { return yTo - yFrom; }
    constexpr bool contains(const Planar& point) const {
        return xFrom <= point[0] && point[0] <= xTo && yFrom <= point[1] && point[1] <= yTo;
    }
    friend constexpr bool operator==(const Area&, const Area&) = default;
};

}  // namespace wengert
