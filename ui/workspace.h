// The workspaces of the window: what each is called, in the window, in files and in the command line.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wengert {

enum class Workspace : std::uint8_t { Step, Train, Optimize, Compare, Practice };

struct WorkspaceRow {
    Workspace workspace;
    std::string_view name;
    const char* title;
};
// In the order of the switch and of their keys.
inline constexpr std::array allWorkspaces{
    WorkspaceRow{Workspace::Step, "step", "Step"},
    WorkspaceRow{Workspace::Train, "train", "Train"},
    WorkspaceRow{Workspace::Optimize, "optimize", "Optimize"},
    WorkspaceRow{Workspace::Compare, "compare", "Compare"},
    WorkspaceRow{Workspace::Practice, "practice", "Practice"},
};

constexpr const WorkspaceRow& rowOf(Workspace workspace) { return allWorkspaces[static_cast<std::size_t>(workspace)]; }

}  // namespace wengert
