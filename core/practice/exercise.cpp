#include "core/practice/exercise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/ops/table.h"
#include "core/practice/update_work.h"

namespace wengert {

namespace {

constexpr std::array kinds{
    ExerciseKindRow{ExerciseKind::Value, "value", "Trace the values", "Fill in the value of every step.", "value"},
    ExerciseKindRow{ExerciseKind::Tangent, "tangent", "Trace forward mode",
                    "Fill in the tangent of every step, from the first to the last.", "tangent"},
    ExerciseKindRow{ExerciseKind::Adjoint, "adjoint", "Trace backward mode",
                    "Fill in the adjoint of every step, from the last back to the first.", "adjoint"},
    ExerciseKindRow{ExerciseKind::Algorithm, "algorithm", "Write the algorithm",
                    "Write the formula as steps with one operation each.", "statement"},
    ExerciseKindRow{ExerciseKind::Gate, "gate", "Name the gate",
                    "Say what the backward pass does at each step: adds, swaps, copies, routes …", "pattern"},
    ExerciseKindRow{ExerciseKind::Update, "update", "One training step by hand",
                    "Compute each input's gradient and its next number.", "number"},
};

std::string whyNot(const Exercise& exercise) {
    const Program& program = exercise.program();
    if (program.isEmpty()) return "the program is empty";
    if (program.stepCount() > maximumExerciseSteps)
        return "the program has " + std::to_string(program.stepCount()) + " steps; an exercise has at most " +
               std::to_string(maximumExerciseSteps);
    if (program.bufferSize() != program.stepCount()) return "exercises are about numbers; the program has arrays";
    for (std::uint32_t i = 0; i < program.edgeCount(); ++i)
        if (!program.shape(program.argument(EdgeId{i})).isScalar())
            return "exercises are about numbers; the program has arrays";
    if (program.stepCount() == program.inputs().size())
        return "the program computes nothing; there is nothing to fill in";
    if (program.inputs().empty()) return "the program has no inputs; there is nothing to differentiate by";
    const Trace& trace = exercise.trace;
    if (trace.firstNonFinite)
        return "the value of " + statementText(program, *trace.firstNonFinite) + " is not finite at this point";
    for (const std::vector<double>* numbers : {&trace.tangents, &trace.adjoints})
        for (std::size_t i = 0; i < numbers->size(); ++i)
            if (!std::isfinite((*numbers)[i]))
                return "a derivative is not finite at this point: that of " +
                       statementText(program, StepId{static_cast<std::uint32_t>(i)});
    return "";
}

std::vector<ExerciseRow> numberRows(const Exercise& exercise) {
    std::vector<ExerciseRow> rows;
    const Program& program = exercise.program();
    const Pass pass = passOf(exercise.kind);
    for (std::uint32_t i = 0; i < program.stepCount(); ++i) {
        const double number = exercise.trace.of(pass)[i];
        rows.push_back({.name = stepName(StepId{i}),
                        .step = StepId{i},
                        .shown = statementMath(program, StepId{i}),
                        .answer = exactNumber(number),
                        .number = number,
                        .isGiven = pass != Pass::Adjoints && program.isInput(StepId{i})});
    }
    return rows;
}

std::vector<ExerciseRow> statementRows(const Exercise& exercise) {
    std::vector<ExerciseRow> rows;
    const Program& program = exercise.program();
    for (std::uint32_t i = 0; i < program.stepCount(); ++i)
        rows.push_back({.name = stepName(StepId{i}),
                        .step = StepId{i},
                        .shown = statementMath(program, StepId{i}),
                        .answer = statementSource(program, StepId{i}),
                        .isGiven = program.isInput(StepId{i})});
    return rows;
}

std::vector<ExerciseRow> gateRows(const Exercise& exercise) {
    std::vector<ExerciseRow> rows;
    const Program& program = exercise.program();
    for (std::uint32_t i = 0; i < program.stepCount(); ++i) {
        const std::string_view pattern = gatePattern(program, StepId{i});
        if (!pattern.empty())
            rows.push_back({.name = stepName(StepId{i}),
                            .step = StepId{i},
                            .shown = statementMath(program, StepId{i}),
                            .answer = std::string(pattern)});
    }
    return rows;
}

std::vector<ExerciseRow> rowsFor(const Exercise& exercise) {
    switch (exercise.kind) {
        case ExerciseKind::Algorithm: return statementRows(exercise);
        case ExerciseKind::Gate: return gateRows(exercise);
        case ExerciseKind::Update: return updateRows(exercise);
        default: return numberRows(exercise);
    }
}

}  // namespace

std::span<const ExerciseKindRow> exerciseKinds() { return kinds; }

const ExerciseKindRow& rowOf(ExerciseKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

Result<Exercise, std::string> makeExercise(ExerciseKind kind, std::string text, Compilation compilation,
                                           std::span<const double> inputs, std::span<const double> seed,
                                           std::optional<UpdateAct> act) {
    Exercise exercise{.kind = kind,
                      .text = std::move(text),
                      .compilation = std::move(compilation),
                      .inputs = {inputs.begin(), inputs.end()},
                      .seed = {seed.begin(), seed.end()},
                      .trace = {},
                      .act = std::move(act),
                      .rows = {}};
    if (!exercise.program().isEmpty()) exercise.trace = record(exercise.program(), inputs, seed);
    if (std::string why = whyNot(exercise); !why.empty()) return why;
    exercise.rows = rowsFor(exercise);
    for (const ExerciseRow& row : exercise.rows)
        if (!std::isfinite(row.number)) return "the number of " + row.name + " is not finite";
    for (std::size_t i = 0; i < exercise.rows.size(); ++i)
        if (findRow(exercise, exercise.rows[i].name) != i)
            return "two rows would be called " + exercise.rows[i].name + "; take another method";
    return exercise;
}

UpdateAct actFor(const Method& method, const Program& program, std::uint64_t number, std::span<const double> earlier) {
    const std::size_t count = program.inputs().size();
    UpdateAct act{.method = method, .learningRate = method.learningRate(), .number = number};
    for (const Input& input : program.inputs()) act.inputs.push_back({.name = input.name});
    Optimizer optimizer(method, count);
    std::vector<double> parameters(count, 0);
    for (std::uint64_t i = 1; i < number; ++i) optimizer.step(parameters, earlier);
    for (std::size_t slot = 0; slot < method.row->stateCount(); ++slot)
        act.state.insert(act.state.end(), optimizer.state(slot).begin(), optimizer.state(slot).end());
    act.carried = optimizer.carried();
    return act;
}

std::vector<std::size_t> workOrder(const Exercise& exercise) {
    std::vector<std::size_t> order(exercise.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (exercise.kind == ExerciseKind::Adjoint) std::ranges::reverse(order);
    return order;
}

std::optional<std::size_t> findRow(const Exercise& exercise, std::string_view name) {
    const auto found = std::ranges::find(exercise.rows, name, &ExerciseRow::name);
    if (found == exercise.rows.end()) return {};
    return static_cast<std::size_t>(found - exercise.rows.begin());
}

std::string_view gatePattern(const Program& program, StepId step) {
    if (program.isInput(step)) return program.uses(step).size() > 1 ? "copies: adds" : "";
    const std::string_view gate = op(program.step(step).op).row->gate;
    return gate.empty() ? "scales: by its local derivative" : gate;
}

Pass passOf(ExerciseKind kind) {
    return kind == ExerciseKind::Value ? Pass::Values : kind == ExerciseKind::Tangent ? Pass::Tangents : Pass::Adjoints;
}

std::string symbolText(Pass pass, StepId step) {
    Math symbol = stepSymbol(step);
    if (pass == Pass::Tangents) symbol = Math::of(MathKind::Dot, std::move(symbol));
    if (pass == Pass::Adjoints) symbol = Math::of(MathKind::Bar, std::move(symbol));
    return toText(symbol);
}

}  // namespace wengert
