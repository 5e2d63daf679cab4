// A node in words, as far as the cursor has come: for screen readers, and for the pointer.
#pragma once

#include <QString>

#include "ui/graph/level.h"

namespace wengert {

// s7 = sqr(s2): value 64, tangent 16; of an array the passes that are done.
QString nodeWords(const Level& level, StepId step);
// The same as HTML: an array's numbers as far as they are computed, the latest pass last.
QString nodeTip(const Level& level, StepId step);

}  // namespace wengert
