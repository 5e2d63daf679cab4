// Tokens → syntax tree, in one pass and without recursion. It knows precedence, brackets, calls and
// headers; which name is an input and what becomes a step is decided in lowering.
//
// A line continues the one above where one of them could not end or begin there: inside brackets, after a
// binary operator, a comma or `=`, and before a binary operator (a minus too: end the line above with `;`
// to begin a statement with a sign). A line that reads `name = …` always begins a statement, so that an
// open bracket does not swallow the statements after it.
#pragma once

#include <string_view>

#include "core/language/diagnostic.h"
#include "core/language/syntax.h"

namespace wengert {

Result<Syntax> parse(std::string_view text);

}  // namespace wengert
