// The user's text as typeset mathematics: f(x, y) = (xy + sin x + 4)(3y² + 6), every part linked to its step.
#pragma once

#include <vector>

#include "core/language/compile.h"
#include "core/language/math.h"

namespace wengert {

// One line a statement, without those that only give an input its value (unless there are no others). The
// line of a single statement, and of one with parameters, begins with f(x, y). What is too long or too deep to
// be read, or to be drawn, is left out: an expression of more than 5,000 nodes or 400 levels is a "…", and
// after 20,000 nodes in all so is the rest.
std::vector<Math> formula(const Compilation& compilation);

}  // namespace wengert
