#include "ui/widgets/icon_line.h"

#include <QPainter>
#include <QResizeEvent>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

#include "ui/icons.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
IconLine::IconLine(const ThemeManager& themes, QWidget* parent) : QAbstractButton(parent), m_themes(themes) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setClickable(false);
    connect(&themes, &ThemeManager::changed, this, &IconLine::fit);
}

void IconLine::showLine(const QString& iconName, const QString& text, Tone tone) {
    showTitled(iconName, {}, text, tone);
}

void IconLine::showTitled(const QString& iconName, const QString& title, const QString& text, Tone tone) {
    const QString all = title.isEmpty() ? text : title + QStringLiteral("  ") + text;
    if (all == this->text() && iconName == m_iconName && tone == m_tone) return;
    m_iconName = iconName;
    m_titleLength = title.size();
    m_tone = tone;
    setText(all);
    setAccessibleName(all);
    fit();
}

void IconLine::setWraps(bool wraps) {
    m_wraps = wraps;
    fit();
}

void IconLine::reserve(const QStringList& texts) {
    m_reserved = texts;
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

int IconLine::iconRoom() const { return m_themes.theme().px(18); }

int IconLine::textLeft() const { return m_iconName.isEmpty() ? 0 : iconRoom(); }

// Returns the height.
double IconLine::layOut(QTextLayout& layout, double width) const {
    QTextCharFormat title;
    title.setFontWeight(QFont::DemiBold);
    QTextCharFormat rest;
    if (m_titleLength > 0) rest.setForeground(m_themes.theme().muted);
    layout.setFormats(
        {{0, int(m_titleLength), title}, {int(m_titleLength), int(layout.text().size() - m_titleLength), rest}});
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

// As high as the text, and what is reserved for, at this width: layouts that share out a height understand a fixed one.
void IconLine::fit() {
    double wrapped = 0;
    const auto add = [&](const QString& text, int left) {
        QTextLayout layout(text, lineFont());
        wrapped = std::max(wrapped, layOut(layout, std::max(1, width() - left)));
    };
    if (m_wraps) {
        add(text(), textLeft());
        for (const QString& reserved : m_reserved) add(reserved, iconRoom());
    }
    setFixedHeight(std::max(QFontMetrics(lineFont()).height(), int(std::ceil(wrapped))));
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
    const Hue& hue = m_tone == Tone::Error ? theme.error : m_tone == Tone::Action ? theme.accent : theme.warning;
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
    if (m_wraps) {
        QTextLayout layout(text(), lineFont());
        layOut(layout, room.width());
        layout.draw(&painter, room.topLeft());
    } else {
        painter.drawText(room, Qt::AlignVCenter, metrics.elidedText(text(), Qt::ElideRight, room.width()));
    }
    if (hasFocus()) paintFocus(painter, rect(), theme.controlRadius - 2, theme);
}

}  // namespace wengert
