// The white frame that every panel sits in: a heading, something at its right, a menu that shows when it is wanted,
// and the content, which can be folded away. It knows nothing of what it frames.
#pragma once

#include <QFrame>
#include <optional>

#include "ui/theme_manager.h"
#include "ui/widgets/elided_label.h"

class QHBoxLayout;
class QMenu;
class QVBoxLayout;

namespace wengert {

class IconButton;
class Settings;

class Card final : public QFrame {
    Q_OBJECT
 public:
    // Without a heading the content fills the card, and the menu floats in its corner.
    Card(const ThemeManager& themes, const QString& heading, QWidget* parent = nullptr);

    void setHeading(const QString& heading);
    void setShortHeading(const QString& heading) { m_heading->setShortText(heading); }  // where there is less room
    // At the right of the heading: a text, or a widget that the card then owns. The later one replaces the other.
    void setSecondaryText(const QString& text);
    void setSecondaryWidget(QWidget* widget);
    // The card owns its content; a former content is deleted.
    void setContent(QWidget* content);
    QWidget* content() const { return m_content; }

    // Panels add their actions (Copy, Save as …); the button shows on hover and focus once there is one.
    QMenu* menu() const { return m_menu; }

    // A bar at the left edge in the colour of what the card speaks of.
    void setMark(std::optional<Pass> pass);

    void setFoldable(bool foldable);
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    // Keeps the fold in setting::foldedCards under `id`, and takes it from there now.
    void rememberFold(Settings& settings, const QString& id);

 Q_SIGNALS:
    void foldedChanged(bool folded);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    bool hasHeader() const;
    QSize headingSize() const;
    void retheme();
    void updateButtons();
    void placeFloatingMenu();

    const ThemeManager& m_themes;
    QVBoxLayout* m_layout;
    QHBoxLayout* m_header;
    ElidedLabel* m_heading;
    IconButton* m_foldButton;
    IconButton* m_menuButton;
    QWidget* m_secondary = nullptr;
    QWidget* m_content = nullptr;
    QMenu* m_menu;
    std::optional<Pass> m_mark;
    bool m_foldable = false;
    bool m_folded = false;
    bool m_hovered = false;
};

}  // namespace wengert
