#include "core/language/printer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_set>
#include <vector>

#include "core/language/notation.h"
#include "core/language/number.h"
#include "core/language/symbols.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

enum class Spelling { Typed, Shown, Short };  // * and pi; × and π; the same with numbers rounded

std::string constantText(double number, Spelling spelling) {
    const std::string minus = spelling == Spelling::Typed ? "-" : "−";
    if (std::signbit(number)) return minus + constantText(-number, spelling);
    const std::string_view name = constantName(number);
    if (name.empty()) return spelling == Spelling::Short ? shortNumber(number) : exactNumber(number);
    return std::string(name == "π" && spelling == Spelling::Typed ? "pi" : name);
}

bool isFunctionForm(const OpRow& row) { return row.symbol.empty(); }

std::string symbolText(const OpRow& row, Spelling spelling) {
    return std::string(spelling == Spelling::Typed && !row.ascii.empty() ? row.ascii : row.symbol);
}

std::string callText(const OpRow& row, const std::vector<std::string>& arguments) {
    std::string list;
    for (const std::string& argument : arguments) list += (list.empty() ? "" : ", ") + argument;
    return std::string(row.name) + "(" + list + ")";
}

using NameOf = std::function<std::string(StepId)>;

// name(a, b), a + b or −a. Constants next to an operator are bracketed where they have a sign, or would get one.
std::string expressionText(const Program& program, StepId step, Spelling spelling, const NameOf& nameOf) {
    const OpRow& row = *op(program.step(step).op).row;
    const auto arguments = program.arguments(step);
    std::vector<std::string> parts;
    for (const Argument& argument : arguments) {
        if (argument.isStep()) {
            parts.push_back(nameOf(argument.step()));
            continue;
        }
        const double constant = program.constant(argument.constant());
        const bool needsBrackets = !isFunctionForm(row) && (std::signbit(constant) || arguments.size() == 1);
        const std::string text = constantText(constant, spelling);
        parts.push_back(needsBrackets ? "(" + text + ")" : text);
    }
    if (isFunctionForm(row)) return callText(row, parts);
    const std::string symbol = symbolText(row, spelling);
    const std::string text = parts.size() == 1 ? symbol + parts[0] : parts[0] + " " + symbol + " " + parts[1];
    return row.precedence == Precedence::Comparison && spelling == Spelling::Shown ? "(" + text + ")" : text;
}

std::string statement(const Program& program, StepId step, Spelling spelling) {
    const std::string right =
        program.isInput(step) ? program.inputs()[index(step)].name : expressionText(program, step, spelling, stepName);
    return stepName(step) + " = " + right;
}

// Written in one line, and functions that formulas write with signs of their own (x², √x) by their names.
OpRow inOneLine(OpRow row) {
    if (row.notation == Notation::Quotient) row.notation = Notation::Infix;
    if (isFunctionForm(row) && row.notation != Notation::Function) {
        row.notation = Notation::Function;
        row.latex = "";
    }
    return row;
}

Phrase constantPhrase(double number) {
    if (constantName(std::abs(number)).empty()) return phraseOf(number);
    Phrase name = phraseOf(Math::variable(std::string(constantName(std::abs(number)))));
    return number < 0 ? write(Negate::row, std::span(&name, 1)) : name;
}

Math rightSide(const Program& program, StepId step) {
    if (program.isInput(step)) {
        Math name = nameSymbol(program.inputs()[index(step)].name);
        name.step = step;
        return name;
    }
    std::vector<Phrase> arguments;
    for (const Argument& argument : program.arguments(step))
        arguments.push_back(argument.isStep() ? phraseOf(stepSymbol(argument.step()))
                                              : constantPhrase(program.constant(argument.constant())));
    Phrase written = write(inOneLine(*op(program.step(step).op).row), arguments, ProductStyle::Crossed);
    return bracketed(std::move(written), Precedence::Sum);
}

// What printProgram calls each step. The output's name waits for the last statement, so that it is the output there.
std::vector<std::string> uniqueNames(const Program& program) {
    std::unordered_set<std::string_view> taken;
    bool hasAliases = false;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        const auto all = program.names(StepId{static_cast<std::uint32_t>(i)});
        taken.insert(all.begin(), all.end());
        hasAliases |= all.size() > 1;
        names.emplace_back(all.empty() ? "" : all[0]);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        const bool isLast = i + 1 == names.size() && !hasAliases;
        if (!names[i].empty() && (program.isInput(id) || isLast || names[i] != program.outputName())) continue;
        for (names[i] = stepName(id); taken.contains(names[i]);) names[i] += '_';
    }
    return names;
}

}  // namespace

std::string stepName(StepId step) { return "s" + std::to_string(index(step) + 1); }

std::string statementText(const Program& program, StepId step) { return statement(program, step, Spelling::Shown); }

std::string statementSource(const Program& program, StepId step) { return statement(program, step, Spelling::Typed); }

Math statementMath(const Program& program, StepId step) {
    Math math = Math::row(stepSymbol(step), Math::op("="), rightSide(program, step));
    math.step = step;
    return math;
}

std::string stepLabel(const Program& program, StepId step) {
    if (program.isInput(step)) return program.inputs()[index(step)].name;
    const OpRow& row = *op(program.step(step).op).row;
    const auto arguments = program.arguments(step);
    const bool hasConstant = std::ranges::any_of(arguments, [](const Argument& a) { return !a.isStep(); });
    if (!hasConstant) return std::string(isFunctionForm(row) ? row.name : row.symbol);
    std::vector<std::string> parts;
    for (const Argument& argument : arguments)
        parts.push_back(argument.isStep() ? std::string(isFunctionForm(row) ? "·" : "")
                                          : constantText(program.constant(argument.constant()), Spelling::Short));
    if (isFunctionForm(row)) return callText(row, parts);
    const std::string symbol(row.symbol);
    if (parts.size() == 1) return symbol + parts[0];
    if (parts[1].starts_with("−")) parts[1] = "(" + parts[1] + ")";
    return parts[0] + (parts[0].empty() ? "" : " ") + symbol + (parts[1].empty() ? "" : " ") + parts[1];
}

std::string printProgram(const Program& program) {
    const std::vector<std::string> names = uniqueNames(program);
    const NameOf nameOf = [&](StepId id) { return names[index(id)]; };
    std::string text;
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        text += names[i] + " = " +
                (program.isInput(id) ? exactNumber(program.inputs()[i].value[0])
                                     : expressionText(program, id, Spelling::Typed, nameOf)) +
                "\n";
    }
    // Other names of the same steps, the output's last.
    for (std::size_t i = 0; i < program.stepCount(); ++i)
        for (std::string_view name : program.names(StepId{static_cast<std::uint32_t>(i)}))
            if (name != names[i] && name != program.outputName()) text += std::string(name) + " = " + names[i] + "\n";
    if (!program.isEmpty() && nameOf(program.output()) != program.outputName())
        text += std::string(program.outputName()) + " = " + nameOf(program.output()) + "\n";
    return text;
}

std::string rewriteLiteral(std::string_view text, SourceSpan literal, double value) {
    return std::string(text.substr(0, literal.begin)) + exactNumber(value) + std::string(text.substr(literal.end));
}

std::string programToLatex(const Program& program) {
    std::string text = "\\begin{aligned}\n";
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        if (const std::string_view name = program.name(id); !name.empty() && !program.isInput(id))
            text += toLatex(nameSymbol(name)) + " = ";
        text += toLatex(stepSymbol(id)) + " &= " + toLatex(rightSide(program, id));
        text += i + 1 < program.stepCount() ? " \\\\\n" : "\n";
    }
    return text + "\\end{aligned}\n";
}

std::string programToDot(const Program& program) {
    std::string text = "digraph program {\n    rankdir=LR;\n    node [shape=box];\n";
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        const std::string_view name = program.isInput(id) ? "" : program.name(id);
        text += "    " + stepName(id) + " [label=\"" + stepName(id) + (name.empty() ? "" : " = ") + std::string(name) +
                "\\n" + stepLabel(program, id) + "\"" + (id == program.output() ? ", penwidth=2" : "") + "];\n";
        for (const Argument& argument : program.arguments(id))
            if (argument.isStep()) text += "    " + stepName(argument.step()) + " -> " + stepName(id) + ";\n";
    }
    return text + "}\n";
}

}  // namespace wengert
