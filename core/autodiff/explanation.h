// Why a step's number is what it is: a ladder from the rule in symbols, over the local derivatives and the
// numbers put in, to the result; one row per term; the gate's pattern; kinks and domain errors named.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/autodiff/timeline.h"
#include "core/autodiff/trace.h"
#include "core/language/math.h"

namespace wengert {

// A term's numbers where they are arrays: few are written, more are their shape.
struct ArrayTerm {
    std::string upstream;
    std::string local;
    std::string downstream;
};

// One term of a tangent or adjoint: what comes in × local derivative = what goes on.
struct ExplanationTerm {
    EdgeId edge{};
    StepId through{};                      // the step the term goes through: the user (adjoint), the argument (tangent)
    Math statement;                        // s₃ = s₁ × s₂
    double upstream = 0;                   // the adjoint of the user, or the tangent of the argument
    Math localSymbol;                      // 2s₂; empty row where it is a plain number
    double local = 0;                      // 16
    double downstream = 0;                 // upstream × local
    std::optional<ArrayTerm> arrays = {};  // in place of the numbers
};

struct Explanation {
    std::vector<Math> ladder;            // `s̄₂ = …`, then rows that begin with `=`, to be aligned at it
    std::vector<ExplanationTerm> terms;  // empty for values, inputs' tangents and the seed
    std::string pattern;                 // "two children: their terms add", "multiplies: swaps"
    std::vector<std::string> notes;      // kinks with the derivative taken, domain errors, first non-finite step
    std::string sentence;                // the same in one sentence, for screen readers and the status line
};

// What else to write in place of a piece of mathematics: δ for a bar. Empty: nothing.
using Writing = std::function<Math(Math)>;

// The parts after an equals sign, as a line of a ladder.
Math ladderLine(std::vector<Math> parts);

// `trace`: recorded of this program, as for all functions below.
Explanation explain(const Program& program, const Trace& trace, Pass pass, StepId step, const Writing& writing = {});

// What is special at a step's arguments: outside its domain, or a kink with the derivative taken. Empty for most.
std::vector<std::string> notesOn(const Program& program, const Trace& trace, StepId step);

// The local derivative on an edge in symbols, short, as a factor: `s₁`, `2s₂`, `cos s₁`, `(−1)`; of an edge with
// arrays what is done there in this pass, `⊙ (1 − s₄²)`. The edge must hold a step, not a constant.
Math localDerivative(const Program& program, const Trace& trace, Pass pass, EdgeId edge);

}  // namespace wengert
