// What each way to a gradient costs: operations and stored numbers, counted on the program, not measured (timing.h
// measures). The counts are those of a careful hand:
//
// - A step is one operation, an arithmetic sign or a function. A partial costs what its rule computes: cos a for
//   sin a, 2 a for a², nothing for a product, whose partials are there already; each subexpression of a step's rule is
//   computed once, and operations on constants are done beforehand.
// - A tangent, Σₖ ȧₖ · ∂s/∂aₖ, costs the partials, a multiplication for every partial that is not 1, −1 or 0, and an
//   addition (or subtraction) for every term after the first. An adjoint, Σ s̄ · ∂s/∂a over the uses, likewise.
// - Only steps that the output needs count, and of their arguments only those that depend on an input.
//
// Counted from the operations' own rules, so that a new operation needs nothing here.
// Source: A. Griewank, A. Walther, "Evaluating Derivatives", 2nd ed., chapters 3 and 4.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/compare/symbolic.h"
#include "core/program/program.h"

namespace wengert {

enum class GradientMethod { Reverse, Forward, Symbolic, CentralDifference, ForwardDifference };
inline constexpr std::array allGradientMethods{GradientMethod::Reverse, GradientMethod::Forward,
                                               GradientMethod::Symbolic, GradientMethod::CentralDifference,
                                               GradientMethod::ForwardDifference};
// "backward mode", "central differences"
std::string_view nameOf(GradientMethod method);
// For files: "reverse", "central_difference".
std::string_view keyOf(GradientMethod method);

// One sweep of each kind, for a program on numbers.
struct SweepCosts {
    OperationCount value = 0;
    OperationCount tangent = 0;
    OperationCount adjoint = 0;
    OperationCount inputs = 0;        // m
    OperationCount steps = 0;         // that the output needs, inputs among them
    OperationCount liveValues = 0;    // the most numbers held at a time, when each is dropped after its last use
    OperationCount liveAdjoints = 0;  // the same on the way back, without the inputs' adjoints, which are the result
};
SweepCosts sweepCosts(const Program& program);

struct Cost {
    OperationCount operations = 0;
    OperationCount stored = 0;  // the most numbers held at a time: the inputs are among them, the gradient is not
    OperationCount passes = 0;  // sweeps after the evaluation, evaluations, or expressions
};

struct GradientCosts {
    SweepCosts sweeps{};
    Cost evaluation{};         // of the value alone
    Cost reverse{};            // an evaluation and one adjoint sweep; all values are kept for it
    Cost forward{};            // an evaluation and m tangent sweeps; values and tangents in pairs
    Cost forwardDifference{};  // m + 1 evaluations, and for each input x + h, its distance, a difference and a quotient
    Cost centralDifference{};  // 2m evaluations, and x − h
    // The m partial derivatives, simplified, what they share computed once; nothing where they are too large. The
    // expressions written out, without sharing, are `symbolicTree` operations.
    std::optional<Cost> symbolic{};
    OperationCount symbolicTree = uncountable;

    std::optional<Cost> of(GradientMethod method) const;
    // Operations of the gradient by one reverse sweep over those of the value; 0 where the value takes none.
    double reverseRatio() const {
        return static_cast<double>(reverse.operations) /
               static_cast<double>(evaluation.operations == 0 ? 1 : evaluation.operations);
    }
};
// What that ratio does not exceed, whatever the number of inputs, where a function costs as much as the arithmetic of
// its partial: the cheap gradient. (Counted as one operation, a single gelu alone may cost more.)
// Source: Griewank and Walther, chapter 4 (3 to 4; 5 where moves to memory count).
constexpr double cheapGradientBound = 5;

// All inputs' partial derivatives. The program is on numbers. `symbolic`: the simplified derivatives with respect to
// all inputs, if they could be had.
GradientCosts gradientCosts(const Program& program, const SymbolicDerivatives* symbolic);
GradientCosts gradientCosts(const Program& program);

}  // namespace wengert
