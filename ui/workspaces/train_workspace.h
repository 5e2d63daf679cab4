// The Train workspace: data, network and optimizer at the left, the network and the transport in the middle, charts at
// the right. It places panels; they wire themselves to the session.
#pragma once

#include "ui/actions.h"
#include "ui/workspaces/workspace_page.h"

namespace wengert {

class Columns;
class DiagramPanel;
class Settings;

class TrainWorkspace final : public WorkspacePage {
    Q_OBJECT

 public:
    TrainWorkspace(Session& session, TrainingSession& training, const Actions& actions, const ThemeManager& themes,
                   Settings& settings, QWidget* parent = nullptr);

    void focusCanvas() override;

 private:
    QWidget* makeLeft(const Actions& actions, Settings& settings);
    QWidget* makeCentre(const Actions& actions, Settings& settings);
    QWidget* makeRight(Settings& settings);

    Session& m_session;
    TrainingSession& m_training;
    const ThemeManager& m_themes;
    DiagramPanel* m_diagram = nullptr;
    Columns* m_columns = nullptr;
};

}  // namespace wengert
