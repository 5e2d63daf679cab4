#include "ui/widgets/pill.h"

#include <QPainter>

#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

QSize pillSize(const Theme& theme, const QString& text) {
    const QFontMetrics metrics(theme.font(TextStyle::Heading));
    return {metrics.horizontalAdvance(text) + theme.px(16), theme.px(19)};
}

// Longer than its room, the text ends in ….
void paintPillText(QPainter& painter, const Theme& theme, const QRect& rect, const QString& text, const QColor& ink) {
    const QFont font = theme.font(TextStyle::Heading);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width() - theme.px(8)));
}

}  // namespace

Pill::Pill(const ThemeManager& themes, const QString& text, Pass pass, QWidget* parent)
    : QAbstractButton(parent), m_themes(themes), m_pass(pass) {
    setText(text);
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, &QWidget::updateGeometry);
}

QSize Pill::sizeHint() const { return pillSize(m_themes.theme(), text()); }

void Pill::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    const Hue& hue = theme.hue(m_pass);
    const double radius = height() / 2.0;
    QPainter painter(this);
    if (isChecked()) paintRounded(painter, rect(), radius, underMouse() ? hue.track : hue.wash);
    else paintRounded(painter, rect(), radius, underMouse() ? theme.well : QColor(), theme.line, theme.stroke(1));
    paintPillText(painter, theme, rect(), text(), isChecked() ? hue.deep : theme.mutedDeep);
    if (hasFocus()) paintFocus(painter, rect(), radius, theme);
}

Badge::Badge(const ThemeManager& themes, const QString& text, Pass pass, QWidget* parent)
    : QLabel(text, parent), m_themes(themes), m_pass(pass) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, &QWidget::updateGeometry);
}

void Badge::setPass(Pass pass) {
    m_pass = pass;
    update();
}

QSize Badge::sizeHint() const { return text().isEmpty() ? QSize(0, 0) : pillSize(m_themes.theme(), text()); }

QSize Badge::minimumSizeHint() const { return {0, sizeHint().height()}; }

void Badge::paintEvent(QPaintEvent*) {
    if (text().isEmpty()) return;
    const Theme& theme = m_themes.theme();
    const Hue& hue = theme.hue(m_pass);
    QPainter painter(this);
    paintRounded(painter, rect(), height() / 2.0, hue.wash);
    paintPillText(painter, theme, rect(), text(), hue.deep);
}

}  // namespace wengert
