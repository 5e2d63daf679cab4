// The Compare workspace: program, symbolic derivative and what the numbers mean at the left, the error of finite
// differences and all methods side by side in the middle, growing costs and formulas at the right. It places panels;
// they wire themselves to the session.
#pragma once

#include "ui/actions.h"
#include "ui/workspaces/workspace_page.h"

namespace wengert {

class Columns;
class CompareSession;
class ErrorPanel;
class Settings;

class CompareWorkspace final : public WorkspacePage {
    Q_OBJECT

 public:
    CompareWorkspace(Session& session, CompareSession& compare, const Actions& actions, const ThemeManager& themes,
                     Settings& settings, QWidget* parent = nullptr);

    void focusCanvas() override;
    ProgramPanel* program() const override { return m_program; }

 private:
    QWidget* makeLeft(const Actions& actions, Settings& settings);
    QWidget* makeCentre(Settings& settings);
    QWidget* makeRight(Settings& settings);

    Session& m_session;
    CompareSession& m_compare;
    const ThemeManager& m_themes;
    ProgramPanel* m_program = nullptr;
    ErrorPanel* m_error = nullptr;
    Columns* m_columns = nullptr;
};

}  // namespace wengert
