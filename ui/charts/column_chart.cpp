#include "ui/charts/column_chart.h"

#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr double groupShare = 0.72;  // of a group's room that its columns take
constexpr double gapShare = 0.06;    // between its columns
constexpr double mostWidth = 26;     // of a column, in pixels of the 100 % design
constexpr int legendMark = 10;

}  // namespace

ColumnChart::ColumnChart(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {}

void ColumnChart::setSeries(std::vector<ColumnSeries> series, int first) {
    m_series = std::move(series);
    m_first = first;
    update();
}

void ColumnChart::setXName(const QString& name) {
    m_xName = name;
    update();
}

std::size_t ColumnChart::groupCount() const {
    std::size_t count = 0;
    for (const ColumnSeries& series : m_series) count = std::max(count, series.numbers.size());
    return count;
}

PlotFrame ColumnChart::frameIn(const QRectF& target) const {
    double most = 1;
    for (const ColumnSeries& series : m_series)
        for (const double number : series.numbers)
            if (std::isfinite(number)) most = std::max(most, number);
    const double line = QFontMetricsF(theme().font(TextStyle::Label)).height();
    PlotFrame frame{.plot = {},
                    .x = {.low = m_first - 0.5, .high = m_first - 0.5 + double(std::max<std::size_t>(groupCount(), 1))},
                    .y = {.low = 0, .high = most * 1.02}};
    const double top = line * double(m_series.size()) + roomAboveYTicks(frame.y, theme());
    frame.plot = target.adjusted(0, top, -theme().space.xs, -roomForXTicks(theme()));
    frame.plot.setLeft(target.left() + roomForYTicks(frame.y, frame.plot.height(), theme()));
    return frame;
}

QRectF ColumnChart::columnIn(const PlotFrame& frame, std::size_t series, std::size_t group) const {
    if (group >= m_series[series].numbers.size() || !std::isfinite(m_series[series].numbers[group])) return {};
    const auto isColumn = [](const ColumnSeries& each) { return !each.isPart; };
    const auto columns = double(std::ranges::count_if(m_series, isColumn));
    const auto before = m_series.begin() + std::ptrdiff_t(series) + 1;
    const double slot = double(std::count_if(m_series.begin(), before, isColumn)) - 1;
    const double room = frame.plot.width() / double(groupCount());
    const double width = std::min<double>(groupShare * room / columns, theme().px(mostWidth));
    const double middle = frame.at(double(m_first) + double(group), 0).x();
    const double left = middle + (slot - columns / 2) * width;
    const double top = frame.at(0, m_series[series].numbers[group]).y();
    return QRectF(QPointF(left, top), QPointF(left + width - gapShare * room, frame.plot.bottom()));
}

QRectF ColumnChart::columnOf(std::size_t series, std::size_t group) const {
    return columnIn(frameIn(rect()), series, group);
}

void ColumnChart::paintChart(QPainter& painter, const QRectF& target) const {
    if (groupCount() == 0) return paintEmpty(painter, target);
    const PlotFrame frame = frameIn(target);
    paintLevels(painter, frame, theme());
    for (std::size_t s = 0; s < m_series.size(); ++s)
        for (std::size_t i = 0; i < groupCount(); ++i)
            if (const QRectF column = columnIn(frame, s, i); !column.isEmpty())
                painter.fillRect(column, m_series[s].color);
    paintNumbers(painter, frame);
    paintLegend(painter, target);
}

// Levels at the left, a number below each group, and their name before the first.
void ColumnChart::paintNumbers(QPainter& painter, const PlotFrame& frame) const {
    const QFontMetricsF metrics(theme().font(TextStyle::Label));
    painter.setFont(theme().font(TextStyle::Label));
    painter.setPen(theme().muted);
    const double right = frame.plot.left() - theme().space.xs;
    for (const Tick& tick : frame.yTicks(theme())) {
        const double y = frame.at(frame.x.low, tick.number).y();
        painter.drawText(QRectF(right - 100, y - metrics.height() / 2, 100, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    const double top = frame.plot.bottom() + theme().space.xs;
    painter.drawText(QRectF(right - 100, top, 100, metrics.height()), Qt::AlignRight, m_xName);
    for (std::size_t i = 0; i < groupCount(); ++i) {
        const double x = frame.at(double(m_first) + double(i), 0).x();
        painter.drawText(QRectF(x - 50, top, 100, metrics.height()), Qt::AlignHCenter,
                         QString::number(m_first + int(i)));
    }
}

// At the left, where columns that grow are low.
void ColumnChart::paintLegend(QPainter& painter, const QRectF& target) const {
    const QFontMetricsF metrics(theme().font(TextStyle::Label));
    const double mark = theme().px(legendMark);
    painter.setFont(theme().font(TextStyle::Label));
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        const QRectF row(target.left(), target.top() + metrics.height() * double(s), target.width(), metrics.height());
        painter.fillRect(QRectF(row.left(), row.center().y() - mark / 2, mark, mark), m_series[s].color);
        painter.setPen(theme().muted);
        const QRectF room = row.adjusted(mark + theme().space.xs + 2, 0, 0, 0);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_series[s].name, Qt::ElideRight, room.width()));
    }
}

void ColumnChart::paintHover(QPainter& painter) const {
    if (!m_pointer || groupCount() == 0) return;
    const PlotFrame frame = frameIn(rect());
    if (!frame.plot.contains(*m_pointer)) return;
    const auto group =
        std::size_t(std::clamp(frame.numbersAt(*m_pointer).x() - frame.x.low, 0.0, double(groupCount()) - 1e-9));
    QStringList lines{(m_xName + u' ' + QString::number(m_first + int(group))).trimmed()};
    for (const ColumnSeries& series : m_series)
        if (group < series.numbers.size() && !std::isnan(series.numbers[group]))
            lines << series.name + u' ' + toQString(shortNumber(series.numbers[group]));
    paintReadout(painter, theme(), rect(), *m_pointer, lines);
}

void ColumnChart::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    update();
}

void ColumnChart::leaveEvent(QEvent*) {
    m_pointer.reset();
    update();
}

QString ColumnChart::csv() const {
    QStringList head{u'"' + m_xName + u'"'};
    for (const ColumnSeries& series : m_series) head << u'"' + series.name + u'"';
    QStringList lines{head.join(u',')};
    for (std::size_t i = 0; i < groupCount(); ++i) {
        QStringList cells{QString::number(m_first + int(i))};
        for (const ColumnSeries& series : m_series)
            cells << (i < series.numbers.size() && !std::isnan(series.numbers[i])
                          ? toQString(exactNumber(series.numbers[i]))
                          : QString());
        lines << cells.join(u',');
    }
    return lines.join(u'\n');
}

}  // namespace wengert
