#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/activation_gallery.h"
#include "ui/help_window.h"
#include "ui/lessons/lesson_bar.h"
#include "ui/settings.h"
#include "ui/top_bar.h"
#include "ui/workspaces/compare_workspace.h"
#include "ui/workspaces/optimize/map_panel.h"
#include "ui/workspaces/optimize_workspace.h"
#include "ui/workspaces/practice_workspace.h"
#include "ui/workspaces/step/graph_panel.h"
#include "ui/workspaces/step/left_column.h"
#include "ui/workspaces/step/program_panel.h"
#include "ui/workspaces/step_workspace.h"
#include "ui/workspaces/train_workspace.h"

namespace wengert {

MainWindow::MainWindow(Session& session, ThemeManager& themes, Settings& settings, const QString& practiceHistory)
    : m_session(session),
      m_themes(themes),
      m_settings(settings),
      m_training(session),
      m_descent(session, m_training),
      m_compare(session),
      m_practice(session, practiceHistory),
      m_lesson(session, m_descent),
      m_actions(session, m_training, m_descent, m_practice, themes, settings, this),
      m_topBar(new TopBar(m_actions, themes)),
      m_step(new StepWorkspace(session, m_actions, themes, settings)),
      m_train(new TrainWorkspace(session, m_training, m_actions, themes, settings)),
      m_optimize(new OptimizeWorkspace(session, m_descent, m_actions, themes, settings)),
      m_comparing(new CompareWorkspace(session, m_compare, m_actions, themes, settings)),
      m_practicing(new PracticeWorkspace(m_practice, m_actions, themes, settings)),
      m_stack(new QStackedWidget) {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(new LessonBar(m_lesson, m_actions, themes));
    m_stack->addWidget(m_step);
    m_stack->addWidget(m_train);
    m_stack->addWidget(m_optimize);
    m_stack->addWidget(m_comparing);
    m_stack->addWidget(m_practicing);
    layout->addWidget(m_stack, 1);
    setCentralWidget(content);
    for (ProgramPanel* program : {&m_step->left().program(), &m_comparing->program()})
        program->setExamplesMenu(m_topBar->examplesMenu());

    qApp->installEventFilter(&m_keyRouting);
    connectActions();
    connect(&session, &Session::workspaceChanged, this, &MainWindow::showWorkspace);
    showWorkspace();
    resize(1600, 1000);
    restoreGeometry(settings.get(setting::windowGeometry));
}

void MainWindow::setDocument(const QString& name, bool modified) {
    m_documentName = name;
    setWindowTitle(tr("%1[*] – Wengert").arg(name));
    setWindowModified(modified);
    m_topBar->setDocument(name, modified);
    for (ProgramPanel* program : {&m_step->left().program(), &m_comparing->program()}) program->setTitle(name);
}

// The canvas takes the keys that no field wants.
void MainWindow::showWorkspace() {
    QMenu& exports = *m_topBar->exportMenu();
    exports.clear();
    m_stack->setCurrentIndex(static_cast<int>(m_session.workspace()));
    // Only what is seen says how small the window may be.
    for (int i = 0; i < m_stack->count(); ++i) {
        const auto policy = i == m_stack->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stack->widget(i)->setSizePolicy(policy, policy);
    }
    switch (m_session.workspace()) {
        case Workspace::Step:
            m_step->addExports(exports);
            m_step->graph().setFocus();
            break;
        case Workspace::Train:
            m_train->addExports(exports);
            m_train->canvas().setFocus();
            break;
        case Workspace::Optimize:
            m_optimize->addExports(exports);
            m_optimize->map().setFocus();
            break;
        case Workspace::Compare:
            m_comparing->addExports(exports);
            m_comparing->canvas().setFocus();
            break;
        case Workspace::Practice:
            m_practicing->addExports(exports);
            m_practicing->focusWork();
            break;
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_settings.set(setting::windowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::connectActions() {
    connect(m_actions[ActionId::Quit], &QAction::triggered, this, &QWidget::close);
    connect(m_actions[ActionId::Help], &QAction::triggered, this, &MainWindow::showHelp);
    connect(m_actions[ActionId::ActivationGallery], &QAction::triggered, this,
            [this] { showActivationGallery(*this, m_themes); });
    connect(m_actions[ActionId::Shortcuts], &QAction::triggered, this, &MainWindow::showShortcuts);
}

void MainWindow::showHelp() { showHelpWindow(*this, m_themes, tr("Help"), helpText()); }

void MainWindow::showShortcuts() {
    showHelpWindow(*this, m_themes, tr("Keyboard shortcuts"), shortcutsText(m_actions));
}

}  // namespace wengert
