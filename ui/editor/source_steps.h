// Which step a place in the text became, and where in the text a step is written.
#pragma once

#include <optional>
#include <vector>

#include "core/language/compile.h"

namespace wengert {

// The step of the innermost part that covers the byte; a statement's name is its result.
std::optional<StepId> stepAt(const Compilation& compilation, std::uint32_t byte);

// Every place where the step is written, in order of the text: a variable each time it is used, a shared
// subexpression each time it is repeated. At most `limit` of them.
std::vector<SourceSpan> spansOf(const Compilation& compilation, StepId step, std::size_t limit = 100);

}  // namespace wengert
