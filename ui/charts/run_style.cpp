#include "ui/charts/run_style.h"

#include <QPainterPath>
#include <array>
#include <cmath>
#include <numbers>

namespace wengert {
namespace {

constexpr double lineWidth = 2;
constexpr double casingWidth = 1;   // on each side
constexpr double headRadius = 2.6;  // in widths of the line

struct Look {
    QRgb light;
    QRgb dark;
    RunMark mark;
    std::array<qreal, 6> dashes;  // 0 behind the last
};

// The first eight are the design's; of all, the dark ones have a contrast of at least 3 on the dark map. Gaps are
// short, so that curves stay curves.
constexpr std::array<Look, runStyleCount> looks{{
    {0x5B6673, 0xC3CDD8, RunMark::Circle, {}},
    {0x0072B2, 0x8EC5FF, RunMark::TriangleUp, {6, 1.5}},
    {0x56B4E9, 0xB5E5FF, RunMark::Square, {3, 1.5}},
    {0x009E73, 0x4FE3B0, RunMark::Diamond, {4, 1.5, 1.5, 1.5}},
    {0xE69F00, 0xFFC44D, RunMark::TriangleDown, {1.5, 1.5}},
    {0xA6761D, 0xDDB877, RunMark::Pentagon, {4, 1.5, 1.5, 1.5, 1.5, 1.5}},
    {0xD55E00, 0xFFAB7A, RunMark::Plus, {12, 2}},
    {0xCC79A7, 0xF3B8E0, RunMark::Star, {7, 1.5, 3, 1.5}},
    {0x4C3FB0, 0xC0B6FF, RunMark::Cross, {2, 3}},
    {0x8C1D57, 0xFFA6B8, RunMark::Ring, {5, 3}},
    {0x7A8200, 0xC6D36B, RunMark::Frame, {12, 2, 2, 2}},
    {0x1B2430, 0xF2F5F8, RunMark::HollowDiamond, {7, 1.5, 1.5, 1.5, 1.5, 1.5}},
}};

bool isHollow(RunMark mark) { return mark >= RunMark::Ring; }

// Corners on the unit circle, the first one straight up; every second one at `inner` of the radius.
QPainterPath corners(int count, double turn, double inner = 1) {
    QPolygonF polygon;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count + turn;
        const double radius = i % 2 == 0 ? 1 : inner;
        polygon << radius * QPointF(std::sin(angle), -std::cos(angle));
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

QPainterPath plus(double turn) {
    constexpr double arm = 0.36;
    QPainterPath path;
    path.addPolygon(QPolygonF({{-arm, -1},
                               {arm, -1},
                               {arm, -arm},
                               {1, -arm},
                               {1, arm},
                               {arm, arm},
                               {arm, 1},
                               {-arm, 1},
                               {-arm, arm},
                               {-1, arm},
                               {-1, -arm},
                               {-arm, -arm}}));
    path.closeSubpath();
    return QTransform().rotate(turn).map(path);
}

QPainterPath circle(double radius) {
    QPainterPath path;
    path.addEllipse(QPointF(), radius, radius);
    return path;
}

// Of radius 1 about the origin. A disc is smaller than what is nearly one.
QPainterPath outline(RunMark mark) {
    constexpr double pi = std::numbers::pi;
    switch (mark) {
        case RunMark::Circle: return circle(0.78);
        case RunMark::Ring: return circle(0.88);
        case RunMark::TriangleUp: return QTransform::fromScale(1.15, 1.15).map(corners(3, 0));
        case RunMark::TriangleDown: return QTransform::fromScale(1.15, 1.15).map(corners(3, pi));
        case RunMark::Square:
        case RunMark::Frame: return QTransform::fromScale(1.2, 1.2).map(corners(4, pi / 4));
        case RunMark::Diamond:
        case RunMark::HollowDiamond: return QTransform::fromScale(0.92, 1.2).map(corners(4, 0));
        case RunMark::Pentagon: return QTransform::fromScale(1.2, 1.2).map(corners(5, 0));
        case RunMark::Star: return QTransform::fromScale(1.25, 1.25).map(corners(10, 0, 0.42));
        case RunMark::Plus: return plus(0);
        case RunMark::Cross: return plus(45);
    }
    return {};
}

}  // namespace

RunStyle runStyle(const Theme& theme, int index) {
    const Look& look = looks[std::size_t(index % runStyleCount)];
    RunStyle style{.color = theme.dark ? look.dark : look.light,
                   .casing = theme.dark ? theme.ground : theme.card,
                   .mark = look.mark,
                   .width = theme.stroke(lineWidth)};
    for (const qreal dash : look.dashes)
        if (dash > 0) style.dashes << dash;
    return style;
}

QPen runPen(const RunStyle& style, double dashOffset) {
    QPen pen(style.color, style.width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
    if (style.dashes.isEmpty()) return pen;
    pen.setDashPattern(style.dashes);
    pen.setDashOffset(dashOffset / style.width);
    return pen;
}

QPen casingPen(const RunStyle& style) {
    return {style.casing, style.width * (1 + 2 * casingWidth / lineWidth), Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
}

void paintRunHead(QPainter& painter, QPointF at, const RunStyle& style) {
    const double radius = headRadius * style.width;
    const QPainterPath shape = QTransform(radius, 0, 0, radius, at.x(), at.y()).map(outline(style.mark));
    painter.setBrush(style.casing);
    painter.setPen(QPen(style.casing, 1.5 * style.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shape);
    painter.setBrush(isHollow(style.mark) ? style.casing : style.color);
    painter.setPen(isHollow(style.mark) ? QPen(style.color, style.width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin)
                                        : QPen(Qt::NoPen));
    painter.drawPath(shape);
}

void paintRunMark(QPainter& painter, const QRectF& rect, const RunStyle& style) {
    const QPointF centre = rect.center();
    painter.setPen(runPen(style));
    painter.drawLine(QPointF(rect.left(), centre.y()), QPointF(rect.right(), centre.y()));
    paintRunHead(painter, centre, style);
}

}  // namespace wengert
