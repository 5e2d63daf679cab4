#include "core/autodiff/array_explanation.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "core/autodiff/symbol.h"
#include "core/language/notation.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/language/utf8.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

constexpr std::size_t writtenOut = 16;  // cells of an array whose numbers stand in the ladder
constexpr std::size_t inATable = 2;     // cells of an array whose numbers stand in a row of the table

MathRole roleOf(Pass pass) {
    return pass == Pass::Values ? MathRole::Value : pass == Pass::Tangents ? MathRole::Tangent : MathRole::Adjoint;
}

// The array's numbers; its shape where there are too many.
Math arrayMath(Shape shape, std::span<const double> numbers, MathRole role) {
    if (shape.isScalar()) return phraseOf(numbers.front(), role).math;
    if (shape.size() > writtenOut) {
        Math size = Math::name(shapeText(shape));
        size.role = role;
        return Math::of(MathKind::Group, {std::move(size)});
    }
    return writeMatrix(shape, [&](std::size_t cell) { return phraseOf(numbers[cell], role).math; }).math;
}

std::string arrayInATable(Shape shape, std::span<const double> numbers) {
    if (shape.size() > inATable) return shapeText(shape);
    std::string text;
    for (const double number : numbers)
        text += (text.empty() ? "" : shape.rows > 1 ? "; " : ", ") + shortNumber(number);
    return shape.isScalar() ? text : "[" + text + "]";
}

// ---- a rule's text as mathematics

enum class Mark { None, Dot, Bar };
using Naming = std::function<Math(char name, Mark mark)>;  // name: a, b or y

// The texts of rules (OpRow::tangentRule, adjointRules): a, b and y with their marks, words, numbers, operators,
// round brackets and ᵀ.
class RuleReader {
 public:
    RuleReader(std::string_view text, const Naming& naming) : m_text(decodeUtf8(text)), m_naming(naming) {}

    Math read() {
        std::vector<Math> parts;
        while (m_at < m_text.size() && m_text[m_at] != U')') readPart(parts);
        return Math::row(std::move(parts));
    }

 private:
    void readPart(std::vector<Math>& parts) {
        const char32_t c = m_text[m_at];
        if (isLetter(c)) return readWord(parts);
        if (isDigit(c)) return readNumber(parts);
        ++m_at;
        switch (c) {
            case U' ': return;
            case U'ȧ': parts.push_back(m_naming('a', Mark::Dot)); return;
            case U'ḃ': parts.push_back(m_naming('b', Mark::Dot)); return;
            case U'ẏ': parts.push_back(m_naming('y', Mark::Dot)); return;
            case U'ȳ': parts.push_back(m_naming('y', Mark::Bar)); return;
            case U'ᵀ':
                parts.back() = Math::of(MathKind::Superscript, {std::move(parts.back()), Math::name("T")});
                return;
            case U'(':
                parts.push_back(Math::of(MathKind::Group, {read()}));
                ++m_at;
                return;
            default: {
                std::string text;
                appendUtf8(text, c);
                parts.push_back(Math::op(text));
            }
        }
    }
    void readWord(std::vector<Math>& parts) {
        std::string word;
        for (; m_at < m_text.size() && isLetter(m_text[m_at]); ++m_at) appendUtf8(word, m_text[m_at]);
        if (word == "a" || word == "b" || word == "y") parts.push_back(m_naming(word.front(), Mark::None));
        else parts.push_back(word.size() == 1 ? Math::variable(word) : Math::name(word));
    }
    void readNumber(std::vector<Math>& parts) {
        std::string digits;
        for (; m_at < m_text.size() && isDigit(m_text[m_at]); ++m_at) appendUtf8(digits, m_text[m_at]);
        parts.push_back(Math::number(digits));
    }
    static bool isLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
    static bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

    std::u32string m_text;
    const Naming& m_naming;
    std::size_t m_at = 0;
};

Math read(std::string_view rule, const Naming& naming) { return RuleReader(rule, naming).read(); }

// ---- what the names stand for

Pass passOf(Mark mark) {
    return mark == Mark::None ? Pass::Values : mark == Mark::Dot ? Pass::Tangents : Pass::Adjoints;
}

Math marked(StepId step, Mark mark) {
    if (mark == Mark::None) return stepSymbol(step);
    Math math = Math::of(mark == Mark::Dot ? MathKind::Dot : MathKind::Bar, {stepSymbol(step)});
    math.step = step;
    return math;
}

// The step or constant that a, b or y is, at a step.
Argument named(const Program& program, StepId user, char name) {
    if (name == 'y') return user;
    const auto arguments = program.arguments(user);
    return arguments[std::min<std::size_t>(name == 'a' ? 0 : 1, arguments.size() - 1)];
}

Naming symbolsOf(const Program& program, StepId user) {
    return [&program, user](char name, Mark mark) {
        const Argument argument = named(program, user, name);
        if (argument.isStep()) return marked(argument.step(), mark);
        if (mark != Mark::None) return Math::number("0");  // a constant does not move
        return arrayMath(program.shape(argument), program.constantNumbers(argument.constant()), MathRole::Inherit);
    };
}

Naming numbersOf(const Program& program, const Trace& trace, StepId user) {
    return [&program, &trace, user](char name, Mark mark) {
        const Argument argument = named(program, user, name);
        if (!argument.isStep()) return symbolsOf(program, user)(name, mark);
        Math math = arrayMath(program.shape(argument), trace.numbers(program, passOf(mark), argument.step()),
                              roleOf(passOf(mark)));
        math.step = argument.step();
        return math;
    };
}

// ---- element-wise steps

// The numbers that an element-wise step takes for one of its cells.
std::vector<double> argumentsOfCell(const Program& program, const Trace& trace, StepId step, std::size_t cell) {
    const Shape result = program.step(step).shape;
    std::vector<double> numbers;
    for (const Argument& argument : program.arguments(step)) {
        const Shape shape = program.shape(argument);
        const std::size_t at = shape == result ? cell : shape.isScalar() ? 0 : cell / result.columns;
        numbers.push_back(trace.argumentNumbers(program, argument)[at]);
    }
    return numbers;
}

// f′(a) in symbols, as every cell has it; where the cells are in different pieces of f, a symbol of its own.
Math elementwisePartial(const Program& program, const Trace& trace, EdgeId edge) {
    constexpr std::size_t lookedAt = 256;
    const StepId user = program.userOf(edge);
    const auto values = trace.numbers(program, Pass::Values, user);
    Math partial;
    for (std::size_t cell = 0; cell < std::min(values.size(), lookedAt); ++cell) {
        Math here =
            bracketed(symbolicPartial(program, argumentsOfCell(program, trace, user, cell), values[cell], edge).names(),
                      Precedence::Product);
        if (cell == 0) partial = std::move(here);
        else if (toText(here) != toText(partial)) {
            const StepId argument = program.argument(edge).step();
            if (program.step(user).argumentCount == 1)
                return Math::row({Math::name(std::string(op(program.step(user).op).row->name) + "′"),
                                  Math::of(MathKind::Group, {stepSymbol(argument)})});
            return Math::row(
                {Math::variable("∂"), stepSymbol(user), Math::op("/"), Math::variable("∂"), stepSymbol(argument)});
        }
    }
    return partial;
}

bool isOne(const Math& math) { return math.kind == MathKind::Number && math.text == "1"; }

// ȳ ⊙ f′(a), summed where the argument was stretched over the result.
Math elementwiseTerm(const Program& program, const Trace& trace, Pass pass, EdgeId edge) {
    const StepId user = program.userOf(edge);
    const StepId argument = program.argument(edge).step();
    Math local = elementwisePartial(program, trace, edge);
    std::vector<Math> parts;
    if (pass == Pass::Adjoints && program.step(argument).shape != program.step(user).shape)
        parts.push_back(Math::op("Σ"));
    parts.push_back(pass == Pass::Adjoints ? marked(user, Mark::Bar) : marked(argument, Mark::Dot));
    if (!isOne(local)) {
        parts.push_back(Math::op("⊙"));
        parts.push_back(std::move(local));
    }
    return Math::row(std::move(parts));
}

// ---- terms

std::string_view adjointRule(const Program& program, EdgeId edge) {
    const Step& step = program.step(program.userOf(edge));
    const std::size_t slot = index(edge) - step.firstArgument;
    const auto& rules = op(step.op).row->adjointRules;
    return slot < rules.size() ? rules[slot] : std::string_view();
}

// What an edge adds, in symbols.
Math termInSymbols(const Program& program, const Trace& trace, Pass pass, EdgeId edge) {
    const StepId user = program.userOf(edge);
    Math math;
    if (op(program.step(user).op).isElementwise) math = elementwiseTerm(program, trace, pass, edge);
    else if (const std::string_view rule = adjointRule(program, edge); !rule.empty())
        math = read(rule, symbolsOf(program, user));
    else math = Math::row({marked(user, Mark::Bar), Math::name("at its cell")});
    math.edge = edge;
    math.step = pass == Pass::Adjoints ? user : program.argument(edge).step();
    return math;
}

Math sum(std::vector<Math> terms) {
    Math math;
    for (Math& term : terms) {
        if (!math.children.empty()) math.children.push_back(Math::op("+"));
        math.children.push_back(std::move(term));
    }
    return math;
}

ExplanationTerm tableRow(const Program& program, const Trace& trace, Pass pass, EdgeId edge) {
    const StepId user = program.userOf(edge);
    const StepId argument = program.argument(edge).step();
    const bool backward = pass == Pass::Adjoints;
    const StepId through = backward ? user : argument;
    const Shape target = program.step(backward ? argument : user).shape;
    const auto upstream = trace.numbers(program, pass, through);
    const std::vector<double> downstream = edgeNumbers(program, trace, pass, edge);
    return {.edge = edge,
            .through = through,
            .statement = statementMath(program, through),
            .arrays = ArrayTerm{.upstream = arrayInATable(program.step(through).shape, upstream),
                                .downstream = arrayInATable(target, downstream)}};
}

void explainValue(const Program& program, const Trace& trace, StepId step, Explanation& explanation) {
    explanation.ladder.push_back(statementMath(program, step));
    const auto arguments = program.arguments(step);
    const bool isSmall = std::ranges::all_of(
        arguments, [&](const Argument& argument) { return program.shape(argument).size() <= writtenOut; });
    const Op& rule = op(program.step(step).op);
    if (isSmall && !arguments.empty() && rule.row->notation != Notation::Literal) {
        std::vector<Phrase> phrases;
        for (const Argument& argument : arguments) {
            Phrase phrase{.math = arrayMath(program.shape(argument), trace.argumentNumbers(program, argument),
                                            argument.isStep() ? MathRole::Value : MathRole::Inherit)};
            if (argument.isStep()) phrase.math.step = argument.step();
            phrases.push_back(std::move(phrase));
        }
        explanation.ladder.push_back(ladderLine({write(*rule.row, phrases, ProductStyle::Crossed).math}));
    }
}

void explainTangent(const Program& program, const Trace& trace, StepId step, Explanation& explanation) {
    const Op& rule = op(program.step(step).op);
    const std::vector<EdgeId> edges = termEdges(program, Pass::Tangents, step);
    if (edges.empty()) {
        explanation.ladder.push_back(marked(step, Mark::Dot));
        return;
    }
    if (!rule.isElementwise && !rule.row->tangentRule.empty()) {
        explanation.ladder.push_back(read(rule.row->tangentRule, symbolsOf(program, step)));
    } else {
        std::vector<Math> terms;
        terms.reserve(edges.size());
        for (const EdgeId edge : edges) terms.push_back(termInSymbols(program, trace, Pass::Tangents, edge));
        explanation.ladder.push_back(Math::row({marked(step, Mark::Dot), Math::op("="), sum(std::move(terms))}));
    }
    for (const EdgeId edge : edges) explanation.terms.push_back(tableRow(program, trace, Pass::Tangents, edge));
}

void explainAdjoint(const Program& program, const Trace& trace, StepId step, Explanation& explanation) {
    const auto uses = program.uses(step);
    if (uses.empty()) {
        explanation.ladder.push_back(marked(step, Mark::Bar));
        return;
    }
    std::vector<Math> symbols;
    std::vector<Math> numbers;
    bool hasNumbers = true;
    for (const Use& use : uses) {
        symbols.push_back(termInSymbols(program, trace, Pass::Adjoints, use.edge));
        const Op& rule = op(program.step(use.user).op);
        const bool isSmall = program.step(use.user).shape.size() <= writtenOut &&
                             std::ranges::all_of(program.arguments(use.user), [&](const Argument& argument) {
                                 return program.shape(argument).size() <= writtenOut;
                             });
        const std::string_view text = adjointRule(program, use.edge);
        hasNumbers = hasNumbers && isSmall && !rule.isElementwise && !text.empty();
        if (hasNumbers) numbers.push_back(read(text, numbersOf(program, trace, use.user)));
        explanation.terms.push_back(tableRow(program, trace, Pass::Adjoints, use.edge));
    }
    explanation.ladder.push_back(Math::row({marked(step, Mark::Bar), Math::op("="), sum(std::move(symbols))}));
    if (hasNumbers) explanation.ladder.push_back(ladderLine({sum(std::move(numbers))}));
}

bool isScalarStep(const Program& program, StepId step) {
    return program.step(step).shape.isScalar() && op(program.step(step).op).isElementwise &&
           std::ranges::all_of(program.arguments(step),
                               [&](const Argument& argument) { return program.shape(argument).isScalar(); });
}

}  // namespace

bool speaksOfArrays(const Program& program, Pass pass, StepId step) {
    if (!program.step(step).shape.isScalar()) return true;
    if (pass != Pass::Adjoints) return !isScalarStep(program, step);
    return !std::ranges::all_of(program.uses(step), [&](const Use& use) { return isScalarStep(program, use.user); });
}

Explanation explainArrays(const Program& program, const Trace& trace, Pass pass, StepId step, const Writing& writing) {
    Explanation explanation;
    if (pass == Pass::Values) explainValue(program, trace, step, explanation);
    else if (pass == Pass::Tangents) explainTangent(program, trace, step, explanation);
    else explainAdjoint(program, trace, step, explanation);
    explanation.ladder.push_back(
        ladderLine({strong(arrayMath(program.step(step).shape, trace.numbers(program, pass, step), roleOf(pass)))}));
    for (ExplanationTerm& term : explanation.terms) {
        Math local = arrayLocalDerivative(program, trace, pass, term.edge);
        term.arrays->local = toText(writing ? writing(std::move(local)) : local);
    }
    if (writing)
        for (Math& line : explanation.ladder) line = writing(std::move(line));
    return explanation;
}

std::vector<std::string> arrayNotes(const Program& program, const Trace& trace, StepId step) {
    const Op& rule = op(program.step(step).op);
    const std::size_t cells = program.step(step).shape.size();
    const std::string place = stepName(step) + ": ";
    if (rule.isElementwise) {
        std::size_t outside = 0;
        std::size_t kinks = 0;
        std::string why;
        std::string_view kink;
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const std::vector<double> arguments = argumentsOfCell(program, trace, step, cell);
            if (const std::string here = rule.outsideDomain(arguments.data()); !here.empty()) ++outside, why = here;
            else if (const std::string_view at = rule.kink(arguments.data()); !at.empty()) ++kinks, kink = at;
        }
        const auto share = [&](std::size_t count) {
            return std::to_string(count) + " of " + std::to_string(cells) + " cells";
        };
        if (outside > 0) return {place + std::string(rule.row->name) + " " + why + "; not so in " + share(outside)};
        if (kinks > 0) return {place + std::string(kink) + ", in " + share(kinks)};
        return {};
    }
    std::vector<std::vector<double>> numbers;
    std::vector<Cells<double>> arguments;
    for (const Argument& argument : program.arguments(step)) {
        const auto given = trace.argumentNumbers(program, argument);
        numbers.emplace_back(given.begin(), given.end());
        arguments.emplace_back(numbers.back().data(), program.shape(argument));
    }
    if (const std::string_view why = rule.arrayOutsideDomain(arguments); !why.empty())
        return {place + std::string(rule.row->name) + " " + std::string(why)};
    if (const std::string_view kink = rule.arrayKink(arguments); !kink.empty()) return {place + std::string(kink)};
    return {};
}

Math arrayLocalDerivative(const Program& program, const Trace& trace, Pass pass, EdgeId edge) {
    const StepId user = program.userOf(edge);
    if (op(program.step(user).op).isElementwise) {
        Math partial = elementwisePartial(program, trace, edge);
        return isOne(partial) ? partial : Math::row({Math::op("⊙"), std::move(partial)});
    }
    if (pass == Pass::Tangents) return Math::name(std::string(op(program.step(user).op).row->name));
    return termInSymbols(program, trace, pass, edge);
}

}  // namespace wengert
