// Syntax tree → program: names resolved, inputs first, then one step an operation in evaluation order.
// A loop over the nodes; constants stay inside their step; equal operations on equal arguments share one.
#pragma once

#include <string_view>

#include "core/language/compile.h"

namespace wengert {

// The text is what was parsed, for the places in errors.
Result<Compilation> lower(std::string_view text, Syntax syntax, const CompileOptions& options);

}  // namespace wengert
