// The card under a workspace's canvas: buttons that move it on, where it is in words, menus at the right, and below
// them what goes across the whole card. It places its parts; what they do is their owner's business.
#pragma once

#include <QWidget>

#include "ui/widgets/icon_button.h"

class QAction;
class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace wengert {

class ElidedLabel;

class TransportCard final : public QWidget {
    Q_OBJECT

 public:
    explicit TransportCard(const ThemeManager& themes, QWidget* parent = nullptr);

    IconButton* addButton(QAction* action, const QString& icon, IconButton::Kind kind = IconButton::Kind::Framed);
    void addButton(QWidget* button);
    void addMenu(QWidget* menu);
    void addBelow(QWidget* part);  // one below the other
    void say(const QString& title, const QString& where, const QString& shortWhere = {});

 protected:
    void resizeEvent(QResizeEvent*) override;

 private:
    void arrange();

    const ThemeManager& m_themes;
    QGridLayout* m_grid;
    QWidget* m_buttons;
    QWidget* m_words;
    QWidget* m_menus;
    QLabel* m_title;
    ElidedLabel* m_where;
};

}  // namespace wengert
