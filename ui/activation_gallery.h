// The activation functions side by side, each with its derivative in one chart: a window beside the main one.
#pragma once

#include <QString>
#include <vector>

#include "ui/charts/series.h"
#include "ui/theme_manager.h"

class QWidget;

namespace wengert {

struct ActivationChart {
    QString title;
    QString summary;
    std::vector<Series> series;  // the function and its derivative, from −4 to 4, with a gap where it jumps
};

// Of every activation that a hidden unit may have.
std::vector<ActivationChart> activationCharts(const Theme& theme);

// Opens the window, which does not block, or brings it to the front.
void showActivationGallery(QWidget& parent, const ThemeManager& themes);

}  // namespace wengert
