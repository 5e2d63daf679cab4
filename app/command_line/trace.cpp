// `wengert trace`: every step with its value, tangent and adjoint, as a table, JSON, CSV, LaTeX or Markdown.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <iterator>
#include <memory>
#include <utility>

#include "app/command_line/command_line.h"
#include "app/command_line/json_numbers.h"
#include "core/autodiff/explanation.h"
#include "core/autodiff/trace.h"
#include "core/language/notation.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/ops/table.h"

namespace wengert::command_line {

namespace {

struct Run {
    const Program& program;
    std::span<const double> seed;
    Trace trace;

    Shape shape(StepId step) const { return program.step(step).shape; }
    std::span<const double> numbers(Pass pass, StepId step) const { return trace.numbers(program, pass, step); }
};

// A scalar is a number, an array nested row by row.
Json jsonArray(Shape shape, std::span<const double> numbers) {
    if (shape.isScalar()) return jsonNumber(numbers[0]);
    Json rows = Json::array();
    for (std::size_t i = 0; i < shape.rows; ++i) {
        Json& row = rows.emplace_back(Json::array());
        for (const double number : numbers.subspan(i * shape.columns, shape.columns)) row.push_back(jsonNumber(number));
    }
    return rows;
}

Json jsonArguments(const Program& program, StepId step) {
    Json arguments = Json::array();
    for (const Argument& argument : program.arguments(step)) {
        if (argument.isStep()) arguments.push_back(index(argument.step()) + 1);
        else
            arguments.push_back(
                {{"constant", jsonArray(program.shape(argument), program.constantNumbers(argument.constant()))}});
    }
    return arguments;
}

std::vector<std::string> notesOf(const Run& run) {
    std::vector<std::string> notes;
    for (std::uint32_t i = 0; i < run.program.stepCount(); ++i)
        std::ranges::move(notesOn(run.program, run.trace, StepId{i}), std::back_inserter(notes));
    return notes;
}

void writeJson(const Run& run, std::ostream& out) {
    const Program& program = run.program;
    const auto json = [&](Pass pass, StepId step) { return jsonArray(run.shape(step), run.numbers(pass, step)); };
    Json names = Json::array();
    Json seed = Json::object();
    Json gradient = Json::object();
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        const std::string& name = program.inputs()[i].name;
        names.push_back(name);
        const Step& step = program.step(StepId{static_cast<std::uint32_t>(i)});
        seed[name] = jsonArray(step.shape, run.seed.subspan(step.offset, step.shape.size()));
        gradient[name] = json(Pass::Adjoints, StepId{static_cast<std::uint32_t>(i)});
    }
    Json steps = Json::array();
    for (std::uint32_t i = 0; i < program.stepCount(); ++i) {
        const StepId id{i};
        const Step& step = program.step(id);
        steps.push_back({{"id", i + 1},
                         {"name", program.name(id)},
                         {"op", op(step.op).row->name},
                         {"args", jsonArguments(program, id)},
                         {"statement", statementText(program, id)},
                         {"shape", {step.shape.rows, step.shape.columns}},
                         {"value", json(Pass::Values, id)},
                         {"tangent", json(Pass::Tangents, id)},
                         {"adjoint", json(Pass::Adjoints, id)}});
    }
    Json document{{"inputs", names},
                  {"output", program.outputName()},
                  {"seed", seed},
                  {"steps", steps},
                  {"value", json(Pass::Values, program.output())},
                  {"gradient", gradient},
                  {"tangent", json(Pass::Tangents, program.output())}};
    if (const std::vector<std::string> notes = notesOf(run); !notes.empty()) document["notes"] = notes;
    out << document.dump(2) << '\n';
}

using Row = std::array<std::string, 5>;  // statement, name, value, tangent, adjoint

enum class Extent { Readable, Full };  // a large array as its shape, or all of its numbers

std::string text(const Run& run, Pass pass, StepId step, Extent extent = Extent::Readable) {
    constexpr std::size_t mostCells = 36;
    const bool isTooLong = extent == Extent::Readable && run.shape(step).size() > mostCells;
    return isTooLong ? "[" + shapeText(run.shape(step)) + "]" : arrayText(run.shape(step), run.numbers(pass, step));
}

std::vector<Row> rows(const Run& run, Extent extent) {
    std::vector<Row> all;
    for (std::uint32_t i = 0; i < run.program.stepCount(); ++i) {
        const StepId id{i};
        const bool inputNamesItself = run.program.isInput(id);
        all.push_back({statementText(run.program, id), inputNamesItself ? "" : std::string(run.program.name(id)),
                       text(run, Pass::Values, id, extent), text(run, Pass::Tangents, id, extent),
                       text(run, Pass::Adjoints, id, extent)});
    }
    return all;
}

const Row heading{"step", "name", "value", "tangent", "adjoint"};

std::size_t widthOf(const std::string& utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string pad(const std::string& text, std::size_t width, bool right) {
    const std::string space(width - std::min(width, widthOf(text)), ' ');
    return right ? space + text : text + space;
}

void writeTable(const Run& run, std::ostream& out) {
    std::vector<Row> all = rows(run, Extent::Readable);
    all.insert(all.begin(), heading);
    Row::value_type line;
    std::array<std::size_t, 5> widths{};
    for (const Row& row : all)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], widthOf(row[i]));
    for (const Row& row : all) {
        line.clear();
        for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : "  ") + pad(row[i], widths[i], i >= 2);
        out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
    out << '\n' << run.program.outputName() << " = " << text(run, Pass::Values, run.program.output()) << '\n';
    for (std::uint32_t i = 0; i < run.program.inputs().size(); ++i)
        out << "∂" << run.program.outputName() << "/∂" << run.program.inputs()[i].name << " = "
            << text(run, Pass::Adjoints, StepId{i}) << '\n';
    if (run.trace.firstNonFinite)
        out << "first step that is not finite: " << statementText(run.program, *run.trace.firstNonFinite) << '\n';
    for (const std::string& note : notesOf(run)) out << "note: " << note << '\n';
}

void writeCsv(const Run& run, std::ostream& out) {
    const auto quoted = [](const std::string& field) {
        return field.find_first_of(",\"\n") == std::string::npos ? field : "\"" + field + "\"";
    };
    const auto write = [&](const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i) out << (i == 0 ? "" : ",") << quoted(row[i]);
        out << '\n';
    };
    write(heading);
    std::ranges::for_each(rows(run, Extent::Full), write);
}

void writeMarkdown(const Run& run, std::ostream& out) {
    const auto write = [&](const Row& row) {
        for (const std::string& field : row) {
            std::string escaped;
            for (const char c : field) escaped += c == '|' ? "\\|" : std::string(1, c);
            out << "| " << escaped << ' ';
        }
        out << "|\n";
    };
    write(heading);
    out << "|:--|:--|--:|--:|--:|\n";
    std::ranges::for_each(rows(run, Extent::Readable), write);
    const std::vector<std::string> notes = notesOf(run);
    for (std::size_t i = 0; i < notes.size(); ++i) out << (i == 0 ? "\n" : "") << "- " << notes[i] << '\n';
}

Math mathOf(const Run& run, Pass pass, StepId step) {
    const auto numbers = run.numbers(pass, step);
    const auto cell = [&](std::size_t i) { return Math::number(shortNumber(numbers[i])); };
    return run.shape(step).isScalar() ? cell(0) : writeMatrix(run.shape(step), cell).math;
}

void writeLatex(const Run& run, std::ostream& out) {
    out << "\\begin{tabular}{lrrr}\n  step & value & tangent & adjoint \\\\\n  \\hline\n";
    for (std::uint32_t i = 0; i < run.program.stepCount(); ++i) {
        const StepId id{i};
        out << "  $" << toLatex(statementMath(run.program, id)) << "$";
        for (const Pass pass : allPasses) out << " & $" << toLatex(mathOf(run, pass, id)) << "$";
        out << " \\\\\n";
    }
    out << "\\end{tabular}\n";
}

using Writer = void (*)(const Run&, std::ostream&);
const std::vector<std::pair<std::string, Writer>> formats{
    {"table", writeTable}, {"json", writeJson}, {"csv", writeCsv}, {"latex", writeLatex}, {"markdown", writeMarkdown}};

struct TraceOptions {
    ProgramOptions program;
    std::string format = "table";
    std::string cotangent;
};

// Of the output's shape; empty, that is ones, where nothing is given.
std::vector<double> cotangentFor(const Program& program, const std::string& given) {
    if (given.empty()) return {};
    GivenArray cotangent = parseArray(given, "--cotangent " + given);
    const Shape output = program.step(program.output()).shape;
    if (cotangent.shape != output)
        throw InputError("--cotangent: the output \"" + std::string(program.outputName()) + "\" is " +
                         shapeText(output) + ", but " + shapeText(cotangent.shape) + " was given");
    return std::move(cotangent.numbers);
}

void trace(const TraceOptions& options) {
    const Evaluated evaluated = evaluate(options.program);
    const Program& program = evaluated.compilation.program;
    const Run run{program, evaluated.seed,
                  record(program, evaluated.inputs, evaluated.seed, cotangentFor(program, options.cotangent))};
    const auto format = std::ranges::find(formats, options.format, &std::pair<std::string, Writer>::first);
    format->second(run, std::cout);
}

}  // namespace

void addTrace(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("trace", "print every step with its value, tangent and adjoint");
    auto options = std::make_shared<TraceOptions>();
    options->program.addTo(*command);
    std::vector<std::string> names;
    for (const auto& [name, writer] : formats) names.push_back(name);
    command->add_option("--format", options->format, "table, json, csv, latex or markdown")
        ->check(CLI::IsMember(names));
    command->add_option("--cotangent", options->cotangent,
                        "seed of the backward pass, of the output's shape; ones if not given");
    command->callback([options, &action] { action = [options] { trace(*options); }; });
}

}  // namespace wengert::command_line
