#include "core/practice/grading.h"

#include <algorithm>
#include <cmath>

#include "core/practice/algorithm_grading.h"
#include "core/practice/answer.h"
#include "core/practice/hints.h"

namespace wengert {

namespace {

constexpr std::string_view passWord(SymbolMark mark) {
    return mark == SymbolMark::Bar ? "adjoint" : mark == SymbolMark::Dot ? "tangent" : "value";
}

SymbolMark markOf(ExerciseKind kind) {
    return kind == ExerciseKind::Value     ? SymbolMark::None
           : kind == ExerciseKind::Tangent ? SymbolMark::Dot
                                           : SymbolMark::Bar;
}

// What names in the answers stand for while rows are worked through.
class Names {
 public:
    Names(const Exercise& exercise, const OwnNumbers& own) : m_exercise(exercise), m_own(own) {}

    Result<double, std::string> operator()(std::string_view name) const {
        const Program& program = m_exercise.program();
        if (const std::optional<std::size_t> row = findRow(m_exercise, name);
            row && m_exercise.kind == ExerciseKind::Update && !program.findInput(name))
            return ownNumber(*row, std::string(name));
        if (const std::optional<StepId> step = program.find(name)) return numberOf({*step, SymbolMark::None}, name);
        const std::optional<StepReference> reference = readStepSymbol(name);
        if (!reference)
            return "Write a number or a fraction, such as 2.5 or 3/4: nothing here is called " + quoted(name) + '.';
        if (index(reference->step) >= program.stepCount())
            return "there is no step " + std::string(name) + "; the last is s" + std::to_string(program.stepCount());
        return numberOf(*reference, name);
    }

 private:
    Result<double, std::string> numberOf(StepReference reference, std::string_view name) const {
        const bool isAsked = reference.mark == markOf(m_exercise.kind) && m_exercise.kind != ExerciseKind::Update;
        if (isAsked) return ownNumber(index(reference.step), std::string(name));
        if (reference.mark == SymbolMark::None) return m_exercise.trace.values[index(reference.step)];
        return quoted(name) + " would be " + (reference.mark == SymbolMark::Bar ? "an " : "a ") +
               std::string(passWord(reference.mark)) + "; this exercise has none";
    }
    Result<double, std::string> ownNumber(std::size_t row, const std::string& name) const {
        if (m_own[row]) return *m_own[row];
        if (m_exercise.rows[row].isGiven) return m_exercise.rows[row].number;
        return quoted(name) + " has no answer yet at this row";
    }

    const Exercise& m_exercise;
    const OwnNumbers& m_own;
};

bool isRightAnswer(const NumberAnswer& answer, double number, double farthest) {
    return isNumber(answer, number) && std::abs(answer.number - number) <= farthest;
}

RowGrade gradeNumber(const Exercise& exercise, std::size_t row, const std::string& text, const OwnNumbers& own,
                     bool hasWrongNumbers) {
    const Result<NumberAnswer, std::string> answer = readNumber(text, Names(exercise, own));
    if (!answer) return {Mark::Unreadable, {}, Diagnosis{Mistake::Unreadable, "It cannot be read.", answer.error()}};
    const ExerciseRow& asked = exercise.rows[row];
    if (isRightAnswer(*answer, asked.number, asked.farthest)) return {Mark::Right, answer->number, {}};
    if (!asked.isGiven && isRightAnswer(*answer, numberFrom(exercise, row, own), asked.farthest))
        return {hasWrongNumbers ? Mark::Carried : Mark::Right, answer->number, {}};
    return {Mark::Wrong, answer->number, diagnose(exercise, row, *answer, own)};
}

void gradeNumbers(const Exercise& exercise, std::span<const std::string> answers, Grading& grading) {
    OwnNumbers own(exercise.rows.size());
    bool hasWrongNumbers = false;
    for (const std::size_t row : workOrder(exercise)) {
        if (row >= answers.size() || answers[row].find_first_not_of(" \t\r\n") == std::string::npos) continue;
        RowGrade& graded = grading.rows[row];
        graded = gradeNumber(exercise, row, answers[row], own, hasWrongNumbers);
        own[row] = graded.number;
        hasWrongNumbers |= graded.mark == Mark::Wrong;
    }
}

void gradePatterns(const Exercise& exercise, std::span<const std::string> answers, Grading& grading) {
    for (std::size_t row = 0; row < exercise.rows.size(); ++row) {
        if (row >= answers.size() || answers[row].find_first_not_of(" \t\r\n") == std::string::npos) continue;
        const ExerciseRow& asked = exercise.rows[row];
        const bool isRight = isPattern(answers[row], asked.answer);
        grading.rows[row].mark = isRight ? Mark::Right : Mark::Wrong;
        if (isRight) continue;
        grading.rows[row].diagnosis = {Mistake::OtherPattern, "Another gate does that.",
                                       patternSentence(exercise, row)};
    }
}

}  // namespace

std::size_t Grading::count(Mark mark) const {
    return static_cast<std::size_t>(std::ranges::count(rows, mark, &RowGrade::mark));
}

Grading grade(const Exercise& exercise, std::span<const std::string> answers) {
    if (exercise.kind == ExerciseKind::Algorithm) return gradeAlgorithm(exercise, answers);
    Grading grading;
    grading.rows.resize(exercise.rows.size());
    if (exercise.kind == ExerciseKind::Gate) gradePatterns(exercise, answers, grading);
    else gradeNumbers(exercise, answers, grading);
    for (const std::size_t row : workOrder(exercise)) {
        const Mark mark = grading.rows[row].mark;
        if (mark == Mark::Wrong || mark == Mark::Unreadable) {
            grading.firstWrong = row;
            break;
        }
    }
    const auto isDone = [&](const RowGrade& graded) {
        const ExerciseRow& asked = exercise.rows[static_cast<std::size_t>(&graded - grading.rows.data())];
        return graded.mark == Mark::Right || (graded.mark == Mark::Open && asked.isGiven);
    };
    grading.isComplete = std::ranges::all_of(grading.rows, isDone);
    return grading;
}

}  // namespace wengert
