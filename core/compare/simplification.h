// An operation written shorter, where that is easy: what is left out says nothing (0·a, 1·a, a + 0), signs and numbers
// move to the front, equal terms and factors are collected, cases with the same condition become one. No normal form:
// expressions that are equal need not become the same.
#pragma once

#include <optional>
#include <span>

#include "core/compare/expression.h"

namespace wengert {

// The arguments are simplified already. Nothing where the operation is kept as it is. Values are the same up to
// rounding wherever every part has one; 0·a is 0 even where a has none.
std::optional<ExpressionId> simplified(Expressions& expressions, OpId op, std::span<const ExpressionId> arguments);

}  // namespace wengert
