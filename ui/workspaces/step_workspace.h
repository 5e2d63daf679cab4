// The Step workspace: program and inputs at the left, graph and transport in the middle, the algorithm and the
// explanation of the current step at the right. It places panels; they wire themselves to the session.
#pragma once

#include "ui/actions.h"
#include "ui/workspaces/workspace_page.h"

namespace wengert {

class Columns;
class GraphPanel;
class LeftColumn;
class Settings;

class StepWorkspace final : public WorkspacePage {
    Q_OBJECT

 public:
    StepWorkspace(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                  QWidget* parent = nullptr);

    void focusCanvas() override;
    ProgramPanel* program() const override;

 private:
    QWidget* makeLeft(const Actions& actions, Settings& settings);
    QWidget* makeCentre(const Actions& actions, Settings& settings);
    QWidget* makeRight(const Actions& actions, Settings& settings);

    Session& m_session;
    const ThemeManager& m_themes;
    GraphPanel* m_graph = nullptr;
    LeftColumn* m_left = nullptr;
    Columns* m_columns = nullptr;
};

}  // namespace wengert
