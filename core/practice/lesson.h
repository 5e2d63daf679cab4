// A lesson: a program, pages of prose about moments of its run, and questions. Written by hand as plain text, one line
// a thing (resources/lessons/README.md has the whole form), and read strictly: a word that is not known, a step that
// the program does not have or an answer that it does not give is an error with its line. Knows no files and no window.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/autodiff/timeline.h"
#include "core/language/diagnostic.h"

namespace wengert {

constexpr std::size_t maximumLessonBytes = std::size_t{256} << 10;
constexpr std::size_t maximumLessonPages = 200;
constexpr std::size_t maximumLessonProgramBytes = std::size_t{16} << 10;
constexpr std::size_t maximumLessonNumbers = 100'000;  // in all steps of a program

// The names of workspaces, and of the panels in them that a page can show or fold.
struct LessonWorkspace {
    std::string_view name;
    std::span<const std::string_view> panels;
};
std::span<const LessonWorkspace> lessonWorkspaces();

// A number of a program: of one cell, counted row by row, where the step is an array.
struct LessonNumber {
    Pass pass = Pass::Values;
    std::string step;  // a name that the program gives it, or s1 … sn
    std::size_t cell = 0;
};

// Where a page puts the cursor.
struct LessonPlace {
    enum class Kind : std::uint8_t { Start, End, StartOfPass, EndOfPass, Step, Iteration, Minibatch };
    Kind kind = Kind::Start;
    LessonNumber number;      // of a step; of a pass its `pass` alone
    std::uint64_t count = 0;  // iterations, or minibatches
};

struct LessonQuestion {
    enum class Kind : std::uint8_t { Number, Word, Step };
    std::string text;
    Kind kind = Kind::Number;
    double number = 0;
    double tolerance = 0;            // absolute
    std::vector<std::string> words;  // that are right; of a step: its names
    std::optional<LessonNumber> of;  // where the program has the number
    std::string right, wrong;        // what is said to an answer
};

// What is looked at: a program with its inputs' numbers, or an example that comes with the program.
struct LessonStage {
    std::string workspace = "step";
    std::string example;  // its title; empty: the program
    std::string program;
    std::vector<std::pair<std::string, double>> inputs;
    std::string seed;  // the input along which tangents are taken; empty: the first
    friend bool operator==(const LessonStage&, const LessonStage&) = default;
};

struct LessonPage {
    std::string title;
    std::string prose;  // Markdown; paragraphs are separated by an empty line
    std::size_t stage = 0;
    std::optional<LessonPlace> place;
    std::string levels;                      // vectorized, units or both; empty: as they are
    std::vector<std::string> shown, folded;  // panels
    std::optional<LessonQuestion> question;
};

// What one can do after the lesson, and where to show it.
struct LessonGoal {
    std::string outcome;
    std::string exercise;
};

struct Lesson {
    std::string title;
    std::string source;
    std::vector<LessonGoal> goals;
    std::vector<LessonStage> stages;  // at least one
    std::vector<LessonPage> pages;    // at least one
};

// Errors: the line, and what to write instead.
Result<Lesson> parseLesson(std::string_view text);

// A step by a name of the program's, or by its number: s1 … sn.
std::optional<StepId> findStep(const Program& program, std::string_view name);
// Of places in a run; empty where the program has no such step, and for iterations and minibatches.
std::optional<std::size_t> positionOf(const Program& program, const Timeline& timeline, const LessonPlace& place);

enum class Verdict : std::uint8_t { Unanswered, Unreadable, Wrong, Right };
// Numbers may be written as expressions: 198, 1/3, 2*8 + 1. `program` says which names mean the same step.
Verdict judge(const LessonQuestion& question, std::string_view answer, const Program& program);

// The value of an expression without inputs, such as 198*2 + 62.7*16; empty if it is none.
std::optional<double> evaluate(std::string_view expression);

}  // namespace wengert
