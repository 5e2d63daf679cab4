// A filled table as text → answers by row, for "check my work" and for `wengert exercise --grade`, and the other way
// round. It reads where answers stand, not what they say (answer.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/practice/exercise.h"

namespace wengert {

constexpr std::size_t maximumTableBytes = std::size_t{1} << 20;

struct TableError {
    std::size_t line = 1;  // of the text, one-based
    std::string message;
};

struct AnswerTable {
    std::vector<std::string> answers;  // as grade() takes them
    std::vector<std::size_t> lines;    // where each was read, one-based; 0 where nothing was
    std::vector<TableError> errors;
};

// Lines `s2,1399.65`; a tab or a semicolon separates as well, or `=` where there is neither. Rows go by their names, s₂
// or s2 or a name that the program gives the step. Empty lines and what follows # are skipped. A header is allowed;
// where it has more than two columns, the one with the exercise's heading (adjoint), or "answer", is taken, so that
// what `wengert trace --format csv` prints can be read. Of an algorithm: statements, one a line or between semicolons.
AnswerTable readAnswerTable(const Exercise& exercise, std::string_view text);

// The solution in this form, one line a row.
std::string solutionText(const Exercise& exercise);

}  // namespace wengert
