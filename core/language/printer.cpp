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

constexpr std::size_t mostCellsShown = 36;
constexpr std::size_t mostCellsInLabel = 4;

// Rows separated by ; and cells by a comma.
template <class CellText>
std::string inSquareBrackets(Shape shape, CellText cellText) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i > 0) text += i % shape.columns == 0 ? "; " : ", ";
        text += cellText(i);
    }
    return text + "]";
}

std::string constantText(Shape shape, std::span<const double> numbers, Spelling spelling) {
    if (shape.isScalar()) return constantText(numbers[0], spelling);
    const bool isTooLong = (spelling == Spelling::Shown && shape.size() > mostCellsShown) ||
                           (spelling == Spelling::Short && shape.size() > mostCellsInLabel);
    if (isTooLong) return "[" + shapeText(shape) + "]";
    return inSquareBrackets(shape, [&](std::size_t i) { return constantText(numbers[i], spelling); });
}

std::string constantText(const Program& program, ConstantId id, Spelling spelling) {
    return constantText(program.shape(id), program.constantNumbers(id), spelling);
}

bool isLiteral(const OpRow& row) { return row.notation == Notation::Literal; }
bool isFunctionForm(const OpRow& row) { return row.symbol.empty() && !isLiteral(row); }
bool isPostfix(const OpRow& row) { return row.notation == Notation::Transpose; }

std::string symbolText(const OpRow& row, Spelling spelling) {
    if (isPostfix(row) && spelling != Spelling::Typed) return "ᵀ";
    return std::string(spelling == Spelling::Typed && !row.ascii.empty() ? row.ascii : row.symbol);
}

std::string callText(const OpRow& row, const std::vector<std::string>& arguments) {
    std::string list;
    for (const std::string& argument : arguments) list += (list.empty() ? "" : ", ") + argument;
    return std::string(row.name) + "(" + list + ")";
}

// An array of parts: elided to its first and last where people read it.
std::string literalText(Shape shape, const std::vector<std::string>& parts, Spelling spelling) {
    if (spelling == Spelling::Typed || parts.size() <= mostCellsShown)
        return inSquareBrackets(shape, [&](std::size_t i) { return parts[i]; });
    return "[" + parts.front() + ", …, " + parts.back() + "]";
}

// A matrix product that reads back from `*`: of two arrays.
bool isStarred(const Program& program, StepId step) {
    const auto arguments = program.arguments(step);
    return program.step(step).op == opId<MatrixProduct>() && !program.shape(arguments[0]).isScalar() &&
           !program.shape(arguments[1]).isScalar();
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
        const bool isOperand = !isFunctionForm(row) && !isLiteral(row) && program.shape(argument).isScalar();
        const bool needsBrackets =
            isOperand && (std::signbit(program.constant(argument.constant())) || arguments.size() == 1);
        const std::string text = constantText(program, argument.constant(), spelling);
        parts.push_back(needsBrackets ? "(" + text + ")" : text);
    }
    if (isFunctionForm(row)) return callText(row, parts);
    if (isLiteral(row)) return literalText(program.step(step).shape, parts, spelling);
    std::string symbol = symbolText(row, spelling);
    if (isPostfix(row)) return parts[0] + symbol;
    if (spelling == Spelling::Typed && isStarred(program, step)) symbol = Multiply::row.ascii;
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

Phrase constantPhrase(const Program& program, ConstantId id) {
    const auto numbers = program.constantNumbers(id);
    if (numbers.size() == 1) return constantPhrase(numbers[0]);
    return writeMatrix(program.shape(id), [&](std::size_t cell) { return constantPhrase(numbers[cell]).math; });
}

Math rightSide(const Program& program, StepId step) {
    if (program.isInput(step)) {
        Math name = nameSymbol(program.inputs()[index(step)].name);
        name.step = step;
        return name;
    }
    const auto phraseFor = [&](const Argument& argument) {
        return argument.isStep() ? phraseOf(stepSymbol(argument.step())) : constantPhrase(program, argument.constant());
    };
    const OpRow& row = *op(program.step(step).op).row;
    if (isLiteral(row))
        return writeMatrix(program.step(step).shape,
                           [&](std::size_t cell) { return phraseFor(program.arguments(step)[cell]).math; })
            .math;
    std::vector<Phrase> arguments;
    std::ranges::transform(program.arguments(step), std::back_inserter(arguments), phraseFor);
    Phrase written = write(inOneLine(row), arguments, ProductStyle::Crossed);
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

// What stands behind an input's name: its numbers, or its shape where that says them all.
std::string inputText(const Program& program, StepId input) {
    const Shape shape = program.step(input).shape;
    const std::vector<double>& numbers = program.inputs()[index(input)].value;
    const bool isOnes = std::ranges::count(numbers, 1.0) == static_cast<std::ptrdiff_t>(numbers.size());
    if (!shape.isScalar() && isOnes) return " : " + std::to_string(shape.rows) + "x" + std::to_string(shape.columns);
    return " = " + arrayText(shape, numbers);
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
    if (isLiteral(row)) return "[" + shapeText(program.step(step).shape) + "]";
    const std::string symbol = symbolText(row, Spelling::Short);
    if (!hasConstant) return isFunctionForm(row) ? std::string(row.name) : symbol;
    std::vector<std::string> parts;
    for (const Argument& argument : arguments)
        parts.push_back(argument.isStep() ? std::string(isFunctionForm(row) ? "·" : "")
                                          : constantText(program, argument.constant(), Spelling::Short));
    if (isFunctionForm(row)) return callText(row, parts);
    if (parts.size() == 1) return isPostfix(row) ? parts[0] + symbol : symbol + parts[0];
    if (parts[1].starts_with("−")) parts[1] = "(" + parts[1] + ")";
    return parts[0] + (parts[0].empty() ? "" : " ") + symbol + (parts[1].empty() ? "" : " ") + parts[1];
}

std::string printProgram(const Program& program) {
    const std::vector<std::string> names = uniqueNames(program);
    const NameOf nameOf = [&](StepId id) { return names[index(id)]; };
    std::string text;
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        text += names[i] +
                (program.isInput(id) ? inputText(program, id)
                                     : " = " + expressionText(program, id, Spelling::Typed, nameOf)) +
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

std::string arrayText(Shape shape, std::span<const double> numbers) {
    if (shape.isScalar()) return exactNumber(numbers[0]);
    return inSquareBrackets(shape, [&](std::size_t i) { return exactNumber(numbers[i]); });
}

std::string rewriteLiteral(std::string_view text, SourceSpan literal, Shape shape, std::span<const double> numbers) {
    const bool isShape = text.substr(literal.begin).starts_with(':');
    return std::string(text.substr(0, literal.begin)) + (isShape ? "= " : "") + arrayText(shape, numbers) +
           std::string(text.substr(literal.end));
}

std::string rewriteLiteral(std::string_view text, SourceSpan literal, double value) {
    return rewriteLiteral(text, literal, {}, {&value, 1});
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
