// LaTeX for a tree of mathematics, to stand in math mode. It needs amsmath (cases, \operatorname, \text,
// \boldsymbol) and nothing else; colours and the links to steps are left out.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/language/greek.h"
#include "core/language/math.h"
#include "core/language/math_row.h"
#include "core/language/utf8.h"

namespace wengert {
namespace {

using namespace std::string_view_literals;

struct Symbol {
    std::string_view text;
    std::string_view latex;
};
constexpr std::array symbols{
    Symbol{"−", "-"},
    Symbol{"×", "\\times"},
    Symbol{"·", "\\cdot"},
    Symbol{"÷", "\\div"},
    Symbol{"±", "\\pm"},
    Symbol{"∘", "\\circ"},
    Symbol{"⊙", "\\odot"},
    Symbol{"⊘", "\\oslash"},
    Symbol{"≤", "\\le"},
    Symbol{"≥", "\\ge"},
    Symbol{"≠", "\\ne"},
    Symbol{"≈", "\\approx"},
    Symbol{"≡", "\\equiv"},
    Symbol{"→", "\\to"},
    Symbol{"←", "\\gets"},
    Symbol{"↦", "\\mapsto"},
    Symbol{"∈", "\\in"},
    Symbol{"∂", "\\partial"},
    Symbol{"∇", "\\nabla"},
    Symbol{"∞", "\\infty"},
    Symbol{"∑", "\\sum"},
    Symbol{"…", "\\dots"},
    Symbol{"⋯", "\\cdots"},
    Symbol{"⋮", "\\vdots"},
    Symbol{"⋱", "\\ddots"},
    Symbol{"ℝ", "\\mathbf{R}"},
    Symbol{"′", "'"},
    Symbol{"½", "\\tfrac{1}{2}"},
    Symbol{"ε", "\\varepsilon"},
    Symbol{"φ", "\\varphi"},
    Symbol{"ϕ", "\\phi"},
    Symbol{"ϵ", "\\epsilon"},
    Symbol{"ℓ", "\\ell"},
    Symbol{"–", "\\text{--}"},
    Symbol{"—", "\\text{---}"},
    Symbol{" ", "\\ "},
    Symbol{"\u00A0", "\\ "},
    Symbol{"\u2009", "\\,"},
    Symbol{"\u202F", "\\,"},
    Symbol{"\\", "\\backslash"},
    Symbol{"{", "\\{"},
    Symbol{"}", "\\}"},
    Symbol{"$", "\\$"},
    Symbol{"&", "\\&"},
    Symbol{"#", "\\#"},
    Symbol{"%", "\\%"},
    Symbol{"_", "\\_"},
    Symbol{"^", "\\hat{\\ }"},
    Symbol{"~", "\\sim"},
    Symbol{"`", "\\text{`}"},
};

// Functions that LaTeX has a command for under the same name.
constexpr std::array functions{"sin"sv, "cos"sv, "tan"sv, "sinh"sv, "cosh"sv, "tanh"sv, "exp"sv, "log"sv,
                               "ln"sv,  "max"sv, "min"sv, "arg"sv,  "det"sv,  "inf"sv,  "sup"sv, "lim"sv};

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Appends so that a command does not swallow the letter that follows it.
void append(std::string& out, std::string_view token) {
    constexpr std::size_t longestCommand = 16;
    const std::string_view tail = std::string_view(out).substr(out.size() - std::min(out.size(), longestCommand));
    const auto letters = std::find_if_not(tail.rbegin(), tail.rend(), isLetter);
    const bool endsInCommand = letters != tail.rend() && *letters == '\\' && letters != tail.rbegin();
    if (endsInCommand && !token.empty() && isLetter(token.front())) out += ' ';
    out += token;
}

std::string characterLatex(char32_t c) {
    const std::string text = encodeUtf8(std::u32string_view(&c, 1));
    const auto symbol = std::ranges::find(symbols, text, &Symbol::text);
    if (symbol != symbols.end()) return std::string(symbol->latex);
    if (const auto name = greekName(text)) return '\\' + std::string(*name);
    if (c < 0x20 || c == 0x7F) return {};
    return c < 0x80 ? text : "\\text{" + text + '}';
}

// The accent over a letter that carries a combining mark; empty: the mark is left out.
std::string_view markLatex(char32_t mark) {
    switch (mark) {
        case U'\u0300': return "\\grave";
        case U'\u0301': return "\\acute";
        case U'\u0303': return "\\tilde";
        case U'\u0306': return "\\breve";
        case U'\u0308': return "\\ddot";
        case U'\u030C': return "\\check";
        default: return "";
    }
}

std::string textLatex(std::string_view text) {
    std::string latex;
    std::string character;
    const auto flush = [&] { append(latex, std::exchange(character, {})); };
    for (char32_t c : decodeUtf8(text)) {
        if (!isCombiningMark(c)) {
            flush();
            character = characterLatex(c);
        } else if (const std::string_view accent = markLatex(c); !accent.empty()) {
            character.insert(0, std::string(accent) + '{').push_back('}');
        }
    }
    flush();
    return latex;
}

// What a row became, and whether its brackets have to grow.
struct Latex {
    std::string text;
    bool isTall = false;
};

Latex rowLatex(const Math& math);

Latex childLatex(const Math& math, std::size_t child) {
    return child < math.children.size() ? rowLatex(math.children[child]) : Latex{};
}

std::string braced(const std::string& text) { return '{' + text + '}'; }

std::string variableLatex(const Math& math, bool isWord) {
    const std::string text = textLatex(math.text);
    return isWord ? "\\mathit{" + text + '}' : text;
}

std::string nameLatex(const std::string& name) {
    if (greekName(name)) return textLatex(name);
    if (std::ranges::find(functions, std::string_view(name)) != functions.end()) return '\\' + name;
    if (name == "T") return "\\mathsf{T}";  // transposed
    if (name == "asin" || name == "acos" || name == "atan") return "\\arc" + name.substr(1);
    return name.ends_with(' ') ? "\\text{" + name + '}' : "\\operatorname{" + textLatex(name) + '}';
}

// Letters in a number (NaN, 1e5) are no variables.
std::string numberLatex(const std::string& number) {
    const bool hasLetters = std::ranges::any_of(number, isLetter);
    return hasLetters ? "\\mathrm{" + textLatex(number) + '}' : textLatex(number);
}

std::string operatorLatex(const std::string& text) {
    if (text == "==") return "=";
    if (text == "!=") return "\\ne";
    if (text == "<=") return "\\le";
    if (text == ">=") return "\\ge";
    return std::ranges::any_of(text, isLetter) ? "\\mathbin{\\mathrm{" + textLatex(text) + "}}" : textLatex(text);
}

Latex bracketLatex(const Math& math, std::string_view open, std::string_view close) {
    const Latex inside = childLatex(math, 0);
    std::string text;
    append(text, inside.isTall ? "\\mathopen{}\\left" : "");
    append(text, open);
    append(text, inside.text);
    append(text, inside.isTall ? "\\right" : "");
    append(text, close);
    if (inside.isTall) append(text, "\\mathclose{}");
    return {text, inside.isTall};
}

// x_{1}^{2} is one symbol with two scripts; any other script on a script needs its base in braces.
Latex scriptLatex(const Math& math) {
    if (math.children.empty()) return {};
    const MathRow baseRow = flatten(math.children[0]);
    const MathKind kind = baseRow.atoms.size() == 1 ? baseRow.atoms[0].math->kind : MathKind::Row;
    const bool isRaised = math.kind == MathKind::Superscript;
    const bool isSecondScript = kind == MathKind::Subscript && isRaised;
    const bool isBare = isSecondScript || kind == MathKind::Variable || kind == MathKind::Name ||
                        kind == MathKind::Number || kind == MathKind::Group || kind == MathKind::Bar ||
                        kind == MathKind::Dot || kind == MathKind::Hat;
    const Latex base = childLatex(math, 0);
    std::string text = isBare ? base.text : braced(base.text);
    text += isRaised ? '^' : '_';
    text += braced(childLatex(math, 1).text);
    return {text, base.isTall};
}

Latex casesLatex(const Math& math) {
    std::string text = "\\begin{cases}";
    for (std::size_t i = 0; i < math.children.size(); ++i) {
        if (i > 0) text += i % 2 == 0 ? "\\\\" : "&";
        append(text, " " + rowLatex(math.children[i]).text);
    }
    return {text + "\\end{cases}", true};
}

Latex matrixLatex(const Math& math) {
    std::string text = "\\begin{bmatrix}";
    for (std::size_t i = 0; i < math.children.size(); ++i) {
        if (i > 0) text += "\\\\";
        for (std::size_t j = 0; j < math.children[i].children.size(); ++j)
            append(text, (j > 0 ? "& " : " ") + childLatex(math.children[i], j).text);
    }
    return {text + "\\end{bmatrix}", true};
}

Latex atomLatex(const MathAtom& atom) {
    const Math& math = *atom.math;
    const auto command = [&](std::string_view name) {
        const Latex inside = childLatex(math, 0);
        return Latex{std::string(name) + braced(inside.text), inside.isTall};
    };
    switch (math.kind) {
        case MathKind::Row: return rowLatex(math);
        case MathKind::Variable: return {variableLatex(math, atom.kind == MathClass::Word)};
        case MathKind::Name: return {nameLatex(math.text)};
        case MathKind::Number: return {numberLatex(math.text)};
        case MathKind::Operator:
        case MathKind::Prefix: return {operatorLatex(math.text)};
        case MathKind::Punctuation: return {textLatex(math.text)};
        case MathKind::Space: return {"\\,"};
        case MathKind::Fraction:
            return {"\\frac" + braced(childLatex(math, 0).text) + braced(childLatex(math, 1).text), true};
        case MathKind::Superscript:
        case MathKind::Subscript: return scriptLatex(math);
        case MathKind::Root: return command("\\sqrt");
        case MathKind::Bar: return command(atom.kind == MathClass::Ordinary ? "\\bar" : "\\overline");
        case MathKind::Dot: return command("\\dot");
        case MathKind::Hat: return command(atom.kind == MathClass::Ordinary ? "\\hat" : "\\widehat");
        case MathKind::Group: return bracketLatex(math, "(", ")");
        case MathKind::Magnitude: return bracketLatex(math, "\\lvert", "\\rvert");
        case MathKind::Floor: return bracketLatex(math, "\\lfloor", "\\rfloor");
        case MathKind::Cases: return casesLatex(math);
        case MathKind::Matrix: return matrixLatex(math);
    }
    return {};
}

bool isSingle(MathClass kind) { return kind == MathClass::Word || kind == MathClass::Ordinary; }

Latex rowLatex(const Math& math) {
    const MathRow row = flatten(math);
    Latex out;
    for (std::size_t i = 0; i < row.atoms.size(); ++i) {
        const MathAtom& atom = row.atoms[i];
        const Latex part = atomLatex(atom);
        // TeX puts no space beside a variable of several letters, and takes a sign after one for an operator.
        const MathClass left = i > 0 ? row.atoms[i - 1].kind : MathClass::Relation;
        const bool isApart =
            atom.before == MathSpace::Thin && (left == MathClass::Word || atom.kind == MathClass::Word);
        if (isApart && left != MathClass::Punctuation) append(out.text, "\\,");
        const bool isMarked = atom.kind == MathClass::Sign && isSingle(left);
        append(out.text, isMarked ? braced(part.text) : atom.strong ? "\\boldsymbol" + braced(part.text) : part.text);
        out.isTall = out.isTall || part.isTall;
    }
    return out;
}

}  // namespace

std::string toLatex(const Math& math) { return rowLatex(math).text; }

}  // namespace wengert
