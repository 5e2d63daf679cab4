// The Compare workspace: program, symbolic derivative and what the numbers mean at the left, the error of finite
// differences and all methods side by side in the middle, growing costs and formulas at the right. It places panels;
// they wire themselves to the session.
#pragma once

#include <QWidget>

#include "ui/actions.h"

class QMenu;

namespace wengert {

class Columns;
class CompareSession;
class ErrorPanel;
class ProgramPanel;
class Settings;

class CompareWorkspace final : public QWidget {
    Q_OBJECT

 public:
    CompareWorkspace(Session& session, CompareSession& compare, const Actions& actions, const ThemeManager& themes,
                     Settings& settings, QWidget* parent = nullptr);

    // Takes the keys that no field wants.
    QWidget& canvas() const;
    ProgramPanel& program() const { return *m_program; }
    // What the cards offer to copy and save, a submenu each.
    void addExports(QMenu& menu) const;

 private:
    QWidget* makeLeft(const Actions& actions, Settings& settings);
    QWidget* makeCentre(Settings& settings);
    QWidget* makeRight(Settings& settings);

    Session& m_session;
    CompareSession& m_compare;
    const ThemeManager& m_themes;
    QList<QMenu*> m_exports;
    ProgramPanel* m_program = nullptr;
    ErrorPanel* m_error = nullptr;
    Columns* m_columns = nullptr;
};

}  // namespace wengert
