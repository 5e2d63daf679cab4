// The help and the list of shortcuts, as windows beside the main one. The texts are Markdown: written in
// resources/help, and made from the operation table and from Actions so that they cannot go stale.
#pragma once

#include <QString>

#include "ui/actions.h"

class QWidget;

namespace wengert {

QString helpText();
QString shortcutsText(const Actions& actions);

// Opens a window that does not block, or brings the one with this title to the front.
void showHelpWindow(QWidget& parent, const ThemeManager& themes, const QString& title, const QString& markdown);

}  // namespace wengert
