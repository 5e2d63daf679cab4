#include "ui/workspaces/practice_workspace.h"

#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/practice/practice_session.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/columns.h"
#include "ui/workspaces/practice/answer_panel.h"
#include "ui/workspaces/practice/answer_rows.h"
#include "ui/workspaces/practice/feedback_panel.h"
#include "ui/workspaces/practice/kind_list.h"
#include "ui/workspaces/practice/lab_panel.h"
#include "ui/workspaces/practice/practice_graph.h"
#include "ui/workspaces/practice/set_panel.h"
#include "ui/workspaces/practice/source_panel.h"

namespace wengert {

PracticeWorkspace::PracticeWorkspace(PracticeSession& practice, const Actions& actions, const ThemeManager& themes,
                                     Settings& settings, QWidget* parent)
    : WorkspacePage(parent), m_practice(practice), m_themes(themes) {
    QWidget* left = makeLeft(actions, settings);  // one after another: the export menu has their order
    m_graph = new PracticeGraph(practice, actions, themes);
    m_exports << m_graph->exportMenus();
    QWidget* right = makeRight(actions, settings);
    m_columns = new Columns(themes, settings, left, m_graph, right);
    auto* layout = new QVBoxLayout(this);
    setThemedMargins(*layout, themes, &Spacing::m);
    layout->addWidget(m_columns);
    m_columns->obey(actions);
    connect(m_graph, &PracticeGraph::rowPicked, this,
            [this](int row) { m_answers->rows().focusRow(std::size_t(row)); });
    connect(m_answers, &PracticeAnswerPanel::settled, m_feedback, &FeedbackPanel::focusNext);
    connect(m_feedback, &FeedbackPanel::workWanted, this, &PracticeWorkspace::focusCanvas);
    for (const ActionId id : {ActionId::PracticeHint, ActionId::NewStart})
        connect(actions[id], &QAction::triggered, this, [this] {
            if (isVisible()) focusCanvas();
        });
}

void PracticeWorkspace::focusCanvas() {
    if (m_practice.isFinished()) m_feedback->focusNext();
    else m_answers->focusWork();
}

QWidget* PracticeWorkspace::makeLeft(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    auto* kinds = new KindPanel(m_practice, m_themes, settings);
    auto* source = new SourcePanel(m_practice, actions, m_themes, settings);
    layout->addWidget(kinds);
    layout->addWidget(source);
    layout->addWidget(new SetPanel(m_practice, actions, m_themes, settings));
    layout->addStretch(1);
    connect(&kinds->kinds(), &KindList::picked, this, &PracticeWorkspace::focusCanvas);
    connect(source, &SourcePanel::taken, this, &PracticeWorkspace::focusCanvas);
    return scrolledColumn(column);
}

QWidget* PracticeWorkspace::makeRight(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    m_answers = new PracticeAnswerPanel(m_practice, m_themes);
    m_exports << m_answers->exportMenu();
    m_feedback = new FeedbackPanel(m_practice, actions, m_themes);
    layout->addWidget(m_answers, 1000);  // as much as it can take; the rest stays empty below
    layout->addWidget(m_feedback);
    layout->addWidget(new LabPanel(m_practice, actions, m_themes, settings));
    layout->addStretch(1);
    return scrolledColumn(column);
}

}  // namespace wengert
