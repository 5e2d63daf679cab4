// What bars of a run have in common: which of its moments lies where, how much of it is done, and the mark of one
// moment.
#pragma once

#include <QPainter>
#include <QRectF>
#include <cstddef>

#include "ui/theme.h"

namespace wengert {

// Moments 0 … last lie evenly from the bar's left end to its right; where one lies, and the nearest to an x.
// With only one, it is at the left end.
double momentX(const QRectF& bar, std::size_t moment, std::size_t last);
std::size_t momentAt(const QRectF& bar, double x, std::size_t last);

// Rounded, filled from the left up to x.
void paintFilledBar(QPainter& painter, const QRectF& bar, double filledTo, const Theme& theme);
// A line across the bar, kept inside its ends.
void paintBarMark(QPainter& painter, const QRectF& bar, double x, const QColor& color, double width);

}  // namespace wengert
