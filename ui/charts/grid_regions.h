// Regions of a grid of cells: the lines between them, and where a text fits into one. Nothing here draws.
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace wengert {

// Short pieces of the line along which numbers, given in the cells' centres, pass a level.
// From 0 to 1 across the grid and up it; cells row by row from the bottom.
// Source: W. E. Lorensen and H. E. Cline, Marching Cubes, 1987, in the plane.
std::vector<QLineF> contour(std::span<const double> numbers, int columns, double level);

// The line between the cells that are inside (not 0) and the others, rounded over a few cells.
std::vector<QLineF> outline(std::span<const std::uint8_t> inside, int columns);

// No cell that reaches into the part is inside any more.
void exclude(std::vector<std::uint8_t>& inside, int columns, const QRectF& part);

// The centre of a box of the size, all of whose cells are inside: the one nearest to the middle of all such places.
// In the same units; nothing where there is no room.
std::optional<QPointF> roomFor(std::span<const std::uint8_t> inside, int columns, QSizeF size);

}  // namespace wengert
