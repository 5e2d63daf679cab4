#include "core/practice/hints.h"

#include <algorithm>

#include "core/autodiff/explanation.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/ops/table.h"
#include "core/practice/update_work.h"

namespace wengert {

namespace {

Hint mathHint(Math math) {
    std::string text = toText(math);
    return {std::move(text), std::move(math)};
}

// ∂s₃/∂s₁ = s₂ and ∂s₃/∂s₂ = s₁
std::string localDerivatives(const Exercise& exercise, StepId step) {
    const Program& program = exercise.program();
    const std::vector<EdgeId> edges = termEdges(program, Pass::Tangents, step);
    std::string text;
    for (std::size_t i = 0; i < edges.size(); ++i)
        text += (i == 0                  ? ""
                 : i + 1 == edges.size() ? " and "
                                         : ", ") +
                ("∂" + symbolText(Pass::Values, step)) + "/∂" +
                symbolText(Pass::Values, program.argument(edges[i]).step()) + " = " +
                toText(localDerivative(program, exercise.trace, Pass::Tangents, edges[i]));
    return text;
}

// s₃ and s₇
std::string children(const Program& program, StepId step) {
    std::string text;
    const auto uses = program.uses(step);
    for (std::size_t i = 0; i < uses.size(); ++i)
        text += (i == 0 ? "" : i + 1 == uses.size() ? " and " : ", ") + symbolText(Pass::Values, uses[i].user);
    return text;
}

std::string ruleInWords(const Exercise& exercise, StepId step) {
    const Program& program = exercise.program();
    const std::string name = symbolText(Pass::Values, step);
    if (exercise.kind == ExerciseKind::Value)
        return program.isInput(step) ? name + " is an input; its value is given."
                                     : toText(statementMath(program, step)) + ": " +
                                           std::string(op(program.step(step).op).row->summary) + ".";
    if (exercise.kind == ExerciseKind::Tangent)
        return program.isInput(step) ? "The tangent of an input is its seed, which is given."
                                     : "Each argument's tangent is multiplied by the local derivative; the terms add.";
    const auto uses = program.uses(step);
    if (uses.empty())
        return step == program.output() ? "The backward pass starts here, with the derivative of the output by itself."
                                        : name + " is not used: nothing comes back to it.";
    const std::string term = "the child's adjoint times the local derivative.";
    return uses.size() == 1
               ? name + " is used once, by " + children(program, step) + ": " + term
               : name + " is used by " + children(program, step) + ": one term each, " + term + " The terms add.";
}

// A rung of the explanation's ladder with the symbol in front: s̄₂ = 198 · 2 + 62.728 · 2 · 8.
Hint rungHint(const Exercise& exercise, StepId step, int grade) {
    const Pass pass = passOf(exercise.kind);
    const std::vector<Math> ladder = explain(exercise.program(), exercise.trace, pass, step).ladder;
    const std::size_t rung =
        pass == Pass::Values ? static_cast<std::size_t>(grade - 2) : static_cast<std::size_t>(grade - 1);
    if (rung + 1 >= ladder.size()) return {ruleInWords(exercise, step), {}};  // the last would be the result
    if (rung == 0) return mathHint(ladder[0]);
    Math symbol = stepSymbol(step);
    if (pass != Pass::Values) symbol = Math::of(pass == Pass::Tangents ? MathKind::Dot : MathKind::Bar, symbol);
    return mathHint(Math::row(std::move(symbol), ladder[rung]));
}

Hint gateHint(const Exercise& exercise, std::size_t row, int grade) {
    const StepId step = exercise.rows[row].step;
    const Program& program = exercise.program();
    const std::string name = symbolText(Pass::Values, step);
    if (grade == 1)
        return {program.isInput(step)
                    ? name + " goes to more than one place: what does the backward pass do where its paths meet?"
                    : "What does the backward pass multiply by? Look at the local derivatives.",
                {}};
    if (program.isInput(step))
        return {grade == 2 ? name + " is used by " + children(program, step) + "." : "Each of them sends a term back.",
                {}};
    if (grade == 2) return {localDerivatives(exercise, step) + ".", {}};
    std::string numbers;
    for (const EdgeId edge : termEdges(program, Pass::Tangents, step))
        numbers += (numbers.empty() ? "" : ", ") + symbolText(Pass::Values, program.argument(edge).step()) + " gets " +
                   shortNumber(edgeTerm(program, exercise.trace, edge).partial) + " times what comes in";
    return {numbers + ".", {}};
}

Hint algorithmHint(const Exercise& exercise, std::size_t row, int grade) {
    const StepId step = exercise.rows[row].step;
    const Program& program = exercise.program();
    if (program.isInput(step)) return {toText(exercise.rows[row].shown) + " is an input.", {}};
    if (grade == 1) return {"It is a step “" + stepLabel(program, step) + "”.", {}};
    std::string arguments;
    for (const Argument& argument : program.arguments(step))
        arguments += (arguments.empty() ? "" : " and ") + (argument.isStep()
                                                               ? symbolText(Pass::Values, argument.step())
                                                               : shortNumber(program.constant(argument.constant())));
    if (grade == 2) return {"It is a step “" + stepLabel(program, step) + "” on " + arguments + ".", {}};
    std::string parts;
    for (const Argument& argument : program.arguments(step))
        if (argument.isStep()) parts += (parts.empty() ? "" : ", ") + statementText(program, argument.step());
    return {"It is a step “" + stepLabel(program, step) + "” on " + arguments + ", where " + parts + ".", {}};
}

Hint updateHint(const Exercise& exercise, std::size_t row, int grade) {
    const ExerciseRow& asked = exercise.rows[row];
    for (const UpdateWorkLine& work : updateWork(exercise, asked.step)) {
        if (work.row != asked.name) continue;
        if (work.line.name == "g") {
            Exercise adjoints = exercise;
            adjoints.kind = ExerciseKind::Adjoint;
            return grade == 1
                       ? Hint{"The gradient is the adjoint of the input. " + ruleInWords(adjoints, asked.step), {}}
                       : rungHint(adjoints, asked.step, grade);
        }
        for (const StateSlot& slot : exercise.act->method.state())
            if (grade == 1 && slot.symbol == work.line.name)
                return {"It is the " + std::string(slot.words) + ": what was kept, and a share of what is new.", {}};
        if (grade == 1)
            return {work.line.name == "theta" ? "The step is subtracted from where the input is."
                                              : "A mean that starts from 0 is corrected for it.",
                    {}};
        return mathHint(Math::row(work.line.name == "theta" ? asked.shown : work.line.target, Math::op("="),
                                  grade == 2 ? work.line.rule : work.line.numbers));
    }
    return {};
}

}  // namespace

Hint hintFor(const Exercise& exercise, std::size_t row, int grade) {
    switch (exercise.kind) {
        case ExerciseKind::Gate: return gateHint(exercise, row, grade);
        case ExerciseKind::Algorithm: return algorithmHint(exercise, row, grade);
        case ExerciseKind::Update: return updateHint(exercise, row, grade);
        default: break;
    }
    const StepId step = exercise.rows[row].step;
    return grade == 1 ? Hint{ruleInWords(exercise, step), {}} : rungHint(exercise, step, grade);
}

std::string patternSentence(const Exercise& exercise, std::size_t row) {
    const StepId step = exercise.rows[row].step;
    const Program& program = exercise.program();
    if (program.isInput(step))
        return symbolText(Pass::Values, step) + " is used by " + children(program, step) +
               ", so that its value goes to all of them. What becomes of the terms that come back?";
    return "For " + toText(exercise.rows[row].shown) + " the local derivatives are " +
           localDerivatives(exercise, step) + ". What does that do with what comes in?";
}

}  // namespace wengert
