// Typeset mathematics as a tree: what the formula, the explanation and LaTeX are made of.
// It says what is written and what each part stands for; ui/formula draws it, math_text.cpp and
// math_latex.cpp write it. Everything here recurses over the tree: fine for the language's 1,000 levels.
#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/program/program.h"

namespace wengert {

enum class MathKind {
    Row,          // children side by side
    Variable,     // text in italics: x, θ, loss
    Name,         // text upright: sin, relu; apart from its argument unless that is bracketed. "if " as it is
    Number,       // text as it is to be shown
    Operator,     // binary operator or relation, spaced: + − × · = ≤; a slash is not spaced
    Prefix,       // sign before its operand, not spaced: −
    Punctuation,  // a comma: space after it; a bracket that stands alone
    Space,        // a thin space
    Fraction,     // numerator, denominator
    Superscript,  // base, exponent
    Subscript,    // base, index
    Root,         // radicand
    Bar,          // s̄: adjoint; a mark over a symbol with an index stands over the letter alone
    Dot,          // ṡ: tangent
    Hat,          // ŷ
    Group,        // one child in round brackets that grow with it
    Magnitude,    // one child between vertical bars
    Floor,        // one child between floor brackets
    Cases,        // rows of (expression, condition): children in pairs
    Matrix,       // children are its rows, theirs the cells; in square brackets that grow with it
};

// What a part's colour says. Value, tangent and adjoint keep theirs in every view.
enum class MathRole { Inherit, Text, Muted, Value, Tangent, Adjoint };

struct Math {
    MathKind kind = MathKind::Row;
    std::string text = {};  // of a leaf
    std::vector<Math> children = {};
    MathRole role = MathRole::Inherit;
    bool strong = false;
    std::optional<StepId> step = {};  // what lights up with this part
    std::optional<EdgeId> edge = {};  // set on a term that belongs to one edge

    static Math row(std::vector<Math> parts) { return {.kind = MathKind::Row, .children = std::move(parts)}; }
    static Math variable(std::string text) { return {.kind = MathKind::Variable, .text = std::move(text)}; }
    static Math name(std::string text) { return {.kind = MathKind::Name, .text = std::move(text)}; }
    static Math number(std::string text) { return {.kind = MathKind::Number, .text = std::move(text)}; }
    static Math op(std::string text) { return {.kind = MathKind::Operator, .text = std::move(text)}; }
    static Math prefix(std::string text) { return {.kind = MathKind::Prefix, .text = std::move(text)}; }
    static Math opening() { return {.kind = MathKind::Punctuation, .text = "("}; }
    static Math closing() { return {.kind = MathKind::Punctuation, .text = ")"}; }
    static Math comma() { return {.kind = MathKind::Punctuation, .text = ","}; }
    static Math of(MathKind kind, std::vector<Math> parts) { return {.kind = kind, .children = std::move(parts)}; }
    // Math::of(MathKind::Fraction, a, b) moves its parts; a braced list would copy them.
    template <std::same_as<Math>... Parts>
    static Math of(MathKind kind, Parts... parts) {
        Math math{.kind = kind};
        math.children.reserve(sizeof...(parts));
        (math.children.push_back(std::move(parts)), ...);
        return math;
    }
    template <std::same_as<Math>... Parts>
    static Math row(Parts... parts) {
        return of(MathKind::Row, std::move(parts)...);
    }
};

// s₃ as a variable with its index, one-based, linked to the step.
Math stepSymbol(StepId step);
// A name typed by the user: `w0` and `x_1` get an index, `yhat` and `ŷ` a hat, `theta` its letter.
Math nameSymbol(std::string_view name);
// In bold.
Math strong(Math math);

// The tree with every part that `replacement` gives something for replaced by that. What it gave is taken as it is.
Math replaced(Math math, const std::function<std::optional<Math>(const Math&)>& replacement);

// "x² + 1" in Unicode, as far as one line can say it: for screen readers, copying and tests.
std::string toText(const Math& math);
// For math mode, with amsmath.
std::string toLatex(const Math& math);

}  // namespace wengert
