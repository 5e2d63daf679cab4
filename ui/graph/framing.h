// Which part of a graph is to be seen: rectangles in scene units, in and out. It knows no view and no scroll bars.
#pragma once

#include <QRectF>
#include <vector>

namespace wengert {

// The first rectangle together with as many of the others, the nearest first, as the room holds.
QRectF gathered(const QRectF& first, std::vector<QRectF> others, QSizeF room);

// What is seen, if the current rectangle is in it; else, like a turned page, the wanted one, of which it is a part, at
// the side it came from with `reach` round it, so that what follows is seen for some time. Not beyond the graph; along
// an axis in which the whole graph fits, it stands in the middle.
QRectF following(const QRectF& seen, const QRectF& current, const QRectF& wanted, QSizeF reach, const QRectF& graph);

}  // namespace wengert
