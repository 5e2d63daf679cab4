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
constexpr double faint = 0.28;  // how much of its colour a line keeps after the cursor
constexpr double headRadius = 3.5;

std::size_t nearest(const std::vector<double>& x, double wanted) {
    const auto above = std::ranges::lower_bound(x, wanted);
    if (above == x.end()) return x.size() - 1;
    const auto i = std::size_t(above - x.begin());
    return i > 0 && wanted - x[i - 1] < x[i] - wanted ? i - 1 : i;
}

}  // namespace

LineChart::LineChart(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {
    connect(&themes, &ThemeManager::changed, this, &LineChart::redraw);
    updateAxes();
}

void LineChart::setSeries(std::vector<Series> series) {
    m_series = std::move(series);
    updateAxes();
}

void LineChart::setLogarithmic(bool isLogarithmic) {
    m_isLogarithmic = isLogarithmic;
    updateAxes();
}

void LineChart::setXLogarithmic(bool isLogarithmic) {
    m_isXLogarithmic = isLogarithmic;
    updateAxes();
}

void LineChart::setNotes(std::vector<ChartNote> notes) {
    m_notes = std::move(notes);
    redraw();
}

void LineChart::setSmoothing(double weight) {
    m_smoothing = weight;
    updateAxes();
}

void LineChart::setXName(const QString& name) {
    m_xName = name;
    redraw();
}

void LineChart::setXRange(std::optional<Axis> range) {
    m_xRange = range;
    updateAxes();
}

void LineChart::setYRange(std::optional<Axis> range) {
    m_yRange = range;
    updateAxes();
}

void LineChart::setRobustRange(bool isRobust) {
    m_isRobust = isRobust;
    updateAxes();
}

void LineChart::setLegendShown(bool isShown) {
    m_isLegendShown = isShown;
    redraw();
}

void LineChart::setCursorX(std::optional<double> x) {
    if (x == m_cursor) return;
    m_cursor = x;
    update();
}

void LineChart::setFadeAfterCursor(bool fades) {
    m_fadesAfterCursor = fades;
    redraw();
}

// From the first number to the last.
Axis LineChart::fittedX() const {
    Axis axis{.low = INFINITY, .high = -INFINITY, .isLogarithmic = m_isXLogarithmic};
    for (const Series& series : m_series)
        for (const double x : series.x) {
            if (m_isXLogarithmic && !(x > 0)) continue;
            axis.low = std::min(axis.low, x);
            axis.high = std::max(axis.high, x);
        }
    if (axis.low > axis.high) axis.low = m_isXLogarithmic ? 1 : 0;
    if (!(axis.high > axis.low)) axis.high = m_isXLogarithmic ? axis.low * 10 : axis.low + 1;
    return axis;
}

void LineChart::updateAxes() {
    std::vector<double> y;
    m_shown.clear();
    for (const Series& series : m_series) {
        m_shown.push_back(series.isSmoothable ? smoothed(series.y, m_smoothing) : series.y);
        y.insert(y.end(), m_shown.back().begin(), m_shown.back().end());
    }
    m_x = m_xRange.value_or(fittedX());
    if (!(m_x.high > m_x.low)) m_x.high = m_x.low + 1;
    if (m_yRange) m_y = *m_yRange;
    else m_y = m_isRobust ? axisAroundBulk(m_shown, m_isLogarithmic) : axisAround(y, m_isLogarithmic);
    redraw();
}

void LineChart::redraw() {
    m_reached = {};
    m_ahead = {};
    update();
}

// ---- painting

double LineChart::legendHeight(double width) const {
    const std::vector<LegendEntry> entries = legendIn(width);
    if (entries.empty()) return 0;
    return QFontMetricsF(theme().font(TextStyle::Label)).height() * (entries.back().row + 1);
}

PlotFrame LineChart::frameIn(const QRectF& target) const {
    const double top = legendHeight(target.width()) + roomAboveYTicks(m_y, theme());
    QRectF plot = target.adjusted(0, top, -theme().space.m, -roomForXTicks(theme()));
    plot.setLeft(target.left() + roomForYTicks(m_y, plot.height(), theme()));
    return {.plot = plot, .x = m_x, .y = m_y};
}

QPointF LineChart::positionOf(QPointF numbers) const { return frameIn(rect()).at(numbers.x(), numbers.y()); }

void LineChart::paintGround(QPainter& painter, const QRectF& target, const PlotFrame& frame) const {
    paintLevels(painter, frame, theme());
    paintTicks(painter, frame, theme().space.m, theme());
    paintLegend(painter, target);
}

void LineChart::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_series.empty()) return paintEmpty(painter, target);
    const PlotFrame frame = frameIn(target);
    paintGround(painter, target, frame);
    const QRectF all = frame.plot.adjusted(-4, -4, 4, 4);
    if (!m_cursor) {
        paintAllSeries(painter, frame, all, 1);
        return paintNotes(painter, frame, m_notes, theme());
    }
    QRectF reached = all;
    QRectF ahead = all;
    if (m_fadesAfterCursor) {
        const double x = std::clamp(frame.at(*m_cursor, m_y.low).x(), all.left(), all.right());
        reached.setRight(x);
        ahead.setLeft(x);
        paintAllSeries(painter, frame, ahead, faint);
    }
    paintAllSeries(painter, frame, reached, 1);
    paintNotes(painter, frame, m_notes, theme());
    paintCursor(painter, frame);
}

std::vector<LineChart::LegendEntry> LineChart::legendIn(double width) const {
    std::vector<LegendEntry> entries;
    if (!m_isLegendShown || m_series.size() < 2) return entries;
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
        painter.setPen(linePen(series, series.color, theme().stroke(2)));
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

QPixmap LineChart::picture(double strength) const {
    QPixmap pixmap(size() * devicePixelRatio());
    pixmap.setDevicePixelRatio(devicePixelRatio());
    pixmap.fill(theme().card);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame frame = frameIn(rect());
    paintGround(painter, rect(), frame);
    paintAllSeries(painter, frame, frame.plot.adjusted(-4, -4, 4, 4), strength);
    paintNotes(painter, frame, m_notes, theme());
    return pixmap;
}

// A cursor that moves draws no line again.
void LineChart::paintOnScreen(QPainter& painter) {
    if (m_series.empty() || !m_cursor) return paintChart(painter, rect());
    if (m_reached.size() != size() * devicePixelRatio()) {
        m_reached = picture(1);
        m_ahead = m_fadesAfterCursor ? picture(faint) : QPixmap();
    }
    const PlotFrame frame = frameIn(rect());
    painter.drawPixmap(0, 0, m_reached);
    if (m_fadesAfterCursor) {
        QRectF ahead = rect();
        ahead.setLeft(std::clamp(frame.at(*m_cursor, m_y.low).x(), ahead.left(), ahead.right()));
        painter.save();
        painter.setClipRect(ahead);
        painter.drawPixmap(0, 0, m_ahead);
        painter.restore();
    }
    paintCursor(painter, frame);
}

void LineChart::paintAllSeries(QPainter& painter, const PlotFrame& frame, const QRectF& clip, double strength) const {
    if (clip.width() <= 0) return;
    painter.save();
    painter.setClipRect(clip, Qt::IntersectClip);
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        const QColor color = mixed(m_series[s].color, theme().card, strength);
        if (m_series[s].kind == SeriesKind::Points) paintPoints(painter, frame, s, color);
        else paintLine(painter, frame, s, color);
    }
    painter.restore();
}

void LineChart::paintPoints(QPainter& painter, const PlotFrame& frame, std::size_t s, const QColor& color) const {
    const bool isHollow = m_series[s].isHollow;
    painter.setPen(isHollow ? QPen(color, theme().stroke(1.5)) : QPen(theme().card, theme().stroke(0.75)));
    painter.setBrush(isHollow ? theme().card : color);
    const double radius = theme().stroke(2.75);
    for (std::size_t i = 0; i < m_shown[s].size(); ++i)
        if (std::isfinite(frame.y.fraction(m_shown[s][i])))
            painter.drawEllipse(frame.at(m_series[s].x[i], m_shown[s][i]), radius, radius);
}

void LineChart::paintLine(QPainter& painter, const PlotFrame& frame, std::size_t s, const QColor& color) const {
    QPolygonF line;
    painter.setPen(linePen(m_series[s], color, theme().stroke(m_series[s].width)));
    painter.setBrush(Qt::NoBrush);
    const auto finish = [&] {
        if (line.size() > 1) painter.drawPolyline(line);
        else if (line.size() == 1) painter.drawEllipse(line.front(), 1, 1);
        line.clear();
    };
    for (const QPointF& point : reduced(m_series[s].x, m_shown[s], std::max(2, int(frame.plot.width())))) {
        if (std::isnan(frame.y.fraction(point.y())) || std::isnan(frame.x.fraction(point.x()))) finish();
        else line << frame.at(point.x(), point.y());
    }
    finish();
}

std::optional<QPointF> LineChart::headOf(std::size_t s, const PlotFrame& frame) const {
    const Series& series = m_series[s];
    if (series.kind != SeriesKind::Line || series.x.empty()) return {};
    if (*m_cursor < series.x.front() || *m_cursor > series.x.back()) return {};
    const auto i = std::size_t(std::ranges::lower_bound(series.x, *m_cursor) - series.x.begin());
    const auto pointAt = [&](std::size_t k) { return frame.at(series.x[k], m_shown[s][k]); };
    QPointF head = pointAt(i);
    if (i > 0 && series.x[i] > *m_cursor) {
        const double share = (*m_cursor - series.x[i - 1]) / (series.x[i] - series.x[i - 1]);
        head = pointAt(i - 1) + share * (head - pointAt(i - 1));
    }
    if (std::isnan(head.y()) || !frame.plot.adjusted(-1, -1, 1, 1).contains(head)) return {};
    return head;
}

void LineChart::paintCursor(QPainter& painter, const PlotFrame& frame) const {
    const double x = frame.at(*m_cursor, m_y.low).x();
    if (!(x >= frame.plot.left() - 1 && x <= frame.plot.right() + 1)) return;
    painter.setPen(QPen(theme().inputLine, theme().stroke(1)));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        const std::optional<QPointF> head = headOf(s, frame);
        if (!head) continue;
        painter.setPen(QPen(theme().card, theme().stroke(1.5)));
        painter.setBrush(m_series[s].color);
        painter.drawEllipse(*head, theme().stroke(headRadius), theme().stroke(headRadius));
    }
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
    const PlotFrame frame = frameIn(rect());
    if (!frame.plot.contains(*m_pointer)) return;
    const QStringList lines = readoutAt(frame.numbersAt(*m_pointer).x());
    if (lines.isEmpty()) return;
    painter.setPen(QPen(theme().inputLine, theme().stroke(1), Qt::DotLine));
    painter.drawLine(QPointF(m_pointer->x(), frame.plot.top()), QPointF(m_pointer->x(), frame.plot.bottom()));
    paintReadout(painter, theme(), rect(), *m_pointer, lines);
}

void LineChart::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    if (m_isScrubbing) scrubTo(event->position().x());
    update();
}

void LineChart::mousePressEvent(QMouseEvent* event) {
    const PlotFrame frame = frameIn(rect());
    if (event->button() != Qt::LeftButton || !frame.plot.contains(event->position())) return;
    Q_EMIT clicked(frame.numbersAt(event->position()));
    m_isScrubbing = m_isScrubbable && !m_series.empty();
    if (m_isScrubbing) scrubTo(event->position().x());
}

void LineChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_isScrubbing = false;
}

void LineChart::scrubTo(double position) {
    Q_EMIT scrubbed(std::clamp(frameIn(rect()).numbersAt({position, 0}).x(), m_x.low, m_x.high));
}

void LineChart::leaveEvent(QEvent*) {
    m_pointer.reset();
    update();
}

QString LineChart::csv() const { return toCsv(m_xName, m_series); }

}  // namespace wengert
