// The command line without a window: one file a subcommand. Each adds itself to the parser and sets what to
// run when it was called. Exit codes: 0; 1 when the input is wrong (one line on standard error); 2 for
// wrong usage.
#pragma once

#include <CLI/App.hpp>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/language/compile.h"

namespace wengert::command_line {

// The input is wrong: one line that says what and where.
struct InputError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The value, or its error as one line that begins with the option it came from.
template <class T>
T valueOf(Result<T> result, const std::string& option) {
    if (!result) throw InputError(option + ": " + result.error().message);
    return std::move(*result);
}

using Action = std::function<void()>;

void addTrace(CLI::App& app, Action& action);
void addRender(CLI::App& app, Action& action);
void addScreenshot(CLI::App& app, Action& action);
void addTrain(CLI::App& app, Action& action);
void addOptimize(CLI::App& app, Action& action);
void addCompare(CLI::App& app, Action& action);
void addExercise(CLI::App& app, Action& action);

// What the command line came to: a subcommand's exit code, or the window to open.
struct Outcome {
    int exitCode = 0;
    bool openWindow = false;
    std::string sessionFile;  // to open in the window; may be empty
};
// Runs the subcommand if there is one.
Outcome run(int argc, char** argv);

// ---- what subcommands that take a program share

// A program, where it is evaluated, and along which direction.
struct ProgramOptions {
    std::string text;
    std::string file;  // "-": standard input
    std::vector<std::string> at;
    std::vector<std::string> seed;
    std::string output;
    bool separate = false;              // repeated subexpressions
    std::string seedOption = "--seed";  // what gives the direction

    // Return the options, for others to exclude. Without a direction --seed is left for something else.
    std::vector<CLI::Option*> addTo(CLI::App& app);
    std::vector<CLI::Option*> addWithoutDirectionTo(CLI::App& app);
    // The text, from wherever it comes. Standard input and pipes give theirs once.
    std::string source() const;
};

struct Evaluated {
    std::string text;
    Compilation compilation;
    std::vector<double> inputs;  // one input's numbers behind the other's
    std::vector<double> seed;
};
// Throws InputError.
Evaluated evaluate(const ProgramOptions& options);

// "x=2" or "W=[1, 2; 3, 4]": the number behind the name, or the array's, row by row.
struct GivenArray {
    Shape shape;
    std::vector<double> numbers;
};
// Throws InputError, which begins with `whole`: the option and what was given for it.
GivenArray parseArray(const std::string& text, const std::string& whole);
// "x=2,W=[1, 2]" → "x=2" and "W=[1, 2]"; commas in brackets separate nothing.
std::vector<std::string> splitAtCommas(const std::vector<std::string>& lists);
// "-": standard input. Reads a little more than `most` bytes and no further, so that an endless input ends. Throws
// InputError.
std::string readAll(const std::string& file, std::size_t most = maximumTextBytes);

// Text at the right of a column.
std::string column(const std::string& text, std::size_t width);

// What an option takes; messages say what was expected.
CLI::Validator wholeNumberFrom(std::size_t least);
CLI::Validator finiteNonNegativeNumber();
// Throws InputError unless the file's name ends in one of the endings, which are in lower case and have no dot.
std::string checkEnding(const std::string& out, const std::vector<std::string>& endings);

}  // namespace wengert::command_line
