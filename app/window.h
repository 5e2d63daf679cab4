// The program with its window: settings, theme, session, files, and the event loop.
#pragma once

#include <string>

namespace wengert {

// `file`: a session to open; empty: none.
int runWindow(int argc, char** argv, const std::string& file);

}  // namespace wengert
