// Every command of the window, once: its words, icon, keys, what it does where that is a session's business, and
// when it can be used. Keys mean what the workspace that is shown makes of them: → is a step, or a minibatch. Menus,
// buttons, the list of shortcuts and tests take the same QAction. Commands of a panel or of files are connected by
// whoever owns those.
#pragma once

#include <QAction>
#include <array>
#include <functional>
#include <span>

#include "ui/session.h"
#include "ui/theme_manager.h"

namespace wengert {

class DescentSession;
class PracticeSession;
class Settings;
class TrainingSession;

enum class ActionId : std::uint8_t {
    PlayPause,
    StepForward,
    StepBackward,
    PassForward,
    PassBackward,
    ToStart,
    ToEnd,
    NewStart,
    PracticeHint,
    CheckWork,
    MisconceptionLab,
    DetailNode,
    DetailTerm,
    Undo,
    Redo,
    EditProgram,
    ShareSubexpressions,
    ResetNodePositions,
    FirstNonFinite,
    NewFile,
    OpenFile,
    SaveFile,
    SaveFileAs,
    Quit,
    StepWorkspace,
    TrainWorkspace,
    OptimizeWorkspace,
    CompareWorkspace,
    PracticeWorkspace,
    ZoomFit,
    ZoomIn,
    ZoomOut,
    LevelVectorized,
    LevelUnits,
    LevelBoth,
    LeftColumn,
    RightColumn,
    NotationBars,
    NotationDeltas,
    Projector,
    LightTheme,
    DarkTheme,
    SystemTheme,
    LargerText,
    SmallerText,
    NormalText,
    PreviousPage,
    NextPage,
    AnswerQuestion,
    ActivationGallery,
    Help,
    Shortcuts,
};
inline constexpr std::size_t actionCount = static_cast<std::size_t>(ActionId::Shortcuts) + 1;

// The first ones are of workspaces.
enum class ActionGroup : std::uint8_t { Stepping, Training, Descending, Practicing, Program, File, View, Help };
inline constexpr std::array allActionGroups{ActionGroup::Stepping,   ActionGroup::Training, ActionGroup::Descending,
                                            ActionGroup::Practicing, ActionGroup::Program,  ActionGroup::File,
                                            ActionGroup::View,       ActionGroup::Help};
QString groupTitle(ActionGroup group);

class Actions final : public QObject {
    Q_OBJECT

 public:
    // The window gets the keys: they work wherever its focus is, except where a field needs them (key_routing.h).
    Actions(Session& session, TrainingSession& training, DescentSession& descent, PracticeSession& practice,
            ThemeManager& themes, Settings& settings, QWidget* window);

    QAction* operator[](ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }
    // A group's actions in the order they are to be listed, with what each is called there.
    struct Listed {
        QAction* action;
        QString text;
    };
    QList<Listed> inGroup(ActionGroup group) const;

 private:
    void make(ThemeManager& themes, QWidget* window);
    void connectStepping();
    void connectTraining();
    void connectDescent();
    void connectPractice();
    void connectSession();
    void connectAppearance();
    void connectNotation();
    void on(ActionId id, std::function<void()> act);
    void in(Workspace workspace, ActionId id, std::function<void()> act);
    void group(std::initializer_list<ActionId> ids);
    void enable(ActionId id, bool enabled) { (*this)[id]->setEnabled(enabled); }
    void check(ActionId id, bool checked) { (*this)[id]->setChecked(checked); }
    void takeWorkspace();
    void updateEnabled();
    void updateStepping();
    void updateTraining();
    void updateDescent();
    void updatePractice();
    void updateAppearance();

    Session& m_session;
    TrainingSession& m_training;
    DescentSession& m_descent;
    PracticeSession& m_practice;
    Settings& m_settings;
    std::array<QAction*, actionCount> m_actions{};
};

}  // namespace wengert
