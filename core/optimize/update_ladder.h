// Why one number of an input becomes what an update makes of it: the parameter, its gradient, the method's rule line by
// line with its numbers, the new number and the change.
#pragma once

#include <vector>

#include "core/optimize/update_act.h"

namespace wengert {

// Rows for an act that fits: `m ← β₁m + (1 − β₁)g`, then its numbers in a row that begins with `=`. cell: of the input,
// row by row.
std::vector<Math> updateLadder(const UpdateAct& act, const Program& program, const Trace& trace, StepId input,
                               std::size_t cell);
// The cell that the update changes most.
std::size_t mostChangedCell(const Program& program, const Trace& trace, StepId input);

}  // namespace wengert
