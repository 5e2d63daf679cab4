#include "ui/formula/opened_brackets.h"

#include <algorithm>

namespace wengert {
namespace {

constexpr double letterWidth = 0.45;
constexpr double operatorWidth = 1.1;  // with its spaces
constexpr double scriptScale = 0.7;

double estimatedWidth(const Math& math) {
    const auto isLetter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };  // begins one
    if (math.kind == MathKind::Operator && math.text != "/") return operatorWidth;
    double width = letterWidth * static_cast<double>(std::ranges::count_if(math.text, isLetter));
    const bool isScripted = math.kind == MathKind::Superscript || math.kind == MathKind::Subscript;
    double widest = 0;
    for (std::size_t i = 0; i < math.children.size(); ++i) {
        const double child = estimatedWidth(math.children[i]);
        width += isScripted && i > 0 ? scriptScale * child : child;
        widest = std::max(widest, child);
    }
    if (math.kind == MathKind::Group) width += 2 * letterWidth;
    return math.kind == MathKind::Fraction ? widest : width;
}

bool isBracket(const Math& math) { return math.kind == MathKind::Group && !math.children.empty(); }

bool isPowerOfBracket(const Math& math) {
    return math.kind == MathKind::Superscript && math.children.size() == 2 && isBracket(math.children[0]);
}

Math opened(Math math, double most) {
    if (math.kind == MathKind::Row) {
        for (Math& part : math.children) part = opened(std::move(part), most);
        return math;
    }
    const bool isPower = isPowerOfBracket(math);
    if ((!isPower && !isBracket(math)) || estimatedWidth(math) <= most) return math;
    Math close = Math::closing();
    if (isPower) close = Math::of(MathKind::Superscript, std::move(close), std::move(math.children[1]));
    Math& bracket = isPower ? math.children[0] : math;
    Math contents = opened(std::move(bracket.children[0]), most);
    math.children.clear();
    math.kind = MathKind::Row;
    math.children.push_back(Math::opening());
    math.children.push_back(std::move(contents));
    math.children.push_back(std::move(close));
    return math;
}

}  // namespace

Math withOpenedBrackets(const Math& math, double widthInEm) { return opened(math, widthInEm); }

}  // namespace wengert
