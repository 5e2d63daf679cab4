// Mathematics prepared for breaking into lines: brackets too wide for a line become two marks with their contents
// between them, so that the line can be broken inside.
#pragma once

#include "core/language/math.h"

namespace wengert {

// The math with every such bracket of its row opened, those inside opened ones too. Widths are estimated, in em.
Math withOpenedBrackets(const Math& math, double widthInEm);

}  // namespace wengert
