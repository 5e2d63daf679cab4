// What subcommands that draw share: an application without a display, a session with a program in it, themes.
#pragma once

#include <QApplication>
#include <memory>
#include <string>
#include <vector>

#include "app/command_line/command_line.h"
#include "ui/session.h"
#include "ui/theme.h"

namespace wengert::command_line {

// A QApplication on the offscreen platform, for as long as this lives.
class Offscreen {
 public:
    Offscreen();

 private:
    int m_argc = 1;
    char m_name[8] = "wengert";
    char* m_argv[2] = {m_name, nullptr};
    std::unique_ptr<QApplication> m_application;
};

// A long text is compiled by a worker.
void waitUntilCompiled(const Session& session);

// Opens the program in the session, also a long one, with its inputs and seed set: returns when it is compiled and
// recorded, the cursor before its start. Throws InputError.
void openIn(Session& session, const ProgramOptions& options);

std::vector<std::string> themeNames();
ThemeChoice themeChoiceNamed(const std::string& name);
Theme themeNamed(const std::string& name);

}  // namespace wengert::command_line
