#include "ui/workspaces/step/left_column.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/editor/program_editor.h"
#include "ui/workspaces/step/formula_panel.h"
#include "ui/workspaces/step/gradient_panel.h"
#include "ui/workspaces/step/inputs_panel.h"
#include "ui/workspaces/step/program_panel.h"

namespace wengert {
namespace {

// Of the height that can be seen, besides the card's own; from there on it scrolls inside.
constexpr double editorShare = 0.34;
constexpr double formulaShare = 0.2;

}  // namespace

LeftColumn::LeftColumn(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_themes(themes),
      m_program(new ProgramPanel(session, themes, settings)),
      m_formula(new FormulaPanel(session, themes, settings)),
      m_inputs(new InputsPanel(session, themes, settings)),
      m_gradient(new GradientPanel(session, themes, settings)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_program);
    column->addWidget(m_formula);
    column->addWidget(m_inputs);
    column->addWidget(m_gradient, 1);
    column->addStretch(0);
    connect(&themes, &ThemeManager::changed, this, &LeftColumn::fit);
    connect(&m_program->editor(), &SourceEditor::shownDiagnosticChanged, this,
            [this] { m_formula->setStale(m_program->editor().shownDiagnostic().has_value()); });
    if (parent) parent->installEventFilter(this);
    fit();
}

QList<QMenu*> LeftColumn::exportMenus() const {
    return {m_program->exportMenu(), m_formula->exportMenu(), m_inputs->exportMenu(), m_gradient->exportMenu()};
}

// Inside a scroll area the visible height is the parent's.
void LeftColumn::fit() {
    layout()->setSpacing(m_themes.theme().space.s + 2);
    const int seen = parentWidget() ? parentWidget()->height() : height();
    m_program->setMaximumGrowth(int(editorShare * seen));
    m_formula->setMaximumGrowth(int(formulaShare * seen));
}

bool LeftColumn::event(QEvent* event) {
    if (event->type() == QEvent::ParentChange && parentWidget()) parentWidget()->installEventFilter(this);
    if (event->type() == QEvent::Resize || event->type() == QEvent::ParentChange) fit();
    return QWidget::event(event);
}

bool LeftColumn::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) fit();
    return QWidget::eventFilter(watched, event);
}

}  // namespace wengert
