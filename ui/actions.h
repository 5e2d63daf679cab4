// Every command of the window, once: its words, icon, keys, what it does where that is the session's business, and
// when it can be used. Menus, buttons, the list of shortcuts and tests take the same QAction. Commands of a panel
// or of files are connected by whoever owns those.
#pragma once

#include <QAction>
#include <array>
#include <functional>
#include <span>

#include "ui/session.h"
#include "ui/theme_manager.h"

namespace wengert {

class Settings;

enum class ActionId : std::uint8_t {
    PlayPause,
    StepForward,
    StepBackward,
    PassForward,
    PassBackward,
    ToStart,
    ToEnd,
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
    ZoomFit,
    ZoomIn,
    ZoomOut,
    LeftColumn,
    RightColumn,
    Projector,
    LightTheme,
    DarkTheme,
    SystemTheme,
    LargerText,
    SmallerText,
    NormalText,
    ActivationGallery,
    Help,
    Shortcuts,
};
inline constexpr std::size_t actionCount = static_cast<std::size_t>(ActionId::Shortcuts) + 1;

enum class ActionGroup : std::uint8_t { Stepping, Program, File, View, Help };
inline constexpr std::array allActionGroups{ActionGroup::Stepping, ActionGroup::Program, ActionGroup::File,
                                            ActionGroup::View, ActionGroup::Help};
QString groupTitle(ActionGroup group);

class Actions final : public QObject {
    Q_OBJECT

 public:
    // The window gets the keys: they work wherever its focus is, except where a field needs them (key_routing.h).
    Actions(Session& session, ThemeManager& themes, Settings& settings, QWidget* window);

    QAction* operator[](ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }
    // The group's actions in the order they are to be listed.
    QList<QAction*> inGroup(ActionGroup group) const;

 private:
    void make(ThemeManager& themes, QWidget* window);
    void connectSession();
    void connectAppearance();
    void on(ActionId id, std::function<void()> act);
    void updateEnabled();

    Session& m_session;
    Settings& m_settings;
    std::array<QAction*, actionCount> m_actions{};
};

}  // namespace wengert
