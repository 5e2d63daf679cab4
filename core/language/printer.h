// Program → text: one step as a statement, the whole as a text that reads back to the same steps, as LaTeX
// and as DOT. The formula the user typed is written by formula.h.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/language/math.h"
#include "core/program/program.h"

namespace wengert {

// `s8`, one-based.
std::string stepName(StepId step);

// `s8 = 3 × s7`, `s4 = sin(s1)`, `s1 = x`: what people read; numbers are exact, a large array is its shape.
std::string statementText(const Program& program, StepId step);
// The same as it is typed: `s8 = 3 * s7`.
std::string statementSource(const Program& program, StepId step);
// s₈ = 3 × s₇, s₄ = sin s₁: every symbol carries its step. Numbers are short.
Math statementMath(const Program& program, StepId step);

// What the step does, for its node in the graph: `×`, `+ 4`, `3 ×`, `sin`, `max(·, 2)`, `[3×2] @`; an input's name.
std::string stepLabel(const Program& program, StepId step);

// One statement a step, inputs with their initial values first (or, of ones, their shape); a step without a name is
// called s1 … sn (with
// `_` after it where the program uses that name). Compiled without sharing it gives the same steps, and the
// same output unless that is an input under its own name.
std::string printProgram(const Program& program);

// The text with an input's literal (Input::literal: a number, an array or `: 8x2`) replaced by the shortest numbers
// that read back as these, which are finite; they are given row by row.
std::string rewriteLiteral(std::string_view text, SourceSpan literal, Shape shape, std::span<const double> numbers);
std::string rewriteLiteral(std::string_view text, SourceSpan literal, double value);

// [1, 2; 3, 4] with exact numbers, as it is typed; a scalar is its number.
std::string arrayText(Shape shape, std::span<const double> numbers);

// The algorithm as an `aligned` environment, for math mode.
std::string programToLatex(const Program& program);
// A digraph, left to right, for Graphviz.
std::string programToDot(const Program& program);

}  // namespace wengert
