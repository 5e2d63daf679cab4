#include "core/language/parser.h"

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/language/expression_parser.h"

namespace wengert {

namespace {

bool isSeparator(const Token& token) { return token.kind == TokenKind::LineEnd || token.kind == TokenKind::Semicolon; }

bool canEndStatement(const Token& token) {
    switch (token.kind) {
        case TokenKind::Operator:
        case TokenKind::Comma:
        case TokenKind::Assign:
        case TokenKind::Open:
        case TokenKind::OpenSquare:
        case TokenKind::Semicolon:  // it has ended already
            return false;
        default: return true;
    }
}

bool canBeginStatement(const Token& token) {
    switch (token.kind) {
        case TokenKind::Operator:
        case TokenKind::Comma:
        case TokenKind::Close:
        case TokenKind::CloseSquare:
        case TokenKind::Superscript:
        case TokenKind::End: return false;
        default: return true;
    }
}

// Leaves out comments and the line ends that end no statement.
std::vector<Token> joinLines(const std::vector<Token>& all) {
    std::vector<Token> tokens;
    tokens.reserve(all.size());
    std::size_t depth = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Token& token = all[i];
        if (token.kind == TokenKind::Open || token.kind == TokenKind::OpenSquare) ++depth;
        if ((token.kind == TokenKind::Close || token.kind == TokenKind::CloseSquare) && depth > 0) --depth;
        if (token.kind == TokenKind::Comment) continue;
        if (token.kind != TokenKind::LineEnd) {
            tokens.push_back(token);
            continue;
        }
        while (all[i + 1].kind == TokenKind::LineEnd || all[i + 1].kind == TokenKind::Comment) ++i;
        const Token& next = all[i + 1];
        const bool assigns = next.kind == TokenKind::Name &&
                             (all[i + 2].kind == TokenKind::Assign || all[i + 2].kind == TokenKind::Colon);
        const bool ends = depth == 0 && !tokens.empty() && canEndStatement(tokens.back()) && canBeginStatement(next);
        if (assigns || ends) {
            depth = 0;
            tokens.push_back(token);
        }
    }
    return tokens;
}

class Parser {
 public:
    explicit Parser(std::string_view text) : m_stream{text, joinLines(tokenize(text)), {}} {
        m_stream.symbols = collectSymbols(text, m_stream.tokens);
        for (const NameSymbol& symbol : m_stream.symbols) m_syntax.names.emplace_back(symbol.text);
        m_lastHeader.resize(m_stream.symbols.size());
    }

    Result<Syntax> run() {
        skipSeparators();
        while (m_stream.here().kind != TokenKind::End) {
            if (!readStatement()) return *m_error;
            skipSeparators();
            const Statement& last = m_syntax.statements.back();
            if (!last.nameSpan && m_stream.here().kind != TokenKind::End) {
                fail(last.span, "only the last statement may stand without a name; write name = expression");
                return *m_error;
            }
        }
        return std::move(m_syntax);
    }

 private:
    bool fail(SourceSpan span, std::string message) {
        m_error = makeDiagnostic(m_stream.text, span, std::move(message));
        return false;
    }

    void skipSeparators() {
        while (isSeparator(m_stream.here())) ++m_stream.at;
    }

    bool readStatement() {
        Statement statement;
        statement.span.begin = m_stream.here().span.begin;
        if (!readLeftSide(statement)) return false;
        if (m_stream.here().kind == TokenKind::Shape) return readShape(std::move(statement));
        ExpressionParser expression(m_stream, m_syntax);
        const std::optional<NodeId> root = expression.parse();
        if (!root) {
            m_error = expression.error();
            return false;
        }
        statement.root = *root;
        const SyntaxNode& node = m_syntax.nodes[index(*root)];
        statement.isLiteral = node.kind == SyntaxKind::Number || m_syntax.isArrayOfNumbers(node);
        statement.span.end = m_stream.previous().span.end;
        if (!statement.nameSpan) statement.name = freeName();
        m_syntax.statements.push_back(std::move(statement));
        return true;
    }

    // At the shape of `W : 8x2`.
    bool readShape(Statement statement) {
        const Token& token = m_stream.here();
        if (token.shape.size() == 0) return fail(token.span, "an array needs at least one row and one column");
        const Token& end = m_stream.next();
        if (!isSeparator(end) && end.kind != TokenKind::End)
            return fail(end.span, "expected the end of the statement after the shape, found " + m_stream.describe(end) +
                                      "; numbers have their shape without it: " + statement.name + " = [1, 2; 3, 4]");
        statement.root = NodeId{static_cast<std::uint32_t>(m_syntax.nodes.size())};
        m_syntax.nodes.push_back({.kind = SyntaxKind::Shape,
                                  .shape = token.shape,
                                  .span = {m_stream.previous().span.begin, token.span.end}});
        statement.isLiteral = true;
        statement.span.end = token.span.end;
        m_syntax.statements.push_back(std::move(statement));
        ++m_stream.at;
        return true;
    }

    // `name =`, `name(parameters) =` or `name :`, or nothing.
    bool readLeftSide(Statement& statement) {
        const Token& first = m_stream.here();
        if (first.kind != TokenKind::Name) return true;
        const TokenKind next = m_stream.next().kind;
        const bool isHeader = findHeaderEnd(m_stream.tokens, m_stream.at) != m_stream.at;
        if (next == TokenKind::Colon && m_stream.tokens[m_stream.at + 2].kind == TokenKind::Assign)
            return fail(m_stream.next().span, "unexpected \":\"; a statement is name = expression");
        if (next == TokenKind::Colon && m_stream.tokens[m_stream.at + 2].kind != TokenKind::Shape)
            return fail(m_stream.tokens[m_stream.at + 2].span, "expected a shape, as in W : 8x2, found " +
                                                                   m_stream.describe(m_stream.tokens[m_stream.at + 2]));
        if (next != TokenKind::Assign && next != TokenKind::Colon && !isHeader) return true;
        if (!checkIsVariable(first)) return false;
        statement.name = m_stream.textOfToken(first);
        statement.nameSpan = first.span;
        m_stream.at += 2;
        return !isHeader || readParameters(statement);
    }

    bool readParameters(Statement& statement) {
        while (true) {
            const Token& token = m_stream.here();
            if (token.kind != TokenKind::Name)
                return fail(token.span, "expected a parameter's name, found " + m_stream.describe(token));
            if (!checkIsVariable(token)) return false;
            std::size_t& lastHeader = m_lastHeader[token.symbol];
            if (std::exchange(lastHeader, m_syntax.statements.size() + 1) == m_syntax.statements.size() + 1)
                return fail(token.span, "parameter " + m_stream.describe(token) + " is there twice");
            statement.parameters.push_back({std::string(m_stream.textOfToken(token)), token.span});
            const Token& after = m_stream.next();
            m_stream.at += 2;
            if (after.kind == TokenKind::Close) break;
            if (after.kind != TokenKind::Comma)
                return fail(after.span,
                            "expected \",\" or \")\" after the parameter, found " + m_stream.describe(after));
        }
        ++m_stream.at;  // the =
        return true;
    }

    bool checkIsVariable(const Token& token) {
        const NameSymbol& symbol = m_stream.symbolOf(token);
        if (symbol.constant) return fail(token.span, quoted(symbol.text) + " is a constant; choose another name");
        if (symbol.function) return fail(token.span, quoted(symbol.text) + " is a function; choose another name");
        return true;
    }

    // For a bare expression: a name that the text does not use.
    std::string freeName() const {
        const std::unordered_set<std::string_view> taken(m_syntax.names.begin(), m_syntax.names.end());
        std::string name = "f";
        for (int i = 1; taken.contains(name); ++i) name = i == 1 ? "result" : "result" + std::to_string(i);
        return name;
    }

    TokenStream m_stream;
    Syntax m_syntax;
    std::vector<std::size_t> m_lastHeader;  // by symbol: the last statement that has it as parameter, one-based
    std::optional<Diagnostic> m_error;
};

}  // namespace

Result<Syntax> parse(std::string_view text) { return Parser(text).run(); }

}  // namespace wengert
