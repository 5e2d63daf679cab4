#include "core/language/editing.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "core/language/number.h"
#include "core/language/symbols.h"
#include "core/language/utf8.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

TextClass classOfName(const NameSymbol& name) {
    if (name.constant) return TextClass::Constant;
    return name.function ? TextClass::Function : TextClass::Name;
}

TextClass classOfToken(TokenKind kind) {
    switch (kind) {
        case TokenKind::Number:
        case TokenKind::Superscript:
        case TokenKind::Shape: return TextClass::Number;
        case TokenKind::Open:
        case TokenKind::Close:
        case TokenKind::OpenSquare:
        case TokenKind::CloseSquare: return TextClass::Bracket;
        case TokenKind::Comma:
        case TokenKind::Semicolon:
        case TokenKind::Colon: return TextClass::Punctuation;
        case TokenKind::Comment: return TextClass::Comment;
        case TokenKind::Invalid: return TextClass::Invalid;
        default: return TextClass::Operator;
    }
}

bool beginsWith(std::string_view name, std::string_view prefix) {
    return name.size() >= prefix.size() &&
           std::ranges::equal(name.substr(0, prefix.size()), prefix, {}, toLowerAscii, toLowerAscii);
}

// The names of a text but for the one being typed, with where they come from.
std::vector<Suggestion> namesIn(std::span<const Token> tokens, std::span<const NameSymbol> names, const Token* typed) {
    struct Use {
        bool isUsed = false;
        std::size_t assignedOnLine = 0;  // 0: nowhere
        Shape declared;
    };
    std::vector<Use> uses(names.size());
    std::size_t line = 1;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::LineEnd) ++line;
        if (tokens[i].kind != TokenKind::Name || &tokens[i] == typed) continue;
        Use& use = uses[tokens[i].symbol];
        use.isUsed = true;
        if (tokens[i + 1].kind == TokenKind::Assign || findHeaderEnd(tokens, i) != i) use.assignedOnLine = line;
        if (tokens[i + 1].kind == TokenKind::Colon && tokens[i + 2].kind == TokenKind::Shape)
            use.declared = tokens[i + 2].shape;
    }
    std::vector<Suggestion> suggestions;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!uses[i].isUsed || classOfName(names[i]) != TextClass::Name) continue;
        const std::size_t on = uses[i].assignedOnLine;
        const Shape shape = uses[i].declared;
        const std::string input = shape.isScalar() ? "input" : "input, " + shapeText(shape);
        suggestions.push_back({std::string(names[i].text), on == 0 ? input : "assigned on line " + std::to_string(on),
                               SuggestionKind::Name});
    }
    return suggestions;
}

// A name may mean two functions: max of two numbers, and of an array.
std::string summaryOf(std::string_view function) {
    std::string summary;
    for (std::size_t arguments = 1; arguments <= maximumArity; ++arguments)
        if (const Op& op = *findFunction(function, arguments); op.arity == arguments)
            summary += (summary.empty() ? "" : "; ") + std::string(op.row->summary);
    return summary;
}

std::vector<Suggestion> makeLanguageNames() {
    std::vector<Suggestion> suggestions;
    for (const NamedConstant& constant : namedConstants())
        suggestions.push_back(
            {std::string(constant.name), shortNumber(constant.value) + "…", SuggestionKind::Constant});
    for (std::string_view name : functionNames())
        suggestions.push_back({std::string(name), summaryOf(name), SuggestionKind::Function});
    std::ranges::sort(suggestions, {}, &Suggestion::text);
    return suggestions;
}

std::span<const Suggestion> languageNames() {
    static const std::vector<Suggestion> names = makeLanguageNames();
    return names;
}

}  // namespace

std::vector<TextSpan> classifyText(std::string_view text) {
    std::vector<Token> tokens = tokenize(text);
    const std::vector<NameSymbol> names = collectSymbols(text, tokens);
    std::vector<TextSpan> spans;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::LineEnd || token.kind == TokenKind::End) continue;
        const bool isName = token.kind == TokenKind::Name;
        spans.push_back({token.span, isName ? classOfName(names[token.symbol]) : classOfToken(token.kind)});
    }
    return spans;
}

Completion complete(std::string_view text, std::size_t cursor) {
    std::vector<Token> tokens = tokenize(text);
    const std::vector<NameSymbol> names = collectSymbols(text, tokens);
    const auto position = static_cast<std::uint32_t>(std::min(cursor, text.size()));
    const auto reaches = [&](const Token& token) { return token.span.begin < position && position <= token.span.end; };
    const auto at = std::ranges::find_if(tokens, reaches);
    if (at != tokens.end() && at->kind == TokenKind::Comment) return {{position, position}, {}};
    const Token* typed = at != tokens.end() && at->kind == TokenKind::Name ? &*at : nullptr;

    Completion completion{{typed ? typed->span.begin : position, position}, namesIn(tokens, names, typed)};
    const std::string_view prefix = textOf(text, completion.replaced);
    std::erase_if(completion.suggestions, [&](const Suggestion& s) { return !beginsWith(s.text, prefix); });
    std::ranges::copy_if(languageNames(), std::back_inserter(completion.suggestions),
                         [&](const Suggestion& s) { return beginsWith(s.text, prefix); });
    return completion;
}

}  // namespace wengert
