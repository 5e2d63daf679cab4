// A symbolic derivative as it is typeset, with what stands in it more than once. Without widgets, for any thread.
#pragma once

#include <optional>
#include <vector>

#include "core/language/math.h"
#include "core/program/program.h"

namespace wengert {

struct DerivativeFormula {
    std::optional<Math> math{};      // nothing: too large to be read
    std::vector<StepId> repeated{};  // steps of the formula's parts that are repetitions of one another
};

// Of the output with respect to one of the inputs' numbers, simplified. The program is not empty.
DerivativeFormula derivativeFormula(const Program& program, std::size_t place);

}  // namespace wengert
