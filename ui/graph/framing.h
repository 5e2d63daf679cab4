// Which part of a graph is to be seen: rectangles in scene units, in and out. It knows no view and no scroll bars.
#pragma once

#include <QRectF>
#include <vector>

namespace wengert {

// The first rectangle together with as many of the others, the nearest first, as the room holds.
QRectF gathered(const QRectF& first, std::vector<QRectF> others, QSizeF room);

// What is seen, if the wanted rectangle is in it with `reach` round it; else like a turned page, the wanted rectangle
// at the side it came from, so that what follows it is seen for some time. Not beyond the graph; along an axis in which
// the whole graph fits, it stands in the middle.
QRectF following(const QRectF& seen, const QRectF& wanted, QSizeF reach, const QRectF& graph);

}  // namespace wengert
