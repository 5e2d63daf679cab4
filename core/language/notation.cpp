#include "core/language/notation.h"

#include <algorithm>
#include <utility>

#include "core/language/greek.h"
#include "core/language/number.h"
#include "core/language/utf8.h"

namespace wengert {

namespace {

Math group(Math inner) { return Math::of(MathKind::Group, std::move(inner)); }

constexpr Precedence tighter(Precedence precedence) {
    return static_cast<Precedence>(static_cast<std::uint8_t>(precedence) + 1);
}

// The right operand of an operator: a sign there needs brackets whatever binds.
bool isBracketedRight(const Phrase& phrase, Precedence atLeast) {
    return phrase.beginsWithSign || phrase.precedence < atLeast;
}
Math rightOperand(Phrase& phrase, Precedence atLeast) {
    return isBracketedRight(phrase, atLeast) ? group(std::move(phrase.math)) : std::move(phrase.math);
}

// Comparisons do not chain, and need no brackets around a sign on their right.
Phrase infix(const OpRow& row, Phrase& a, Phrase& b) {
    const bool compares = row.precedence == Precedence::Comparison;
    const Precedence left = compares ? tighter(row.precedence) : row.precedence;
    const bool begins = a.precedence >= left;
    Phrase result{.precedence = row.precedence,
                  .beginsWithDigit = a.beginsWithDigit && begins,
                  .beginsWithSign = a.beginsWithSign && begins,
                  .endsOpen = row.precedence == Precedence::Product};
    const Precedence right = tighter(row.precedence);
    result.math = Math::row(bracketed(std::move(a), left), Math::op(std::string(row.symbol)),
                            compares ? bracketed(std::move(b), right) : rightOperand(b, right));
    return result;
}

// A word before a bracket would read as a call, a number after anything as part of it.
bool mayTouch(const Phrase& a, const Phrase& b) {
    return !a.endsWithWord && (!b.beginsWithDigit || isBracketedRight(b, Precedence::Negation));
}

// A product whose sign is a space: W x.
bool isSilent(const OpRow& row) { return row.latex == "\\,"; }

Phrase product(const OpRow& row, Phrase& a, Phrase& b, ProductStyle style) {
    const bool begins = a.precedence >= Precedence::Product && !a.endsOpen;
    const bool ends = !isBracketedRight(b, Precedence::Negation);
    const bool touch = style == ProductStyle::Juxtaposed && mayTouch(a, b);
    Phrase result{.precedence = Precedence::Product,
                  .beginsWithDigit = a.beginsWithDigit && begins,
                  .beginsWithSign = a.beginsWithSign && begins,
                  .endsOpen = b.endsOpen && ends,
                  .endsWithWord = b.endsWithWord && ends};
    Math left = begins ? std::move(a.math) : group(std::move(a.math));
    Math right = rightOperand(b, Precedence::Negation);
    if (isSilent(row)) result.math = Math::row(std::move(left), Math{.kind = MathKind::Space}, std::move(right));
    else if (touch) result.math = Math::row(std::move(left), std::move(right));
    else
        result.math =
            Math::row(std::move(left), Math::op(style == ProductStyle::Crossed ? std::string(row.symbol) : "·"),
                      std::move(right));
    return result;
}

Phrase power(Phrase& base, Math exponent) {
    const bool begins = base.beginsWithDigit && base.precedence == Precedence::Atom;
    return {.math = Math::of(MathKind::Superscript, bracketed(std::move(base), Precedence::Atom), std::move(exponent)),
            .precedence = Precedence::Power,
            .beginsWithDigit = begins};
}

Phrase quotient(Phrase& a, Phrase& b) {
    return {.math = Math::of(MathKind::Fraction, std::move(a.math), std::move(b.math)),
            .precedence = Precedence::Power,
            .beginsWithDigit = a.beginsWithDigit};
}

Phrase negation(const OpRow& row, Phrase& a) {
    const bool ends = !isBracketedRight(a, Precedence::Product);
    Phrase result{.precedence = Precedence::Negation,
                  .beginsWithSign = true,
                  .endsOpen = a.endsOpen && ends,
                  .endsWithWord = a.endsWithWord && ends};
    result.math = Math::row(Math::prefix(std::string(row.symbol)), rightOperand(a, Precedence::Product));
    return result;
}

// The name in the row's LaTeX without its backslash and index: sin, log of \log_{10}; empty where there is none.
std::string_view latexName(const OpRow& row) {
    return row.latex.starts_with('\\') ? row.latex.substr(1, row.latex.find('_') - 1) : std::string_view();
}

Math functionName(const OpRow& row) {
    if (const auto letter = greekLetter(latexName(row))) return Math::name(std::string(*letter));
    const std::size_t mark = row.latex.find('_');
    if (mark == row.latex.npos) return Math::name(std::string(row.name));
    std::string index(row.latex.substr(mark + 1));
    std::erase_if(index, [](char c) { return c == '{' || c == '}'; });
    return Math::of(MathKind::Subscript, Math::name(std::string(latexName(row))), Math::number(index));
}

// sin x, but sin(x + 1) and relu(x): only names that are written so everywhere go without brackets.
Phrase function(const OpRow& row, std::span<Phrase> arguments) {
    const bool isNamedSo = !latexName(row).empty() && !greekLetter(latexName(row)) && row.name != "exp";
    if (isNamedSo && arguments.size() == 1 && arguments[0].precedence == Precedence::Atom &&
        arguments[0].math.kind != MathKind::Matrix)
        return {.math = Math::row(functionName(row), std::move(arguments[0].math)),
                .precedence = Precedence::Power,
                .endsOpen = true};
    Math inside;
    for (Phrase& argument : arguments) {
        if (!inside.children.empty()) inside.children.push_back(Math::comma());
        inside.children.push_back(std::move(argument.math));
    }
    return {.math = Math::row(functionName(row), group(std::move(inside)))};
}

// A condition that is no comparison holds where it is not 0.
Phrase cases(std::span<Phrase> arguments) {
    Math condition = std::move(arguments[0].math);
    if (arguments[0].precedence != Precedence::Comparison)
        condition = Math::row(std::move(condition), Math::op("≠"), Math::number("0"));
    return {.math = Math::of(MathKind::Cases, std::move(arguments[1].math),
                             Math::row(Math::name("if "), std::move(condition)), std::move(arguments[2].math),
                             Math::name("otherwise")),
            .precedence = Precedence::Comparison};
}

// Which of `count` rows or columns are written: all, or the first ones, a gap, and the last.
constexpr std::size_t gap = static_cast<std::size_t>(-1);
std::vector<std::size_t> writtenOf(std::size_t count) {
    constexpr std::size_t mostWritten = 6;
    std::vector<std::size_t> written;
    for (std::size_t i = 0; i < (count > mostWritten ? mostWritten - 2 : count); ++i) written.push_back(i);
    if (count > mostWritten) written.insert(written.end(), {gap, count - 1});
    return written;
}

bool isWord(const Math& symbol) {
    if (symbol.kind == MathKind::Subscript) return isWord(symbol.children[0]);
    const std::u32string letters = decodeUtf8(symbol.text);
    return std::ranges::count_if(letters, [](char32_t c) { return !isCombiningMark(c); }) > 1;
}

}  // namespace

Phrase phraseOf(double number, MathRole role) {
    Phrase phrase = phraseOfNumber(shortNumber(number));
    phrase.math.role = role;
    return phrase;
}

Phrase phraseOfNumber(std::string text) {
    const bool negative = text.starts_with("−") || text.starts_with('-');
    const bool isPower = text.find('e') != text.npos;  // 1.2e7 is written 1.2×10⁷
    return {.math = Math::number(std::move(text)),
            .precedence = negative  ? Precedence::Negation
                          : isPower ? Precedence::Power
                                    : Precedence::Atom,
            .beginsWithDigit = !negative,
            .beginsWithSign = negative};
}

Phrase phraseOf(Math symbol) {
    const bool word = isWord(symbol);
    return {.math = std::move(symbol), .endsWithWord = word};
}

Math bracketed(Phrase phrase, Precedence atLeast) {
    return phrase.precedence < atLeast ? group(std::move(phrase.math)) : std::move(phrase.math);
}

Phrase writeMatrix(Shape shape, const std::function<Math(std::size_t cell)>& cell) {
    Math matrix{.kind = MathKind::Matrix};
    const std::vector<std::size_t> columns = writtenOf(shape.columns);
    for (const std::size_t i : writtenOf(shape.rows)) {
        Math row;
        for (const std::size_t j : columns)
            row.children.push_back(i == gap   ? Math::variable(j == gap ? "⋱" : "⋮")
                                   : j == gap ? Math::variable("⋯")
                                              : cell(i * shape.columns + j));
        matrix.children.push_back(std::move(row));
    }
    return {.math = std::move(matrix)};
}

Phrase write(const OpRow& row, std::span<Phrase> arguments, ProductStyle style) {
    switch (row.notation) {
        case Notation::Input:
        case Notation::Function: return function(row, arguments);
        case Notation::Infix: return infix(row, arguments[0], arguments[1]);
        case Notation::Product: return product(row, arguments[0], arguments[1], style);
        case Notation::Quotient: return quotient(arguments[0], arguments[1]);
        case Notation::Prefix: return negation(row, arguments[0]);
        case Notation::Power: return power(arguments[0], std::move(arguments[1].math));
        case Notation::Square: return power(arguments[0], Math::number("2"));
        case Notation::Root: return {.math = Math::of(MathKind::Root, std::move(arguments[0].math))};
        case Notation::Magnitude: return {.math = Math::of(MathKind::Magnitude, std::move(arguments[0].math))};
        case Notation::Floor: return {.math = Math::of(MathKind::Floor, std::move(arguments[0].math))};
        case Notation::Conditional: return cases(arguments);
        case Notation::Transpose: return power(arguments[0], Math::name("T"));
        case Notation::Literal:
            return writeMatrix({static_cast<std::uint32_t>(arguments.size()), 1},
                               [&](std::size_t cell) { return std::move(arguments[cell].math); });
    }
    return {};
}

}  // namespace wengert
