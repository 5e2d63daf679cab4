// A button that is an icon: flat in menus and cards, framed in the transport, filled when it is the primary act.
// Give it a text or a default action; its icon stays ours, so that it follows the theme.
#pragma once

#include <QToolButton>

#include "ui/theme_manager.h"

namespace wengert {

class IconButton final : public QToolButton {
    Q_OBJECT
 public:
    enum class Kind { Flat, Small, Framed, Primary };

    // `text` is its tooltip and what a screen reader says.
    IconButton(const ThemeManager& themes, const QString& iconName, const QString& text, Kind kind = Kind::Flat,
               QWidget* parent = nullptr);

    void setIconName(const QString& name);
    // An unrevealed button keeps its place and its focus, but is painted only while it has the focus.
    void setRevealed(bool revealed);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    bool primary() const { return m_kind == Kind::Primary; }
    QColor iconColor() const;
    void paintBackground(QPainter& painter) const;

    const ThemeManager& m_themes;
    QString m_iconName;
    Kind m_kind;
    bool m_revealed = true;
};

}  // namespace wengert
