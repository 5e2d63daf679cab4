// What is practised: the kinds of exercise as the workspace offers them, where their programs come from, and the
// choice of both. Plain data; practice_session.h makes exercises of it.
#pragma once

#include <QString>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/practice/exercise.h"
#include "ui/document.h"

namespace wengert {

enum class PracticeKind : std::uint8_t { Adjoint, Tangent, Value, Algorithm, Gate, Predict, Update };

struct PracticeKindRow {
    PracticeKind kind;
    ExerciseKind exercise;  // that it is made of
    std::string_view name;  // in files
    const char* title;
    const char* task;  // what to fill in, over the table
};
// In the order in which they are listed.
inline constexpr std::array allPracticeKinds{
    PracticeKindRow{PracticeKind::Adjoint, ExerciseKind::Adjoint, "adjoint", "Trace backward mode",
                    "Adjoints, from the last step back"},
    PracticeKindRow{PracticeKind::Tangent, ExerciseKind::Tangent, "tangent", "Trace forward mode",
                    "Tangents, from the first step on"},
    PracticeKindRow{PracticeKind::Value, ExerciseKind::Value, "value", "Trace the values", "Values of all steps"},
    PracticeKindRow{PracticeKind::Algorithm, ExerciseKind::Algorithm, "algorithm", "Write the algorithm",
                    "The formula as steps, one operation each"},
    PracticeKindRow{PracticeKind::Gate, ExerciseKind::Gate, "gate", "Name the gate",
                    "What the backward pass does at each step"},
    PracticeKindRow{PracticeKind::Predict, ExerciseKind::Adjoint, "predict", "Predict, then reveal",
                    "Each adjoint, before it is shown"},
    PracticeKindRow{PracticeKind::Update, ExerciseKind::Update, "update", "One step by hand",
                    "Gradients and next numbers"},
};
constexpr const PracticeKindRow& rowOf(PracticeKind kind) { return allPracticeKinds[static_cast<std::size_t>(kind)]; }

enum class PracticeSource : std::uint8_t { Program, Example, Random };

struct PracticeChoice {
    PracticeKind kind = PracticeKind::Adjoint;
    PracticeSource source = PracticeSource::Program;
    QString example = {};  // its title
    int difficulty = 2;
    // Of a random exercise. Of a program or an example 0 is its own inputs, another draws small whole ones.
    std::uint64_t seed = 0;
    std::string method = "momentum";  // of an update, as parseMethod reads it
    friend bool operator==(const PracticeChoice&, const PracticeChoice&) = default;
};

struct PracticeExample {
    QString title;
    Document document;
};

}  // namespace wengert
