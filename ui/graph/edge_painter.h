// Draws edges: curves cut into pieces, so that only the exposed ones are stroked, with an arrow head at the end.
#pragma once

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <span>
#include <vector>

#include "ui/graph/graph_style.h"

namespace wengert {

struct ArrowHead {
    double length = 0;
    double halfWidth = 0;
};
constexpr ArrowHead restingHead{.length = 11, .halfWidth = 5.5};
constexpr ArrowHead activeHead{.length = 13, .halfWidth = 7};
constexpr double restingWidth = 1.4;

struct EdgePicture {
    struct Piece {
        QPainterPath path;
        QRectF hull;
    };
    std::vector<Piece> pieces;
    QPolygonF head;
    QRectF hull;  // of everything, the stroke's width included
};

// `chain`: cubic Bézier points in the direction of the arrow.
EdgePicture edgePicture(std::span<const QPointF> chain, ArrowHead head);

// The painter's pen strokes the curve, its brush fills the head.
void paintEdge(QPainter& painter, const EdgePicture& edge, const QRectF& exposed);

}  // namespace wengert
