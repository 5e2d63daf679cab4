#include "app/command_line/command_line.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "core/autodiff/trace.h"

namespace wengert::command_line {

namespace {

double parseNumber(const std::string& text, const std::string& whole) {
    double number = 0;
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        throw InputError("\"" + whole + "\": expected name=number, found \"" + text + "\" for the number");
    return number;
}

std::size_t inputIndex(const Program& program, const std::string& name, const std::string& option) {
    std::string known;
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        if (program.inputs()[i].name == name) return i;
        known += (known.empty() ? "" : ", ") + program.inputs()[i].name;
    }
    throw InputError(option + ": the program has no input \"" + name +
                     "\"; its inputs are: " + (known.empty() ? "none" : known));
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

void ProgramOptions::addTo(CLI::App& app) {
    auto* program = app.add_option("program", text, "the program's text; - reads standard input");
    app.add_option("--file", file, "read the program from a file; - reads standard input")->excludes(program);
    app.add_option("--at", at, "values of inputs, as x=2,y=8; may be repeated")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--seed", seed, "direction of the tangents: an input's name, or x=1,y=0.5")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--output", output, "the statement to take as output; the last one if not given");
    app.add_flag("--no-sharing", separate, "a step for every repetition of a subexpression");
}

std::string ProgramOptions::source() const {
    if (!file.empty()) return readAll(file);
    return text == "-" ? readAll(text) : text;
}

std::string readAll(const std::string& file) {
    const auto read = [](std::istream& stream) {
        std::string text;
        for (char buffer[65536];
             text.size() <= maximumTextBytes && (stream.read(buffer, sizeof buffer), stream.gcount() > 0);)
            text.append(buffer, static_cast<std::size_t>(stream.gcount()));
        return text;
    };
    if (file == "-") return read(std::cin);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError("cannot read \"" + file + "\": does it exist, and may you read it?");
    return read(stream);
}

std::vector<std::pair<std::string, double>> parseAssignments(const std::vector<std::string>& parts, bool bareIsOne) {
    std::vector<std::pair<std::string, double>> pairs;
    for (const std::string& part : parts) {
        const auto equals = part.find('=');
        if (equals != std::string::npos)
            pairs.emplace_back(trimmed(part.substr(0, equals)), parseNumber(trimmed(part.substr(equals + 1)), part));
        else if (bareIsOne) pairs.emplace_back(trimmed(part), 1);
        else throw InputError("\"" + part + "\": expected name=number");
    }
    return pairs;
}

Evaluated evaluate(const ProgramOptions& options) {
    Result<Compilation> compiled =
        compile(options.source(), {.shareSubexpressions = !options.separate, .output = options.output});
    if (!compiled) throw InputError(toText(compiled.error()));
    Evaluated evaluated{.compilation = std::move(*compiled)};
    const Program& program = evaluated.compilation.program;
    if (program.isEmpty()) throw InputError("the program is empty; type an expression such as 'f = x^2 + 1'");
    evaluated.inputs = initialInputs(program);
    for (const auto& [name, value] : parseAssignments(options.at, false))
        evaluated.inputs[inputIndex(program, name, "--at")] = value;
    evaluated.seed = defaultSeed(program);
    if (!options.seed.empty()) evaluated.seed.assign(evaluated.seed.size(), 0);
    for (const auto& [name, value] : parseAssignments(options.seed, true))
        evaluated.seed[inputIndex(program, name, "--seed")] = value;
    return evaluated;
}

Outcome run(int argc, char** argv) {
    CLI::App app{"Wengert: step through backpropagation. Without a subcommand the window opens."};
    app.name("wengert");
    app.set_version_flag("--version", "wengert " WENGERT_VERSION);
    app.failure_message(CLI::FailureMessage::simple);
    app.require_subcommand(0, 1);
    Outcome outcome;
    app.add_option("session", outcome.sessionFile, "a saved session (.wengert) to open in the window");
    Action action;
    addTrace(app, action);
    addRender(app, action);
    addScreenshot(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        outcome.exitCode = code == 0 ? 0 : 2;
        return outcome;
    }
    if (!action) {
        outcome.openWindow = true;
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
