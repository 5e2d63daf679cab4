// How an answer's mark looks, in the table and beside an algorithm's lines.
#pragma once

#include <QPainter>

#include "core/practice/grading.h"
#include "ui/theme.h"

namespace wengert {

// In shapes of their own, so that colour is not what tells them apart: a tick, a tick in a ring for what is right from
// own numbers, a cross, a question mark for what cannot be read.
void paintMark(QPainter& painter, const QRectF& box, Mark mark, const Theme& theme);

}  // namespace wengert
