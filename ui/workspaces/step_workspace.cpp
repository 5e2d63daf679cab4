#include "ui/workspaces/step_workspace.h"

#include <QMenu>
#include <QScrollArea>

#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/columns.h"
#include "ui/workspaces/step/algorithm_panel.h"
#include "ui/workspaces/step/explanation_panel.h"
#include "ui/workspaces/step/graph_panel.h"
#include "ui/workspaces/step/left_column.h"
#include "ui/workspaces/step/numbers_panel.h"
#include "ui/workspaces/step/program_panel.h"
#include "ui/workspaces/step/transport_panel.h"

namespace wengert {

StepWorkspace::StepWorkspace(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                             QWidget* parent)
    : WorkspacePage(parent), m_session(session), m_themes(themes) {
    QWidget* left = makeLeft(actions, settings);  // one after another: the export menu has their order
    QWidget* centre = makeCentre(actions, settings);
    QWidget* right = makeRight(actions, settings);
    m_columns = new Columns(themes, settings, left, centre, right);
    auto* layout = new QVBoxLayout(this);
    setThemedMargins(*layout, themes, &Spacing::m);
    layout->addWidget(m_columns);
    m_columns->obey(actions);
}

void StepWorkspace::focusCanvas() { m_graph->setFocus(); }

ProgramPanel* StepWorkspace::program() const { return &m_left->program(); }

QWidget* StepWorkspace::makeLeft(const Actions& actions, Settings& settings) {
    m_left = new LeftColumn(m_session, m_themes, settings);
    m_exports << m_left->exportMenus();
    connect(actions[ActionId::EditProgram], &QAction::triggered, this, [this] {
        if (m_session.workspace() != Workspace::Step) return;
        m_columns->reveal(Columns::Side::Left);
        m_left->program().focusEditor();
    });
    return scrolledColumn(m_left);
}

QWidget* StepWorkspace::makeCentre(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    m_graph = new GraphPanel(m_session, actions, m_themes);
    m_exports << m_graph->exportMenu();
    layout->addWidget(m_graph, 1);
    layout->addWidget(new TransportPanel(m_session, actions, m_themes, settings));
    return column;
}

QWidget* StepWorkspace::makeRight(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    auto* algorithm = new AlgorithmPanel(m_session, m_themes, settings);
    auto* explanation = new ExplanationPanel(m_session, actions, m_themes, settings);
    layout->addWidget(algorithm, 1);
    layout->addWidget(explanation, 1);
    auto* numbers = new NumbersPanel(m_session, m_themes, settings);
    layout->addWidget(numbers);
    m_exports << algorithm->exportMenu() << explanation->exportMenu() << numbers->exportMenu();
    return scrolledColumn(column);
}

}  // namespace wengert
