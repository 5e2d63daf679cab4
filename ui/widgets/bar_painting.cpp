#include "ui/widgets/bar_painting.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace wengert {

double momentX(const QRectF& bar, std::size_t moment, std::size_t last) {
    return last == 0 ? bar.left() : bar.left() + bar.width() * double(moment) / double(last);
}

std::size_t momentAt(const QRectF& bar, double x, std::size_t last) {
    const double fraction = bar.width() > 0 ? (x - bar.left()) / bar.width() : 0;
    return static_cast<std::size_t>(std::lround(std::clamp(fraction, 0.0, 1.0) * double(last)));
}

void paintFilledBar(QPainter& painter, const QRectF& bar, double filledTo, const Theme& theme) {
    const double radius = theme.controlRadius / 2;
    QPainterPath outline;
    outline.addRoundedRect(bar, radius, radius);
    painter.fillPath(outline, theme.well);
    if (filledTo <= bar.left()) return;
    QPainterPath done;
    done.addRect(bar.left(), bar.top(), filledTo - bar.left(), bar.height());
    painter.fillPath(outline.intersected(done), theme.accent.track);
}

void paintBarMark(QPainter& painter, const QRectF& bar, double x, const QColor& color, double width) {
    const double left = std::clamp(x - width / 2, bar.left(), std::max(bar.left(), bar.right() - width));
    painter.fillRect(QRectF(left, bar.top(), width, bar.height()), color);
}

}  // namespace wengert
