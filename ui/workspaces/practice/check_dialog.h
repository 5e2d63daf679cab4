// "Check my work": a filled table, pasted or opened, is put into the exercise, and its first wrong row is named.
#pragma once

class QWidget;

namespace wengert {

class PracticeSession;
class ThemeManager;

// Opens the window, which does not block, or brings it to the front.
void showCheckDialog(QWidget& parent, PracticeSession& practice, const ThemeManager& themes);

}  // namespace wengert
