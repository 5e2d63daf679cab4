#include "ui/widgets/quiet_button.h"

#include <QMenu>
#include <QPainter>

#include "ui/icons.h"
#include "ui/widgets/control_painting.h"

namespace wengert {

QuietButton::QuietButton(const ThemeManager& themes, const QString& text, TextStyle style, QWidget* parent)
    : QToolButton(parent), m_themes(themes), m_style(style) {
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, &QWidget::updateGeometry);
}

void QuietButton::setPopup(QMenu* menu) {
    setMenu(menu);
    setPopupMode(InstantPopup);
}

int QuietButton::chevronWidth() const { return menu() ? qRound(m_themes.theme().textPx(m_style) * 1.3) + 2 : 0; }

int QuietButton::padding() const { return shrinks() ? 2 : m_themes.theme().space.xs; }

QSize QuietButton::sizeHint() const {
    const QFontMetrics metrics(m_themes.theme().font(m_style));
    return {metrics.horizontalAdvance(text()) + chevronWidth() + 2 * padding(), metrics.height() + 2 * padding()};
}

QSize QuietButton::minimumSizeHint() const {
    if (!shrinks()) return sizeHint();
    const QFontMetrics metrics(m_themes.theme().font(m_style));
    return {metrics.horizontalAdvance(QStringLiteral("…")) + chevronWidth() + 2 * padding(), sizeHint().height()};
}

void QuietButton::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    const QFont font = theme.font(m_style);
    const QColor ink = !isEnabled()               ? theme.nodeLine
                       : isChecked()              ? theme.accent.deep
                       : underMouse() || isDown() ? theme.text
                                                  : theme.muted;
    QRect box = rect().adjusted(padding(), 0, -padding(), 0);
    QPainter painter(this);
    if (isChecked()) paintRounded(painter, rect(), theme.controlRadius - 2, theme.accent.wash);
    if (menu()) {
        QRect chevron(0, 0, chevronWidth() - 2, chevronWidth() - 2);
        chevron.moveCenter({box.right() - chevron.width() / 2 + 1, box.center().y() + 1});
        tintedIcon(QStringLiteral("chevron-down"), ink, ink).paint(&painter, chevron);
        box.setRight(box.right() - chevronWidth());
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, box.width() + 1));
    if (hasFocus()) paintFocus(painter, rect(), theme.controlRadius - 2, theme);
}

}  // namespace wengert
