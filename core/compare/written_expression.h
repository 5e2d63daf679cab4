// Expressions as people read them: as text of the language, and typeset. What is written out is a tree; what is too
// large for that is left to the caller to say. The statements of a program are written by core/language/printer.
#pragma once

#include <optional>
#include <string>

#include "core/compare/symbolic.h"
#include "core/language/math.h"

namespace wengert {

// As it is typed: "(y + cos(x))*(3*y^2 + 6)". It reads back to the same value up to rounding (products are written
// without brackets inside products, sums inside sums). Nothing where it has more than `mostOperations`, is nested too
// deeply to be read back, or has a number in it that cannot be typed (an infinite one).
std::optional<std::string> expressionText(const Program& source, const Expressions& expressions, ExpressionId root,
                                          OperationCount mostOperations = 2'000);

// The same as typeset mathematics. With `shared`, what programOf made of this expression with Sharing::Shared, every
// operation carries its step (Math::step) in that program: operations with the same step are repetitions of one
// another.
std::optional<Math> expressionMath(const Program& source, const Expressions& expressions, ExpressionId root,
                                   const ExpressionProgram* shared = nullptr, OperationCount mostOperations = 400);
// ∂f/∂x as a fraction.
Math partialSymbol(std::string_view output, std::string_view input);

}  // namespace wengert
