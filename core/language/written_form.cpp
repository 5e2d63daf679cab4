#include "core/language/written_form.h"

#include <string>
#include <string_view>
#include <utility>

namespace wengert {
namespace {

bool isAccent(MathKind kind) { return kind == MathKind::Bar || kind == MathKind::Dot || kind == MathKind::Hat; }
bool isScript(MathKind kind) { return kind == MathKind::Superscript || kind == MathKind::Subscript; }

// The bar of s̄₃ stands over the s alone: Bar(Subscript(s, 3)) becomes Subscript(Bar(s), 3).
std::unique_ptr<const Math> accentInsideScripts(const Math& math) {
    if (math.children.size() != 1) return nullptr;
    const Math& symbol = math.children[0];
    if (!isScript(symbol.kind) || symbol.children.empty()) return nullptr;
    auto moved = std::make_unique<Math>(symbol);
    moved->children[0] = Math::of(math.kind, std::move(moved->children[0]));
    return moved;
}

// 1.23e−7 is written 1.23×10⁻⁷.
std::unique_ptr<const Math> powerOfTen(const Math& math) {
    const std::size_t e = math.kind == MathKind::Number ? math.text.find('e') : math.text.npos;
    if (e == math.text.npos || e == 0 || math.text[e - 1] < '0' || math.text[e - 1] > '9') return nullptr;
    std::string mantissa = math.text.substr(0, e);
    std::string exponent = math.text.substr(e + 1);
    if (exponent.starts_with('+')) exponent.erase(0, 1);
    auto written = std::make_unique<Math>();
    for (std::string_view minus : {"−", "-"}) {
        if (!mantissa.starts_with(minus)) continue;
        mantissa.erase(0, minus.size());
        written->children.push_back(Math::prefix("−"));
    }
    Math ten = Math::number(mantissa == "1" ? "10" : mantissa + "×10");
    written->children.push_back(Math::of(MathKind::Superscript, std::move(ten), Math::number(std::move(exponent))));
    return written;
}

}  // namespace

std::unique_ptr<const Math> writtenForm(const Math& math) {
    return isAccent(math.kind) ? accentInsideScripts(math) : powerOfTen(math);
}

}  // namespace wengert
