// The few strokes that every control of ours is drawn with, so that frames and focus look the same everywhere.
#pragma once

#include <QPainter>
#include <QRectF>

#include "ui/theme.h"

namespace wengert {

// A rounded rectangle whose frame lies wholly inside `rect`. An invalid colour is not drawn.
void paintRounded(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& frame = {},
                  double frameWidth = 1);

// Around a control that has the keyboard's focus; drawn last.
void paintFocus(QPainter& painter, const QRectF& rect, double radius, const Theme& theme);

}  // namespace wengert
