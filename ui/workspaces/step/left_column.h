// The left column of the Step workspace: program, formula, inputs and gradient, one below the other, sharing the
// height that can be seen.
#pragma once

#include <QList>
#include <QWidget>

#include "ui/theme_manager.h"

class QMenu;

namespace wengert {

class FormulaPanel;
class GradientPanel;
class InputsPanel;
class ProgramPanel;
class Session;
class Settings;

class LeftColumn final : public QWidget {
    Q_OBJECT

 public:
    LeftColumn(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    ProgramPanel& program() { return *m_program; }
    FormulaPanel& formula() { return *m_formula; }
    InputsPanel& inputs() { return *m_inputs; }
    GradientPanel& gradient() { return *m_gradient; }
    QList<QMenu*> exportMenus() const;

 protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void fit();

    const ThemeManager& m_themes;
    ProgramPanel* m_program;
    FormulaPanel* m_formula;
    InputsPanel* m_inputs;
    GradientPanel* m_gradient;
};

}  // namespace wengert
