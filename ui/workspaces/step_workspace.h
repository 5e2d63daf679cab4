// The Step workspace: program and inputs at the left, graph and transport in the middle, the algorithm and the
// explanation of the current step at the right. It places panels; they wire themselves to the session.
#pragma once

#include <QWidget>

#include "ui/actions.h"

class QMenu;

namespace wengert {

class Columns;
class GraphPanel;
class LeftColumn;
class Settings;

class StepWorkspace final : public QWidget {
    Q_OBJECT

 public:
    StepWorkspace(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                  QWidget* parent = nullptr);

    // Takes the keys that no field wants.
    GraphPanel& graph() const { return *m_graph; }
    LeftColumn& left() const { return *m_left; }
    // What the cards offer to copy and save, a submenu each.
    void addExports(QMenu& menu) const;

 private:
    QWidget* makeLeft(const Actions& actions, Settings& settings);
    QWidget* makeCentre(const Actions& actions, Settings& settings);
    QWidget* makeRight(const Actions& actions, Settings& settings);

    Session& m_session;
    const ThemeManager& m_themes;
    QList<QMenu*> m_exports;
    GraphPanel* m_graph = nullptr;
    LeftColumn* m_left = nullptr;
    Columns* m_columns = nullptr;
};

}  // namespace wengert
