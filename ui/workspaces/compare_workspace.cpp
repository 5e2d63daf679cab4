#include "ui/workspaces/compare_workspace.h"

#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/charts/line_chart.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/columns.h"
#include "ui/workspaces/compare/derivative_panel.h"
#include "ui/workspaces/compare/error_panel.h"
#include "ui/workspaces/compare/growth_panel.h"
#include "ui/workspaces/compare/input_values.h"
#include "ui/workspaces/compare/methods_panel.h"
#include "ui/workspaces/compare/nesting_panel.h"
#include "ui/workspaces/compare/why_panel.h"
#include "ui/workspaces/step/program_panel.h"

namespace wengert {
namespace {

constexpr int mostEditorHeight = 200;  // from there on it scrolls inside

}  // namespace

CompareWorkspace::CompareWorkspace(Session& session, CompareSession& compare, const Actions& actions,
                                   const ThemeManager& themes, Settings& settings, QWidget* parent)
    : WorkspacePage(parent), m_session(session), m_compare(compare), m_themes(themes) {
    QWidget* left = makeLeft(actions, settings);  // one after another: the export menu has their order
    QWidget* centre = makeCentre(settings);
    QWidget* right = makeRight(settings);
    m_columns = new Columns(themes, settings, left, centre, right);
    auto* layout = new QVBoxLayout(this);
    setThemedMargins(*layout, themes, &Spacing::m);
    layout->addWidget(m_columns);
    m_columns->obey(actions);
}

void CompareWorkspace::focusCanvas() { m_error->chart().setFocus(); }

QWidget* CompareWorkspace::makeLeft(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    m_program = new ProgramPanel(m_session, m_themes, settings);
    m_program->setMaximumGrowth(mostEditorHeight);
    m_program->append(new InputValues(m_session, m_themes));
    layout->addWidget(m_program);
    m_exports << m_program->exportMenu();
    for (ComparePanel* panel : std::initializer_list<ComparePanel*>{new DerivativePanel(m_compare, m_themes, settings),
                                                                    new WhyPanel(m_compare, m_themes, settings)}) {
        layout->addWidget(panel);
        m_exports << panel->exportMenu();
    }
    layout->addStretch(1);
    connect(actions[ActionId::EditProgram], &QAction::triggered, this, [this] {
        if (m_session.workspace() != Workspace::Compare) return;
        m_columns->reveal(Columns::Side::Left);
        m_program->focusEditor();
    });
    return scrolledColumn(column);
}

QWidget* CompareWorkspace::makeCentre(Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    m_error = new ErrorPanel(m_compare, m_themes, settings);
    auto* methods = new MethodsPanel(m_compare, m_themes, settings);
    layout->addWidget(m_error, 1);
    layout->addWidget(methods);
    layout->addStretch(0);
    m_exports << m_error->exportMenu() << methods->exportMenu();
    return scrolledColumn(column);
}

QWidget* CompareWorkspace::makeRight(Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    const auto add = [&](ComparePanel* panel, int stretch) {
        layout->addWidget(panel, stretch);
        m_exports << panel->exportMenu();
    };
    add(new GrowthPanel(m_compare, m_themes, settings), 5);
    add(new NestingPanel(m_compare, m_themes, settings), 4);
    add(new ReadingPanel(m_compare, m_themes, settings), 0);
    layout->addStretch(0);
    return scrolledColumn(column);
}

}  // namespace wengert
