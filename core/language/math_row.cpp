// Flattening, classes and spaces of math_row.h.
#include "core/language/math_row.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/language/utf8.h"
#include "core/language/written_form.h"

namespace wengert {
namespace {

constexpr std::array<std::string_view, 17> relations{"=", "≠", "<", ">",  "≤",  "≥",  "≈",  "≡", "∈",
                                                     "→", "←", "↦", "==", "!=", "<=", ">=", ":="};
constexpr std::array<std::string_view, 4> signs{"−", "-", "+", "±"};

template <std::size_t n>
bool isOneOf(std::string_view text, const std::array<std::string_view, n>& list) {
    return std::ranges::find(list, text) != list.end();
}

bool isWord(std::string_view text) {
    return std::ranges::count_if(decodeUtf8(text), [](char32_t c) { return !isCombiningMark(c); }) > 1;
}

MathClass classOf(const Math& math) {
    switch (math.kind) {
        case MathKind::Variable: return isWord(math.text) ? MathClass::Word : MathClass::Ordinary;
        case MathKind::Name: return math.text.ends_with(' ') ? MathClass::Ordinary : MathClass::Function;
        case MathKind::Operator:
            if (math.text == "/") return MathClass::Ordinary;
            return isOneOf(math.text, relations) ? MathClass::Relation : MathClass::Binary;
        case MathKind::Prefix: return MathClass::Sign;
        case MathKind::Punctuation:
            return math.text == "("   ? MathClass::Opening
                   : math.text == ")" ? MathClass::Closing
                                      : MathClass::Punctuation;
        case MathKind::Space: return MathClass::Space;
        case MathKind::Fraction:
        case MathKind::Cases: return MathClass::Inner;
        case MathKind::Group:
        case MathKind::Magnitude:
        case MathKind::Floor:
        case MathKind::Matrix: return MathClass::Bracket;
        case MathKind::Superscript:
        case MathKind::Subscript:
        case MathKind::Bar:
        case MathKind::Dot:
        case MathKind::Hat: return math.children.empty() ? MathClass::Ordinary : classOf(math.children[0]);
        case MathKind::Row: return math.children.size() == 1 ? classOf(math.children[0]) : MathClass::Ordinary;
        case MathKind::Number:
        case MathKind::Root: return MathClass::Ordinary;
    }
    return MathClass::Ordinary;
}

void collect(const Math& math, MathRole role, bool strong, MathRow& row) {
    if (math.role != MathRole::Inherit) role = math.role;
    strong = strong || math.strong;
    const std::size_t begin = row.atoms.size();
    if (math.kind == MathKind::Row) {
        for (const Math& child : math.children) collect(child, role, strong, row);
    } else if (auto written = writtenForm(math)) {
        row.rewritten.push_back(std::move(written));
        collect(*row.rewritten.back(), role, strong, row);
    } else {
        row.atoms.push_back({.math = &math, .kind = classOf(math), .role = role, .strong = strong});
    }
    if ((math.step || math.edge) && row.atoms.size() > begin) {
        row.parts.push_back({.step = math.step, .edge = math.edge, .begin = begin, .end = row.atoms.size()});
    }
}

// A plus or minus with nothing to its left is a sign.
void findSigns(MathRow& row) {
    std::optional<MathClass> left;
    for (MathAtom& atom : row.atoms) {
        const bool hasOperand = left && *left != MathClass::Binary && *left != MathClass::Relation &&
                                *left != MathClass::Sign && *left != MathClass::Punctuation &&
                                *left != MathClass::Function && *left != MathClass::Opening;
        if (atom.kind == MathClass::Binary && !hasOperand && isOneOf(atom.math->text, signs)) {
            atom.kind = MathClass::Sign;
        }
        if (atom.kind != MathClass::Space) left = atom.kind;
    }
}

MathSpace spaceBetween(MathClass left, MathClass right) {
    using enum MathClass;
    if (left == Opening || right == Closing) return MathSpace::None;
    if (left == Closing) left = Bracket;
    if (right == Opening) right = Bracket;
    const auto either = [&](MathClass kind) { return left == kind || right == kind; };
    if (either(Space) || left == Sign || right == Punctuation) return MathSpace::None;
    if (left == Relation && right == Relation) return MathSpace::None;
    if (either(Relation)) return MathSpace::Thick;
    if (either(Binary)) return MathSpace::Medium;
    if (left == Punctuation || either(Inner)) return MathSpace::Thin;
    if ((left == Function || left == Word) && right == Bracket) return MathSpace::None;
    return either(Function) || either(Word) ? MathSpace::Thin : MathSpace::None;
}

}  // namespace

MathRow flatten(const Math& math) {
    MathRow row;
    collect(math, MathRole::Inherit, false, row);
    findSigns(row);
    for (std::size_t i = 1; i < row.atoms.size(); ++i) {
        row.atoms[i].before = spaceBetween(row.atoms[i - 1].kind, row.atoms[i].kind);
    }
    return row;
}

}  // namespace wengert
