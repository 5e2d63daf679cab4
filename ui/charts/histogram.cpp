#include "ui/charts/histogram.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/charts/color_map.h"
#include "ui/text.h"

namespace wengert {

Bins binned(std::span<const double> numbers, int count) {
    Bins bins{.low = INFINITY, .high = -INFINITY};
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        bins.low = std::min(bins.low, number);
        bins.high = std::max(bins.high, number);
    }
    if (bins.low > bins.high || count < 1) return {};
    if (bins.low == bins.high) bins = {.low = bins.low - 0.5, .high = bins.high + 0.5};
    bins.counts.assign(std::size_t(count), 0);
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        const double fraction = (number - bins.low) / (bins.high - bins.low);
        ++bins.counts[std::size_t(std::clamp(int(fraction * count), 0, count - 1))];
    }
    return bins;
}

Histogram::Histogram(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) { setLikedHeight(90); }

void Histogram::setBins(Bins bins) {
    m_bins = std::move(bins);
    update();
}

void Histogram::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_bins.counts.empty()) return paintEmpty(painter, target);
    const QFont font = theme().font(TextStyle::Label);
    const QFontMetricsF metrics(font);
    const QRectF plot =
        target.adjusted(theme().space.xs, theme().space.xs, -theme().space.xs, -metrics.height() - theme().space.xs);
    const int most = std::max(1, *std::ranges::max_element(m_bins.counts));
    const double width = plot.width() / double(m_bins.counts.size());
    for (std::size_t i = 0; i < m_bins.counts.size(); ++i) {
        const double middle =
            m_bins.low + (double(i) + 0.5) * (m_bins.high - m_bins.low) / double(m_bins.counts.size());
        const double height = plot.height() * m_bins.counts[i] / most;
        painter.fillRect(QRectF(plot.left() + double(i) * width, plot.bottom() - height, width - 1, height),
                         middle < 0 ? negativeColor(theme()) : positiveColor(theme()));
    }
    painter.setPen(QPen(theme().line, theme().stroke(1)));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setFont(font);
    painter.setPen(theme().muted);
    const Axis axis{.low = m_bins.low, .high = m_bins.high};
    for (const Tick& tick : axis.ticks(5)) {
        const double half = metrics.horizontalAdvance(tick.text) / 2;
        const double x = std::clamp(plot.left() + axis.fraction(tick.number) * plot.width(), target.left() + half,
                                    target.right() - half);
        painter.drawText(QPointF(x - half, target.bottom() - metrics.descent()), tick.text);
    }
}

QString Histogram::csv() const {
    QStringList lines{QStringLiteral("from,to,count")};
    const double width = m_bins.counts.empty() ? 0 : (m_bins.high - m_bins.low) / double(m_bins.counts.size());
    for (std::size_t i = 0; i < m_bins.counts.size(); ++i) {
        const double low = m_bins.low + double(i) * width;
        lines << toQString(exactNumber(low)) + u',' + toQString(exactNumber(low + width)) + u',' +
                     QString::number(m_bins.counts[i]);
    }
    return lines.join(u'\n');
}

}  // namespace wengert
