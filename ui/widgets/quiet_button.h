// A button that is a word: Examples, "speed 1×", a card's choice. No frame; a chevron where a menu opens, and a
// ground while it is checked.
// In the style of a heading it shrinks, ending in …, and ends where the card's content does.
#pragma once

#include <QToolButton>

#include "ui/theme_manager.h"

namespace wengert {

class QuietButton final : public QToolButton {
    Q_OBJECT
 public:
    QuietButton(const ThemeManager& themes, const QString& text, TextStyle style = TextStyle::Body,
                QWidget* parent = nullptr);

    // Shows the chevron and opens the menu on a click. The menu stays the caller's.
    void setPopup(QMenu* menu);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    bool shrinks() const { return m_style == TextStyle::Heading; }
    int chevronWidth() const;
    int padding() const;

    const ThemeManager& m_themes;
    TextStyle m_style;
};

}  // namespace wengert
