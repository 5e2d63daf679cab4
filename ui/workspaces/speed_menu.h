// The button "speed 1×" of a transport: a menu of speeds, of which the chosen one is remembered.
#pragma once

#include <functional>

#include "ui/settings.h"
#include "ui/theme_manager.h"

namespace wengert {

class QuietButton;

// apply: called with the remembered speed now, and with each that is chosen.
QuietButton* speedButton(const ThemeManager& themes, Settings& settings, const SettingRow<double>& setting,
                         std::function<void(double)> apply);

}  // namespace wengert
