// Exercises for tests: from a text, and answers that are right to so many digits.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "core/practice/exercise.h"

namespace wengert::test {

// At the inputs' literals; the tangents' direction is along the first input, or as given.
inline Exercise exerciseOf(ExerciseKind kind, const std::string& text, std::vector<double> seed = {},
                           std::string_view method = "momentum:lr=0.1,beta=0.9") {
    Compilation compilation = *compile(text);
    const std::vector<double> inputs = initialInputs(compilation.program);
    if (seed.empty()) seed = defaultSeed(compilation.program);
    std::optional<UpdateAct> act;
    if (kind == ExerciseKind::Update) act = actFor(*parseMethod(method), compilation.program);
    return *makeExercise(kind, text, std::move(compilation), inputs, seed, act);
}

inline std::string rounded(double number, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*g", digits, number);
    return text;
}

inline std::vector<std::string> rightAnswers(const Exercise& exercise, int digits) {
    std::vector<std::string> answers;
    for (const ExerciseRow& row : exercise.rows) answers.push_back(rounded(row.number, digits));
    return answers;
}

inline const std::string lecture = "x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)";

}  // namespace wengert::test
