// One expression by operator precedence, with its own stack instead of recursion: operands wait on one
// stack, operators and open brackets on the other, and a node is written when its last operand is known.
// Source: E. W. Dijkstra, "An ALGOL 60 translator for the X1", 1961 (the shunting yard).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/diagnostic.h"
#include "core/language/symbols.h"
#include "core/language/syntax.h"

namespace wengert {

// What parsing reads and where it stands.
struct TokenStream {
    std::string_view text;
    std::vector<Token> tokens;  // the last is the End
    std::vector<NameSymbol> symbols;
    std::size_t at = 0;

    const Token& here() const { return tokens[at]; }
    const Token& next() const { return tokens[std::min(at + 1, tokens.size() - 1)]; }
    const Token& previous() const { return tokens[at - 1]; }  // only if at > 0
    const NameSymbol& symbolOf(const Token& name) const { return symbols[name.symbol]; }
    std::string_view textOfToken(const Token& token) const { return textOf(text, token.span); }
    // `")"`, "the end of the line": for "found …".
    std::string describe(const Token& token) const;
};

class ExpressionParser {
 public:
    ExpressionParser(TokenStream& stream, Syntax& syntax) : m_stream(stream), m_syntax(syntax) {}

    // Reads up to the end of the statement, once; null after an error.
    std::optional<NodeId> parse();
    // Only after an error.
    Diagnostic error() const { return *m_error; }

 private:
    struct Operand {
        NodeId node{};
        SourceSpan outer;  // with the brackets around it
    };
    enum class PendingKind { Infix, Prefix, Bracket, Call, Array };
    struct Pending {
        PendingKind kind = PendingKind::Infix;
        OpId op{};
        SourceSpan span;
        std::size_t firstArgument = 0;  // of a Call or an Array: where its operands begin
        std::size_t firstOfRow = 0;     // of an Array: where its last row's operands begin
        std::size_t columns = 0;        // of an Array whose first row is complete
    };
    enum class Outcome { ExpectOperand, ExpectOperator, Done, Failed };

    Outcome fail(SourceSpan span, std::string message);
    static bool isLevel(const Pending& pending);
    static bool isOpen(const Pending& pending);
    Outcome push(Pending pending);
    Pending pop();

    Outcome readOperand();
    Outcome readNumber(double number, SourceSpan span);
    Outcome readSign();
    Outcome readName();
    Outcome readCall(const NameSymbol& symbol);
    Outcome missingOperand();

    Outcome readOperator();
    Outcome pushInfix(OpId op, SourceSpan span);
    Outcome applySuperscript();
    Outcome readComma();
    Outcome readClose();
    Outcome finishCall(const Pending& call, SourceSpan close);
    Outcome transpose();
    Outcome openArray();
    bool isInArray() const;
    Outcome endRow();
    Outcome finishArray(const Pending& array, SourceSpan close);
    Outcome finish();
    Outcome unexpected();
    bool multipliesHere() const;

    Outcome notAFunction(const NameSymbol& symbol);
    Outcome functionWithoutBrackets(const NameSymbol& symbol);
    void reduceTo(Precedence precedence, bool alsoEqual);
    void reduceTop();
    void apply(OpId op, std::size_t argumentCount, SourceSpan span);
    NodeId append(SyntaxNode node);

    TokenStream& m_stream;
    Syntax& m_syntax;
    std::vector<Operand> m_operands;
    std::vector<Pending> m_pending;
    std::size_t m_depth = 0;
    std::optional<Diagnostic> m_error;
};

}  // namespace wengert
