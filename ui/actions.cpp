#include "ui/actions.h"

#include <QActionGroup>
#include <QWidget>
#include <algorithm>

#include "core/autodiff/scalarize.h"
#include "ui/descent/descent_session.h"
#include "ui/practice/practice_session.h"
#include "ui/settings.h"
#include "ui/training/training_session.h"

namespace wengert {
namespace {

constexpr int textPercentStep = 10;

struct ActionRow {
    ActionId id;
    ActionGroup group;
    const char* text;
    const char* icon;
    QList<QKeySequence> keys;
    bool checkable = false;
    bool repeats = false;  // while the key is held
    // What it is called in the workspaces after Step, in their order; null: the same, or nothing where it has no use.
    std::array<const char*, allWorkspaces.size() - 1> elsewhere = {};

    const char* textIn(Workspace workspace) const {
        if (workspace == Workspace::Step) return text;
        const char* other = elsewhere[static_cast<std::size_t>(workspace) - 1];
        return other ? other : "";
    }
    // Where it is called nothing, what it is called in the first workspace that has a use for it.
    const char* wordsIn(Workspace workspace) const {
        const char* words = textIn(workspace);
        for (const WorkspaceRow& row : allWorkspaces)
            if (!*words) words = textIn(row.workspace);
        return words;
    }
};

// What moves a workspace on has a text in those where it can be used.
QList<ActionRow> table() {
    using enum ActionId;
    using Group = ActionGroup;
    // clang-format off
    return {
        {PlayPause, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Play or pause"), "play", {Qt::Key_Space}, false, false, {QT_TRANSLATE_NOOP("Actions", "Run or pause"), QT_TRANSLATE_NOOP("Actions", "Play or pause")}},
        {StepForward, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Step forward"), "step-forward", {Qt::Key_Right, Qt::Key_PageDown}, false, true, {QT_TRANSLATE_NOOP("Actions", "One minibatch"), QT_TRANSLATE_NOOP("Actions", "One iteration on")}},
        {StepBackward, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Step back"), "step-back", {Qt::Key_Left, Qt::Key_PageUp}, false, true, {nullptr, QT_TRANSLATE_NOOP("Actions", "One iteration back")}},
        {PassForward, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "To the end of the pass"), "next-pass", {Qt::SHIFT | Qt::Key_Right}, false, false, {QT_TRANSLATE_NOOP("Actions", "One epoch"), QT_TRANSLATE_NOOP("Actions", "Ten iterations on")}},
        {PassBackward, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "To the start of the pass"), "previous-pass", {Qt::SHIFT | Qt::Key_Left}, false, false, {nullptr, QT_TRANSLATE_NOOP("Actions", "Ten iterations back")}},
        {ToStart, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "To the start"), "to-start", {Qt::Key_Home}, false, false, {QT_TRANSLATE_NOOP("Actions", "Rewind to the same start"), QT_TRANSLATE_NOOP("Actions", "To the start")}},
        {ToEnd, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "To the end"), "to-end", {Qt::Key_End}, false, false, {nullptr, QT_TRANSLATE_NOOP("Actions", "To the last iteration")}},
        {NewStart, Group::Training, "", "dice", {Qt::Key_N}, false, false, {QT_TRANSLATE_NOOP("Actions", "New start: other first weights, another order"), QT_TRANSLATE_NOOP("Actions", "A new random start"), nullptr, QT_TRANSLATE_NOOP("Actions", "Another exercise")}},
        {PracticeHint, Group::Practicing, "", "", {Qt::CTRL | Qt::Key_H}, false, false, {nullptr, nullptr, nullptr, QT_TRANSLATE_NOOP("Actions", "Hint")}},
        {CheckWork, Group::Practicing, "", "", {Qt::CTRL | Qt::Key_K}, false, false, {nullptr, nullptr, nullptr, QT_TRANSLATE_NOOP("Actions", "Check my work …")}},
        {MisconceptionLab, Group::Practicing, "", "", {Qt::CTRL | Qt::Key_M}, false, false, {nullptr, nullptr, nullptr, QT_TRANSLATE_NOOP("Actions", "Misconception lab …")}},
        {DetailNode, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Node by node"), "", {}, true},
        {DetailTerm, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Term by term"), "", {}, true},
        {Undo, Group::Program, QT_TRANSLATE_NOOP("Actions", "Undo"), "undo", {Qt::CTRL | Qt::Key_Z}, false, true},
        {Redo, Group::Program, QT_TRANSLATE_NOOP("Actions", "Redo"), "redo", {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}, false, true},
        {EditProgram, Group::Program, QT_TRANSLATE_NOOP("Actions", "Edit the program"), "", {Qt::CTRL | Qt::Key_E}, false, false, {QT_TRANSLATE_NOOP("Actions", "Edit the network’s program"), QT_TRANSLATE_NOOP("Actions", "Edit the function")}},
        {ShareSubexpressions, Group::Program, QT_TRANSLATE_NOOP("Actions", "Share repeated subexpressions"), "", {}, true},
        {ResetNodePositions, Group::Program, QT_TRANSLATE_NOOP("Actions", "Put the nodes back in order"), "reset", {}},
        {FirstNonFinite, Group::Program, QT_TRANSLATE_NOOP("Actions", "Go to the first non-finite step"), "warning", {}},
        {NewFile, Group::File, QT_TRANSLATE_NOOP("Actions", "New"), "", {Qt::CTRL | Qt::Key_N}},
        {OpenFile, Group::File, QT_TRANSLATE_NOOP("Actions", "Open …"), "folder", {Qt::CTRL | Qt::Key_O}},
        {SaveFile, Group::File, QT_TRANSLATE_NOOP("Actions", "Save"), "save", {Qt::CTRL | Qt::Key_S}},
        {SaveFileAs, Group::File, QT_TRANSLATE_NOOP("Actions", "Save as …"), "", {Qt::CTRL | Qt::SHIFT | Qt::Key_S}},
        {Quit, Group::File, QT_TRANSLATE_NOOP("Actions", "Quit"), "", {Qt::CTRL | Qt::Key_Q}},
        {StepWorkspace, Group::View, QT_TRANSLATE_NOOP("Actions", "Step through a program"), "", {Qt::Key_1}, true},
        {TrainWorkspace, Group::View, QT_TRANSLATE_NOOP("Actions", "Train a network"), "", {Qt::Key_2}, true},
        {OptimizeWorkspace, Group::View, QT_TRANSLATE_NOOP("Actions", "Optimize a function"), "", {Qt::Key_3}, true},
        {CompareWorkspace, Group::View, QT_TRANSLATE_NOOP("Actions", "Compare ways to differentiate"), "", {Qt::Key_4}, true},
        {PracticeWorkspace, Group::View, QT_TRANSLATE_NOOP("Actions", "Practice by hand"), "", {Qt::Key_5}, true},
        {ZoomFit, Group::View, QT_TRANSLATE_NOOP("Actions", "Fit the graph"), "fit", {Qt::Key_0}, false, false, {nullptr, QT_TRANSLATE_NOOP("Actions", "Fit the map"), nullptr, QT_TRANSLATE_NOOP("Actions", "Fit the graph")}},
        {ZoomIn, Group::View, QT_TRANSLATE_NOOP("Actions", "Enlarge the graph"), "zoom-in", {Qt::Key_Plus, Qt::Key_Equal}, false, true, {nullptr, QT_TRANSLATE_NOOP("Actions", "Zoom into the map"), nullptr, QT_TRANSLATE_NOOP("Actions", "Enlarge the graph")}},
        {ZoomOut, Group::View, QT_TRANSLATE_NOOP("Actions", "Shrink the graph"), "zoom-out", {Qt::Key_Minus}, false, true, {nullptr, QT_TRANSLATE_NOOP("Actions", "Zoom out of the map"), nullptr, QT_TRANSLATE_NOOP("Actions", "Shrink the graph")}},
        {LevelVectorized, Group::View, QT_TRANSLATE_NOOP("Actions", "Arrays vectorized"), "", {Qt::Key_V}, true},
        {LevelUnits, Group::View, QT_TRANSLATE_NOOP("Actions", "Arrays unit by unit"), "", {Qt::Key_U}, true},
        {LevelBoth, Group::View, QT_TRANSLATE_NOOP("Actions", "Arrays at both levels"), "", {Qt::Key_B}, true},
        {LeftColumn, Group::View, QT_TRANSLATE_NOOP("Actions", "Program and inputs"), "panel-left", {Qt::Key_L}, false, false, {QT_TRANSLATE_NOOP("Actions", "Data, network and optimizer"), QT_TRANSLATE_NOOP("Actions", "Surface and optimizers"), nullptr, QT_TRANSLATE_NOOP("Actions", "Exercises and set")}},
        {RightColumn, Group::View, QT_TRANSLATE_NOOP("Actions", "Steps and explanation"), "panel-right", {Qt::Key_R}, false, false, {QT_TRANSLATE_NOOP("Actions", "Charts"), QT_TRANSLATE_NOOP("Actions", "Charts"), QT_TRANSLATE_NOOP("Actions", "Costs and sizes"), QT_TRANSLATE_NOOP("Actions", "Answers")}},
        {NotationBars, Group::View, QT_TRANSLATE_NOOP("Actions", "Adjoints with bars: s̄"), "", {}, true},
        {NotationDeltas, Group::View, QT_TRANSLATE_NOOP("Actions", "Adjoints of layers as δ⁽ˡ⁾"), "", {}, true},
        {Projector, Group::View, QT_TRANSLATE_NOOP("Actions", "Projector"), "projector", {Qt::Key_F}, true},
        {LightTheme, Group::View, QT_TRANSLATE_NOOP("Actions", "Light"), "sun", {}, true},
        {DarkTheme, Group::View, QT_TRANSLATE_NOOP("Actions", "Dark"), "moon", {}, true},
        {SystemTheme, Group::View, QT_TRANSLATE_NOOP("Actions", "As the system"), "contrast", {}, true},
        {LargerText, Group::View, QT_TRANSLATE_NOOP("Actions", "Larger text"), "zoom-in", {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}, false, true},
        {SmallerText, Group::View, QT_TRANSLATE_NOOP("Actions", "Smaller text"), "zoom-out", {Qt::CTRL | Qt::Key_Minus}, false, true},
        {NormalText, Group::View, QT_TRANSLATE_NOOP("Actions", "Normal text"), "", {Qt::CTRL | Qt::Key_0}},
        {PreviousPage, Group::Help, QT_TRANSLATE_NOOP("Actions", "The lesson’s previous page"), "", {Qt::ALT | Qt::Key_Left}},
        {NextPage, Group::Help, QT_TRANSLATE_NOOP("Actions", "The lesson’s next page"), "", {Qt::ALT | Qt::Key_Right}},
        {AnswerQuestion, Group::Help, QT_TRANSLATE_NOOP("Actions", "Answer the lesson’s question"), "", {Qt::ALT | Qt::Key_A}},
        {ActivationGallery, Group::Help, QT_TRANSLATE_NOOP("Actions", "Activation functions …"), "", {}},
        {Help, Group::Help, QT_TRANSLATE_NOOP("Actions", "Help"), "help", {Qt::Key_F1}},
        {Shortcuts, Group::Help, QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "keyboard", {Qt::Key_Question}},
    };
    // clang-format on
}

// Whose moves a group's are.
std::optional<Workspace> workspaceOf(ActionGroup group) {
    switch (group) {
        case ActionGroup::Stepping: return Workspace::Step;
        case ActionGroup::Training: return Workspace::Train;
        case ActionGroup::Descending: return Workspace::Optimize;
        case ActionGroup::Practicing: return Workspace::Practice;
        default: return {};
    }
}

// Whether it moves a workspace on: such keys do in each what the same gesture means there.
bool isMove(const ActionRow& row) { return workspaceOf(row.group).has_value(); }

}  // namespace

QString groupTitle(ActionGroup group) {
    switch (group) {
        case ActionGroup::Stepping: return Actions::tr("Stepping");
        case ActionGroup::Training: return Actions::tr("Training");
        case ActionGroup::Descending: return Actions::tr("Optimizing");
        case ActionGroup::Practicing: return Actions::tr("Practicing");
        case ActionGroup::Program: return Actions::tr("Program");
        case ActionGroup::File: return Actions::tr("Files");
        case ActionGroup::View: return Actions::tr("View");
        default: return Actions::tr("Help");
    }
}

Actions::Actions(Session& session, TrainingSession& training, DescentSession& descent, PracticeSession& practice,
                 ThemeManager& themes, Settings& settings, QWidget* window)
    : QObject(window),
      m_session(session),
      m_training(training),
      m_descent(descent),
      m_practice(practice),
      m_settings(settings) {
    make(themes, window);
    connectStepping();
    connectTraining();
    connectDescent();
    connectPractice();
    connectSession();
    connectAppearance();
    connectNotation();
    takeWorkspace();
}

void Actions::make(ThemeManager& themes, QWidget* window) {
    for (const ActionRow& row : table()) {
        auto* action = new QAction(this);
        action->setShortcuts(row.keys);
        action->setCheckable(row.checkable);
        action->setAutoRepeat(row.repeats);
        if (*row.icon) themes.setIcon(action, QString::fromLatin1(row.icon));
        window->addAction(action);
        m_actions[static_cast<std::size_t>(row.id)] = action;
    }
}

QList<Actions::Listed> Actions::inGroup(ActionGroup group) const {
    QList<Listed> found;
    for (const ActionRow& row : table()) {
        const std::optional<Workspace> workspace = workspaceOf(group);
        const bool isOfWorkspace = workspace && isMove(row);
        const char* text = isOfWorkspace ? row.textIn(*workspace) : row.text;
        if (*text && (isOfWorkspace || row.group == group)) found.append({(*this)[row.id], tr(text)});
    }
    return found;
}

void Actions::on(ActionId id, std::function<void()> act) {
    connect((*this)[id], &QAction::triggered, this, std::move(act));
}

void Actions::in(Workspace workspace, ActionId id, std::function<void()> act) {
    on(id, [this, workspace, act = std::move(act)] {
        if (m_session.workspace() == workspace) act();
    });
}

void Actions::group(std::initializer_list<ActionId> ids) {
    auto* exclusive = new QActionGroup(this);
    for (const ActionId id : ids) exclusive->addAction((*this)[id]);
}

void Actions::connectStepping() {
    using enum ActionId;
    const auto on = [this](ActionId id, auto act) { in(Workspace::Step, id, act); };
    on(PlayPause, [this] { m_session.setPlaying(!m_session.isPlaying()); });
    on(StepForward, [this] { m_session.stepForward(); });
    on(StepBackward, [this] { m_session.stepBackward(); });
    on(PassForward, [this] { m_session.passForward(); });
    on(PassBackward, [this] { m_session.passBackward(); });
    on(ToStart, [this] { m_session.toStart(); });
    on(ToEnd, [this] { m_session.toEnd(); });
    on(DetailNode, [this] { m_session.setDetail(Detail::Node); });
    on(DetailTerm, [this] { m_session.setDetail(Detail::Term); });
    on(LevelVectorized, [this] { m_session.setLevels(Levels::Vectorized); });
    on(LevelUnits, [this] { m_session.setLevels(Levels::Units); });
    on(LevelBoth, [this] { m_session.setLevels(Levels::Both); });
    on(ShareSubexpressions, [this] { m_session.setShareSubexpressions(!m_session.document().shareSubexpressions); });
    on(ResetNodePositions, [this] { m_session.resetNodePositions(); });
    on(FirstNonFinite, [this] { m_session.jumpTo(Pass::Values, *m_session.trace().firstNonFinite); });
    group({DetailNode, DetailTerm});
    group({LevelVectorized, LevelUnits, LevelBoth});
    for (auto signal : {&Session::programChanged, &Session::traceChanged, &Session::cursorChanged,
                        &Session::playbackChanged, &Session::documentChanged, &Session::levelsChanged})
        connect(&m_session, signal, this, &Actions::updateEnabled);
}

void Actions::connectTraining() {
    using enum ActionId;
    const auto on = [this](ActionId id, auto act) { in(Workspace::Train, id, act); };
    on(PlayPause, [this] { m_training.setRunning(!m_training.isRunning()); });
    on(StepForward, [this] { m_training.stepMinibatch(); });
    on(PassForward, [this] { m_training.stepEpoch(); });
    on(ToStart, [this] { m_training.rewind(); });
    on(NewStart, [this] { m_training.drawNewStart(); });
    connect(&m_training, &TrainingSession::stateChanged, this, &Actions::updateEnabled);
}

void Actions::connectDescent() {
    using enum ActionId;
    constexpr int leap = 10;  // iterations
    const auto on = [this](ActionId id, auto act) { in(Workspace::Optimize, id, act); };
    on(PlayPause, [this] { m_descent.setPlaying(!m_descent.isPlaying()); });
    on(StepForward, [this] { m_descent.moveBy(1); });
    on(StepBackward, [this] { m_descent.moveBy(-1); });
    on(PassForward, [this] { m_descent.moveBy(leap); });
    on(PassBackward, [this] { m_descent.moveBy(-leap); });
    on(ToStart, [this] { m_descent.setIteration(0); });
    on(ToEnd, [this] { m_descent.setIteration(m_descent.iterations()); });
    on(NewStart, [this] { m_descent.drawNewStart(); });
    for (auto signal : {&DescentSession::cursorChanged, &DescentSession::surfaceChanged,
                        &DescentSession::playbackChanged, &DescentSession::runsChanged})
        connect(&m_descent, signal, this, &Actions::updateEnabled);
}

void Actions::connectPractice() {
    using enum ActionId;
    in(Workspace::Practice, NewStart, [this] { m_practice.another(); });
    in(Workspace::Practice, PracticeHint, [this] { m_practice.takeHint(); });
    for (auto signal :
         {&PracticeSession::exerciseChanged, &PracticeSession::answersChanged, &PracticeSession::currentRowChanged})
        connect(&m_practice, signal, this, &Actions::updateEnabled);
}

void Actions::connectSession() {
    using enum ActionId;
    on(Undo, [this] { m_session.undoStack().undo(); });
    on(Redo, [this] { m_session.undoStack().redo(); });
    connect(&m_session.undoStack(), &QUndoStack::indexChanged, this, &Actions::updateEnabled);
    on(StepWorkspace, [this] { m_session.setWorkspace(Workspace::Step); });
    on(TrainWorkspace, [this] { m_session.setWorkspace(Workspace::Train); });
    on(OptimizeWorkspace, [this] { m_session.setWorkspace(Workspace::Optimize); });
    on(CompareWorkspace, [this] { m_session.setWorkspace(Workspace::Compare); });
    on(PracticeWorkspace, [this] { m_session.setWorkspace(Workspace::Practice); });
    group({StepWorkspace, TrainWorkspace, OptimizeWorkspace, CompareWorkspace, PracticeWorkspace});
    connect(&m_session, &Session::workspaceChanged, this, &Actions::takeWorkspace);
}

void Actions::connectAppearance() {
    using enum ActionId;
    const auto setMode = [this](ThemeMode mode) { m_settings.set(setting::themeMode, mode); };
    const auto setText = [this](int percent) { m_settings.set(setting::textPercent, std::clamp(percent, 100, 200)); };
    on(LightTheme, [=] { setMode(ThemeMode::Light); });
    on(DarkTheme, [=] { setMode(ThemeMode::Dark); });
    on(SystemTheme, [=] { setMode(ThemeMode::System); });
    on(ActionId::Projector, [this] { m_settings.set(setting::projector, !m_settings.get(setting::projector)); });
    on(LargerText, [=, this] { setText(m_settings.get(setting::textPercent) + textPercentStep); });
    on(SmallerText, [=, this] { setText(m_settings.get(setting::textPercent) - textPercentStep); });
    on(NormalText, [=] { setText(100); });

    group({LightTheme, DarkTheme, SystemTheme});
    connect(&m_settings, &Settings::changed, this, &Actions::updateAppearance);
    updateAppearance();
}

void Actions::connectNotation() {
    using enum ActionId;
    on(NotationBars, [this] { m_settings.set(setting::deltas, false); });
    on(NotationDeltas, [this] { m_settings.set(setting::deltas, true); });
    group({NotationBars, NotationDeltas});
    const auto take = [this] {
        const bool isWithDeltas = m_settings.get(setting::deltas);
        m_session.setAdjointNotation(isWithDeltas ? AdjointNotation::Deltas : AdjointNotation::Bars);
        check(isWithDeltas ? NotationDeltas : NotationBars, true);
    };
    connect(&m_settings, &Settings::changed, this, take);
    take();
}

// Keys keep their place, and get the words and the uses they have there.
void Actions::takeWorkspace() {
    for (const ActionRow& row : table()) (*this)[row.id]->setText(tr(row.wordsIn(m_session.workspace())));
    updateEnabled();
}

void Actions::updateEnabled() {
    using enum ActionId;
    const Workspace workspace = m_session.workspace();
    for (const ActionRow& row : table())
        if (isMove(row) && !*row.textIn(workspace)) enable(row.id, false);
    if (workspace == Workspace::Step) updateStepping();
    else
        for (const ActionId id :
             {ShareSubexpressions, ResetNodePositions, FirstNonFinite, LevelVectorized, LevelUnits, LevelBoth})
            enable(id, false);
    if (workspace == Workspace::Train) updateTraining();
    if (workspace == Workspace::Optimize) updateDescent();
    if (workspace == Workspace::Practice) updatePractice();
    const bool canZoom = workspace != Workspace::Train && workspace != Workspace::Compare;
    for (const ActionId id : {ZoomFit, ZoomIn, ZoomOut}) enable(id, canZoom);
    check(ActionId(int(StepWorkspace) + int(workspace)), true);
    enable(Undo, m_session.undoStack().canUndo());
    enable(Redo, m_session.undoStack().canRedo());
}

void Actions::updateStepping() {
    using enum ActionId;
    const bool hasSteps = m_session.timeline().size() > 0;
    enable(PlayPause, hasSteps);
    for (const ActionId id : {StepForward, PassForward, ToEnd}) enable(id, hasSteps && !m_session.isFinished());
    for (const ActionId id : {StepBackward, PassBackward, ToStart}) enable(id, m_session.isStarted());
    (*this)[PlayPause]->setText(m_session.isPlaying() ? tr("Pause") : tr("Play"));
    for (const ActionId id : {DetailNode, DetailTerm, ShareSubexpressions}) enable(id, true);
    check(DetailNode, m_session.timeline().detail() == Detail::Node);
    check(DetailTerm, m_session.timeline().detail() == Detail::Term);
    const bool canChooseLevel = hasArrays(m_session.program());
    for (const ActionId id : {LevelVectorized, LevelUnits, LevelBoth}) {
        enable(id, canChooseLevel);
        check(id, int(id) - int(LevelVectorized) == int(m_session.levels()));
    }
    check(ShareSubexpressions, m_session.document().shareSubexpressions);
    enable(ResetNodePositions, !m_session.document().nodePositions.isEmpty());
    enable(FirstNonFinite, m_session.trace().firstNonFinite.has_value());
}

void Actions::updateTraining() {
    using enum ActionId;
    enable(PlayPause, m_training.isRunning() || m_training.canRun());
    (*this)[PlayPause]->setText(m_training.isRunning() ? tr("Pause") : tr("Run"));
    for (const ActionId id : {StepForward, PassForward}) enable(id, m_training.canRun());
    enable(ToStart, m_training.isRunning() || m_training.snapshot().minibatches > 0);
    enable(NewStart, true);
}

void Actions::updateDescent() {
    using enum ActionId;
    const bool hasRuns = m_descent.hasSurface() && m_descent.iterations() > 0;
    enable(PlayPause, hasRuns);
    (*this)[PlayPause]->setText(m_descent.isPlaying() ? tr("Pause") : tr("Play"));
    for (const ActionId id : {StepForward, PassForward, ToEnd}) enable(id, hasRuns && !m_descent.isFinished());
    for (const ActionId id : {StepBackward, PassBackward, ToStart}) enable(id, m_descent.iteration() > 0);
    enable(NewStart, m_descent.hasSurface());
}

void Actions::updatePractice() {
    using enum ActionId;
    enable(NewStart, true);
    enable(PracticeHint, m_practice.canHint());
    enable(CheckWork, m_practice.exercise() && !m_practice.isFinished());
    enable(MisconceptionLab, true);
}

void Actions::updateAppearance() {
    using enum ActionId;
    const ThemeMode mode = m_settings.get(setting::themeMode);
    const int textPercent = m_settings.get(setting::textPercent);
    check(ActionId::Projector, m_settings.get(setting::projector));
    check(LightTheme, mode == ThemeMode::Light);
    check(DarkTheme, mode == ThemeMode::Dark);
    check(SystemTheme, mode == ThemeMode::System);
    enable(LargerText, textPercent < 200);
    enable(SmallerText, textPercent > 100);
    enable(NormalText, textPercent != 100);
}

}  // namespace wengert
