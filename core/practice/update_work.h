// One step of an optimizer worked out by hand: the rows of such an exercise, and what each of them comes to when some
// numbers before it are a student's own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/practice/exercise.h"

namespace wengert {

// g_x, then a row for each line of the method's rule (v_x), the input's new number last (x); input after input.
std::vector<ExerciseRow> updateRows(const Exercise& exercise);

// A student's number of a row, if there is one.
using OwnNumber = std::function<std::optional<double>(const std::string& row)>;

// One input's lines: a gradient comes first, like those of the method's rule; names are those of its rows. Each value
// is computed from own numbers where there are some, else from right ones.
struct UpdateWorkLine {
    std::string row;
    UpdateLine line;
};
std::vector<UpdateWorkLine> updateWork(const Exercise& exercise, StepId input, const OwnNumber& own = {});

// The input just before the update, with its right gradient.
UpdatePoint pointBefore(const Exercise& exercise, StepId input);

}  // namespace wengert
