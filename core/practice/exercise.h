// An exercise: a program, where it is evaluated, and rows that a student fills in, with what belongs there. It is made
// from any program on numbers. It neither reads answers (answer.h) nor judges them (grading.h), and invents no program
// (random_exercise.h).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/language/math.h"
#include "core/optimize/update_act.h"

namespace wengert {

constexpr std::size_t maximumExerciseSteps = 200;

enum class ExerciseKind : std::uint8_t {
    Value,      // every step's value
    Tangent,    // every step's tangent, values given
    Adjoint,    // every step's adjoint, values given
    Algorithm,  // the steps themselves, from the formula
    Gate,       // what the backward pass does at each step
    Update,     // one step of an optimizer for every input, gradient included
};

struct ExerciseKindRow {
    ExerciseKind kind;
    std::string_view name;    // in the command line and in files: adjoint
    std::string_view title;   // Trace backward mode
    std::string_view task;    // what to do, one sentence
    std::string_view column;  // the heading over the answers
};
std::span<const ExerciseKindRow> exerciseKinds();
const ExerciseKindRow& rowOf(ExerciseKind kind);

struct ExerciseRow {
    std::string name;    // in files: s2; of an update g_x, v_x, and x for its new number
    StepId step{};       // of an update the input
    Math shown;          // s₂ = y; of an update what is computed: v, or x′
    std::string answer;  // what belongs there, as a file holds it: an exact number, a pattern, a statement
    double number = 0;   // the same where it is a number
    double farthest = std::numeric_limits<double>::infinity();  // an answer farther off is wrong, whatever its digits
    bool isGiven = false;  // nobody has to compute it: an input's value, the seed of a tangent
};

struct Exercise {
    ExerciseKind kind = ExerciseKind::Value;
    std::string text;  // of the program
    Compilation compilation;
    std::vector<double> inputs;
    std::vector<double> seed;  // direction of the tangents
    Trace trace;
    std::optional<UpdateAct> act;  // of an update
    // As the table shows them, by step. Of values, tangents and adjoints row i is step i.
    std::vector<ExerciseRow> rows;

    const Program& program() const { return compilation.program; }
};

// inputs, seed: as for record(). An update needs the act, which fits the program. Errors are sentences: arrays, a
// number that is not finite, too many steps, nothing to compute.
Result<Exercise, std::string> makeExercise(ExerciseKind kind, std::string text, Compilation compilation,
                                           std::span<const double> inputs, std::span<const double> seed,
                                           std::optional<UpdateAct> act = {});

// All inputs updated, for the `number`-th time: before, the gradient was `earlier` (one number an input) each time, so
// that the state is what this left. For number 1 `earlier` is not read.
UpdateAct actFor(const Method& method, const Program& program, std::uint64_t number = 1,
                 std::span<const double> earlier = {});

// The rows in the order in which they can be worked out: adjoints from the last step back.
std::vector<std::size_t> workOrder(const Exercise& exercise);
std::optional<std::size_t> findRow(const Exercise& exercise, std::string_view name);

// What the backward pass does at a step: the op's pattern; "copies: adds" for an input that is used more than once.
std::string_view gatePattern(const Program& program, StepId step);

// Which pass a kind is about: that of an update is the adjoints.
Pass passOf(ExerciseKind kind);

// `s₂`, `s̄₂`, `ṡ₂` for the pass, as text.
std::string symbolText(Pass pass, StepId step);

}  // namespace wengert
