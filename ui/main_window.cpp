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
#include "ui/workspaces/optimize_workspace.h"
#include "ui/workspaces/practice_workspace.h"
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
      m_lesson(session, m_training, m_descent),
      m_actions(session, m_training, m_descent, m_practice, themes, settings, this),
      m_topBar(new TopBar(m_actions, themes)),
      m_stack(new QStackedWidget) {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(new LessonBar(m_lesson, m_actions, themes));
    layout->addWidget(m_stack, 1);
    setCentralWidget(content);

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
    for (const WorkspacePage* made : m_pages)
        if (made && made->program()) made->program()->setTitle(name);
}

WorkspacePage* MainWindow::makePage(Workspace workspace) {
    switch (workspace) {
        case Workspace::Step: return new StepWorkspace(m_session, m_actions, m_themes, m_settings);
        case Workspace::Train: return new TrainWorkspace(m_session, m_training, m_actions, m_themes, m_settings);
        case Workspace::Optimize: return new OptimizeWorkspace(m_session, m_descent, m_actions, m_themes, m_settings);
        case Workspace::Compare: return new CompareWorkspace(m_session, m_compare, m_actions, m_themes, m_settings);
        case Workspace::Practice: return new PracticeWorkspace(m_practice, m_actions, m_themes, m_settings);
    }
    return nullptr;
}

// Made when it is first shown, so that the window opens at once and what was never seen takes no time.
WorkspacePage& MainWindow::page(Workspace workspace) {
    WorkspacePage*& made = m_pages[static_cast<std::size_t>(workspace)];
    if (made) return *made;
    made = makePage(workspace);
    m_stack->addWidget(made);
    if (ProgramPanel* program = made->program()) {
        program->setExamplesMenu(m_topBar->examplesMenu());
        program->setTitle(m_documentName);
    }
    return *made;
}

void MainWindow::showWorkspace() {
    WorkspacePage& shown = page(m_session.workspace());
    m_stack->setCurrentWidget(&shown);
    // Only what is seen says how small the window may be.
    for (int i = 0; i < m_stack->count(); ++i) {
        const auto policy = i == m_stack->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stack->widget(i)->setSizePolicy(policy, policy);
    }
    m_topBar->exportMenu()->clear();
    shown.addExports(*m_topBar->exportMenu());
    shown.focusCanvas();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_settings.set(setting::windowGeometry, saveGeometry());
    m_lesson.close();  // its folds are not to be remembered
    QMainWindow::closeEvent(event);
}

// Out of a field, to where the arrows step.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) page(m_session.workspace()).focusCanvas();
    else QMainWindow::keyPressEvent(event);
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
