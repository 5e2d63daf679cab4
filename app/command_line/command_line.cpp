#include "app/command_line/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/autodiff/trace.h"
#include "core/language/utf8.h"
#include "core/ops/shapes.h"

namespace wengert::command_line {

namespace {

constexpr std::size_t mostNamesListed = 20;

// The whole text as a number; empty where it is none.
template <class Number>
std::optional<Number> numberIn(std::string_view text) {
    Number number{};
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

std::optional<double> finiteNumberIn(std::string_view text) {
    const std::optional<double> number = numberIn<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string listed(const std::vector<std::string_view>& names) {
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), mostNamesListed); ++i)
        list += (i == 0 ? "" : ", ") + std::string(names[i]);
    return names.empty() ? "none" : names.size() > mostNamesListed ? list + ", …" : list;
}

std::size_t inputIndex(const Program& program, const std::string& name, const std::string& option) {
    if (const std::optional<StepId> input = program.findInput(name)) return index(*input);
    std::vector<std::string_view> known;
    for (const Input& input : program.inputs()) known.push_back(input.name);
    throw InputError(option + ": the program has no input " + wengert::quoted(name) +
                     "; its inputs are: " + listed(known));
}

// A text that is right but for --output has no place to point at.
void checkOutput(const std::string& text, const ProgramOptions& options) {
    if (options.output.empty()) return;
    const Result<Compilation> whole = compile(text, {.shareSubexpressions = !options.separate});
    if (!whole) return;
    std::vector<std::string_view> known;
    for (const Statement& statement : whole->syntax.statements) known.push_back(statement.name);
    throw InputError("--output: the program has no statement " + wengert::quoted(options.output) +
                     "; its statements are: " + listed(known));
}

// What a file's name, or a command misspelt, came to; empty: a file to open.
std::string complaintAbout(const std::string& file, const CLI::App& app) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        return wengert::quoted(file) + " is a folder, not a saved session";
    if (std::filesystem::exists(file, ignored)) return "";
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
    const std::vector<std::string_view> known(names.begin(), names.end());
    return "there is no file and no command " + wengert::quoted(file) + didYouMean(file, known);
}

// Puts what an option gives ("x=2", "W=[1, 2]") into the numbers of all inputs. A name alone, where that is allowed,
// sets all of its cells to 1.
void assign(const Program& program, const std::string& option, const std::vector<std::string>& lists, bool bareIsOne,
            std::vector<double>& all) {
    std::set<std::string> names;
    for (const std::string& given : splitAtCommas(lists)) {
        const auto equals = given.find('=');
        const bool isBare = equals == std::string::npos;
        const std::string text = isBare ? "1" : std::string(trimmed(std::string_view(given).substr(equals + 1)));
        if ((isBare && !bareIsOne) || (!text.starts_with('[') && !finiteNumberIn(text)))
            throw InputError(option + ' ' + given + ": expected " + (bareIsOne ? "an input's name or " : "") +
                             "name=number, such as x=2, or an array, such as x=[1, 2]");
        const std::string name(trimmed(std::string_view(given).substr(0, equals)));
        const Step& input = program.steps()[inputIndex(program, name, option)];
        const GivenArray value = isBare ? GivenArray{input.shape, std::vector<double>(input.shape.size(), 1)}
                                        : parseArray(text, option + ' ' + given);
        if (value.shape != input.shape)
            throw InputError(option + ' ' + given + ": " + wengert::quoted(name) + " is " + shapeText(input.shape) +
                             ", but " + shapeText(value.shape) + " was given");
        if (!names.insert(name).second) throw InputError(option + ": " + wengert::quoted(name) + " is given twice");
        std::ranges::copy(value.numbers, all.begin() + static_cast<std::ptrdiff_t>(input.offset));
    }
}

}  // namespace

std::vector<CLI::Option*> ProgramOptions::addTo(CLI::App& app) {
    std::vector<CLI::Option*> options = addWithoutDirectionTo(app);
    options.push_back(app.add_option(seedOption, seed, "direction of the tangents: an input's name, or x=1,y=0.5")
                          ->allow_extra_args(false));
    return options;
}

std::vector<CLI::Option*> ProgramOptions::addWithoutDirectionTo(CLI::App& app) {
    auto* program = app.add_option("program", text, "the program's text; - reads standard input");
    auto* fromFile = app.add_option("--file", file, "read the program from a file; - reads standard input");
    fromFile->excludes(program);
    return {program, fromFile,
            app.add_option("--at", at, "values of inputs, as x=2,y=8 or W=[1,2;3,4]; may be repeated")
                ->allow_extra_args(false),
            app.add_option("--output", output, "the statement to take as output; the last one if not given"),
            app.add_flag("--no-sharing", separate, "a step for every repetition of a subexpression")};
}

std::string ProgramOptions::source() const {
    if (!file.empty()) return readAll(file);
    return text == "-" ? readAll(text) : text;
}

std::string readAll(const std::string& file, std::size_t most) {
    const auto read = [most](std::istream& stream) {
        std::string text;
        for (char buffer[65536]; text.size() <= most && (stream.read(buffer, sizeof buffer), stream.gcount() > 0);)
            text.append(buffer, static_cast<std::size_t>(stream.gcount()));
        return text;
    };
    if (file == "-") return read(std::cin);
    if (std::error_code ignored; std::filesystem::is_directory(file, ignored))
        throw InputError("cannot read \"" + file + "\": it is a folder");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError("cannot read \"" + file + "\": does it exist, and may you read it?");
    return read(stream);
}

std::vector<std::string> splitAtCommas(const std::vector<std::string>& lists) {
    std::vector<std::string> parts;
    for (const std::string& list : lists) {
        int depth = 0;
        parts.emplace_back();
        for (const char c : list) {
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth <= 0) parts.emplace_back();
            else parts.back() += c;
        }
    }
    return parts;
}

// As the language reads a literal.
GivenArray parseArray(const std::string& text, const std::string& whole) {
    if (!text.starts_with('[')) {
        const std::optional<double> number = finiteNumberIn(text);
        if (!number) throw InputError(whole + ": expected a number, or an array such as [1, 2; 3, 4]");
        return {{}, {*number}};
    }
    const auto literal = compile("x = " + text);
    if (!literal) throw InputError(whole + ": " + literal.error().message);
    const Program& program = literal->program;
    if (program.stepCount() != 1 || !program.inputs()[0].literal)
        throw InputError(whole + ": expected an array of numbers, as in [1, 2; 3, 4]");
    return {program.step(StepId{}).shape, program.inputs()[0].value};
}

std::string column(const std::string& text, std::size_t width) {
    const auto length =
        static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
    return std::string(width - std::min(width, length), ' ') + text;
}

CLI::Validator wholeNumberFrom(std::size_t least) {
    return {[least](const std::string& text) {
                const std::optional<std::size_t> number = numberIn<std::size_t>(text);
                return number && *number >= least ? std::string()
                                                  : "expected a whole number from " + std::to_string(least) +
                                                        ", found " + wengert::quoted(text);
            },
            {}};
}

CLI::Validator finiteNonNegativeNumber() {
    return {[](const std::string& text) {
                const std::optional<double> number = finiteNumberIn(text);
                return number && *number >= 0 ? std::string()
                                              : "expected a number that is at least 0, found " + wengert::quoted(text);
            },
            {}};
}

std::string checkEnding(const std::string& out, const std::vector<std::string>& endings) {
    std::string ending = std::filesystem::path(out).extension().string();
    std::ranges::transform(ending, ending.begin(), toLowerAscii);
    std::string known;
    for (std::size_t i = 0; i < endings.size(); ++i) {
        if (ending == '.' + endings[i]) return endings[i];
        known += (i == 0 ? "." : i + 1 == endings.size() ? " or ." : ", .") + endings[i];
    }
    throw InputError("--out " + out + ": the file's ending must be " + known);
}

Evaluated evaluate(const ProgramOptions& options) {
    std::string text = options.source();
    Result<Compilation> compiled = compile(text, {.shareSubexpressions = !options.separate, .output = options.output});
    if (!compiled) {
        checkOutput(text, options);
        throw InputError(toText(compiled.error()));
    }
    Evaluated evaluated{.text = std::move(text), .compilation = std::move(*compiled)};
    const Program& program = evaluated.compilation.program;
    if (program.isEmpty()) throw InputError("the program is empty; type an expression such as 'f = x^2 + 1'");
    evaluated.inputs = initialInputs(program);
    assign(program, "--at", options.at, false, evaluated.inputs);
    evaluated.seed = defaultSeed(program);
    if (!options.seed.empty()) evaluated.seed.assign(evaluated.seed.size(), 0);
    assign(program, options.seedOption, options.seed, true, evaluated.seed);
    return evaluated;
}

Outcome run(int argc, char** argv) {
    CLI::App app{"Wengert: step through backpropagation. Without a subcommand the window opens."};
    app.name("wengert");
    app.set_version_flag("--version", "wengert " WENGERT_VERSION);
    app.failure_message(CLI::FailureMessage::simple);
    app.require_subcommand(0, 1);
    Outcome outcome;
    app.add_option("session", outcome.sessionFile,
                   "a saved session (.wengert) or a lesson (.lesson) to open in the window");
    Action action;
    addTrace(app, action);
    addRender(app, action);
    addScreenshot(app, action);
    addTrain(app, action);
    addOptimize(app, action);
    addCompare(app, action);
    addExercise(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        if (dynamic_cast<const CLI::ExtrasError*>(&error))
            std::cerr << "A program that begins with - goes behind --, as in: wengert trace -- '-x + y'\n";
        outcome.exitCode = code == 0 ? 0 : 2;
        return outcome;
    }
    if (!action) {
        const std::string complaint = outcome.sessionFile.empty() ? "" : complaintAbout(outcome.sessionFile, app);
        if (!complaint.empty()) std::cerr << "wengert: " << complaint << '\n';
        outcome.openWindow = complaint.empty();
        outcome.exitCode = complaint.empty() ? 0 : 2;
        return outcome;
    }
    try {
        action();
    } catch (const InputError& error) {
        std::cerr << "wengert: " << error.what() << '\n';
        outcome.exitCode = 1;
    }
    return outcome;
}

}  // namespace wengert::command_line
