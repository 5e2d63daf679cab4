#include "ui/widgets/icon_button.h"

#include <QPainter>

#include "ui/icons.h"
#include "ui/widgets/control_painting.h"

namespace wengert {

IconButton::IconButton(const ThemeManager& themes, const QString& iconName, const QString& text, Kind kind,
                       QWidget* parent)
    : QToolButton(parent), m_themes(themes), m_iconName(iconName), m_kind(kind) {
    setText(text);
    setToolTip(text);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    connect(&themes, &ThemeManager::changed, this, &QWidget::updateGeometry);
}

void IconButton::setIconName(const QString& name) {
    m_iconName = name;
    update();
}

void IconButton::setRevealed(bool revealed) {
    m_revealed = revealed;
    update();
}

QSize IconButton::sizeHint() const {
    const Theme& theme = m_themes.theme();
    switch (m_kind) {
        case Kind::Small: return {theme.px(20), theme.px(20)};
        case Kind::Framed: return {theme.px(34), theme.px(34)};
        case Kind::Primary: return {theme.px(44), theme.px(34)};
        default: return {theme.px(28), theme.px(28)};
    }
}

QColor IconButton::iconColor() const {
    const Theme& theme = m_themes.theme();
    if (!isEnabled()) return theme.nodeLine;
    if (primary()) return theme.onAccent;
    if (isChecked()) return theme.accent.deep;
    return m_kind == Kind::Framed || underMouse() ? theme.icon : theme.muted;
}

void IconButton::paintBackground(QPainter& painter) const {
    const Theme& theme = m_themes.theme();
    const double radius = m_kind == Kind::Small ? 5 : theme.controlRadius;
    const bool hovered = underMouse() && isEnabled();
    QColor fill;
    if (primary() && isEnabled()) fill = isDown() || hovered ? theme.accent.deep : theme.accent.color;
    else if (primary() || isDown()) fill = theme.line;
    else if (isChecked()) fill = theme.accent.wash;
    else if (hovered) fill = theme.well;
    const QColor frame = m_kind == Kind::Framed ? theme.line : QColor();
    paintRounded(painter, rect(), radius, fill, frame, theme.stroke(1));
    if (hasFocus()) paintFocus(painter, rect(), radius, theme);
}

void IconButton::paintEvent(QPaintEvent*) {
    if (!m_revealed && !hasFocus() && !isDown()) return;
    QPainter painter(this);
    paintBackground(painter);
    const int side = m_themes.theme().px(m_kind == Kind::Small ? 16 : 20);
    QRect box(0, 0, side, side);
    box.moveCenter(rect().center());
    const QColor color = iconColor();
    tintedIcon(m_iconName, color, color).paint(&painter, box);
}

}  // namespace wengert
