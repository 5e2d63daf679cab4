#include "core/compare/written_expression.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/language/notation.h"
#include "core/language/number.h"
#include "core/language/symbols.h"
#include "core/language/syntax.h"

namespace wengert {

namespace {

using Kind = ExpressionNode::Kind;

// An operand that needs no brackets on the right of its like: a + (b − c) is a + b − c, a (b/c) is a b/c.
bool isAssociative(OpId id) { return id == opId<Add>() || id == opId<Multiply>(); }

// Operations one inside another; numbers and variables have none.
std::size_t levelsOf(const Expressions& expressions, ExpressionId root) {
    const std::vector<bool> isPart = expressions.partsOf({&root, 1});
    std::vector<std::size_t> levels(index(root) + 1, 0);
    for (std::uint32_t i = 0; i < levels.size(); ++i)
        if (isPart[i])
            for (const ExpressionId operand : expressions[ExpressionId{i}].operands())
                levels[i] = std::max(levels[i], levels[index(operand)] + 1);
    return levels.back();
}

class Typed {
 public:
    Typed(const Program& source, const Expressions& expressions) : m_source(source), m_expressions(expressions) {}

    std::optional<std::string> write(ExpressionId root) {
        m_waiting.emplace_back(root);
        while (!m_waiting.empty()) {
            const Piece piece = std::move(m_waiting.back());
            m_waiting.pop_back();
            if (const auto* text = std::get_if<std::string>(&piece)) m_text += *text;
            else if (!open(std::get<ExpressionId>(piece))) return std::nullopt;
        }
        return std::move(m_text);
    }

 private:
    using Piece = std::variant<std::string, ExpressionId>;

    const OpRow& rowOf(ExpressionId id) const { return *op(m_expressions[id].op).row; }
    Precedence precedenceOf(ExpressionId id) const {
        const ExpressionNode& node = m_expressions[id];
        if (node.kind == Kind::Number) return std::signbit(node.number) ? Precedence::Negation : Precedence::Atom;
        if (node.kind == Kind::Variable) return Precedence::Atom;
        return isSquare(id) ? Precedence::Power : isInfix(id) || isPrefix(id) ? rowOf(id).precedence : Precedence::Atom;
    }
    bool isSquare(ExpressionId id) const { return rowOf(id).notation == Notation::Square; }
    bool isInfix(ExpressionId id) const { return !rowOf(id).symbol.empty() && m_expressions[id].argumentCount == 2; }
    bool isPrefix(ExpressionId id) const { return rowOf(id).notation == Notation::Prefix; }

    // Its first character is a sign.
    bool beginsWithSign(ExpressionId id) const {
        while (true) {
            const ExpressionNode& node = m_expressions[id];
            if (node.kind == Kind::Number) return std::signbit(node.number);
            if (node.kind == Kind::Variable) return false;
            if (isPrefix(id)) return true;
            if (!isInfix(id) || needsBrackets(id, 0)) return false;
            id = node.arguments[0];
        }
    }

    // Operand `which` of an operation with a sign.
    bool needsBrackets(ExpressionId id, std::size_t which) const {
        const ExpressionId operand = m_expressions[id].arguments[which];
        const Precedence own = precedenceOf(id);
        const Precedence inner = precedenceOf(operand);
        if (isPrefix(id)) return inner < Precedence::Power;
        if (which == 0)
            return inner < own || (inner == own && own == Precedence::Comparison) ||
                   (own == Precedence::Power && inner != Precedence::Atom);
        return inner < own || beginsWithSign(operand) || (inner == own && !isAssociative(m_expressions[id].op));
    }

    // What follows the pieces that are written stands first on the stack.
    void wait(std::vector<Piece> pieces) {
        std::ranges::move(pieces.rbegin(), pieces.rend(), std::back_inserter(m_waiting));
    }
    void addOperand(std::vector<Piece>& pieces, ExpressionId id, std::size_t which) const {
        const bool isBracketed = needsBrackets(id, which);
        if (isBracketed) pieces.emplace_back("(");
        pieces.emplace_back(m_expressions[id].arguments[which]);
        if (isBracketed) pieces.emplace_back(")");
    }

    // False for a number that cannot be typed.
    bool open(ExpressionId id) {
        const ExpressionNode& node = m_expressions[id];
        if (node.kind == Kind::Number) return writeNumber(node.number);
        std::vector<Piece> pieces;
        if (node.kind == Kind::Variable) {
            m_text += m_source.inputs()[index(node.variable)].name;
        } else if (isPrefix(id)) {
            pieces.emplace_back(std::string(rowOf(id).ascii));
            addOperand(pieces, id, 0);
        } else if (isSquare(id)) {
            addOperand(pieces, id, 0);
            pieces.emplace_back("^2");
        } else if (isInfix(id)) {
            const OpRow& row = rowOf(id);
            const std::string sign(row.ascii.empty() ? row.symbol : row.ascii);
            addOperand(pieces, id, 0);
            pieces.emplace_back(row.precedence >= Precedence::Product ? sign : " " + sign + " ");
            addOperand(pieces, id, 1);
        } else {
            pieces.emplace_back(std::string(rowOf(id).name) + "(");
            for (std::size_t k = 0; k < node.argumentCount; ++k) {
                if (k > 0) pieces.emplace_back(", ");
                pieces.emplace_back(node.arguments[k]);
            }
            pieces.emplace_back(")");
        }
        wait(std::move(pieces));
        return true;
    }

    bool writeNumber(double number) {
        if (!std::isfinite(number)) return false;
        const std::string_view name = constantName(std::abs(number));
        const std::string magnitude = name == "π"    ? "pi"
                                      : name.empty() ? exactNumber(std::abs(number))
                                                     : std::string(name);
        m_text += (std::signbit(number) ? "-" : "") + magnitude;
        return true;
    }

    const Program& m_source;
    const Expressions& m_expressions;
    std::vector<Piece> m_waiting;
    std::string m_text;
};

class Typeset {
 public:
    Typeset(const Program& source, const Expressions& expressions, const ExpressionProgram* shared)
        : m_source(source), m_expressions(expressions), m_shared(shared) {}

    Phrase phraseFor(ExpressionId id) const {
        const ExpressionNode& node = m_expressions[id];
        if (node.kind == Kind::Number) return numberPhrase(node.number);
        if (node.kind == Kind::Variable) {
            Phrase phrase = phraseOf(nameSymbol(m_source.inputs()[index(node.variable)].name));
            phrase.math.step = node.variable;
            return phrase;
        }
        std::vector<Phrase> arguments;
        for (const ExpressionId operand : node.operands()) arguments.push_back(phraseFor(operand));
        const Precedence own = op(node.op).row->precedence;
        if (isAssociative(node.op) && arguments[1].precedence == own && !isCases(node.arguments[1]))
            arguments[1].precedence = static_cast<Precedence>(static_cast<std::uint8_t>(own) + 1);
        Phrase written = wengert::write(*op(node.op).row, arguments);
        if (m_shared && m_shared->meaning[index(id)]) written.math.step = m_shared->meaning[index(id)]->step();
        return written;
    }

 private:
    bool isCases(ExpressionId id) const {
        return m_expressions[id].kind == Kind::Operation && m_expressions[id].op == opId<If>();
    }
    static Phrase numberPhrase(double number) {
        if (std::signbit(number)) {
            Phrase magnitude = numberPhrase(-number);
            return wengert::write(Negate::row, std::span(&magnitude, 1));
        }
        const std::string_view name = constantName(number);
        return name.empty() ? phraseOf(number) : phraseOf(Math::variable(std::string(name)));
    }

    const Program& m_source;
    const Expressions& m_expressions;
    const ExpressionProgram* m_shared;
};

}  // namespace

std::optional<std::string> expressionText(const Program& source, const Expressions& expressions, ExpressionId root,
                                          OperationCount mostOperations) {
    if (expressions[root].operations > mostOperations || levelsOf(expressions, root) >= maximumNesting)
        return std::nullopt;
    return Typed(source, expressions).write(root);
}

std::optional<Math> expressionMath(const Program& source, const Expressions& expressions, ExpressionId root,
                                   const ExpressionProgram* shared, OperationCount mostOperations) {
    if (expressions[root].operations > mostOperations) return std::nullopt;
    Phrase whole = Typeset(source, expressions, shared).phraseFor(root);
    return whole.math.kind == MathKind::Cases ? std::move(whole.math) : bracketed(std::move(whole), Precedence::Sum);
}

Math partialSymbol(std::string_view output, std::string_view input) {
    return Math::of(MathKind::Fraction, Math::row(Math::name("∂"), nameSymbol(output)),
                    Math::row(Math::name("∂"), nameSymbol(input)));
}

}  // namespace wengert
