// `wengert compare`: partial derivatives by backward mode, forward mode, symbolic derivatives and differences: values,
// errors, operations, stored numbers and times, as a table or JSON:
//
//     {"inputs": ["x", "y"], "output": "f", "value": 4140.04…, "partials": […], "gradient": {…}}
//
// Each of the partials:
//
//     {"input": "x", "at": 2,
//      "methods": {"reverse": {"value": …, "error": 0}, "forward": {…}, "symbolic": {…},
//                  "central_difference": {"value": …, "error": …, "h": …}, "forward_difference": {…}},
//      "forward_difference": {"best_h": …, "error": …, "theory_h": …, "rounding_slope": …, "truncation_slope": …},
//      "central_difference": {…},
//      "symbolic": {"text": "(y + cos(x))*(3*y^2 + 6)", "simplified": {"tree": 6, "shared": 6}, "plain": {…}}}
//
// The gradient, about all inputs together, and the output's value alone:
//
//     {"value": {"operations": 8, "stored": 4, "passes": 1, "nanoseconds": 20.5}, "reverse": {…}, "forward": {…}, …}
//
// An error is relative to the backward mode's value. What is too large to be had is null; a method that is, is left
// out.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>
#include <utility>

#include "app/command_line/command_line.h"
#include "app/command_line/json_numbers.h"
#include "core/autodiff/scalarize.h"
#include "core/compare/comparison.h"
#include "core/language/diagnostic.h"
#include "core/language/number.h"

namespace wengert::command_line {

namespace {

struct CompareOptions {
    ProgramOptions program;
    std::vector<std::string> inputs;
    std::string format = "table";
    std::size_t budgetMs = 20;
};

// ---- text

template <std::size_t Columns>
using Row = std::array<std::string, Columns>;

std::size_t widthOf(const std::string& utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

// The first column to the left, the others to the right.
template <std::size_t Columns>
void writeRows(const std::vector<Row<Columns>>& rows, std::ostream& out) {
    std::array<std::size_t, Columns> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < Columns; ++i) widths[i] = std::max(widths[i], widthOf(row[i]));
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < Columns; ++i) {
            const std::string space(widths[i] - widthOf(row[i]), ' ');
            line += (i == 0 ? "" : "  ") + (i == 0 ? row[i] + space : space + row[i]);
        }
        out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
}

std::string formatted(const char* format, double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

// An error or a step: the order of magnitude is what counts.
std::string roughly(double number) {
    return number == 0 || !std::isfinite(number) ? exactNumber(number) : formatted("%.1e", number);
}

std::string countText(OperationCount count) {
    return count == uncountable ? "more than can be counted" : std::to_string(count);
}

std::string timeText(std::optional<double> nanoseconds) {
    if (!nanoseconds) return "–";
    static constexpr std::array<std::pair<double, const char*>, 3> units{{{1e9, " s"}, {1e6, " ms"}, {1e3, " µs"}}};
    for (const auto& [size, unit] : units)
        if (*nanoseconds >= size) return formatted("%.3g", *nanoseconds / size) + unit;
    return formatted("%.3g", *nanoseconds) + " ns";
}

void writePartial(const MethodComparison& comparison, const PartialComparison& partial, std::ostream& out) {
    const std::string symbol = "∂" + comparison.output + "/∂" + partial.name;
    const bool hasErrors = std::isfinite(comparison.value) && std::isfinite(partial.values.front().value);
    std::vector<Row<4>> rows{{symbol, "value", "error", "h"}};
    for (const MethodValue& value : partial.values)
        rows.push_back({std::string(nameOf(value.method)), exactNumber(value.value),
                        hasErrors ? roughly(value.error) : "–", value.h ? roughly(*value.h) : ""});
    writeRows(rows, out);
    out << '\n';
    for (const DifferenceStudy* study : {&partial.forward, &partial.central}) {
        if (!hasErrors) break;
        out << (study->kind == Difference::Forward ? "forward" : "central") << " differences: best h "
            << roughly(study->bestStep()) << " with error " << roughly(study->points[study->best].error) << "; theory "
            << roughly(study->theory) << '\n';
    }
    if (partial.simplified) {
        out << "symbolic derivative: " << countText(partial.simplified->tree) << " operations, "
            << countText(partial.simplified->shared) << " without repetitions";
        if (partial.plain) out << "; " << countText(partial.plain->tree) << " before simplification";
        out << '\n';
    }
    if (partial.text) out << symbol << " = " << *partial.text << '\n';
    out << '\n';
}

void writeTable(const MethodComparison& comparison, std::ostream& out) {
    out << comparison.output << " = " << exactNumber(comparison.value) << "\n\n";
    if (!std::isfinite(comparison.value))
        out << comparison.output << " is not finite here, so it has no derivative: what follows is not one. "
            << "Change the inputs' values with --at.\n\n";
    for (const PartialComparison& partial : comparison.partials) writePartial(comparison, partial, out);
    const std::string inputs = std::to_string(comparison.inputs.size());
    std::vector<Row<5>> rows{{comparison.inputs.size() == 1 ? "derivative" : "gradient, " + inputs + " inputs",
                              "operations", "stored", "passes", "time"}};
    const auto add = [&](std::string name, const std::optional<Cost>& cost, std::optional<double> nanoseconds) {
        rows.push_back({std::move(name), cost ? countText(cost->operations) : "–", cost ? countText(cost->stored) : "–",
                        cost ? countText(cost->passes) : "–", timeText(nanoseconds)});
    };
    for (const MethodCost& cost : comparison.costs) add(std::string(nameOf(cost.method)), cost.cost, cost.nanoseconds);
    add("the value alone", comparison.evaluation, comparison.evaluationNanoseconds);
    writeRows(rows, out);
}

// ---- JSON

template <class T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Json jsonCount(OperationCount count) { return count == uncountable ? Json() : Json(count); }

Json jsonSize(const std::optional<ExpressionSize>& size) {
    if (!size) return {};
    return {{"tree", jsonCount(size->tree)}, {"shared", jsonCount(size->shared)}};
}

Json jsonStudy(const DifferenceStudy& study) {
    return {{"best_h", jsonNumber(study.bestStep())},
            {"error", jsonNumber(study.points[study.best].error)},
            {"theory_h", jsonNumber(study.theory)},
            {"rounding_slope", orNull(study.roundingSlope)},
            {"truncation_slope", orNull(study.truncationSlope)}};
}

Json jsonCost(const std::optional<Cost>& cost, std::optional<double> nanoseconds) {
    Json json{{"operations", nullptr}, {"stored", nullptr}, {"passes", nullptr}, {"nanoseconds", orNull(nanoseconds)}};
    if (!cost) return json;
    json["operations"] = jsonCount(cost->operations);
    json["stored"] = jsonCount(cost->stored);
    json["passes"] = jsonCount(cost->passes);
    return json;
}

Json jsonPartial(const PartialComparison& partial) {
    Json methods = Json::object();
    for (const MethodValue& value : partial.values) {
        Json& method = methods[std::string(keyOf(value.method))];
        method = {{"value", jsonNumber(value.value)}, {"error", jsonNumber(value.error)}};
        if (value.h) method["h"] = jsonNumber(*value.h);
    }
    return {{"input", partial.name},
            {"at", jsonNumber(partial.at)},
            {"methods", methods},
            {"forward_difference", jsonStudy(partial.forward)},
            {"central_difference", jsonStudy(partial.central)},
            {"symbolic",
             {{"text", orNull(partial.text)},
              {"simplified", jsonSize(partial.simplified)},
              {"plain", jsonSize(partial.plain)}}}};
}

void writeJson(const MethodComparison& comparison, std::ostream& out) {
    Json costs = Json::object();
    costs["value"] = jsonCost(comparison.evaluation, comparison.evaluationNanoseconds);
    for (const MethodCost& cost : comparison.costs)
        costs[std::string(keyOf(cost.method))] = jsonCost(cost.cost, cost.nanoseconds);
    Json partials = Json::array();
    for (const PartialComparison& partial : comparison.partials) partials.push_back(jsonPartial(partial));
    const Json document{{"inputs", comparison.inputs},
                        {"output", comparison.output},
                        {"value", jsonNumber(comparison.value)},
                        {"partials", partials},
                        {"gradient", costs}};
    out << document.dump(2) << '\n';
}

// ---- the command

constexpr std::size_t mostInputs = 20;

// The places of the inputs that are asked for, an array's with all of its cells; all of them where nothing is asked.
std::vector<std::size_t> placesOf(const Program& program, const std::vector<std::string>& wanted) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < program.inputs().size(); ++i)
        for (std::size_t k = 0; k < program.step(StepId{i}).shape.size(); ++k)
            names.push_back(cellName(program.inputs()[i].name, program.step(StepId{i}).shape, k));
    std::vector<std::size_t> places;
    for (const std::string& name : splitAtCommas(wanted)) {
        const auto found = std::ranges::find(names, name);
        const std::optional<StepId> input = program.findInput(name);
        if (!input && found == names.end()) {
            std::string list;
            for (const Input& known : program.inputs()) list += (list.empty() ? "" : ", ") + known.name;
            throw InputError("--input: the program has no input " + wengert::quoted(name) +
                             "; its inputs are: " + (list.empty() ? "none" : list));
        }
        if (!input) places.push_back(static_cast<std::size_t>(found - names.begin()));
        else
            for (std::size_t k = 0; k < program.step(*input).shape.size(); ++k)
                places.push_back(program.step(*input).offset + k);
    }
    if (wanted.empty())
        for (std::size_t i = 0; i < std::min(names.size(), mostInputs); ++i) places.push_back(i);
    return places;
}

void compareCommand(const CompareOptions& options) {
    const Evaluated evaluated = evaluate(options.program);
    const Program& program = evaluated.compilation.program;
    if (program.inputs().empty()) throw InputError("the program has no inputs, so there is no derivative to compare");
    const MethodComparison comparison = compareMethods(
        program, evaluated.inputs,
        {.places = placesOf(program, options.inputs), .budget = std::chrono::milliseconds(options.budgetMs)});
    (options.format == "json" ? writeJson : writeTable)(comparison, std::cout);
}

}  // namespace

void addCompare(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand(
        "compare", "compare ways to differentiate: backward and forward mode, symbolic, finite differences");
    auto options = std::make_shared<CompareOptions>();
    options->program.addTo(*command);
    command->remove_option(command->get_option("--seed"));  // every input has a direction of its own
    command
        ->add_option("--input", options->inputs,
                     "the inputs to differentiate with respect to; of more than 20 the first 20 if not given")
        ->allow_extra_args(false);
    command->add_option("--budget", options->budgetMs, "milliseconds to measure each method; 0: no times")
        ->check(wholeNumberFrom(0));
    command->add_option("--format", options->format, "table or json")->check(CLI::IsMember({"table", "json"}));
    command->callback([options, &action] { action = [options] { compareCommand(*options); }; });
}

}  // namespace wengert::command_line
