// What the window asks of every workspace. What a workspace shows is its own business.
#pragma once

#include <QList>
#include <QMenu>
#include <QWidget>

namespace wengert {

class ProgramPanel;

class WorkspacePage : public QWidget {
    Q_OBJECT

 public:
    using QWidget::QWidget;

    // Takes the keys that no field wants.
    virtual void focusCanvas() = 0;
    // The card where the program is typed; null where there is none.
    virtual ProgramPanel* program() const { return nullptr; }
    // What the cards offer to copy and save, a submenu each.
    void addExports(QMenu& menu) const {
        for (QMenu* cardMenu : m_exports) menu.addMenu(cardMenu);
    }

 protected:
    QList<QMenu*> m_exports;
};

}  // namespace wengert
