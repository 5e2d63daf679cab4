#include "ui/charts/line_chart.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr int legendMark = 14;
constexpr double exponentSize = 0.72;  // of the base's
constexpr double exponentRise = 0.42;  // of the base's height

// How many labelled levels fit.
int rowsIn(double height, double lineHeight) { return std::max(2, int(height / (2.6 * lineHeight))); }

std::size_t nearest(const std::vector<double>& x, double wanted) {
    const auto above = std::ranges::lower_bound(x, wanted);
    if (above == x.end()) return x.size() - 1;
    const auto i = std::size_t(above - x.begin());
    return i > 0 && wanted - x[i - 1] < x[i] - wanted ? i - 1 : i;
}

}  // namespace

LineChart::LineChart(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) { updateAxes(); }

void LineChart::setSeries(std::vector<Series> series) {
    m_series = std::move(series);
    updateAxes();
}

void LineChart::setLogarithmic(bool isLogarithmic) {
    m_isLogarithmic = isLogarithmic;
    updateAxes();
}

void LineChart::setSmoothing(double weight) {
    m_smoothing = weight;
    updateAxes();
}

void LineChart::setXName(const QString& name) {
    m_xName = name;
    update();
}

void LineChart::setXRange(std::optional<Axis> range) {
    m_xRange = range;
    updateAxes();
}

void LineChart::updateAxes() {
    std::vector<double> x;
    std::vector<double> y;
    m_shown.clear();
    for (const Series& series : m_series) {
        m_shown.push_back(series.isSmoothable ? smoothed(series.y, m_smoothing) : series.y);
        x.insert(x.end(), series.x.begin(), series.x.end());
        y.insert(y.end(), m_shown.back().begin(), m_shown.back().end());
    }
    if (m_xRange) m_x = *m_xRange;
    else if (x.empty()) m_x = {};
    else m_x = {.low = *std::ranges::min_element(x), .high = *std::ranges::max_element(x)};
    if (!(m_x.high > m_x.low)) m_x.high = m_x.low + 1;
    m_y = axisAround(y, m_isLogarithmic);
    update();
}

// ---- painting

QPointF LineChart::Frame::at(double xNumber, double yNumber) const {
    // Far outside is as good as at the edge of what a painter can draw.
    const auto bounded = [](double fraction) { return std::clamp(fraction, -50.0, 50.0); };
    return {plot.left() + bounded(x.fraction(xNumber)) * plot.width(),
            plot.bottom() - bounded(y.fraction(yNumber)) * plot.height()};
}

double LineChart::legendHeight(double width) const {
    const std::vector<LegendEntry> entries = legendIn(width);
    if (entries.empty()) return theme().space.xs;
    return QFontMetricsF(theme().font(TextStyle::Label)).height() * (entries.back().row + 1) + 6;
}

LineChart::Frame LineChart::frameIn(const QRectF& target) const {
    const QFontMetricsF metrics(theme().font(TextStyle::Label));
    Frame frame{.plot = target.adjusted(0, legendHeight(target.width()), -theme().space.m,
                                        -metrics.height() - theme().space.xs),
                .x = m_x,
                .y = m_y};
    double widest = metrics.horizontalAdvance(QStringLiteral("0.0001"));
    for (const Tick& tick : m_y.ticks(rowsIn(frame.plot.height(), metrics.height())))
        widest = std::max(widest, metrics.horizontalAdvance(tick.text));
    frame.plot.setLeft(target.left() + widest + theme().space.xs);
    return frame;
}

void LineChart::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_series.empty()) return paintEmpty(painter, target);
    const Frame frame = frameIn(target);
    paintAxes(painter, frame);
    if (m_series.size() > 1) paintLegend(painter, target);
    painter.save();
    painter.setClipRect(frame.plot.adjusted(-4, -4, 4, 4));
    for (const Series& series : m_series) paintSeries(painter, frame, series);
    painter.restore();
}

void LineChart::paintAxes(QPainter& painter, const Frame& frame) const {
    const QFontMetricsF metrics(theme().font(TextStyle::Label));
    const double height = metrics.height();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().line, theme().stroke(1)));
    const int rows = rowsIn(frame.plot.height(), height);
    const int columns = std::max(2, int(frame.plot.width() / (5 * height)));
    const std::vector<Tick> levels = m_y.ticks(rows);
    const std::vector<Tick> steps = m_x.ticks(columns);
    for (const Tick& tick : levels) {
        const double y = std::round(frame.at(m_x.low, tick.number).y());
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().muted);
    for (const Tick& tick : levels) {
        const double y = frame.at(m_x.low, tick.number).y();
        const double right = frame.plot.left() - theme().space.xs;
        paintTick(painter, {right - 100, y - height / 2, 100, height}, Qt::AlignRight, tick);
    }
    for (const Tick& tick : steps) {
        const double x = frame.at(tick.number, m_y.low).x();
        const double half = metrics.horizontalAdvance(tick.text) / 2;
        const double left = std::min(x - half, frame.plot.right() + theme().space.m - 2 * half);
        paintTick(painter, {left, frame.plot.bottom() + theme().space.xs, 2 * half + 1, height}, Qt::AlignLeft, tick);
    }
}

void LineChart::paintTick(QPainter& painter, const QRectF& room, Qt::Alignment alignment, const Tick& tick) const {
    const QFont base = theme().font(TextStyle::Label);
    painter.setFont(base);
    if (tick.exponent.isEmpty()) {
        painter.drawText(room, alignment | Qt::AlignVCenter, tick.text);
        return;
    }
    QFont raised = base;
    raised.setPixelSize(std::max(6, qRound(base.pixelSize() * exponentSize)));
    const double exponentWidth = QFontMetricsF(raised).horizontalAdvance(tick.exponent);
    painter.drawText(room.adjusted(0, 0, -exponentWidth - 1, 0), Qt::AlignRight | Qt::AlignVCenter, tick.text);
    painter.setFont(raised);
    painter.drawText(room.translated(0, -base.pixelSize() * exponentRise), Qt::AlignRight | Qt::AlignVCenter,
                     tick.exponent);
}

std::vector<LineChart::LegendEntry> LineChart::legendIn(double width) const {
    std::vector<LegendEntry> entries;
    if (m_series.size() < 2) return entries;
    const QFontMetricsF metrics(theme().font(TextStyle::Label));
    const double markWidth = theme().px(legendMark) + theme().space.xs;
    const double end = width - theme().space.m;
    double right = end;
    int row = 0;
    for (std::size_t i = m_series.size(); i-- > 0;) {
        if (m_series[i].name.isEmpty()) continue;
        const double wanted = metrics.horizontalAdvance(m_series[i].name) + markWidth;
        if (wanted > right && right < end) {
            right = end;
            ++row;
        }
        const double left = std::max(0.0, right - wanted);
        entries.push_back({i, row, left});
        right = left - theme().space.m;
    }
    return entries;
}

// Each name behind a piece of its line.
void LineChart::paintLegend(QPainter& painter, const QRectF& target) const {
    const QFont font = theme().font(TextStyle::Label);
    const QFontMetricsF metrics(font);
    const double mark = theme().px(legendMark);
    painter.setFont(font);
    for (const LegendEntry& entry : legendIn(target.width())) {
        const Series& series = m_series[entry.series];
        const double left = target.left() + entry.left;
        const double top = target.top() + entry.row * metrics.height();
        const double y = top + metrics.height() / 2;
        painter.setPen(QPen(series.color, theme().stroke(2), series.dash));
        if (series.kind == SeriesKind::Line) {
            painter.drawLine(QPointF(left, y), QPointF(left + mark, y));
        } else {
            painter.setBrush(series.isHollow ? theme().card : series.color);
            painter.drawEllipse(QPointF(left + mark - 4, y), 2.5, 2.5);
        }
        painter.setPen(theme().muted);
        const double textLeft = left + mark + theme().space.xs;
        const double room = target.right() - theme().space.m - textLeft;
        painter.drawText(QRectF(textLeft, top, room + 1, metrics.height()), Qt::AlignLeft,
                         metrics.elidedText(series.name, Qt::ElideRight, room + 1));
    }
}

void LineChart::paintSeries(QPainter& painter, const Frame& frame, const Series& series) const {
    const std::vector<double>& y = m_shown[std::size_t(&series - m_series.data())];
    if (series.kind == SeriesKind::Points) {
        const QPen ring(series.color, theme().stroke(1.5));
        painter.setPen(series.isHollow ? ring : QPen(theme().card, theme().stroke(0.75)));
        painter.setBrush(series.isHollow ? theme().card : series.color);
        for (std::size_t i = 0; i < y.size(); ++i)
            if (std::isfinite(frame.y.fraction(y[i])))
                painter.drawEllipse(frame.at(series.x[i], y[i]), theme().stroke(2.75), theme().stroke(2.75));
        return;
    }
    QPolygonF line;
    painter.setPen(QPen(series.color, theme().stroke(series.width), series.dash, Qt::FlatCap, Qt::BevelJoin));
    painter.setBrush(Qt::NoBrush);
    const auto finish = [&] {
        if (line.size() > 1) painter.drawPolyline(line);
        else if (line.size() == 1) painter.drawEllipse(line.front(), 1, 1);
        line.clear();
    };
    for (const QPointF& point : reduced(series.x, y, std::max(2, int(frame.plot.width())))) {
        if (std::isnan(frame.y.fraction(point.y()))) finish();
        else line << frame.at(point.x(), point.y());
    }
    finish();
}

// ---- pointer

QStringList LineChart::readoutAt(double x) const {
    QStringList lines;
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        const Series& series = m_series[s];
        if (series.x.empty() || series.kind != SeriesKind::Line) continue;
        const std::size_t i = nearest(series.x, x);
        if (lines.isEmpty()) lines << (m_xName + u' ' + toQString(shortNumber(series.x[i]))).trimmed();
        lines << (series.name + u' ' + toQString(shortNumber(m_shown[s][i]))).trimmed();
    }
    return lines;
}

void LineChart::paintHover(QPainter& painter) const {
    if (!m_pointer) return;
    const Frame frame = frameIn(rect());
    if (!frame.plot.contains(*m_pointer)) return;
    const double x = frame.x.numberAt((m_pointer->x() - frame.plot.left()) / frame.plot.width());
    const QStringList lines = readoutAt(x);
    if (lines.isEmpty()) return;
    painter.setPen(QPen(theme().inputLine, theme().stroke(1), Qt::DotLine));
    painter.drawLine(QPointF(m_pointer->x(), frame.plot.top()), QPointF(m_pointer->x(), frame.plot.bottom()));
    paintReadout(painter, theme(), rect(), *m_pointer, lines);
}

void LineChart::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    update();
}

void LineChart::mousePressEvent(QMouseEvent* event) {
    const Frame frame = frameIn(rect());
    if (event->button() != Qt::LeftButton || !frame.plot.contains(event->position())) return;
    Q_EMIT clicked({frame.x.numberAt((event->position().x() - frame.plot.left()) / frame.plot.width()),
                    frame.y.numberAt((frame.plot.bottom() - event->position().y()) / frame.plot.height())});
}

void LineChart::leaveEvent(QEvent*) {
    m_pointer.reset();
    update();
}

QString LineChart::csv() const { return toCsv(m_xName, m_series); }

}  // namespace wengert
