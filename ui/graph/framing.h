// Which part of a graph is to be seen: rectangles in scene units, in and out. It knows no view and no scroll bars.
#pragma once

#include <QRectF>
#include <vector>

namespace wengert {

// The first rectangle together with as many of the others, the nearest first, as the room holds.
QRectF gathered(const QRectF& first, std::vector<QRectF> others, QSizeF room);

// What is seen, moved as little as brings the wanted rectangle into it, with `reach` round it where there is room,
// and not beyond the graph. Along an axis in which the whole graph fits, it stands in the middle.
QRectF following(const QRectF& seen, const QRectF& wanted, QSizeF reach, const QRectF& graph);

}  // namespace wengert
