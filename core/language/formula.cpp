#include "core/language/formula.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/language/notation.h"
#include "core/language/number.h"
#include "core/language/products.h"
#include "core/language/symbols.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

constexpr std::size_t mostNodesInLine = 5'000;
constexpr std::size_t mostNodes = 20'000;
constexpr std::size_t mostLevels = 400;
constexpr std::size_t mostNamedInputs = 8;  // f(x1, … x9) says less than f

Math ellipsis() { return Math::variable("…"); }

// ℝ with the shape as its exponent.
Math space(Shape shape) { return Math::of(MathKind::Superscript, Math::name("ℝ"), Math::number(shapeText(shape))); }

// As it was typed: exact.
Phrase numberPhrase(double number) {
    if (std::signbit(number)) {
        Phrase magnitude = numberPhrase(-number);
        return write(Negate::row, std::span(&magnitude, 1));
    }
    const std::string_view name = constantName(number);
    return name.empty() ? phraseOfNumber(exactNumber(number)) : phraseOf(Math::variable(std::string(name)));
}

class Formula {
 public:
    explicit Formula(const Compilation& compilation)
        : m_syntax(compilation.syntax), m_program(compilation.program), m_meaning(compilation.meaning) {}

    std::vector<Math> run() {
        const auto& statements = m_syntax.statements;
        const auto isLine = [](const Statement& s) { return !s.isLiteral; };
        const auto lineCount = static_cast<std::size_t>(std::ranges::count_if(statements, isLine));
        std::vector<Math> lines;
        std::size_t nodes = 0;
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (lineCount > 0 && !isLine(statements[i])) continue;
            const std::size_t count = nodeCount(i);
            if ((nodes += std::min(count, mostNodesInLine)) > mostNodes) {
                lines.push_back(ellipsis());
                break;
            }
            Math left = leftSide(statements[i], lineCount == 1);
            if (m_syntax.nodes[lastNode(i)].kind == SyntaxKind::Shape) {
                lines.push_back(Math::row(std::move(left), Math::op("∈"), space(m_syntax.nodes[lastNode(i)].shape)));
                continue;
            }
            Math right = count <= mostNodesInLine && levelsOf(i) <= mostLevels ? rightSide(i) : ellipsis();
            lines.push_back(Math::row(std::move(left), Math::op("="), std::move(right)));
        }
        return lines;
    }

 private:
    std::size_t firstNode(std::size_t statement) const {
        return statement == 0 ? 0 : index(m_syntax.statements[statement - 1].root) + 1;
    }
    std::size_t lastNode(std::size_t statement) const { return index(m_syntax.statements[statement].root); }
    std::size_t nodeCount(std::size_t statement) const {
        const auto nodes = std::span(m_syntax.nodes).subspan(firstNode(statement));
        return static_cast<std::size_t>(std::ranges::count(nodes.first(lastNode(statement) - firstNode(statement) + 1),
                                                           false, &SyntaxNode::isCell));
    }

    std::optional<StepId> stepOf(std::size_t node) const {
        return m_meaning[node].isStep() ? std::optional(m_meaning[node].step()) : std::nullopt;
    }

    std::size_t levelsOf(std::size_t statement) const {
        const std::size_t first = firstNode(statement);
        std::vector<std::size_t> levels;
        for (std::size_t n = first; n <= lastNode(statement); ++n) {
            levels.push_back(1);
            for (NodeId child : m_syntax.childrenOf(NodeId{static_cast<std::uint32_t>(n)}))
                levels.back() = std::max(levels.back(), levels[index(child) - first] + 1);
        }
        return levels.back();
    }

    Math leftSide(const Statement& statement, bool isOnly) const {
        Math name = nameSymbol(statement.name);
        name.step = m_program.find(statement.name);
        std::vector<std::string> inputs;
        for (const Parameter& parameter : statement.parameters) inputs.push_back(parameter.name);
        if (inputs.empty() && isOnly)
            for (const Input& input : m_program.inputs()) inputs.push_back(input.name);
        if (inputs.empty() || inputs.size() > mostNamedInputs) return name;
        Math list;
        for (const std::string& input : inputs) {
            if (!list.children.empty()) list.children.push_back(Math::comma());
            list.children.push_back(nameSymbol(input));
            list.children.back().step = m_program.find(input);
        }
        return Math::row(std::move(name), Math::of(MathKind::Group, std::move(list)));
    }

    // Phrases wait on a stack for the operation that takes them.
    Math rightSide(std::size_t statement) const {
        std::vector<Phrase> waiting;
        for (std::size_t n = firstNode(statement); n <= lastNode(statement); ++n) {
            const SyntaxNode& node = m_syntax.nodes[n];
            if (node.isCell) continue;  // written with its array
            Phrase phrase = phraseFor(node, waiting);
            phrase.math.step = node.kind == SyntaxKind::Number ? std::nullopt : stepOf(n);
            waiting.push_back(std::move(phrase));
        }
        Phrase& whole = waiting.back();
        return whole.math.kind == MathKind::Cases ? std::move(whole.math)
                                                  : bracketed(std::move(whole), Precedence::Sum);
    }

    Phrase phraseFor(const SyntaxNode& node, std::vector<Phrase>& waiting) const {
        switch (node.kind) {
            case SyntaxKind::Number: return numberPhrase(node.number);
            case SyntaxKind::Name: return phraseOf(nameSymbol(m_syntax.names[node.name]));
            case SyntaxKind::Array: return array(node, waiting);
            case SyntaxKind::Apply: return operation(node, waiting);
            case SyntaxKind::Shape: break;  // a line of its own
        }
        return {};
    }

    Phrase array(const SyntaxNode& node, std::vector<Phrase>& waiting) const {
        const auto children = m_syntax.childrenOf(node);
        if (m_syntax.isArrayOfNumbers(node))
            return writeMatrix(node.shape, [&](std::size_t cell) {
                return numberPhrase(m_syntax.nodes[index(children[cell])].number).math;
            });
        const auto cells = std::span(waiting).last(children.size());
        Phrase written = writeMatrix(node.shape, [&](std::size_t cell) { return std::move(cells[cell].math); });
        waiting.resize(waiting.size() - children.size());
        return written;
    }

    // As it was lowered: * between arrays is the matrix product, a scalar's transpose the scalar.
    Phrase operation(const SyntaxNode& node, std::vector<Phrase>& waiting) const {
        const auto children = m_syntax.childrenOf(node);
        const auto isArray = [&](NodeId child) { return !m_program.shape(m_meaning[index(child)]).isScalar(); };
        const auto arguments = std::span(waiting).last(children.size());
        if (node.op == opId<Transpose>() && !isArray(children[0])) {
            Phrase same = std::move(arguments[0]);
            waiting.pop_back();
            return same;
        }
        const bool isProduct = op(node.op).row->precedence == Precedence::Product;
        const OpId meant = isProduct ? meantProduct(node.op, !isArray(children[0]), !isArray(children[1])) : node.op;
        Phrase written = write(*op(meant).row, arguments);
        waiting.resize(waiting.size() - children.size());
        return written;
    }

    const Syntax& m_syntax;
    const Program& m_program;
    const std::vector<Argument>& m_meaning;
};

}  // namespace

std::vector<Math> formula(const Compilation& compilation) { return Formula(compilation).run(); }

}  // namespace wengert
