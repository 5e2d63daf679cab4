#include "core/language/notation.h"

#include <array>
#include <utility>

#include "core/language/number.h"

namespace wengert {

namespace {

Math group(Math inner) { return Math::of(MathKind::Group, {std::move(inner)}); }

constexpr Precedence tighter(Precedence precedence) {
    return static_cast<Precedence>(static_cast<std::uint8_t>(precedence) + 1);
}

// The right operand of an operator: a sign there needs brackets whatever binds.
Math rightOperand(const Phrase& phrase, Precedence atLeast) {
    return phrase.beginsWithSign ? group(phrase.math) : bracketed(phrase, atLeast);
}

Math leftOperand(const Phrase& phrase, Precedence atLeast) { return bracketed(phrase, atLeast); }

Phrase infix(const OpRow& row, const Phrase& a, const Phrase& b) {
    const Precedence right = tighter(row.precedence);
    return {.math = Math::row({leftOperand(a, row.precedence), Math::op(std::string(row.symbol)), rightOperand(b, right)}),
            .precedence = row.precedence,
            .beginsWithDigit = a.beginsWithDigit,
            .beginsWithSign = a.beginsWithSign && a.precedence >= row.precedence};
}

// Two names of several letters side by side would read as one, a number after anything as another number.
bool mayTouch(const Phrase& a, const Phrase& b) {
    const bool rightBracketed = b.beginsWithSign || b.precedence <= Precedence::Product;
    return !a.endsOpen && (rightBracketed || !b.beginsWithDigit);
}

Phrase product(const OpRow& row, const Phrase& a, const Phrase& b, ProductStyle style) {
    Math left = leftOperand(a, Precedence::Product);
    Math right = rightOperand(b, Precedence::Negation);
    Phrase result{.precedence = Precedence::Product,
                  .beginsWithDigit = a.beginsWithDigit && a.precedence >= Precedence::Product,
                  .beginsWithSign = a.beginsWithSign && a.precedence >= Precedence::Product,
                  .endsOpen = b.endsOpen && !b.beginsWithSign && b.precedence >= Precedence::Negation};
    if (style == ProductStyle::Juxtaposed && mayTouch(a, b))
        result.math = Math::row({std::move(left), std::move(right)});
    else
        result.math = Math::row({std::move(left), Math::op(style == ProductStyle::Crossed ? std::string(row.symbol) : "·"),
                                 std::move(right)});
    return result;
}

Phrase power(const Phrase& base, Math exponent) {
    return {.math = Math::of(MathKind::Superscript, {bracketed(base, Precedence::Atom), std::move(exponent)}),
            .precedence = Precedence::Power,
            .beginsWithDigit = base.beginsWithDigit && base.precedence == Precedence::Atom};
}

// sin x, but sin(x + 1) and relu(x): only names that are written so everywhere go without brackets.
Phrase function(const OpRow& row, std::span<const Phrase> arguments) {
    const Math name = Math::name(std::string(row.name == "sigmoid" ? std::string_view("σ") : row.name));
    const bool open = arguments.size() == 1 && row.latex.starts_with('\\') && row.latex.size() > 2 && row.name != "sigmoid" &&
                      row.name != "exp" && arguments[0].precedence == Precedence::Atom && !arguments[0].endsOpen &&
                      arguments[0].math.kind != MathKind::Group;
    if (open)
        return {.math = Math::row({name, Math::of(MathKind::Space, {}), arguments[0].math}), .endsOpen = true};
    Math inside;
    for (const Phrase& argument : arguments) {
        if (!inside.children.empty()) inside.children.push_back({.kind = MathKind::Punctuation, .text = ","});
        inside.children.push_back(argument.math);
    }
    return {.math = Math::row({name, group(std::move(inside))})};
}

Phrase cases(std::span<const Phrase> arguments) {
    return {.math = Math::of(MathKind::Cases, {arguments[1].math, Math::row({Math::name("if "), arguments[0].math}),
                                               arguments[2].math, Math::name("otherwise")}),
            .precedence = Precedence::Comparison};
}

}  // namespace

Phrase phraseOf(double number, MathRole role) {
    Math math = Math::number(shortNumber(number));
    math.role = role;
    const bool negative = number < 0;
    return {.math = std::move(math),
            .precedence = negative ? Precedence::Negation : Precedence::Atom,
            .beginsWithDigit = !negative,
            .beginsWithSign = negative};
}

Phrase phraseOf(Math symbol) {
    const bool word = symbol.kind == MathKind::Variable && symbol.text.size() > 2;  // longer than one Greek letter
    return {.math = std::move(symbol), .endsOpen = word};
}

Math bracketed(const Phrase& phrase, Precedence atLeast) {
    return phrase.precedence < atLeast ? group(phrase.math) : phrase.math;
}

Phrase write(const OpRow& row, std::span<const Phrase> arguments, ProductStyle style) {
    switch (row.notation) {
        case Notation::Input:
        case Notation::Function: return function(row, arguments);
        case Notation::Infix: return infix(row, arguments[0], arguments[1]);
        case Notation::Product: return product(row, arguments[0], arguments[1], style);
        case Notation::Quotient:
            return {.math = Math::of(MathKind::Fraction, {arguments[0].math, arguments[1].math}),
                    .precedence = Precedence::Power};
        case Notation::Prefix:
            return {.math = Math::row({Math{.kind = MathKind::Prefix, .text = std::string(row.symbol)},
                                       rightOperand(arguments[0], Precedence::Product)}),
                    .precedence = Precedence::Negation,
                    .beginsWithSign = true};
        case Notation::Power: return power(arguments[0], arguments[1].math);
        case Notation::Square: return power(arguments[0], Math::number("2"));
        case Notation::Root: return {.math = Math::of(MathKind::Root, {arguments[0].math})};
        case Notation::Magnitude: return {.math = Math::of(MathKind::Magnitude, {arguments[0].math})};
        case Notation::Floor: return {.math = Math::of(MathKind::Floor, {arguments[0].math})};
        case Notation::Conditional: return cases(arguments);
    }
    return {};
}

}  // namespace wengert
