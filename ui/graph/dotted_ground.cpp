#include "ui/graph/dotted_ground.h"

#include <cmath>
#include <vector>

namespace wengert {
namespace {

constexpr int dotSpacing = 22;  // pixels, at 100 %
constexpr int dotSize = 2;

}  // namespace

void paintDots(QPainter& painter, const QRect& exposed, const QTransform& toView, const Theme& theme) {
    double spacing = dotSpacing * toView.m11();
    while (spacing < 0.64 * dotSpacing) spacing *= 2;
    while (spacing > 1.28 * dotSpacing) spacing /= 2;
    const QPointF origin = toView.map(QPointF());
    const auto first = [&](double from, double start) { return start + std::ceil((from - start) / spacing) * spacing; };
    std::vector<QRect> dots;  // whole pixels are filled without a path
    for (double y = first(exposed.top() - dotSize, origin.y()); y <= exposed.bottom() + 1; y += spacing)
        for (double x = first(exposed.left() - dotSize, origin.x()); x <= exposed.right() + 1; x += spacing)
            dots.emplace_back(qRound(x), qRound(y), dotSize, dotSize);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.dots);
    painter.drawRects(dots.data(), int(dots.size()));
}

}  // namespace wengert
