#include "ui/charts/chart.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/control_painting.h"

namespace wengert {

Chart::Chart(const ThemeManager& themes, QWidget* parent) : QWidget(parent), m_themes(themes) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Chart::setEmptyText(const QString& text) {
    m_emptyText = text;
    update();
}

void Chart::setLikedHeight(int height) {
    m_likedHeight = height;
    updateGeometry();
}

QSize Chart::sizeHint() const { return {theme().px(240), theme().px(m_likedHeight)}; }

QSize Chart::minimumSizeHint() const { return {theme().px(120), theme().px(m_likedHeight) / 2}; }

void Chart::paintEmpty(QPainter& painter, const QRectF& target) const {
    painter.setFont(theme().font());
    painter.setPen(theme().muted);
    painter.drawText(target, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void Chart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().card);
    painter.setRenderHint(QPainter::Antialiasing);
    paintOnScreen(painter);
    paintHover(painter);
}

void addChartExports(QMenu& menu, Chart& chart, const ThemeManager& themes, const QString& fileName) {
    addExportActions(
        menu, themes,
        {.fileName = fileName,
         .csv = [&chart] { return chart.csv(); },
         .size = [&chart] { return QSizeF(chart.size()); },
         .paint = [&chart](QPainter& painter, const QRectF& target) { chart.paintChart(painter, target); }});
}

void frameChart(Card& card, Chart& chart, const ThemeManager& themes, const QString& fileName) {
    card.setContent(&chart);
    addChartExports(*card.menu(), chart, themes, fileName);
}

void paintReadout(QPainter& painter, const Theme& theme, const QRectF& room, QPointF beside, const QStringList& lines) {
    const QFont font = theme.font(TextStyle::Label);
    const QFontMetricsF metrics(font);
    double width = 0;
    for (const QString& line : lines) width = std::max(width, metrics.horizontalAdvance(line));
    const double gap = theme.space.s;
    const QSizeF size(width + 2 * gap, std::ceil(metrics.lineSpacing()) * double(lines.size()) + gap);
    QPointF corner = beside + QPointF(gap, -size.height() - gap);
    if (corner.x() + size.width() > room.right()) corner.setX(beside.x() - gap - size.width());
    corner.setX(std::max(corner.x(), room.left()));
    corner.setY(std::max(corner.y(), room.top()));
    paintRounded(painter, QRectF(corner, size), theme.controlRadius / 2, theme.card, theme.nodeLine, theme.stroke(1));
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRectF(corner, size).adjusted(gap, gap / 2, -gap, -gap / 2), Qt::AlignLeft | Qt::AlignVCenter,
                     lines.join(u'\n'));
}

}  // namespace wengert
