#include "ui/charts/surface_painting.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <span>

#include "ui/charts/axis.h"
#include "ui/charts/run_path.h"
#include "ui/charts/surface_marks.h"

namespace wengert {
namespace {

constexpr double hatchStep = 9;
constexpr double tickRoom = 90;   // pixels of the 100 % design between two numbers of an axis
constexpr double labelRoom = 70;  // and between two levels
constexpr double arrowLength = 15;

QColor transparent(QColor color, int alpha) {
    color.setAlpha(alpha);
    return color;
}

// Contours and arrows: seen, but behind the paths.
QColor lineColor(const Theme& theme) { return transparent(theme.text, theme.dark ? 85 : 120); }

// Puts texts down where none is yet.
class Labels {
 public:
    Labels(QPainter& painter, const Theme& theme, double room)
        : m_painter(painter), m_theme(theme), m_metrics(theme.font(TextStyle::Label)), m_room(room) {}

    QSizeF sizeOf(const QString& text) const { return {m_metrics.horizontalAdvance(text), m_metrics.height()}; }
    void add(const QRectF& rect, const QString& text) {
        const QRectF wanted = rect.adjusted(-m_room, -m_room, m_room, m_room);
        if (std::ranges::any_of(m_taken, [&](const QRectF& taken) { return taken.intersects(wanted); })) return;
        m_taken.push_back(rect);
        paintHaloText(m_painter, m_theme, rect, Qt::AlignHCenter, text);
    }

 private:
    QPainter& m_painter;
    const Theme& m_theme;
    QFontMetricsF m_metrics;
    double m_room;
    std::vector<QRectF> m_taken;
};

}  // namespace

void paintHatching(QPainter& painter, const Theme& theme, const QRectF& rect) {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, theme.well);
    painter.setPen(QPen(theme.nodeLine, theme.stroke(1)));
    const double step = theme.px(hatchStep);
    for (double x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void paintHeatMap(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfacePicture& picture,
                  const QImage& image) {
    if (image.isNull()) return;
    const QRectF covered = frame.rectOf(picture.area);
    if (image.hasAlphaChannel()) paintHatching(painter, theme, covered.intersected(frame.plot));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(covered, image);
}

void paintContours(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfacePicture& picture) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(lineColor(theme), theme.stroke(0.9), Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    std::vector<QPointF> line;
    for (const SurfaceContour& contour : picture.contours) {
        line.clear();
        for (const QPointF& point : contour.line) line.push_back(frame.at(point));
        for (const PathPiece& piece : visiblePieces(line, frame.plot)) painter.drawPolyline(piece.line);
    }
    Labels labels(painter, theme, theme.px(labelRoom));
    const double edge = theme.px(30);  // the axes' numbers are there
    const QRectF room = frame.plot.adjusted(1.6 * edge, 8, -8, -edge);
    for (const SurfaceContour& contour : picture.contours) {
        if (!contour.labelPlace || contour.text.isEmpty()) continue;
        QRectF rect(QPointF(), labels.sizeOf(contour.text));
        rect.moveCenter(frame.at(*contour.labelPlace));
        if (room.contains(rect)) labels.add(rect, contour.text);
    }
}

void paintDirections(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfacePicture& picture) {
    const double reach = theme.px(arrowLength);
    const QPen pen(transparent(theme.text, theme.dark ? 130 : 150), theme.stroke(1.1));
    for (const SurfaceArrow& arrow : picture.arrows) {
        const QPointF at = frame.at(arrow.at);
        const QPointF along = frame.along(arrow.direction);
        const double length = std::hypot(along.x(), along.y());
        if (!(length > 0) || !std::isfinite(length) || !frame.plot.contains(at)) continue;
        const QPointF shaft = reach / length * along;
        paintArrow(painter, at - shaft / 2, shaft, pen);
    }
}

void paintInnerAxes(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const QString& xName,
                    const QString& yName) {
    const QRectF& plot = frame.plot;
    const double margin = theme.space.xs + 2;
    Labels labels(painter, theme, 2);
    const auto placed = [&](const QString& text, QPointF corner) { return QRectF(corner, labels.sizeOf(text)); };
    const QSizeF xSize = labels.sizeOf(xName);
    const QSizeF digit = labels.sizeOf(QStringLiteral("0"));
    const double base = plot.bottom() - margin - digit.height();
    if (!xName.isEmpty()) labels.add(placed(xName, {plot.right() - margin - xSize.width(), base}), xName);
    if (!yName.isEmpty()) labels.add(placed(yName, {plot.left() + margin, plot.top() + margin}), yName);
    const auto wanted = [&](double length) { return std::max(1, int(length / theme.px(tickRoom))); };
    const Axis x{.low = frame.view.left(), .high = frame.view.right()};
    const Axis y{.low = frame.view.top(), .high = frame.view.bottom()};
    for (const Tick& tick : y.ticks(wanted(plot.height()))) {
        const double top = frame.at({0, tick.number}).y() - digit.height() / 2;
        if (top > plot.top() && top + digit.height() < base)
            labels.add(placed(tick.text, {plot.left() + margin, top}), tick.text);
    }
    for (const Tick& tick : x.ticks(wanted(plot.width()))) {
        const double width = labels.sizeOf(tick.text).width();
        const double left = frame.at({tick.number, 0}).x() - width / 2;
        if (left > plot.left() + margin && left + width < plot.right() - margin)
            labels.add(placed(tick.text, {left, base}), tick.text);
    }
}

}  // namespace wengert
