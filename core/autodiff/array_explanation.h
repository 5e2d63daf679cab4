// The explanation of steps on arrays: rules in symbols such as W̄ = z̄ xᵀ, then the arrays put in where they are
// small, then the result. Scalars are explained by explanation.cpp.
#pragma once

#include "core/autodiff/explanation.h"

namespace wengert {

// Whether explaining the pass at this step speaks of arrays: the step, or what its terms come from or go to.
bool speaksOfArrays(const Program& program, Pass pass, StepId step);

// Ladder and terms only; pattern, notes and sentence are those of every step.
Explanation explainArrays(const Program& program, const Trace& trace, Pass pass, StepId step, const Writing& writing);

// Kinks and domain errors of a step on arrays.
std::vector<std::string> arrayNotes(const Program& program, const Trace& trace, StepId step);

// What is done on an edge, short: `W₁ᵀ ·`, `⊙ (1 − s₄²)`.
Math arrayLocalDerivative(const Program& program, const Trace& trace, Pass pass, EdgeId edge);

}  // namespace wengert
