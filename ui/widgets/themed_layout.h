// Distances in a layout that follow the theme's scale. They hold from now on, for as long as the layout lives.
#pragma once

#include <QLayout>

#include "ui/theme_manager.h"

namespace wengert {

// E.g. &Spacing::s between the parts of a card.
inline void setThemedSpacing(QLayout& layout, const ThemeManager& themes, int Spacing::*distance) {
    const auto apply = [&layout, &themes, distance] { layout.setSpacing(themes.theme().space.*distance); };
    QObject::connect(&themes, &ThemeManager::changed, &layout, apply);
    apply();
}

inline void setThemedMargins(QLayout& layout, const ThemeManager& themes, int Spacing::*distance) {
    const auto apply = [&layout, &themes, distance] {
        const int margin = themes.theme().space.*distance;
        layout.setContentsMargins(margin, margin, margin, margin);
    };
    QObject::connect(&themes, &ThemeManager::changed, &layout, apply);
    apply();
}

}  // namespace wengert
