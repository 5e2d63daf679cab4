// The misconception lab: a window with a wrong algorithm beside the right one, their numbers row by row down to the
// first that differs, and why it does. What is run is core/practice's.
#pragma once

#include "core/practice/misconceptions.h"
#include "ui/theme_manager.h"

class QWidget;

namespace wengert {

class PracticeSession;

// Opens the window, which does not block, or brings it to the front.
void showMisconceptionLab(QWidget& parent, const PracticeSession& practice, const ThemeManager& themes);

}  // namespace wengert
