// The Optimize workspace: surface, optimizers and start at the left, the map and its transport in the middle, charts of
// the runs and the current update at the right. It places panels; they wire themselves to the session.
#pragma once

#include "ui/actions.h"
#include "ui/workspaces/workspace_page.h"

namespace wengert {

class Columns;
class MapPanel;
class Settings;
class SurfacePanel;

class OptimizeWorkspace final : public WorkspacePage {
    Q_OBJECT

 public:
    OptimizeWorkspace(Session& session, DescentSession& descent, const Actions& actions, const ThemeManager& themes,
                      Settings& settings, QWidget* parent = nullptr);

    void focusCanvas() override;

 private:
    QWidget* makeLeft(const Actions& actions, Settings& settings);
    QWidget* makeCentre(const Actions& actions, Settings& settings);
    QWidget* makeRight(Settings& settings);

    Session& m_session;
    DescentSession& m_descent;
    const ThemeManager& m_themes;
    SurfacePanel* m_surface = nullptr;
    MapPanel* m_map = nullptr;
    Columns* m_columns = nullptr;
};

}  // namespace wengert
