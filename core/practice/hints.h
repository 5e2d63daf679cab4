// Help with one row of an exercise, in three grades: which rule, the rule in symbols, the numbers put in. None gives
// the result. Also what a wrong answer about a gate is told.
#pragma once

#include <string>

#include "core/language/math.h"
#include "core/practice/exercise.h"

namespace wengert {

constexpr int hintGrades = 3;

struct Hint {
    std::string text;  // a sentence; where there is mathematics, the same in words or as text
    Math math;         // an empty row where the text says it all
};

// grade: 1 to hintGrades.
Hint hintFor(const Exercise& exercise, std::size_t row, int grade);

// The local derivatives that a gate's pattern comes from, as a question about them.
std::string patternSentence(const Exercise& exercise, std::size_t row);

}  // namespace wengert
