// Why an answer is wrong: the mistake that gives just this number, with a sentence that names the steps and numbers,
// and the edge that is concerned. It works out what each known mistake would give at one row and compares; it marks
// nothing (grading.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/practice/answer.h"
#include "core/practice/exercise.h"

namespace wengert {

enum class Mistake : std::uint8_t {
    PathLeftOut,
    ProductRuleHalfDone,
    Sign,
    FactorLeftOut,
    LocalDerivativeElsewhere,
    ValueForDerivative,
    OtherStep,  // parent and child swapped, or any step's number taken for another's
    CountedTwice,
    ArgumentsSwapped,
    Degrees,
    OtherOperation,
    OperationLeftOut,
    OtherPattern,
    GradientAdded,
    NoBiasCorrection,
    DecaysSwapped,
    StateLeftOut,
    TwoOperations,
    UnknownName,
    NameTakenTwice,
    OtherValue,
    StepMissing,
    Unreadable,
    Unknown,
};
// "a path left out": for counts and for the command line.
std::string_view mistakeName(Mistake mistake);

struct Diagnosis {
    Mistake mistake = Mistake::Unknown;
    std::string title;     // A path is missing.
    std::string sentence;  // You wrote 396 = s̄₃ · s₁. But s₂ is used twice: …
    std::optional<EdgeId> edge = {};
};

// A student's numbers of the rows, where they have been read.
using OwnNumbers = std::vector<std::optional<double>>;

// What a mistake would give at a row.
struct Slip {
    Mistake mistake = Mistake::Unknown;
    double number = 0;
    std::string title;
    std::string sentence;
    std::optional<EdgeId> edge = {};
};

// What the row comes to from the student's own numbers, where there are some, and right ones elsewhere.
double numberFrom(const Exercise& exercise, std::size_t row, const OwnNumbers& own);
// What each known mistake would give at this row, more telling ones first. Mistakes that change nothing are left out.
std::vector<Slip> slipsAt(const Exercise& exercise, std::size_t row, const OwnNumbers& own);
// Why a number is wrong that is neither right nor right from own numbers.
Diagnosis diagnose(const Exercise& exercise, std::size_t row, const NumberAnswer& answer, const OwnNumbers& own);

}  // namespace wengert
