// The strip at the top of the window: the program's name, the document, undo and redo; menus and appearance.
#pragma once

#include <QWidget>

#include "ui/actions.h"

class QHBoxLayout;
class QLabel;
class QMenu;

namespace wengert {

class ElidedLabel;
class QuietButton;
class SegmentedControl;

class TopBar final : public QWidget {
    Q_OBJECT

 public:
    TopBar(const Actions& actions, const ThemeManager& themes, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;  // of the narrow form

    void setDocument(const QString& name, bool modified);
    // Filled by whoever has the files and the cards.
    QMenu* recentMenu() const { return m_recent; }
    QMenu* examplesMenu() const { return m_examples; }
    QMenu* exportMenu() const { return m_export; }

 protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

 private:
    QWidget* makeSwitch(const Actions& actions);
    QuietButton* makeWorkspaceMenu(const Actions& actions);
    QMenu* makeFileMenu(const Actions& actions);
    QMenu* makeAppearanceMenu(const Actions& actions);
    void addMenuButton(const QString& text, QMenu* menu);
    QWidget* addIconButton(const QString& icon, QAction* action);
    int widthWithout(std::initializer_list<const QWidget*> left) const;
    void fit();
    void retheme();

    const ThemeManager& m_themes;
    QHBoxLayout* m_layout;
    QLabel* m_title;
    QWidget* m_switch;          // of the workspaces,
    QuietButton* m_workspaces;  // or a menu where there is no room
    QWidget* m_projector;       // by its name,
    QWidget* m_undo;
    QWidget* m_redo;
    QWidget* m_projectorIcon;  // or by its icon where there is no room
    ElidedLabel* m_document;
    QMenu* m_recent;
    QMenu* m_examples;
    QMenu* m_export;
};

}  // namespace wengert
