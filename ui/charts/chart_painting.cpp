#include "ui/charts/chart_painting.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

constexpr double exponentSize = 0.72;  // of the base's
constexpr double exponentRise = 0.42;  // of the base's height

QFontMetricsF labelMetrics(const Theme& theme) { return QFontMetricsF(theme.font(TextStyle::Label)); }

// How many labelled levels fit.
int rowsIn(double height, double lineHeight) { return std::max(2, int(height / (2.6 * lineHeight))); }

QFont raisedFont(const Theme& theme) {
    QFont font = theme.font(TextStyle::Label);
    font.setPixelSize(std::max(6, qRound(font.pixelSize() * exponentSize)));
    return font;
}

double tickWidth(const Tick& tick, const Theme& theme) {
    const double base = labelMetrics(theme).horizontalAdvance(tick.text);
    if (tick.exponent.isEmpty()) return base;
    return base + 1 + QFontMetricsF(raisedFont(theme)).horizontalAdvance(tick.exponent);
}

void paintTick(QPainter& painter, const QRectF& room, Qt::Alignment alignment, const Tick& tick, const Theme& theme) {
    const QFont base = theme.font(TextStyle::Label);
    painter.setFont(base);
    if (tick.exponent.isEmpty()) {
        painter.drawText(room, alignment | Qt::AlignVCenter, tick.text);
        return;
    }
    const QFont raised = raisedFont(theme);
    const double exponentWidth = QFontMetricsF(raised).horizontalAdvance(tick.exponent);
    painter.drawText(room.adjusted(0, 0, -exponentWidth - 1, 0), Qt::AlignRight | Qt::AlignVCenter, tick.text);
    painter.setFont(raised);
    painter.drawText(room.translated(0, -base.pixelSize() * exponentRise), Qt::AlignRight | Qt::AlignVCenter,
                     tick.exponent);
}

// Beside `at`, moved into the plot where it would leave it.
QRectF noteRoom(const ChartNote& note, QPointF at, const QRectF& plot, const Theme& theme) {
    const QFontMetricsF metrics = labelMetrics(theme);
    const QSizeF size(metrics.horizontalAdvance(note.text) + 4, metrics.height());
    const double gap = theme.stroke(note.isMarked ? 8 : 5);
    QPointF corner = at - QPointF(size.width() / 2, size.height() / 2);
    if (note.side & Qt::AlignRight) corner.setX(at.x() + gap);
    if (note.side & Qt::AlignLeft) corner.setX(at.x() - gap - size.width());
    if (note.side & Qt::AlignTop) corner.setY(at.y() - gap / 2 - size.height());
    if (note.side & Qt::AlignBottom) corner.setY(at.y() + gap / 2);
    corner.setX(std::clamp(corner.x(), plot.left(), std::max(plot.left(), plot.right() - size.width())));
    corner.setY(std::clamp(corner.y(), plot.top(), std::max(plot.top(), plot.bottom() - size.height())));
    return {corner, size};
}

}  // namespace

QPointF PlotFrame::at(double xNumber, double yNumber) const {
    const auto bounded = [](double fraction) { return std::clamp(fraction, -50.0, 50.0); };
    return {plot.left() + bounded(x.fraction(xNumber)) * plot.width(),
            plot.bottom() - bounded(y.fraction(yNumber)) * plot.height()};
}

QPointF PlotFrame::numbersAt(QPointF position) const {
    return {x.numberAt((position.x() - plot.left()) / plot.width()),
            y.numberAt((plot.bottom() - position.y()) / plot.height())};
}

std::vector<Tick> PlotFrame::xTicks(const Theme& theme) const {
    const double room = x.isLogarithmic ? 3.5 : 5;  // for each, in lines' heights: powers of ten are short
    return x.ticks(std::max(2, int(plot.width() / (room * labelMetrics(theme).height()))));
}

std::vector<Tick> PlotFrame::yTicks(const Theme& theme) const {
    return y.ticks(rowsIn(plot.height(), labelMetrics(theme).height()));
}

double roomForYTicks(const Axis& y, double height, const Theme& theme) {
    const QFontMetricsF metrics = labelMetrics(theme);
    double widest = metrics.horizontalAdvance(QStringLiteral("0.0001"));
    for (const Tick& tick : y.ticks(rowsIn(height, metrics.height())))
        widest = std::max(widest, tickWidth(tick, theme));
    return widest + theme.space.xs;
}

double roomAboveYTicks(const Axis& y, const Theme& theme) {
    const double half = labelMetrics(theme).height() / 2;
    if (!y.isLogarithmic) return half;
    const QFont raised = raisedFont(theme);
    const double rise = theme.font(TextStyle::Label).pixelSize() * exponentRise;
    return std::max(half, rise + QFontMetricsF(raised).height() / 2);
}

double roomForXTicks(const Theme& theme) { return labelMetrics(theme).height() + theme.space.xs; }

void paintLevels(QPainter& painter, const PlotFrame& frame, const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme.line, theme.stroke(1)));
    for (const Tick& tick : frame.yTicks(theme)) {
        const double y = std::round(frame.at(frame.x.low, tick.number).y());
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void paintTicks(QPainter& painter, const PlotFrame& frame, double overhang, const Theme& theme) {
    const QFontMetricsF metrics = labelMetrics(theme);
    const double height = metrics.height();
    painter.setPen(theme.muted);
    for (const Tick& tick : frame.yTicks(theme)) {
        const double y = frame.at(frame.x.low, tick.number).y();
        const double right = frame.plot.left() - theme.space.xs;
        paintTick(painter, {right - 100, y - height / 2, 100, height}, Qt::AlignRight, tick, theme);
    }
    for (const Tick& tick : frame.xTicks(theme)) {
        const double x = frame.at(tick.number, frame.y.low).x();
        const double half = tickWidth(tick, theme) / 2;
        const double left = std::min(x - half, frame.plot.right() + overhang - 2 * half);
        paintTick(painter, {left, frame.plot.bottom() + theme.space.xs, 2 * half + 1, height}, Qt::AlignLeft, tick,
                  theme);
    }
}

void paintNotes(QPainter& painter, const PlotFrame& frame, const std::vector<ChartNote>& notes, const Theme& theme) {
    painter.setFont(theme.font(TextStyle::Label));
    QColor ground = theme.card;
    ground.setAlphaF(0.8F);
    std::vector<QRectF> taken;
    for (const ChartNote& note : notes) {
        if (std::isnan(frame.x.fraction(note.x)) || std::isnan(frame.y.fraction(note.y))) continue;
        const QPointF at = frame.at(note.x, note.y);
        const QRectF room = noteRoom(note, at, frame.plot, theme);
        const bool isFree = std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(room); });
        if (isFree) {
            painter.fillRect(room, ground);
            painter.setPen(note.color);
            painter.drawText(room, Qt::AlignCenter, note.text);
            taken.push_back(room);
        }
        if (!note.isMarked) continue;
        painter.setPen(QPen(theme.card, theme.stroke(1.5)));
        painter.setBrush(theme.text);
        painter.drawEllipse(at, theme.stroke(4.5), theme.stroke(4.5));
    }
}

}  // namespace wengert
