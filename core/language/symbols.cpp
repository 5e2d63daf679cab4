#include "core/language/symbols.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <unordered_map>

#include "core/language/utf8.h"

namespace wengert {

namespace {

constexpr std::array constants{
    NamedConstant{"π", std::numbers::pi},
    NamedConstant{"pi", std::numbers::pi},
    NamedConstant{"e", std::numbers::e},
};

NameSymbol makeNameSymbol(std::string_view text) {
    NameSymbol symbol{.text = text, .function = findFunction(text)};
    const auto constant = std::ranges::find(constants, text, &NamedConstant::name);
    if (constant != constants.end()) symbol.constant = constant->value;
    return symbol;
}

bool beginsStatement(std::span<const Token> tokens, std::size_t i) {
    return i == 0 || tokens[i - 1].kind == TokenKind::LineEnd || tokens[i - 1].kind == TokenKind::Semicolon;
}

}  // namespace

std::span<const NamedConstant> namedConstants() { return constants; }

std::string_view constantName(double number) {
    const auto found = std::ranges::find(constants, number, &NamedConstant::value);
    return found != constants.end() ? found->name : "";
}

bool isSingleLetter(std::string_view name) {
    std::size_t at = codePointAt(name, 0).length;
    while (at < name.size()) {
        const CodePoint c = codePointAt(name, at);
        const bool isDigit = (c.value >= '0' && c.value <= '9') || (c.value >= 0x2080 && c.value <= 0x2089);
        if (!isDigit && c.value != '_' && !isCombiningMark(c.value)) return false;
        at += c.length;
    }
    return true;
}

std::size_t findHeaderEnd(std::span<const Token> tokens, std::size_t first) {
    if (tokens[first].kind != TokenKind::Name || tokens[first + 1].kind != TokenKind::Open) return first;
    if (!beginsStatement(tokens, first)) return first;
    std::size_t depth = 0;
    for (std::size_t i = first + 1; i < tokens.size(); ++i) {
        const TokenKind kind = tokens[i].kind;
        if (kind == TokenKind::Open) ++depth;
        if (kind == TokenKind::Close && --depth == 0) return tokens[i + 1].kind == TokenKind::Assign ? i + 1 : first;
        if (kind == TokenKind::LineEnd || kind == TokenKind::Semicolon || kind == TokenKind::Assign) break;
    }
    return first;
}

std::vector<NameSymbol> collectSymbols(std::string_view text, std::span<Token> tokens) {
    std::vector<NameSymbol> symbols;
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        if (token.kind != TokenKind::Name) continue;
        const std::string_view name = textOf(text, token.span);
        const auto [found, isNew] = known.try_emplace(name, static_cast<std::uint32_t>(symbols.size()));
        if (isNew) symbols.push_back(makeNameSymbol(name));
        token.symbol = found->second;
        NameSymbol& symbol = symbols[token.symbol];
        if (tokens[i + 1].kind != TokenKind::Open) symbol.isVariable = true;
        if (findHeaderEnd(tokens, i) != i) symbol.isVariable = symbol.hasParameters = true;
    }
    return symbols;
}

}  // namespace wengert
