// One line of Unicode for a tree of mathematics. Brackets are added where a fraction, a script or a root
// says by its place on the page what a line of text cannot.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/language/math.h"
#include "core/language/math_row.h"
#include "core/language/utf8.h"

namespace wengert {
namespace {

std::string rowText(const MathRow& row);

std::string childText(const Math& math, std::size_t child) {
    return child < math.children.size() ? toText(math.children[child]) : std::string();
}

bool isSigned(const Math& number) {
    return number.kind == MathKind::Number && (number.text.starts_with("−") || number.text.starts_with('-'));
}

// One atom, or a function and its brackets.
bool isWhole(const MathRow& row) {
    if (row.atoms.size() == 2) {
        return row.atoms[0].math->kind == MathKind::Name && row.atoms[1].kind == MathClass::Bracket;
    }
    return row.atoms.size() == 1 && row.atoms[0].kind != MathClass::Inner &&
           row.atoms[0].math->kind != MathKind::Superscript && !isSigned(*row.atoms[0].math);
}

struct Operand {
    std::string text;
    bool isWhole = true;
    std::string inBrackets() const { return isWhole ? text : '(' + text + ')'; }
};

Operand operand(const Math& math, std::size_t child) {
    if (child >= math.children.size()) return {};
    const MathRow row = flatten(math.children[child]);
    return {rowText(row), isWhole(row)};
}

std::string operandText(const Math& math, std::size_t child) { return operand(math, child).inBrackets(); }

// The text in raised or lowered characters, if there is one for each of its own.
std::optional<std::string> mapped(std::string_view text, std::u32string_view from, std::u32string_view to) {
    std::u32string result;
    for (char32_t c : decodeUtf8(text)) {
        const std::size_t found = from.find(c);
        if (found == from.npos) return std::nullopt;
        result += to[found];
    }
    return encodeUtf8(result);
}

std::string scriptText(const Math& math) {
    const Operand script = operand(math, 1);
    const bool isRaised = math.kind == MathKind::Superscript;
    const auto characters = isRaised ? mapped(script.text, U"0123456789−-T", U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻ᵀ")
                                     : mapped(script.text, U"0123456789", U"₀₁₂₃₄₅₆₇₈₉");
    return operandText(math, 0) + (characters ? *characters : (isRaised ? '^' : '_') + script.inBrackets());
}

std::string accentText(const Math& math, char32_t mark) {
    std::string text = operandText(math, 0);
    appendUtf8(text, mark);
    return text;
}

std::string casesText(const Math& math) {
    std::string text = "{";
    for (std::size_t i = 0; i < math.children.size(); ++i) {
        if (i > 0) text += i % 2 == 0 ? "; " : ", ";
        text += toText(math.children[i]);
    }
    return text + '}';
}

std::string matrixText(const Math& math) {
    std::string text = "[";
    for (std::size_t i = 0; i < math.children.size(); ++i) {
        if (i > 0) text += "; ";
        for (std::size_t j = 0; j < math.children[i].children.size(); ++j)
            text += (j > 0 ? ", " : "") + childText(math.children[i], j);
    }
    return text + ']';
}

std::string atomText(const Math& math) {
    switch (math.kind) {
        case MathKind::Row: return toText(math);
        case MathKind::Variable:
        case MathKind::Name:
        case MathKind::Number:
        case MathKind::Operator:
        case MathKind::Prefix:
        case MathKind::Punctuation: return math.text;
        case MathKind::Space: return " ";
        case MathKind::Fraction: return operandText(math, 0) + '/' + operandText(math, 1);
        case MathKind::Superscript:
        case MathKind::Subscript: return scriptText(math);
        case MathKind::Root: return "√" + operandText(math, 0);
        case MathKind::Bar: return accentText(math, U'\u0304');
        case MathKind::Dot: return accentText(math, U'\u0307');
        case MathKind::Hat: return accentText(math, U'\u0302');
        case MathKind::Group: return '(' + childText(math, 0) + ')';
        case MathKind::Magnitude: return '|' + childText(math, 0) + '|';
        case MathKind::Floor: return "⌊" + childText(math, 0) + "⌋";
        case MathKind::Cases: return casesText(math);
        case MathKind::Matrix: return matrixText(math);
    }
    return {};
}

// Side by side with a neighbour a/b would take it for a part of itself.
bool needsBrackets(const MathRow& row, std::size_t i) {
    if (row.atoms[i].math->kind != MathKind::Fraction) return false;
    const auto touches = [](MathSpace space) { return space != MathSpace::Medium && space != MathSpace::Thick; };
    const bool isSeparated = i == 0 || !touches(row.atoms[i].before) || row.atoms[i - 1].kind == MathClass::Sign ||
                             row.atoms[i - 1].kind == MathClass::Punctuation;
    const bool continues =
        i + 1 < row.atoms.size() && touches(row.atoms[i + 1].before) && row.atoms[i + 1].kind != MathClass::Punctuation;
    return !isSeparated || continues;
}

std::string rowText(const MathRow& row) {
    std::string text;
    for (std::size_t i = 0; i < row.atoms.size(); ++i) {
        const MathAtom& atom = row.atoms[i];
        if (atom.before != MathSpace::None) text += ' ';
        text += needsBrackets(row, i) ? '(' + atomText(*atom.math) + ')' : atomText(*atom.math);
    }
    return text;
}

}  // namespace

std::string toText(const Math& math) { return rowText(flatten(math)); }

}  // namespace wengert
