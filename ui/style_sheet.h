// Dresses Qt's own controls in a theme: a palette, and one style sheet generated from the tokens.
// Controls of ours paint themselves. A QLabel's property "role" picks its text: muted, label, heading, strong, error.
#pragma once

#include <QPalette>
#include <QString>

#include "ui/theme.h"

namespace wengert {

QPalette themePalette(const Theme& theme);
QString themeStyleSheet(const Theme& theme);

}  // namespace wengert
