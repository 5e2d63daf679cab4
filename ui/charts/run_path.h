// The path of a run in pixels, as far as it is seen: thinned to what pixels can show and cut at the edge of the plot,
// with its dashes running on unbroken. Heads stay with the caller.
#pragma once

#include <QPainter>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <span>
#include <vector>

#include "ui/charts/run_style.h"

namespace wengert {

struct PathPiece {
    QPolygonF line;
    double offset = 0;  // the length of the path up to its first point
};

// How many points lead up to where the path leaves `room` for good, the first one outside among them: a run that
// diverges would fill its picture with what lies behind.
std::size_t untilItLeaves(std::span<const QPointF> path, const QRectF& room);

// The pieces inside `room`. Points are left out where the line stays within a fraction of a pixel; one that is not
// finite leaves a gap. Of a scribble of thousands of points, what runs where it has run before is left out as well.
std::vector<PathPiece> visiblePieces(std::span<const QPointF> path, const QRectF& room);

// A casing and the dashed line on it. Long scribbles, whose dashes nobody could see, are drawn solid.
void paintRunPath(QPainter& painter, std::span<const PathPiece> pieces, const RunStyle& style);

}  // namespace wengert
