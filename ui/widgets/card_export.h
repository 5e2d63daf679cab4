// What every card's menu offers: Copy, and Save as SVG, PDF, PNG, LaTeX, CSV, as far as the card can give them.
// Panels say what they have as functions, asked when the user asks.
#pragma once

#include <QString>
#include <functional>

#include "ui/theme_manager.h"
#include "ui/widgets/picture.h"

class QMenu;
class QWidget;

namespace wengert {

struct CardExport {
    QString fileName;  // proposed, without its ending: "formula"
    std::function<QString()> text = {};
    std::function<QString()> latex = {};
    std::function<QString()> csv = {};
    std::function<QSizeF()> size = {};  // of the picture; needed where `paint` is given
    std::function<void(QPainter&, const QRectF&)> paint = {};
};

// Adds the actions to a card's menu, behind what is there already. Pictures get the card's colour as background.
void addExportActions(QMenu& menu, const ThemeManager& themes, CardExport card);

// Size and paint of a widget as it stands on the screen.
CardExport exportOf(QWidget& widget, const QString& fileName);

}  // namespace wengert
