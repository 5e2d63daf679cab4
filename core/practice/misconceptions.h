// The misconception lab: a wrong algorithm run beside the right one, row by row, to the first row that differs, and why
// it does. Wrong algorithms live here alone; nothing else computes with them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/math.h"
#include "core/optimize/table.h"
#include "core/program/program.h"

namespace wengert {

enum class Misconception : std::uint8_t {
    NoTopologicalOrder,
    AssignsAtFanOut,
    GradientsNotZeroed,
    NoBiasCorrection,
    EpsilonInsideRoot,
    BufferKeptAfterReset,
};

struct MisconceptionRow {
    Misconception misconception;
    std::string_view name;   // in files: no_topological_order
    std::string_view title;  // Recursion instead of a sweep
    std::string_view wrong;  // the idea as one or two lines of code
    std::string_view right;
    std::string_view example;  // a program that shows it, with its inputs
    std::string_view method;   // of those about optimizers, as parseMethod reads it; else empty
    std::string_view source;   // where the right one is defined
};
std::span<const MisconceptionRow> misconceptions();
const MisconceptionRow& rowOf(Misconception misconception);

struct LabRow {
    Math shown;  // s̄₃ of s₃ = s₁ × s₂, x after step 2
    double right = 0;
    double wrong = 0;
    std::optional<StepId> step = {};  // that the row belongs to
};

struct LabRun {
    std::vector<LabRow> rows;  // in the order of computation
    std::optional<std::size_t> firstDifference;
    std::string why;  // of the first difference, with its numbers; or why there is none here
};

// Of a program on arrays, or of more than maximumExerciseSteps steps, no rows and a reason. method: the one that
// MisconceptionRow::method names, perhaps with other hyper-parameters; not read where there is none.
LabRun runLab(Misconception misconception, const Program& program, std::span<const double> inputs,
              const Method& method);
// On its own example.
LabRun runLab(Misconception misconception);

}  // namespace wengert
