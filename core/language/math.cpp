// Symbols: how a step and a name of the user are written.
#include "core/language/math.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "core/language/greek.h"
#include "core/language/utf8.h"

namespace wengert {
namespace {

using namespace std::string_view_literals;

// Letters that carry their mark in one code point.
struct Precomposed {
    MathKind accent;
    std::u32string_view letters;
    std::u32string_view bases;
};
constexpr std::array precomposed{
    Precomposed{MathKind::Hat, U"âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ", U"aceghijosuwyzACEGHIJOSUWYZ"},
    Precomposed{MathKind::Bar, U"āēīōūȳḡĀĒĪŌŪȲḠ", U"aeiouygAEIOUYG"},
    Precomposed{MathKind::Dot, U"ȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏżȦḂĊḊĖḞĠḢṀṄȮṖṘṠṪẆẊẎŻ", U"abcdefghmnoprstwxyzABCDEFGHMNOPRSTWXYZ"},
};

constexpr std::array<std::pair<std::string_view, MathKind>, 3> accentWords{
    {{"hat", MathKind::Hat}, {"bar", MathKind::Bar}, {"dot", MathKind::Dot}}};

std::optional<MathKind> accentOfMark(char32_t mark) {
    switch (mark) {
        case U'\u0302': return MathKind::Hat;
        case U'\u0304':
        case U'\u0305': return MathKind::Bar;
        case U'\u0307': return MathKind::Dot;
        default: return std::nullopt;
    }
}

bool isDigitOrSubscript(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'₀' && c <= U'₉'); }
char32_t plainDigit(char32_t c) { return c >= U'₀' ? c - U'₀' + U'0' : c; }

Math letters(std::u32string_view text) {
    const std::string name = encodeUtf8(text);
    const auto greek = greekLetter(name);
    return Math::variable(greek ? std::string(*greek) : name);
}

// One letter with its mark, if that is all there is: ŷ, in one code point or two.
std::optional<Math> markedLetter(std::u32string_view text) {
    if (text.size() == 2) {
        if (const auto accent = accentOfMark(text[1])) return Math::of(*accent, {letters(text.substr(0, 1))});
    }
    if (text.size() != 1) return std::nullopt;
    for (const Precomposed& row : precomposed) {
        const std::size_t found = row.letters.find(text[0]);
        if (found != row.letters.npos) return Math::of(row.accent, {letters(row.bases.substr(found, 1))});
    }
    return std::nullopt;
}

// `yhat`, `y_hat`, `thetabar`: a letter followed by the mark's name.
std::optional<Math> spelledAccent(std::u32string_view text) {
    for (const auto& [word, accent] : accentWords) {
        const std::u32string suffix = decodeUtf8(word);
        if (!text.ends_with(suffix)) continue;
        std::u32string_view base = text.substr(0, text.size() - suffix.size());
        if (base.ends_with(U'_')) base.remove_suffix(1);
        if (base.size() == 1 || greekLetter(encodeUtf8(base))) return Math::of(accent, {letters(base)});
    }
    return std::nullopt;
}

Math withoutIndex(std::u32string_view text) {
    if (auto marked = markedLetter(text)) return *marked;
    if (auto spelled = spelledAccent(text)) return *spelled;
    return letters(text);
}

// The digits at the end, subscript digits as plain ones.
std::u32string trailingDigits(std::u32string_view text) {
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isDigitOrSubscript);
    std::u32string digits(last.base(), text.end());
    std::ranges::transform(digits, digits.begin(), plainDigit);
    return digits;
}

// What stands under the line after an underscore: a number, a letter, or a word in upright type.
Math indexPiece(std::u32string_view text) {
    const std::u32string digits = trailingDigits(text);
    if (digits.size() == text.size()) return Math::number(encodeUtf8(digits));
    const bool isWord = text.size() > 1 && digits.empty() && !greekLetter(encodeUtf8(text)) && !markedLetter(text);
    return isWord ? Math::name(encodeUtf8(text)) : nameSymbol(encodeUtf8(text));
}

struct SplitName {
    std::u32string_view base;
    std::vector<Math> index;
};

SplitName splitIndex(std::u32string_view text) {
    SplitName name{text, {}};
    const std::size_t underscore = text.find(U'_', 1);
    name.base = text.substr(0, underscore);
    const std::u32string digits = trailingDigits(name.base);
    if (!digits.empty() && digits.size() < name.base.size()) {
        name.base.remove_suffix(digits.size());
        name.index.push_back(Math::number(encodeUtf8(digits)));
    }
    for (std::size_t begin = underscore; begin != text.npos;) {
        const std::size_t end = text.find(U'_', begin + 1);
        const std::u32string_view piece = text.substr(begin + 1, end == text.npos ? end : end - begin - 1);
        if (!name.index.empty()) name.index.push_back(Math::comma());
        name.index.push_back(indexPiece(piece));
        begin = end;
    }
    return name;
}

}  // namespace

Math stepSymbol(StepId step) {
    Math symbol = Math::of(MathKind::Subscript, {Math::variable("s"), Math::number(std::to_string(index(step) + 1))});
    symbol.step = step;
    return symbol;
}

Math strong(Math math) {
    math.strong = true;
    return math;
}

Math replaced(Math math, const std::function<std::optional<Math>(const Math&)>& replacement) {
    if (std::optional<Math> given = replacement(math)) return *std::move(given);
    for (Math& child : math.children) child = replaced(std::move(child), replacement);
    return math;
}

Math nameSymbol(std::string_view name) {
    const std::u32string text = decodeUtf8(name);
    // Underscores that separate nothing are part of the name: _x, x_, a__b.
    const bool isPlain = text.starts_with(U'_') || text.ends_with(U'_') || text.find(U"__") != text.npos;
    if (text.empty() || isPlain) return Math::variable(std::string(name));
    if (auto spelled = spelledAccent(text)) return *spelled;
    SplitName split = splitIndex(text);
    Math base = withoutIndex(split.base);
    if (split.index.empty()) return base;
    Math index = split.index.size() == 1 ? std::move(split.index[0]) : Math::row(std::move(split.index));
    return Math::of(MathKind::Subscript, {std::move(base), std::move(index)});
}

}  // namespace wengert
