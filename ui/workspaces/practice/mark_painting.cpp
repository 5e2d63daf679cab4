#include "ui/workspaces/practice/mark_painting.h"

namespace wengert {

void paintMark(QPainter& painter, const QRectF& box, Mark mark, const Theme& theme) {
    if (mark == Mark::Open) return;
    const double unit = theme.px(10);
    const QPointF center = box.center() + QPointF(theme.stroke(1), 0);
    const auto at = [&](double x, double y) { return center + QPointF(x, y) * unit; };
    const bool isRight = mark == Mark::Right || mark == Mark::Carried;
    const QColor color = isRight ? theme.tangent.color : theme.adjoint.color;
    painter.setPen(QPen(color, theme.px(1.8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (mark == Mark::Unreadable) {
        painter.setFont(theme.font(TextStyle::Strong));
        painter.drawText(box, Qt::AlignCenter, QStringLiteral("?"));
        return;
    }
    const double size = mark == Mark::Carried ? 0.6 : 1;
    if (isRight) {
        painter.drawPolyline(
            QPolygonF{at(-0.42 * size, 0.02), at(-0.12 * size, 0.32 * size), at(0.42 * size, -0.32 * size)});
    } else {
        painter.drawLine(at(-0.34, -0.34), at(0.34, 0.34));
        painter.drawLine(at(-0.34, 0.34), at(0.34, -0.34));
    }
    if (mark != Mark::Carried) return;
    painter.setPen(QPen(color, theme.px(1.2)));
    painter.drawEllipse(center, 0.68 * unit, 0.68 * unit);
}

}  // namespace wengert
