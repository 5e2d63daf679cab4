// The window: places the top bar and the workspaces, shows one of them, and remembers its size. Files are
// app/document_files' business.
#pragma once

#include <QMainWindow>

#include "ui/actions.h"
#include "ui/compare/compare_session.h"
#include "ui/descent/descent_session.h"
#include "ui/key_routing.h"
#include "ui/lessons/lesson_session.h"
#include "ui/practice/practice_session.h"
#include "ui/training/training_session.h"

class QStackedWidget;

namespace wengert {

class Settings;
class TopBar;
class WorkspacePage;

class MainWindow final : public QMainWindow {
    Q_OBJECT

 public:
    // practiceHistory: the file that keeps it; empty: none.
    MainWindow(Session& session, ThemeManager& themes, Settings& settings, const QString& practiceHistory = {});

    const Actions& actions() const { return m_actions; }
    TopBar& topBar() { return *m_topBar; }
    TrainingSession& training() { return m_training; }
    DescentSession& descent() { return m_descent; }
    CompareSession& compare() { return m_compare; }
    PracticeSession& practice() { return m_practice; }
    LessonSession& lesson() { return m_lesson; }
    void setDocument(const QString& name, bool modified);
    const QString& documentName() const { return m_documentName; }

 protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void connectActions();
    WorkspacePage* makePage(Workspace workspace);
    WorkspacePage& page(Workspace workspace);
    void showWorkspace();
    void showHelp();
    void showShortcuts();

    Session& m_session;
    ThemeManager& m_themes;
    Settings& m_settings;
    TrainingSession m_training;
    DescentSession m_descent;
    CompareSession m_compare;
    PracticeSession m_practice;
    LessonSession m_lesson;
    Actions m_actions;
    KeyRouting m_keyRouting;
    QString m_documentName;
    TopBar* m_topBar;
    QStackedWidget* m_stack;
    std::array<WorkspacePage*, allWorkspaces.size()> m_pages{};  // null until they are shown
};

}  // namespace wengert
