// The program's own icons (resources/icons), drawn sharp at any size in the theme's colours.
#pragma once

#include <QIcon>
#include <QString>

#include "ui/theme.h"

namespace wengert {

// `name` is a file of resources/icons without its ending: "play", "chevron-down". Disabled, it is drawn muted.
QIcon themedIcon(const QString& name, const Theme& theme);
QIcon tintedIcon(const QString& name, const QColor& color, const QColor& disabled);

// The program's own sign, in its own colours.
QIcon applicationIcon();

}  // namespace wengert
