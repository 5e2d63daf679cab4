#include "ui/charts/bar_rows.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr int rowHeight = 26;
constexpr int barHeight = 16;
constexpr int nameWidth = 40;
constexpr int numberWidth = 64;
constexpr double decades = 4;
constexpr int mostLikedRows = 12;  // more share their height

QString numberText(const BarRow& row) { return row.number ? toQString(shortNumber(*row.number)) : notComputed(); }

}  // namespace

BarRows::BarRows(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {}

void BarRows::setRows(std::vector<BarRow> rows) {
    const bool sameHeight = rows.size() == m_rows.size();
    m_rows = std::move(rows);
    if (!sameHeight) updateGeometry();
    update();
}

double BarRows::lengthOf(std::size_t row) const {
    double most = 0;
    for (const BarRow& each : m_rows)
        if (each.number && std::isfinite(*each.number)) most = std::max(most, *each.number);
    const double number = m_rows[row].number.value_or(NAN);
    if (std::isinf(number)) return 1;
    if (!(number > 0)) return 0;
    return std::clamp(1 + std::log10(number / most) / decades, 0.0, 1.0);
}

QSize BarRows::sizeHint() const {
    return {theme().px(200), theme().px(rowHeight) * std::clamp(int(m_rows.size()), 1, mostLikedRows)};
}

void BarRows::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_rows.empty()) return paintEmpty(painter, target);
    const QFont font = theme().font(TextStyle::Label);
    QFont raised = font;
    raised.setPixelSize(std::max(6, qRound(font.pixelSize() * 0.8)));
    const double height = std::min<double>(theme().px(rowHeight), target.height() / double(m_rows.size()));
    const double left = target.left() + theme().px(nameWidth);
    const double width = target.width() - theme().px(nameWidth) - theme().px(numberWidth);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QRectF row(target.left(), target.top() + double(i) * height, target.width(), height);
        painter.setPen(theme().muted);
        painter.setFont(font);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, m_rows[i].name);
        painter.setFont(raised);
        const double nameEnd = QFontMetricsF(font).horizontalAdvance(m_rows[i].name);
        painter.drawText(row.adjusted(nameEnd, -0.4 * font.pixelSize(), 0, -0.4 * font.pixelSize()),
                         Qt::AlignLeft | Qt::AlignVCenter, m_rows[i].superscript);
        const double thickness = std::min<double>(theme().px(barHeight), height - 2);
        const QRectF track(left, row.center().y() - thickness / 2, width, thickness);
        if (m_rows[i].number) {
            painter.fillRect(track, theme().adjoint.track);
            painter.fillRect(QRectF(track.topLeft(), QSizeF(width * lengthOf(i), thickness)), theme().adjoint.color);
        }
        painter.setFont(theme().font(TextStyle::Label));
        painter.setPen(theme().text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, numberText(m_rows[i]));
    }
}

QString BarRows::csv() const {
    QStringList lines{QStringLiteral("name,number")};
    for (const BarRow& row : m_rows)
        lines << u'"' + row.name + row.superscript + QStringLiteral("\",") +
                     (row.number ? toQString(exactNumber(*row.number)) : QString());
    return lines.join(u'\n');
}

}  // namespace wengert
