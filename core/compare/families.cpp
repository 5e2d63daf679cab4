#include "core/compare/families.h"

#include <cmath>

namespace wengert {

namespace {

std::string x(std::size_t i) { return "x" + std::to_string(i); }

// term(1) + term(2) + …
template <class Term>
std::string sumText(std::size_t count, Term term, const char* sign = " + ") {
    std::string text;
    for (std::size_t i = 1; i <= count; ++i) text += (i == 1 ? "" : sign) + term(i);
    return text;
}

std::string sumOfSines(std::size_t inputs) {
    return "f = " + sumText(inputs, [](std::size_t i) { return x(i) + "*sin(" + x(i) + ")"; });
}

std::string product(std::size_t inputs) { return "f = " + sumText(inputs, x, "*"); }

// A weight for unit k and input i: from −0.9 to 0.9, neither 0 nor 1.
std::string weight(std::size_t k, std::size_t i) {
    const auto tenths = static_cast<int>((3 * k + 7 * i) % 18) - 9;
    const std::string digits = "0." + std::to_string(std::abs(tenths == 0 ? 5 : tenths));
    return tenths < 0 ? "(-" + digits + ")" : digits;
}

std::string layer(std::size_t inputs) {
    constexpr std::size_t units = 4;
    std::string text;
    for (std::size_t k = 1; k <= units; ++k)
        text += "h" + std::to_string(k) + " = tanh(" +
                sumText(inputs, [k](std::size_t i) { return weight(k, i) + "*" + x(i); }) + ")\n";
    return text + "f = " + sumText(units, [](std::size_t k) { return weight(k, 0) + "*h" + std::to_string(k); });
}

std::string rosenbrock(std::size_t inputs) {
    const auto valley = [](std::size_t i) {
        return "100*(" + x(i + 1) + " - " + x(i) + "^2)^2 + (1 - " + x(i) + ")^2";
    };
    return "f = " + (inputs == 1 ? "(1 - " + x(1) + ")^2" : sumText(inputs - 1, valley));
}

constexpr std::array families{
    ProgramFamily{"Σ xᵢ sin xᵢ", sumOfSines},
    ProgramFamily{"Π xᵢ", product},
    ProgramFamily{"a layer of four tanh units", layer},
    ProgramFamily{"Rosenbrock’s valley", rosenbrock},
};

}  // namespace

std::span<const ProgramFamily> programFamilies() { return families; }

}  // namespace wengert
