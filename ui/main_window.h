// The window: places the top bar and the workspaces, shows one of them, and remembers its size. Files are
// app/document_files' business.
#pragma once

#include <QMainWindow>

#include "ui/actions.h"
#include "ui/key_routing.h"
#include "ui/training/training_session.h"

class QStackedWidget;

namespace wengert {

class Settings;
class StepWorkspace;
class TopBar;
class TrainWorkspace;

class MainWindow final : public QMainWindow {
    Q_OBJECT

 public:
    MainWindow(Session& session, ThemeManager& themes, Settings& settings);

    const Actions& actions() const { return m_actions; }
    TopBar& topBar() { return *m_topBar; }
    TrainingSession& training() { return m_training; }
    void setDocument(const QString& name, bool modified);
    const QString& documentName() const { return m_documentName; }

 protected:
    void closeEvent(QCloseEvent* event) override;

 private:
    void connectActions();
    void showWorkspace();
    void showHelp();
    void showShortcuts();

    Session& m_session;
    ThemeManager& m_themes;
    Settings& m_settings;
    TrainingSession m_training;
    Actions m_actions;
    KeyRouting m_keyRouting;
    QString m_documentName;
    TopBar* m_topBar;
    StepWorkspace* m_step;
    TrainWorkspace* m_train;
    QStackedWidget* m_stack;
};

}  // namespace wengert
