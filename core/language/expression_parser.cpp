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

std::string_view closingOf(bool isArray) { return isArray ? "\"]\"" : "\")\""; }

// How many arguments a function takes: `2`, or `1 or 2` where its name has two meanings.
std::string aritiesOf(std::string_view name) {
    std::string counts;
    std::size_t last = 0;
    for (std::size_t n = 1; n <= maximumArity; ++n) {
        if (findFunction(name, n)->arity != n) continue;
        counts += (counts.empty() ? "" : " or ") + std::to_string(n);
        last = n;
    }
    return counts + (last == 1 ? " argument" : " arguments");
}

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

bool ExpressionParser::isOpen(const Pending& pending) {
    return pending.kind == PendingKind::Bracket || pending.kind == PendingKind::Call ||
           pending.kind == PendingKind::Array;
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
        if (isOpen(top)) break;
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
        case TokenKind::OpenSquare: return openArray();
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
    if (symbol.function) return readCall(symbol);
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
    m_stream.at += 2;
    if (const Token& close = m_stream.here(); close.kind == TokenKind::Close)
        return fail({token.span.begin, close.span.end},
                    std::string(symbol.text) + " needs " + aritiesOf(symbol.text) + ", found 0");
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
    if (token.kind == TokenKind::CloseSquare && m_stream.at > 0 && m_stream.previous().kind == TokenKind::OpenSquare)
        return fail({m_stream.previous().span.begin, token.span.end}, "an array needs at least one cell");
    if (token.kind == TokenKind::Close && m_stream.at > 0 && m_stream.previous().kind == TokenKind::Open)
        return fail({m_stream.previous().span.begin, token.span.end},
                    "nothing between the brackets; expected an expression");
    if (token.kind == TokenKind::Operator && token.op == opId<Add>())
        return fail(token.span, "expected a number, a name or \"(\" before \"+\"; a plus sign is not needed");
    if (m_stream.at == 0 || (endsStatement(m_stream.previous()) && !isInArray()))
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
        case TokenKind::Transpose: return transpose();
        case TokenKind::Comma: return readComma();
        case TokenKind::Close:
        case TokenKind::CloseSquare: return readClose();
        case TokenKind::Semicolon: return isInArray() ? endRow() : finish();
        default: return endsStatement(token) ? finish() : unexpected();
    }
}

// A number, a superscript or a closing bracket before a name or a bracket; a variable before a bracket.
bool ExpressionParser::multipliesHere() const {
    const TokenKind before = m_stream.previous().kind;
    const TokenKind after = m_stream.here().kind;
    if (before == TokenKind::Name) return after == TokenKind::Open;
    const bool ends = before == TokenKind::Number || before == TokenKind::Superscript || before == TokenKind::Close ||
                      before == TokenKind::CloseSquare;
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
    if (m_pending.empty() || m_pending.back().kind == PendingKind::Bracket)
        return fail(span,
                    "unexpected \",\"; it stands between a function's arguments (statements end with \";\", decimals "
                    "have a point)");
    ++m_stream.at;
    return Outcome::ExpectOperand;
}

ExpressionParser::Outcome ExpressionParser::readClose() {
    const Token close = m_stream.here();
    const bool closesArray = close.kind == TokenKind::CloseSquare;
    reduceTo(Precedence::Comparison, true);
    if (m_pending.empty()) return fail(close.span, "this " + m_stream.describe(close) + " closes no bracket");
    const bool isArray = m_pending.back().kind == PendingKind::Array;
    if (isArray != closesArray)
        return fail(close.span,
                    "expected " + std::string(closingOf(isArray)) + ", found " + std::string(closingOf(closesArray)));
    if (isArray && endRow() == Outcome::Failed) return Outcome::Failed;
    if (!isArray) ++m_stream.at;
    const Pending opened = pop();
    if (isArray) return finishArray(opened, close.span);
    if (opened.kind == PendingKind::Call) return finishCall(opened, close.span);
    m_operands.back().outer = {opened.span.begin, close.span.end};
    return Outcome::ExpectOperator;
}

ExpressionParser::Outcome ExpressionParser::finishCall(const Pending& call, SourceSpan close) {
    const std::size_t found = m_operands.size() - call.firstArgument;
    const SourceSpan whole{call.span.begin, close.end};
    const std::string_view name = textOf(m_stream.text, call.span);
    const Op& function = *findFunction(name, found);
    if (found != function.arity)
        return fail(whole, std::string(name) + " needs " + aritiesOf(name) + ", found " + std::to_string(found));
    apply(function.id, found, whole);
    return Outcome::ExpectOperator;
}

// ---- arrays

// Of a number: itself.
ExpressionParser::Outcome ExpressionParser::transpose() {
    const SourceSpan whole{m_operands.back().outer.begin, m_stream.here().span.end};
    ++m_stream.at;
    if (m_syntax.nodes[index(m_operands.back().node)].kind == SyntaxKind::Number) m_operands.back().outer = whole;
    else apply(opId<Transpose>(), 1, whole);
    return Outcome::ExpectOperator;
}

ExpressionParser::Outcome ExpressionParser::openArray() {
    const SourceSpan span = m_stream.here().span;
    if (!m_pending.empty() && m_pending.back().kind == PendingKind::Array)
        return fail(span, "an array in an array; rows are separated by \";\", as in [1, 2; 3, 4]");
    ++m_stream.at;
    const std::size_t first = m_operands.size();
    return push({.kind = PendingKind::Array, .span = span, .firstArgument = first, .firstOfRow = first});
}

// Whether what is being read is a cell of an array.
bool ExpressionParser::isInArray() const {
    const auto around = std::find_if(m_pending.rbegin(), m_pending.rend(), isOpen);
    return around != m_pending.rend() && around->kind == PendingKind::Array;
}

// At the ; or ] behind it.
ExpressionParser::Outcome ExpressionParser::endRow() {
    reduceTo(Precedence::Comparison, true);
    Pending& array = m_pending.back();
    const std::size_t found = m_operands.size() - array.firstOfRow;
    if (array.columns == 0) array.columns = found;
    if (found != array.columns)
        return fail(
            {m_operands[array.firstOfRow].outer.begin, m_operands.back().outer.end},
            "this row has " + countOf(found, "cell") + ", the ones above have " + std::to_string(array.columns));
    array.firstOfRow = m_operands.size();
    ++m_stream.at;
    return Outcome::ExpectOperand;
}

// An array of one cell is that scalar.
ExpressionParser::Outcome ExpressionParser::finishArray(const Pending& array, SourceSpan close) {
    const SourceSpan whole{array.span.begin, close.end};
    const std::span cells = std::span(m_operands).subspan(array.firstArgument);
    if (cells.size() == 1) {
        m_operands.back().outer = whole;
        return Outcome::ExpectOperator;
    }
    const auto nodeOf = [&](const Operand& cell) -> SyntaxNode& { return m_syntax.nodes[index(cell.node)]; };
    if (std::ranges::all_of(cells, [&](const Operand& c) { return nodeOf(c).kind == SyntaxKind::Number; }))
        for (const Operand& cell : cells) nodeOf(cell).isCell = true;
    const auto rows = static_cast<std::uint32_t>(cells.size() / array.columns);
    apply({}, cells.size(), whole);
    SyntaxNode& node = nodeOf(m_operands.back());
    node.kind = SyntaxKind::Array;
    node.shape = {rows, static_cast<std::uint32_t>(array.columns)};
    return Outcome::ExpectOperator;
}

// ---- the end, and what fits nowhere

ExpressionParser::Outcome ExpressionParser::finish() {
    reduceTo(Precedence::Comparison, true);
    if (m_pending.empty()) return Outcome::Done;
    const Token& end = m_stream.here();
    const Pending& open = m_pending.back();
    const std::string where = open.kind == PendingKind::Call ? " of " + quoted(textOf(m_stream.text, open.span)) : "";
    return fail(open.span, "the bracket" + where + " is not closed; expected " +
                               std::string(closingOf(open.kind == PendingKind::Array)) + " before " +
                               m_stream.describe(end));
}

ExpressionParser::Outcome ExpressionParser::unexpected() {
    const Token& token = m_stream.here();
    const std::string found = m_stream.describe(token);
    switch (token.kind) {
        case TokenKind::Invalid: return fail(token.span, whyInvalid(m_stream.text, token));
        case TokenKind::Assign:
            return fail(token.span, "unexpected \"=\"; a statement is name = expression, and to compare write \"==\"");
        case TokenKind::Name:
        case TokenKind::Number:
            if (isInArray())
                return fail(token.span, "expected \",\" between cells or \";\" between rows, found " + found);
            return fail(token.span, "expected an operator between " + m_stream.describe(m_stream.previous()) + " and " +
                                        found + "; for a product write \"*\"");
        case TokenKind::OpenSquare:
            return fail(token.span, "an array begins here; for a product write \"*\" before it (cells have no index)");
        default: return fail(token.span, "expected an operator or the end of the statement, found " + found);
    }
}

}  // namespace wengert
