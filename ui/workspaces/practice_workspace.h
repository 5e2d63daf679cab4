// The Practice workspace: what is practised and how the set goes at the left, the exercise's graph and formula in the
// middle, the table to fill in, what the answers are worth, and the misconception lab at the right. It places panels;
// they wire themselves to the session.
#pragma once

#include "ui/actions.h"
#include "ui/workspaces/workspace_page.h"

namespace wengert {

class Columns;
class FeedbackPanel;
class PracticeAnswerPanel;
class PracticeGraph;
class PracticeSession;
class Settings;

class PracticeWorkspace final : public WorkspacePage {
    Q_OBJECT

 public:
    PracticeWorkspace(PracticeSession& practice, const Actions& actions, const ThemeManager& themes, Settings& settings,
                      QWidget* parent = nullptr);

    // The field that is to be filled in now, or what comes next.
    void focusCanvas() override;

 private:
    QWidget* makeLeft(const Actions& actions, Settings& settings);
    QWidget* makeRight(const Actions& actions, Settings& settings);

    PracticeSession& m_practice;
    const ThemeManager& m_themes;
    PracticeGraph* m_graph = nullptr;
    PracticeAnswerPanel* m_answers = nullptr;
    FeedbackPanel* m_feedback = nullptr;
    Columns* m_columns = nullptr;
};

}  // namespace wengert
