#include "core/practice/diagnosis.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/autodiff/explanation.h"
#include "core/language/number.h"
#include "core/ops/table.h"
#include "core/practice/hints.h"
#include "core/practice/slips.h"
#include "core/practice/update_work.h"

namespace wengert {

namespace {

constexpr std::array<std::string_view, 24> mistakeNames{
    "a path left out",
    "product rule half done",
    "a sign",
    "a factor of the chain rule left out",
    "local derivative at the wrong value",
    "value and derivative mixed up",
    "parent and child swapped",
    "a term counted twice",
    "arguments swapped",
    "degrees for radians",
    "another operation",
    "operation left out",
    "another gate's pattern",
    "gradient added",
    "no bias correction",
    "shares swapped",
    "what was kept left out",
    "two operations in one step",
    "an unknown name",
    "a name taken twice",
    "another value",
    "a step left out",
    "not readable",
    "not recognized",
};
static_assert(mistakeNames.size() == static_cast<std::size_t>(Mistake::Unknown) + 1);

// What there is to compute, for a number that no known mistake gives: s̄₂ = s̄₃ · s₁ + s̄₇ · 2s₂. Nothing where that would
// be the result itself, as of a seed.
std::string ruleText(const Exercise& exercise, std::size_t row) {
    const ExerciseRow& shown = exercise.rows[row];
    if (exercise.kind == ExerciseKind::Update) {
        for (const UpdateWorkLine& work : updateWork(exercise, shown.step))
            if (work.row == shown.name) return toText(work.line.target) + " = " + toText(work.line.rule);
        return "";
    }
    const Explanation explanation = explain(exercise.program(), exercise.trace, passOf(exercise.kind), shown.step);
    if (explanation.ladder.size() == 1) return "";
    const bool hasLocals = explanation.ladder.size() > 2 && exercise.kind != ExerciseKind::Value;
    if (!hasLocals) return toText(explanation.ladder.front());
    return symbolText(passOf(exercise.kind), shown.step) + " " + toText(explanation.ladder[1]);
}

}  // namespace

std::string_view mistakeName(Mistake mistake) { return mistakeNames[static_cast<std::size_t>(mistake)]; }

void SlipList::add(Mistake mistake, double number, std::string title, const std::string& sentence,
                   std::optional<EdgeId> edge) {
    if (!std::isfinite(number) || isNumber({number, 0}, m_right)) return;
    m_slips.push_back({mistake, number, std::move(title), "You wrote " + shortNumber(number) + sentence, edge});
}

std::string valueText(const Exercise& exercise, StepId step) {
    return symbolText(Pass::Values, step) + " = " + shortNumber(exercise.trace.values[index(step)]);
}

double numberFrom(const Exercise& exercise, std::size_t row, const OwnNumbers& own) {
    const ExerciseRow& shown = exercise.rows[row];
    if (exercise.kind == ExerciseKind::Update) {
        const auto ownOf = [&](const std::string& name) {
            const std::optional<std::size_t> other = findRow(exercise, name);
            return other && *other < own.size() ? own[*other] : std::nullopt;
        };
        for (const UpdateWorkLine& work : updateWork(exercise, shown.step, ownOf))
            if (work.row == shown.name) return work.line.value;
        return shown.number;
    }
    if (exercise.kind == ExerciseKind::Value) {
        const std::vector<double> arguments = argumentsOf(exercise, shown.step, own);
        return shown.isGiven ? shown.number : op(exercise.program().step(shown.step).op).value(arguments.data());
    }
    double sum = seedOf(exercise, shown.step);
    for (const PracticeTerm& term : practiceTerms(exercise, shown.step, own)) sum += term.product();
    return sum;
}

std::vector<Slip> slipsAt(const Exercise& exercise, std::size_t row, const OwnNumbers& own) {
    switch (exercise.kind) {
        case ExerciseKind::Value: return valueSlips(exercise, exercise.rows[row].step, own);
        case ExerciseKind::Tangent:
        case ExerciseKind::Adjoint: return derivativeSlips(exercise, exercise.rows[row].step, own);
        case ExerciseKind::Update: return updateSlips(exercise, row, own);
        default: return {};
    }
}

Diagnosis diagnose(const Exercise& exercise, std::size_t row, const NumberAnswer& answer, const OwnNumbers& own) {
    // From the student's own numbers first; one who looked the right ones up made the mistake with those.
    for (const auto& agrees : {isExactlyNumber, isNumber})
        for (const OwnNumbers& numbers : {own, OwnNumbers{}})
            for (const Slip& slip : slipsAt(exercise, row, numbers))
                if (agrees(answer, slip.number)) return {slip.mistake, slip.title, slip.sentence, slip.edge};
    const ExerciseRow& shown = exercise.rows[row];
    if (shown.isGiven)
        return {Mistake::Unknown, "That number is given.",
                "You wrote " + shortNumber(answer.number) + ", but " + shown.name + " starts from " +
                    shortNumber(shown.number) + "."};
    const std::string rule = ruleText(exercise, row);
    const std::string wrote = "You wrote " + shortNumber(answer.number);
    if (rule.empty()) return {Mistake::Unknown, "Not yet.", wrote + ". " + hintFor(exercise, row, 1).text};
    return {Mistake::Unknown, "Not yet.", wrote + ", which no usual mistake gives. Work it out again: " + rule + "."};
}

}  // namespace wengert
