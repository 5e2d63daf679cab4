// Why shapes do not fit, in the user's own words: `W*x: 3×2 times 3×1; with the first transposed (') they fit`.
// Which shapes fit is the operations' business (core/ops).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/language/syntax.h"
#include "core/program/shape.h"

namespace wengert {

// The text as typed where it is short, else its beginning and "…".
std::string shortSource(std::string_view text, SourceSpan span);

// The operation of a node, lowered as `op`, refuses its arguments' shapes.
std::string shapeError(std::string_view text, const Syntax& syntax, const SyntaxNode& node, OpId op,
                       std::span<const Shape> shapes);

// Which the language has only cell by cell, as ./
bool isQuotientOfArrays(OpId op, std::span<const Shape> shapes);

}  // namespace wengert
