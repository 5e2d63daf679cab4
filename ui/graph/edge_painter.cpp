#include "ui/graph/edge_painter.h"

#include <QLineF>

#include "ui/graph/curve.h"

namespace wengert {
namespace {

constexpr double strokeMargin = 2;

QRectF widened(const QRectF& rect, double by) { return rect.adjusted(-by, -by, by, by); }

QPolygonF headAt(QPointF tip, QPointF before, ArrowHead head) {
    const double distance = QLineF(before, tip).length();
    const QPointF along = distance > 0 ? (tip - before) / distance : QPointF(1, 0);
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - along * head.length;
    return {tip, base + across * head.halfWidth, base - across * head.halfWidth};
}

QPainterPath piecePath(std::span<const QPointF, 4> cubic) {
    const bool isLevel = cubic[0].y() == cubic[1].y() && cubic[1].y() == cubic[2].y() && cubic[2].y() == cubic[3].y();
    QPainterPath path(cubic[0]);
    if (isLevel) path.lineTo(cubic[3]);  // a line is stroked faster
    else path.cubicTo(cubic[1], cubic[2], cubic[3]);
    return path;
}

}  // namespace

EdgePicture edgePicture(std::span<const QPointF> chain, ArrowHead head) {
    EdgePicture picture;
    if (chain.size() < 4) return picture;
    picture.head = headAt(chain.back(), chain[chain.size() - 2], head);
    picture.hull = widened(hull(chain) | picture.head.boundingRect(), strokeMargin);
    const std::vector<QPointF> line = shortened({chain.begin(), chain.end()}, head.length * 0.8);
    for (std::size_t first = 0; first + 3 < line.size(); first += 3) {
        const auto cubic = std::span(line).subspan(first).first<4>();
        picture.pieces.push_back({piecePath(cubic), widened(hull(cubic), strokeMargin)});
    }
    return picture;
}

void paintEdge(QPainter& painter, const EdgePicture& edge, const QRectF& exposed) {
    if (!edge.hull.intersects(exposed)) return;
    const QBrush fill = painter.brush();
    const QPen stroke = painter.pen();
    painter.setBrush(Qt::NoBrush);
    for (const EdgePicture::Piece& piece : edge.pieces)
        if (piece.hull.intersects(exposed)) painter.drawPath(piece.path);
    painter.setBrush(fill);
    if (!edge.head.boundingRect().intersects(exposed)) return;
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(edge.head);
    painter.setPen(stroke);
}

}  // namespace wengert
