#include "ui/charts/surface_marks.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <span>

#include "ui/charts/run_path.h"

namespace wengert {
namespace {

constexpr double haloWidth = 3;
constexpr int haloAlpha = 190;
constexpr double ringRadius = 9;
constexpr double markRadius = 5;
constexpr double eigenLength = 34;
constexpr double leastVector = 22;
constexpr double longestVector = 0.28;  // of the plot's shorter side
constexpr double arrowHead = 3.4;       // in widths of its line

bool isFinite(QPointF p) { return std::isfinite(p.x()) && std::isfinite(p.y()); }

double lengthOf(QPointF v) { return std::hypot(v.x(), v.y()); }

QPainterPath triangle(QPointF centre, double radius, double up) {
    QPainterPath path;
    path.addPolygon(QPolygonF({centre + QPointF(0, -up * radius), centre + QPointF(0.87 * radius, up * radius / 2),
                               centre + QPointF(-0.87 * radius, up * radius / 2)}));
    path.closeSubpath();
    return path;
}

QPainterPath cross(QPointF centre, double radius) {
    QPainterPath path;
    const double r = 0.72 * radius;
    path.moveTo(centre + QPointF(-r, -r));
    path.lineTo(centre + QPointF(r, r));
    path.moveTo(centre + QPointF(-r, r));
    path.lineTo(centre + QPointF(r, -r));
    return path;
}

void paintEigenvectors(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfaceMark& mark) {
    const QPointF centre = frame.at(mark.at);
    for (const QPointF& direction : mark.directions) {
        const QPointF along = frame.along(direction);
        const double length = lengthOf(along);
        if (!(length > 0)) continue;
        const QPointF reach = theme.px(eigenLength) / length * along;
        painter.setPen(QPen(theme.text, theme.stroke(1)));
        painter.drawLine(centre - reach, centre + reach);
    }
}

void strokeAndFill(QPainter& painter, const QPainterPath& shape, const QBrush& fill, const QPen& rim, const QPen& ink) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(rim);
    painter.drawPath(shape);
    painter.setBrush(fill);
    painter.setPen(ink);
    painter.drawPath(shape);
}

}  // namespace

std::optional<QPointF> SurfaceRun::headAt(std::size_t iteration) const {
    for (std::size_t i = std::min(iteration + 1, points.size()); i-- > 0;)
        if (isFinite(points[i])) return points[i];
    return {};
}

void paintHaloText(QPainter& painter, const Theme& theme, const QRectF& rect, Qt::Alignment alignment,
                   const QString& text) {
    const QFont font = theme.font(TextStyle::Label);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text);
    double left = rect.left();
    if (alignment & Qt::AlignHCenter) left = rect.center().x() - width / 2;
    if (alignment & Qt::AlignRight) left = rect.right() - width;
    const double middle = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    QPainterPath letters;
    letters.addText(QPointF(left, middle), font, text);
    QColor halo = theme.card;
    halo.setAlpha(haloAlpha);
    painter.strokePath(letters, QPen(halo, theme.stroke(haloWidth), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QPointF(left, middle), text);
}

void paintArrow(QPainter& painter, QPointF tail, QPointF shaft, const QPen& pen, const QColor& rim) {
    const double length = lengthOf(shaft);
    if (!(length > 0)) return;
    const QPointF unit = shaft / length;
    const QPointF across(-unit.y(), unit.x());
    const double head = std::min(arrowHead * pen.widthF(), 0.45 * length);
    const QPointF tip = tail + shaft;
    const QPointF neck = tip - head * unit;
    const QPolygonF point({tip, neck + 0.55 * head * across, neck - 0.55 * head * across});
    const auto paint = [&](const QColor& color, double more) {
        painter.setPen(QPen(color, pen.widthF() + more, Qt::SolidLine, pen.capStyle()));
        painter.drawLine(tail, neck);
        painter.setPen(QPen(color, pen.widthF() * 0.5 + more, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(color);
        painter.drawPolygon(point);
    };
    if (rim.isValid()) paint(rim, pen.widthF());
    paint(pen.color(), 0);
}

void paintSurfaceMark(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfaceMark& mark) {
    const QPointF centre = frame.at(mark.at);
    const double radius = theme.px(markRadius);
    if (!isFinite(centre) || !frame.plot.adjusted(-radius, -radius, radius, radius).contains(centre)) return;
    if (mark.kind == SurfaceMarkKind::Saddle) paintEigenvectors(painter, theme, frame, mark);
    const QPen rim(theme.card, theme.stroke(4), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QPen ink(theme.text, theme.stroke(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QPen thin(theme.text, theme.stroke(0.5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    QPainterPath disc;
    disc.addEllipse(centre, 0.8 * radius, 0.8 * radius);
    switch (mark.kind) {
        case SurfaceMarkKind::Minimum:
            strokeAndFill(painter, triangle(centre, 1.15 * radius, -1), theme.text, rim, thin);
            break;
        case SurfaceMarkKind::Maximum:
            strokeAndFill(painter, triangle(centre, 1.15 * radius, 1), theme.text, rim, thin);
            break;
        case SurfaceMarkKind::Saddle:
            strokeAndFill(painter, cross(centre, radius), Qt::NoBrush,
                          QPen(theme.card, theme.stroke(5), Qt::SolidLine, Qt::RoundCap), ink);
            break;
        case SurfaceMarkKind::Degenerate: strokeAndFill(painter, disc, theme.card, rim, ink); break;
    }
}

double startRingRadius(const Theme& theme) { return theme.px(ringRadius); }

void paintStartRing(QPainter& painter, const Theme& theme, QPointF at, bool isLit) {
    const double radius = startRingRadius(theme);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.card, theme.stroke(isLit ? 6 : 4.5)));
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(isLit ? theme.accent.color : theme.text, theme.stroke(isLit ? 3 : 2.25)));
    painter.drawEllipse(at, radius, radius);
}

void paintRunPaths(QPainter& painter, const SurfaceFrame& frame, const std::vector<SurfaceRun>& runs,
                   std::size_t iteration) {
    std::vector<QPointF> path;
    forEachRun(runs, [&](const SurfaceRun& run) {
        path.clear();
        for (const QPointF& point : std::span(run.points).first(std::min(iteration + 1, run.points.size())))
            path.push_back(frame.at(point));
        const double margin = 2 * run.style.width;
        const std::span seen = std::span(path).first(untilItLeaves(path, frame.plot));
        paintRunPath(painter, visiblePieces(seen, frame.plot.adjusted(-margin, -margin, margin, margin)), run.style);
    });
}

void paintRunHeads(QPainter& painter, const SurfaceFrame& frame, const std::vector<SurfaceRun>& runs,
                   std::size_t iteration) {
    forEachRun(runs, [&](const SurfaceRun& run) {
        const std::optional<QPointF> head = run.headAt(iteration);
        if (!head) return;
        const QPointF at = frame.at(*head);
        if (frame.plot.adjusted(-12, -12, 12, 12).contains(at)) paintRunHead(painter, at, run.style);
    });
}

void paintVectors(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, QPointF from,
                  const std::vector<SurfaceVector>& vectors) {
    const QPointF tail = frame.at(from);
    if (!frame.plot.contains(tail)) return;
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    const double longest = longestVector * std::min(frame.plot.width(), frame.plot.height());
    std::vector<QRectF> labels;
    for (const SurfaceVector& vector : vectors) {
        const QPointF along = frame.along(vector.direction);
        const double length = lengthOf(along);
        if (!(length > 0) || !std::isfinite(length)) continue;
        const QPointF shaft =
            std::clamp(length, std::min<double>(theme.px(leastVector), longest), longest) / length * along;
        paintArrow(painter, tail, shaft, QPen(vector.color, theme.stroke(2.5), Qt::SolidLine, Qt::RoundCap),
                   theme.card);
        QRectF label(0, 0, metrics.horizontalAdvance(vector.label), metrics.height());
        const double beyond = theme.space.xs + std::max(label.width(), label.height()) / 2;
        label.moveCenter(tail + shaft + beyond / lengthOf(shaft) * shaft);
        label.moveLeft(std::clamp(label.left(), frame.plot.left(),
                                  std::max(frame.plot.left(), frame.plot.right() - label.width())));
        while (std::ranges::any_of(labels, [&](const QRectF& other) { return other.intersects(label); }))
            label.translate(0, label.height());
        labels.push_back(label);
        paintHaloText(painter, theme, label, Qt::AlignHCenter, vector.label);
    }
}

}  // namespace wengert
