#include "core/language/expression_parser.h"

#include <algorithm>

namespace wengert {

namespace {

Precedence precedenceOf(OpId id) { return op(id).row->precedence; }
bool isRightAssociative(OpId id) { return precedenceOf(id) == Precedence::Power; }
bool isPower(const Token& token) {
    return token.kind == TokenKind::Superscript || (token.kind == TokenKind::Operator && token.op == opId<Power>());
}
bool isMinus(const Token& token) { return token.kind == TokenKind::Operator && token.op == opId<Subtract>(); }
bool endsStatement(const Token& token) {
    return token.kind == TokenKind::LineEnd || token.kind == TokenKind::Semicolon || token.kind == TokenKind::End;
}

std::string countOf(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

constexpr std::string_view arraysNotYet = "arrays are not available yet; only scalars are";

}  // namespace

std::string TokenStream::describe(const Token& token) const {
    if (token.kind == TokenKind::LineEnd) return "the end of the line";
    if (token.kind == TokenKind::End) return "the end of the text";
    return quoted(textOfToken(token));
}

std::optional<NodeId> ExpressionParser::parse() {
    Outcome outcome = Outcome::ExpectOperand;
    while (outcome == Outcome::ExpectOperand || outcome == Outcome::ExpectOperator)
        outcome = outcome == Outcome::ExpectOperand ? readOperand() : readOperator();
    return outcome == Outcome::Done ? std::optional(m_operands.back().node) : std::nullopt;
}

ExpressionParser::Outcome ExpressionParser::fail(SourceSpan span, std::string message) {
    m_error = makeDiagnostic(m_stream.text, span, std::move(message));
    return Outcome::Failed;
}

// ---- the stacks

// Of left-associative operators at most one of each precedence waits inside a level: they are none.
bool ExpressionParser::isLevel(const Pending& pending) {
    return pending.kind != PendingKind::Infix || isRightAssociative(pending.op);
}

ExpressionParser::Outcome ExpressionParser::push(Pending pending) {
    if (isLevel(pending) && ++m_depth > maximumNesting)
        return fail(pending.span, "more than 1,000 levels of nesting; name a part of it in a statement of its own");
    m_pending.push_back(pending);
    return Outcome::ExpectOperand;
}

ExpressionParser::Pending ExpressionParser::pop() {
    const Pending top = m_pending.back();
    if (isLevel(top)) --m_depth;
    m_pending.pop_back();
    return top;
}

NodeId ExpressionParser::append(SyntaxNode node) {
    m_syntax.nodes.push_back(node);
    return NodeId{static_cast<std::uint32_t>(m_syntax.nodes.size() - 1)};
}

void ExpressionParser::apply(OpId id, std::size_t argumentCount, SourceSpan span) {
    const auto first = static_cast<std::uint32_t>(m_syntax.children.size());
    const std::size_t base = m_operands.size() - argumentCount;
    for (std::size_t i = base; i < m_operands.size(); ++i) m_syntax.children.push_back(m_operands[i].node);
    m_operands.resize(base);
    const NodeId node = append({.kind = SyntaxKind::Apply,
                                .op = id,
                                .firstChild = first,
                                .childCount = static_cast<std::uint32_t>(argumentCount),
                                .span = span});
    m_operands.push_back({node, span});
}

void ExpressionParser::reduceTop() {
    const Pending top = pop();
    const std::size_t arity = top.kind == PendingKind::Infix ? 2 : 1;
    const Operand& first = m_operands[m_operands.size() - arity];
    const std::uint32_t begin = top.kind == PendingKind::Infix ? first.outer.begin : top.span.begin;
    apply(top.op, arity, {begin, m_operands.back().outer.end});
}

// Applies what binds tighter than the precedence (or, where alsoEqual, as tight).
void ExpressionParser::reduceTo(Precedence precedence, bool alsoEqual) {
    while (!m_pending.empty()) {
        const Pending& top = m_pending.back();
        if (top.kind == PendingKind::Bracket || top.kind == PendingKind::Call) break;
        const Precedence waiting = precedenceOf(top.op);
        if (waiting < precedence || (waiting == precedence && !alsoEqual)) break;
        reduceTop();
    }
}

// ---- where an operand is expected

ExpressionParser::Outcome ExpressionParser::readOperand() {
    const Token token = m_stream.here();
    if (isMinus(token)) return readSign();
    switch (token.kind) {
        case TokenKind::Number: ++m_stream.at; return readNumber(token.number, token.span);
        case TokenKind::Name: return readName();
        case TokenKind::Open: ++m_stream.at; return push({.kind = PendingKind::Bracket, .span = token.span});
        default: return missingOperand();
    }
}

ExpressionParser::Outcome ExpressionParser::readNumber(double number, SourceSpan span) {
    m_operands.push_back({append({.kind = SyntaxKind::Number, .number = number, .span = span}), span});
    return Outcome::ExpectOperator;
}

// A minus directly before a number that is not raised to a power is part of the number.
ExpressionParser::Outcome ExpressionParser::readSign() {
    const Token sign = m_stream.here();
    const Token& number = m_stream.next();
    const bool isConstant = number.kind == TokenKind::Name && m_stream.symbolOf(number).constant;
    ++m_stream.at;
    if (number.kind == TokenKind::Number || isConstant) {
        std::size_t after = m_stream.at + 1;
        while (m_stream.tokens[after].kind == TokenKind::Transpose) ++after;
        if (!isPower(m_stream.tokens[after])) {
            ++m_stream.at;
            const double magnitude = isConstant ? *m_stream.symbolOf(number).constant : number.number;
            return readNumber(-magnitude, {sign.span.begin, number.span.end});
        }
    }
    return push({.kind = PendingKind::Prefix, .op = opId<Negate>(), .span = sign.span});
}

ExpressionParser::Outcome ExpressionParser::readName() {
    const Token token = m_stream.here();
    const NameSymbol& symbol = m_stream.symbolOf(token);
    if (symbol.function || symbol.isArrayFunction) return readCall(symbol);
    ++m_stream.at;
    if (symbol.constant) return readNumber(*symbol.constant, token.span);
    if (m_stream.here().kind == TokenKind::Open && (symbol.hasParameters || !symbol.isVariable))
        if (symbol.hasParameters || !isSingleLetter(symbol.text)) {
            --m_stream.at;
            return notAFunction(symbol);
        }
    const NodeId node = append({.kind = SyntaxKind::Name, .name = token.symbol, .span = token.span});
    m_operands.push_back({node, token.span});
    return Outcome::ExpectOperator;
}

ExpressionParser::Outcome ExpressionParser::readCall(const NameSymbol& symbol) {
    const Token token = m_stream.here();
    if (m_stream.next().kind != TokenKind::Open) return functionWithoutBrackets(symbol);
    if (symbol.isArrayFunction)
        return fail(token.span, quoted(symbol.text) + " is a function of arrays, and " + std::string(arraysNotYet));
    m_stream.at += 2;
    if (const Token& close = m_stream.here(); close.kind == TokenKind::Close)
        return fail({token.span.begin, close.span.end},
                    std::string(symbol.text) + " needs " + countOf(symbol.function->arity, "argument") + ", found 0");
    return push(
        {.kind = PendingKind::Call, .op = symbol.function->id, .span = token.span, .firstArgument = m_operands.size()});
}

ExpressionParser::Outcome ExpressionParser::functionWithoutBrackets(const NameSymbol& symbol) {
    const std::string name(symbol.text);
    const SourceSpan span = m_stream.here().span;
    const std::string remedy = isPower(m_stream.next()) ? " before the power: " + name + "(…)^2" : ": " + name + "(…)";
    return fail(span, quoted(name) + " is a function and needs its arguments in brackets" + remedy);
}

ExpressionParser::Outcome ExpressionParser::notAFunction(const NameSymbol& symbol) {
    const SourceSpan span = m_stream.here().span;
    const std::string name = quoted(symbol.text);
    const std::string product = "; for a product put \"*\" before the bracket";
    if (symbol.hasParameters) return fail(span, name + " stands for its value and takes no arguments" + product);
    const std::string hint = didYouMean(symbol.text, functionNames());
    return fail(span, "unknown function " + name + (hint.empty() ? product : hint));
}

ExpressionParser::Outcome ExpressionParser::missingOperand() {
    const Token& token = m_stream.here();
    if (token.kind == TokenKind::Invalid) return fail(token.span, whyInvalid(m_stream.text, token));
    if (token.kind == TokenKind::OpenSquare) return fail(token.span, std::string(arraysNotYet));
    if (token.kind == TokenKind::Close && m_stream.at > 0 && m_stream.previous().kind == TokenKind::Open)
        return fail({m_stream.previous().span.begin, token.span.end},
                    "nothing between the brackets; expected an expression");
    if (token.kind == TokenKind::Operator && token.op == opId<Add>())
        return fail(token.span, "expected a number, a name or \"(\" before \"+\"; a plus sign is not needed");
    if (m_stream.at == 0 || endsStatement(m_stream.previous()))
        return fail(token.span, "expected a number, a name or \"(\", found " + m_stream.describe(token));
    const Token& before = m_stream.previous();
    return fail(endsStatement(token) ? before.span : token.span, "expected a number, a name or \"(\" after " +
                                                                     m_stream.describe(before) + ", found " +
                                                                     m_stream.describe(token));
}

// ---- where an operator is expected

ExpressionParser::Outcome ExpressionParser::readOperator() {
    const Token& token = m_stream.here();
    if (multipliesHere()) return pushInfix(opId<Multiply>(), token.span);
    switch (token.kind) {
        case TokenKind::Operator: ++m_stream.at; return pushInfix(token.op, token.span);
        case TokenKind::Superscript: return applySuperscript();
        case TokenKind::Transpose:  // of a scalar: itself
            m_operands.back().outer.end = token.span.end;
            ++m_stream.at;
            return Outcome::ExpectOperator;
        case TokenKind::Comma: return readComma();
        case TokenKind::Close: return readClose();
        default: return endsStatement(token) ? finish() : unexpected();
    }
}

// A number, a superscript or a closing bracket before a name or a bracket; a variable before a bracket.
bool ExpressionParser::multipliesHere() const {
    const TokenKind before = m_stream.previous().kind;
    const TokenKind after = m_stream.here().kind;
    if (before == TokenKind::Name) return after == TokenKind::Open;
    const bool ends = before == TokenKind::Number || before == TokenKind::Superscript || before == TokenKind::Close;
    return ends && (after == TokenKind::Name || after == TokenKind::Open);
}

ExpressionParser::Outcome ExpressionParser::pushInfix(OpId id, SourceSpan span) {
    const Precedence precedence = precedenceOf(id);
    if (precedence == Precedence::Comparison) {
        reduceTo(precedence, false);
        if (!m_pending.empty() && m_pending.back().kind == PendingKind::Infix)
            return fail(span, "comparisons do not chain; write (a < b)*(b < c)");
    }
    reduceTo(precedence, !isRightAssociative(id));
    return push({.kind = PendingKind::Infix, .op = id, .span = span});
}

ExpressionParser::Outcome ExpressionParser::applySuperscript() {
    const Token token = m_stream.here();
    ++m_stream.at;
    const SourceSpan whole{m_operands.back().outer.begin, token.span.end};
    readNumber(token.number, token.span);
    apply(opId<Power>(), 2, whole);
    return Outcome::ExpectOperator;
}

ExpressionParser::Outcome ExpressionParser::readComma() {
    const SourceSpan span = m_stream.here().span;
    reduceTo(Precedence::Comparison, true);
    if (m_pending.empty() || m_pending.back().kind != PendingKind::Call)
        return fail(span,
                    "unexpected \",\"; it stands between a function's arguments (statements end with \";\", decimals "
                    "have a point)");
    ++m_stream.at;
    return Outcome::ExpectOperand;
}

ExpressionParser::Outcome ExpressionParser::readClose() {
    const SourceSpan span = m_stream.here().span;
    reduceTo(Precedence::Comparison, true);
    if (m_pending.empty()) return fail(span, "this \")\" closes no bracket");
    ++m_stream.at;
    const Pending opened = pop();
    if (opened.kind == PendingKind::Call) return finishCall(opened, span);
    m_operands.back().outer = {opened.span.begin, span.end};
    return Outcome::ExpectOperator;
}

ExpressionParser::Outcome ExpressionParser::finishCall(const Pending& call, SourceSpan close) {
    const std::size_t found = m_operands.size() - call.firstArgument;
    const std::size_t arity = op(call.op).arity;
    const SourceSpan whole{call.span.begin, close.end};
    const std::string name(textOf(m_stream.text, call.span));
    if (found == 1 && arity != 1 && isArrayFunction(name))
        return fail(whole, name + " of one argument takes an array, and " + std::string(arraysNotYet));
    if (found != arity)
        return fail(whole, name + " needs " + countOf(arity, "argument") + ", found " + std::to_string(found));
    apply(call.op, arity, whole);
    return Outcome::ExpectOperator;
}

ExpressionParser::Outcome ExpressionParser::finish() {
    reduceTo(Precedence::Comparison, true);
    if (m_pending.empty()) return Outcome::Done;
    const Token& end = m_stream.here();
    const Pending& open = m_pending.back();
    const std::string where = open.kind == PendingKind::Call ? " of " + quoted(textOf(m_stream.text, open.span)) : "";
    return fail(open.span, "the bracket" + where + " is not closed; expected \")\" before " + m_stream.describe(end));
}

ExpressionParser::Outcome ExpressionParser::unexpected() {
    const Token& token = m_stream.here();
    const std::string found = m_stream.describe(token);
    switch (token.kind) {
        case TokenKind::Invalid: return fail(token.span, whyInvalid(m_stream.text, token));
        case TokenKind::Assign:
            return fail(token.span, "unexpected \"=\"; a statement is name = expression, and to compare write \"==\"");
        case TokenKind::OpenSquare: return fail(token.span, std::string(arraysNotYet));
        case TokenKind::Name:
        case TokenKind::Number:
            return fail(token.span, "expected an operator between " + m_stream.describe(m_stream.previous()) + " and " +
                                        found + "; for a product write \"*\"");
        default: return fail(token.span, "expected an operator or the end of the statement, found " + found);
    }
}

}  // namespace wengert
