// Marks for a student's answers, row by row in the order in which they are worked out: an own mistake that is carried
// on is not counted again. Why an answer is wrong is found by diagnosis.h, and for an algorithm by algorithm_grading.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/practice/diagnosis.h"
#include "core/practice/exercise.h"

namespace wengert {

enum class Mark : std::uint8_t {
    Open,     // not answered yet
    Right,    // or as good as it can be from rounded numbers
    Carried,  // right from the student's own wrong numbers
    Wrong,
    Unreadable,
};

struct RowGrade {
    Mark mark = Mark::Open;
    std::optional<double> number;        // that was read
    std::optional<Diagnosis> diagnosis;  // of Wrong and Unreadable
};

struct Grading {
    std::vector<RowGrade> rows;             // one for each row of the exercise; of an algorithm for each statement
    std::optional<std::size_t> firstWrong;  // in the order of work: Wrong or Unreadable
    std::optional<Diagnosis> missing;       // of an algorithm whose statements are right as far as they go
    std::optional<StepId> nextStep;         // of an algorithm: the first whose value no statement gives
    bool isComplete = false;                // every row is right; what is given need not be written

    std::size_t count(Mark mark) const;
};

// answers: one text a row, empty where there is none yet; of an algorithm one statement each, any number of them.
// Answers may use what is known: s3 for a value, s̄3 and ṡ3 (s3bar, s3dot) for the student's own numbers of rows that
// were worked out before, inputs' names.
Grading grade(const Exercise& exercise, std::span<const std::string> answers);

}  // namespace wengert
