#include "ui/widgets/icon_line.h"

#include <QPainter>
#include <QResizeEvent>
#include <algorithm>

#include "ui/icons.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr int tall = 100'000;

}  // namespace

IconLine::IconLine(const ThemeManager& themes, QWidget* parent) : QAbstractButton(parent), m_themes(themes) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setClickable(false);
    connect(&themes, &ThemeManager::changed, this, &IconLine::fit);
}

void IconLine::showLine(const QString& iconName, const QString& text, Tone tone) {
    m_iconName = iconName;
    m_tone = tone;
    setText(text);
    setAccessibleName(text);
    fit();
}

void IconLine::setWraps(bool wraps) {
    m_wraps = wraps;
    fit();
}

void IconLine::setClickable(bool clickable) {
    m_isClickable = clickable;
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool IconLine::hitButton(const QPoint& point) const { return m_isClickable && rect().contains(point); }

QFont IconLine::lineFont() const {
    QFont font = m_themes.theme().font(TextStyle::Body);
    font.setPixelSize(m_themes.theme().px(12));
    return font;
}

int IconLine::textLeft() const { return m_iconName.isEmpty() ? 0 : m_themes.theme().px(18); }

// As high as the text at this width: layouts that share out a height understand a fixed one.
void IconLine::fit() {
    const QFontMetrics metrics(lineFont());
    const QRect room(0, 0, std::max(1, width() - textLeft()), tall);
    setFixedHeight(m_wraps ? metrics.boundingRect(room, Qt::TextWordWrap, text()).height() : metrics.height());
    update();
}

void IconLine::resizeEvent(QResizeEvent* event) {
    QAbstractButton::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fit();
}

QSize IconLine::sizeHint() const {
    const QFontMetrics metrics(lineFont());
    return {textLeft() + metrics.horizontalAdvance(text()) + 1, metrics.height()};
}

QSize IconLine::minimumSizeHint() const { return {m_themes.theme().px(80), QFontMetrics(lineFont()).height()}; }

QColor IconLine::ink() const {
    const Theme& theme = m_themes.theme();
    const bool isHovered = m_isClickable && underMouse();
    if (m_tone == Tone::Muted) return isHovered ? theme.text : theme.muted;
    const Hue& hue = m_tone == Tone::Error ? theme.error : theme.warning;
    return isHovered ? hue.deep : hue.color;
}

void IconLine::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    const QColor ink = this->ink();
    QPainter painter(this);
    const QFontMetrics metrics(lineFont());
    if (!m_iconName.isEmpty()) {
        const int size = theme.px(14);
        const QRect icon(0, (metrics.height() - size) / 2, size, size);
        tintedIcon(m_iconName, ink, ink).paint(&painter, icon);
    }
    painter.setFont(lineFont());
    painter.setPen(ink);
    const QRect room = rect().adjusted(textLeft(), 0, 0, 0);
    if (m_wraps) painter.drawText(room, Qt::TextWordWrap, text());
    else painter.drawText(room, Qt::AlignVCenter, metrics.elidedText(text(), Qt::ElideRight, room.width()));
    if (hasFocus()) paintFocus(painter, rect(), theme.controlRadius - 2, theme);
}

}  // namespace wengert
