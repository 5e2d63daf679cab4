// Symbolic differentiation: from a program, the expression of a partial derivative, by the recursive rule
// s′ = Σₖ aₖ′ · ∂s/∂aₖ over a step's arguments. The partials are the operations' own rules, put through a number type
// that makes expressions, so that a new operation needs nothing here; where a rule chooses, the derivative is
// piecewise. A derivative is itself a program: it is evaluated, differentiated again, printed and typeset
// (written_expression.h).
// Source: A. G. Baydin, B. A. Pearlmutter, A. A. Radul, J. M. Siskind, "Automatic
// differentiation in machine learning: a survey", JMLR 18, 2018, section 2.2; S. Laue, "On the equivalence of automatic
// and symbolic differentiation", 2019.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/compare/expression.h"
#include "core/language/diagnostic.h"
#include "core/program/program.h"

namespace wengert {

// How many operations an expression has, in both ways to count.
struct ExpressionSize {
    OperationCount tree = 0;    // written out: a repeated subexpression as often as it stands there
    OperationCount shared = 0;  // every subexpression once
    // Operations that repeat others, which sharing saves.
    OperationCount repeated() const { return tree == uncountable ? uncountable : tree - shared; }
};

// A program's output and its partial derivatives, with what they share.
struct SymbolicDerivatives {
    Expressions expressions;
    ExpressionId value;
    std::vector<StepId> inputs;          // with respect to which, in this order
    std::vector<ExpressionId> partials;  // as many

    ExpressionSize sizeOf(ExpressionId root) const;
    // All partials together.
    ExpressionSize size() const;
};

// What a gradient is taken with respect to.
std::vector<StepId> allInputs(const Program& program);

// Of the output with respect to some inputs. The program is on numbers only: an array's is scalarized first. Only the
// steps that the output needs are looked at; constants have no derivative, what does not depend on the input has 0.
// An error, a sentence without its full stop, where more than `maximumNodes` different subexpressions are needed.
Result<SymbolicDerivatives, std::string> differentiate(const Program& program, std::span<const StepId> inputs,
                                                       Rewriting rewriting = Rewriting::Full,
                                                       std::size_t maximumNodes = Expressions::defaultMaximum);

enum class Sharing { Repeated, Shared };  // a step for every repetition, or one step

// Some expressions as one program, with the inputs of the program they come from.
struct ExpressionProgram {
    Program program;                                 // its output is the first result, called `name`
    std::vector<Argument> results;                   // by root: the step or constant that it is
    std::vector<std::optional<Argument>> meaning{};  // by expression, where they are shared: what it is, if part of it
};
// Nothing where it needs more than `maximumSteps` steps.
std::optional<ExpressionProgram> programOf(const Program& source, const Expressions& expressions,
                                           std::span<const ExpressionId> roots, Sharing sharing,
                                           const std::string& name,
                                           std::size_t maximumSteps = ProgramBuilder::maximumSteps);
// The nth derivative with respect to one input, simplified and shared, as a program; the same conditions.
std::optional<Program> higherDerivative(const Program& program, StepId input, int order,
                                        std::size_t maximumNodes = Expressions::defaultMaximum);

}  // namespace wengert
