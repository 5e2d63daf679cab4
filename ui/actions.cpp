#include "ui/actions.h"

#include <QActionGroup>
#include <QWidget>
#include <algorithm>

#include "ui/settings.h"

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
};

QList<ActionRow> table() {
    using enum ActionId;
    using Group = ActionGroup;
    return {
        {PlayPause, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Play or pause"), "play", {Qt::Key_Space}},
        {StepForward,
         Group::Stepping,
         QT_TRANSLATE_NOOP("Actions", "Step forward"),
         "step-forward",
         {Qt::Key_Right, Qt::Key_PageDown},
         false,
         true},
        {StepBackward,
         Group::Stepping,
         QT_TRANSLATE_NOOP("Actions", "Step back"),
         "step-back",
         {Qt::Key_Left, Qt::Key_PageUp},
         false,
         true},
        {PassForward,
         Group::Stepping,
         QT_TRANSLATE_NOOP("Actions", "To the end of the pass"),
         "next-pass",
         {Qt::SHIFT | Qt::Key_Right}},
        {PassBackward,
         Group::Stepping,
         QT_TRANSLATE_NOOP("Actions", "To the start of the pass"),
         "previous-pass",
         {Qt::SHIFT | Qt::Key_Left}},
        {ToStart, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "To the start"), "to-start", {Qt::Key_Home}},
        {ToEnd, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "To the end"), "to-end", {Qt::Key_End}},
        {DetailNode, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Node by node"), "", {}, true},
        {DetailTerm, Group::Stepping, QT_TRANSLATE_NOOP("Actions", "Term by term"), "", {}, true},
        {Undo, Group::Program, QT_TRANSLATE_NOOP("Actions", "Undo"), "undo", {Qt::CTRL | Qt::Key_Z}, false, true},
        {Redo,
         Group::Program,
         QT_TRANSLATE_NOOP("Actions", "Redo"),
         "redo",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y},
         false,
         true},
        {EditProgram, Group::Program, QT_TRANSLATE_NOOP("Actions", "Edit the program"), "", {Qt::CTRL | Qt::Key_E}},
        {ShareSubexpressions,
         Group::Program,
         QT_TRANSLATE_NOOP("Actions", "Share repeated subexpressions"),
         "",
         {},
         true},
        {ResetNodePositions, Group::Program, QT_TRANSLATE_NOOP("Actions", "Put the nodes back in order"), "reset", {}},
        {FirstNonFinite,
         Group::Program,
         QT_TRANSLATE_NOOP("Actions", "Go to the first non-finite step"),
         "warning",
         {}},
        {NewFile, Group::File, QT_TRANSLATE_NOOP("Actions", "New"), "", {Qt::CTRL | Qt::Key_N}},
        {OpenFile, Group::File, QT_TRANSLATE_NOOP("Actions", "Open …"), "folder", {Qt::CTRL | Qt::Key_O}},
        {SaveFile, Group::File, QT_TRANSLATE_NOOP("Actions", "Save"), "save", {Qt::CTRL | Qt::Key_S}},
        {SaveFileAs, Group::File, QT_TRANSLATE_NOOP("Actions", "Save as …"), "", {Qt::CTRL | Qt::SHIFT | Qt::Key_S}},
        {Quit, Group::File, QT_TRANSLATE_NOOP("Actions", "Quit"), "", {Qt::CTRL | Qt::Key_Q}},
        {ZoomFit, Group::View, QT_TRANSLATE_NOOP("Actions", "Fit the graph"), "fit", {Qt::Key_0}},
        {ZoomIn,
         Group::View,
         QT_TRANSLATE_NOOP("Actions", "Enlarge the graph"),
         "zoom-in",
         {Qt::Key_Plus, Qt::Key_Equal},
         false,
         true},
        {ZoomOut,
         Group::View,
         QT_TRANSLATE_NOOP("Actions", "Shrink the graph"),
         "zoom-out",
         {Qt::Key_Minus},
         false,
         true},
        {LeftColumn, Group::View, QT_TRANSLATE_NOOP("Actions", "Program and inputs"), "panel-left", {Qt::Key_L}},
        {RightColumn, Group::View, QT_TRANSLATE_NOOP("Actions", "Steps and explanation"), "panel-right", {Qt::Key_R}},
        {Projector, Group::View, QT_TRANSLATE_NOOP("Actions", "Projector"), "projector", {Qt::Key_F}, true},
        {LightTheme, Group::View, QT_TRANSLATE_NOOP("Actions", "Light"), "sun", {}, true},
        {DarkTheme, Group::View, QT_TRANSLATE_NOOP("Actions", "Dark"), "moon", {}, true},
        {SystemTheme, Group::View, QT_TRANSLATE_NOOP("Actions", "As the system"), "contrast", {}, true},
        {LargerText,
         Group::View,
         QT_TRANSLATE_NOOP("Actions", "Larger text"),
         "zoom-in",
         {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal},
         false,
         true},
        {SmallerText,
         Group::View,
         QT_TRANSLATE_NOOP("Actions", "Smaller text"),
         "zoom-out",
         {Qt::CTRL | Qt::Key_Minus},
         false,
         true},
        {NormalText, Group::View, QT_TRANSLATE_NOOP("Actions", "Normal text"), "", {Qt::CTRL | Qt::Key_0}},
        {ActivationGallery, Group::Help, QT_TRANSLATE_NOOP("Actions", "Activation functions …"), "", {}},
        {Help, Group::Help, QT_TRANSLATE_NOOP("Actions", "Help"), "help", {Qt::Key_F1}},
        {Shortcuts, Group::Help, QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "keyboard", {Qt::Key_Question}},
    };
}

}  // namespace

QString groupTitle(ActionGroup group) {
    switch (group) {
        case ActionGroup::Stepping: return Actions::tr("Stepping");
        case ActionGroup::Program: return Actions::tr("Program");
        case ActionGroup::File: return Actions::tr("Files");
        case ActionGroup::View: return Actions::tr("View");
        default: return Actions::tr("Help");
    }
}

Actions::Actions(Session& session, ThemeManager& themes, Settings& settings, QWidget* window)
    : QObject(window), m_session(session), m_settings(settings) {
    make(themes, window);
    connectSession();
    connectAppearance();
    updateEnabled();
}

void Actions::make(ThemeManager& themes, QWidget* window) {
    for (const ActionRow& row : table()) {
        auto* action = new QAction(tr(row.text), this);
        action->setShortcuts(row.keys);
        action->setCheckable(row.checkable);
        action->setAutoRepeat(row.repeats);
        action->setData(static_cast<int>(row.group));
        if (*row.icon) themes.setIcon(action, QString::fromLatin1(row.icon));
        window->addAction(action);
        m_actions[static_cast<std::size_t>(row.id)] = action;
    }
}

QList<QAction*> Actions::inGroup(ActionGroup group) const {
    QList<QAction*> found;
    for (QAction* action : m_actions)
        if (action->data().toInt() == static_cast<int>(group)) found.append(action);
    return found;
}

void Actions::on(ActionId id, std::function<void()> act) {
    connect((*this)[id], &QAction::triggered, this, std::move(act));
}

void Actions::connectSession() {
    using enum ActionId;
    on(PlayPause, [this] { m_session.setPlaying(!m_session.isPlaying()); });
    on(StepForward, [this] { m_session.stepForward(); });
    on(StepBackward, [this] { m_session.stepBackward(); });
    on(PassForward, [this] { m_session.passForward(); });
    on(PassBackward, [this] { m_session.passBackward(); });
    on(ToStart, [this] { m_session.toStart(); });
    on(ToEnd, [this] { m_session.toEnd(); });
    on(DetailNode, [this] { m_session.setDetail(Detail::Node); });
    on(DetailTerm, [this] { m_session.setDetail(Detail::Term); });
    on(Undo, [this] { m_session.undoStack().undo(); });
    on(Redo, [this] { m_session.undoStack().redo(); });
    on(ShareSubexpressions, [this] { m_session.setShareSubexpressions(!m_session.document().shareSubexpressions); });
    on(ResetNodePositions, [this] { m_session.resetNodePositions(); });
    on(FirstNonFinite, [this] { m_session.jumpTo(Pass::Values, *m_session.trace().firstNonFinite); });

    auto* details = new QActionGroup(this);
    for (const ActionId id : {DetailNode, DetailTerm}) details->addAction((*this)[id]);
    for (auto signal : {&Session::programChanged, &Session::traceChanged, &Session::cursorChanged,
                        &Session::playbackChanged, &Session::documentChanged})
        connect(&m_session, signal, this, &Actions::updateEnabled);
    connect(&m_session.undoStack(), &QUndoStack::indexChanged, this, &Actions::updateEnabled);
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

    auto* modes = new QActionGroup(this);
    for (const ActionId id : {LightTheme, DarkTheme, SystemTheme}) modes->addAction((*this)[id]);
    connect(&m_settings, &Settings::changed, this, &Actions::updateEnabled);
}

void Actions::updateEnabled() {
    using enum ActionId;
    const auto enable = [this](ActionId id, bool enabled) { (*this)[id]->setEnabled(enabled); };
    const auto check = [this](ActionId id, bool checked) { (*this)[id]->setChecked(checked); };
    const bool hasSteps = m_session.timeline().size() > 0;

    enable(PlayPause, hasSteps);
    for (const ActionId id : {StepForward, PassForward, ToEnd}) enable(id, hasSteps && !m_session.isFinished());
    for (const ActionId id : {StepBackward, PassBackward, ToStart}) enable(id, m_session.isStarted());
    (*this)[PlayPause]->setText(m_session.isPlaying() ? tr("Pause") : tr("Play"));
    check(DetailNode, m_session.timeline().detail() == Detail::Node);
    check(DetailTerm, m_session.timeline().detail() == Detail::Term);

    enable(Undo, m_session.undoStack().canUndo());
    enable(Redo, m_session.undoStack().canRedo());
    check(ShareSubexpressions, m_session.document().shareSubexpressions);
    enable(ResetNodePositions, !m_session.document().nodePositions.isEmpty());
    enable(FirstNonFinite, m_session.trace().firstNonFinite.has_value());

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
