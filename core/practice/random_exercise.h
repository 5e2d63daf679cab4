// Exercises invented from a seed, with numbers that can be worked out on paper: small whole inputs, results of few
// digits, sin, exp and their kin only where their value is known by heart (sin 0, exp 0, log 1, √4), no kinks.
#pragma once

#include <cstdint>

#include "core/optimize/table.h"
#include "core/practice/exercise.h"

namespace wengert {

constexpr int easiestExercise = 1;
constexpr int hardestExercise = 5;

struct RandomExercise {
    ExerciseKind kind = ExerciseKind::Adjoint;
    std::uint64_t seed = 1;
    // 1: three operations of + − ×, every input used once. 2: squares, and inputs used twice. 3: more of them, relu and
    // max. 4: quotients, sin, exp, log … 5: three inputs, and a part of the formula used twice.
    int difficulty = 2;
    Method method = allMethods().front();  // of an update
};

// The same on every machine. A difficulty outside the range is the nearest inside; an update is of few steps.
Exercise makeExercise(const RandomExercise& wanted);

}  // namespace wengert
