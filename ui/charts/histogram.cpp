#include "ui/charts/histogram.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/charts/color_map.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr int rowHeight = 52;
constexpr int axisHeight = 18;
constexpr int nameWidth = 40;
constexpr int mostLikedRows = 8;  // more share their height

}  // namespace

Bins binned(std::span<const double> numbers, int count) {
    Bins bins{.low = INFINITY, .high = -INFINITY};
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        bins.low = std::min(bins.low, number);
        bins.high = std::max(bins.high, number);
    }
    if (bins.low > bins.high || count < 1) return {};
    if (bins.low == bins.high) bins = {.low = bins.low - 0.5, .high = bins.high + 0.5};
    return binned(numbers, count, bins.low, bins.high);
}

Bins binned(std::span<const double> numbers, int count, double low, double high) {
    Bins bins{.low = low, .high = high, .counts = std::vector<int>(std::size_t(count), 0)};
    for (const double number : numbers) {
        if (!(number >= low && number <= high)) continue;
        const double fraction = (number - low) / (high - low);
        ++bins.counts[std::size_t(std::clamp(int(fraction * count), 0, count - 1))];
    }
    return bins;
}

Histogram::Histogram(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {}

void Histogram::setRows(std::vector<HistogramRow> rows) {
    const bool sameHeight = rows.size() == m_rows.size();
    m_rows = std::move(rows);
    if (!sameHeight) updateGeometry();
    update();
}

QSize Histogram::sizeHint() const {
    const int rows = std::clamp(int(m_rows.size()), 1, mostLikedRows);
    return {theme().px(200), theme().px(rowHeight) * rows + theme().px(axisHeight)};
}

void Histogram::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_rows.empty()) return paintEmpty(painter, target);
    const QFont font = theme().font(TextStyle::Label);
    const QFontMetricsF metrics(font);
    QFont raised = font;
    raised.setPixelSize(std::max(6, qRound(font.pixelSize() * 0.8)));
    const double left = m_rows.size() > 1 || !m_rows[0].name.isEmpty() ? theme().px(nameWidth) : theme().space.xs;
    const QRectF plots = target.adjusted(left, 0, -theme().space.xs, -theme().px(axisHeight));
    const double height = plots.height() / double(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QRectF row(plots.left(), plots.top() + double(i) * height, plots.width(), height);
        paintRow(painter, row.adjusted(0, theme().space.xs, 0, 0), m_rows[i].bins);
        const QPointF baseline(target.left(), row.bottom() - metrics.descent());
        painter.setPen(theme().muted);
        painter.setFont(font);
        painter.drawText(baseline, m_rows[i].name);
        painter.setFont(raised);
        painter.drawText(baseline + QPointF(metrics.horizontalAdvance(m_rows[i].name), -0.4 * font.pixelSize()),
                         m_rows[i].superscript);
    }
    painter.setFont(font);
    const Axis axis{.low = m_rows[0].bins.low, .high = m_rows[0].bins.high};
    for (const Tick& tick : axis.ticks(5)) {
        const double half = metrics.horizontalAdvance(tick.text) / 2;
        const double x = std::clamp(plots.left() + axis.fraction(tick.number) * plots.width(), target.left() + half,
                                    target.right() - half);
        painter.drawText(QPointF(x - half, target.bottom() - metrics.descent()), tick.text);
    }
}

void Histogram::paintRow(QPainter& painter, const QRectF& plot, const Bins& bins) const {
    if (bins.counts.empty()) return;
    const int most = std::max(1, *std::ranges::max_element(bins.counts));
    const double width = plot.width() / double(bins.counts.size());
    for (std::size_t i = 0; i < bins.counts.size(); ++i) {
        const double middle = bins.low + (double(i) + 0.5) * (bins.high - bins.low) / double(bins.counts.size());
        const double height = plot.height() * bins.counts[i] / most;
        painter.fillRect(QRectF(plot.left() + double(i) * width, plot.bottom() - height, width - 1, height),
                         middle < 0 ? negativeColor(theme()) : positiveColor(theme()));
    }
    painter.setPen(QPen(theme().line, theme().stroke(1)));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
}

QString Histogram::csv() const {
    QStringList lines{QStringLiteral("name,from,to,count")};
    for (const HistogramRow& row : m_rows) {
        const auto count = double(std::max<std::size_t>(row.bins.counts.size(), 1));
        const double width = (row.bins.high - row.bins.low) / count;
        for (std::size_t i = 0; i < row.bins.counts.size(); ++i) {
            const double low = row.bins.low + double(i) * width;
            lines << u'"' + row.name + row.superscript + QStringLiteral("\",") + toQString(exactNumber(low)) + u',' +
                         toQString(exactNumber(low + width)) + u',' + QString::number(row.bins.counts[i]);
        }
    }
    return lines.join(u'\n');
}

}  // namespace wengert
