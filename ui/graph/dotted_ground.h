// The faint grid of dots behind a graph or a diagram.
#pragma once

#include <QPainter>
#include <QTransform>

#include "ui/theme.h"

namespace wengert {

// A grid that moves and grows with the graph, with every second dot left out where they would stand too close.
void paintDots(QPainter& painter, const QRect& exposed, const QTransform& toView, const Theme& theme);

}  // namespace wengert
