#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/activation_gallery.h"
#include "ui/help_window.h"
#include "ui/settings.h"
#include "ui/top_bar.h"
#include "ui/workspaces/step/graph_panel.h"
#include "ui/workspaces/step/left_column.h"
#include "ui/workspaces/step/program_panel.h"
#include "ui/workspaces/step_workspace.h"
#include "ui/workspaces/train_workspace.h"

namespace wengert {

MainWindow::MainWindow(Session& session, ThemeManager& themes, Settings& settings)
    : m_session(session),
      m_themes(themes),
      m_settings(settings),
      m_training(session),
      m_actions(session, m_training, themes, settings, this),
      m_topBar(new TopBar(m_actions, themes)),
      m_step(new StepWorkspace(session, m_actions, themes, settings)),
      m_train(new TrainWorkspace(session, m_training, m_actions, themes, settings)),
      m_stack(new QStackedWidget) {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    m_stack->addWidget(m_step);
    m_stack->addWidget(m_train);
    layout->addWidget(m_stack, 1);
    setCentralWidget(content);
    m_step->left().program().setExamplesMenu(m_topBar->examplesMenu());

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
    m_step->left().program().setTitle(name);
}

// The canvas takes the keys that no field wants.
void MainWindow::showWorkspace() {
    const bool trains = m_session.workspace() == Workspace::Train;
    QMenu& exports = *m_topBar->exportMenu();
    exports.clear();
    if (trains) m_train->addExports(exports);
    else m_step->addExports(exports);
    m_stack->setCurrentIndex(static_cast<int>(m_session.workspace()));
    if (trains) m_train->canvas().setFocus();
    else m_step->graph().setFocus();
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
