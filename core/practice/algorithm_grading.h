// Marks for an algorithm that a student writes: statements with one operation each, in any order that works and with
// any names. What a statement is worth is found by evaluating it at several points, not by comparing texts.
#pragma once

#include <span>
#include <string>

#include "core/practice/grading.h"

namespace wengert {

// One mark a statement, empty ones stay open. Inputs go by their names, and by s1, s2, … unless a statement takes those
// names. The algorithm is complete when one of its statements gives the output and none is wrong: too coarse, a name
// that is not known yet or taken twice, not readable; or, while the output is missing, no part of the formula.
Grading gradeAlgorithm(const Exercise& exercise, std::span<const std::string> statements);

}  // namespace wengert
