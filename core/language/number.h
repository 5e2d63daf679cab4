// Numbers as text: short for people (graph nodes, tables, fields), exact for files and for reading back.
// It does not read numbers; the lexer does.
#pragma once

#include <string>

namespace wengert {

enum class TrailingZeros { Trim, Keep };

// At most three decimals or three significant digits, whichever says more, and at most seven digits:
// 2, 0.909, 0.0123, 1399.646, 123456.8; scientific beyond: 1.23e−7, 4.5e12. A proper minus sign; ∞, −∞, nan.
// Only zero itself is shown as 0. Keep pads to three decimals (2.000) so that a number being dragged does not jump.
std::string shortNumber(double number, TrailingZeros zeros = TrailingZeros::Trim);

// The shortest ASCII text that reads back as the same double: 0.1, 1e-7, 1e300, -2; inf, -inf, nan.
std::string exactNumber(double number);

}  // namespace wengert
