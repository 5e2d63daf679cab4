// What each name in a text is, found out before parsing so that `x(y + 1)` can be told from `sin(y + 1)`:
// a function, a constant, or a variable.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/language/lexer.h"
#include "core/ops/table.h"

namespace wengert {

struct NameSymbol {
    std::string_view text;
    const Op* function = nullptr;         // not null: it can be called
    std::optional<double> constant = {};  // pi, e
    bool isVariable = false;              // used or assigned somewhere without a bracket after it
    bool hasParameters = false;           // g(x) = …
};

// Numbers that have a name. Where there are two the first is shown.
struct NamedConstant {
    std::string_view name;
    double value;
};
std::span<const NamedConstant> namedConstants();
// π or e; empty for other numbers.
std::string_view constantName(double number);

// One letter, with digits, subscripts or marks: a name that no one takes for a function's.
bool isSingleLetter(std::string_view name);

// `f(x, y) =` at tokens[first], which begins a statement: the position of its `=`. Else the first itself.
std::size_t findHeaderEnd(std::span<const Token> tokens, std::size_t first);

// Each distinct name once, in order of appearance; sets `symbol` of every Name token.
std::vector<NameSymbol> collectSymbols(std::string_view text, std::span<Token> tokens);

}  // namespace wengert
