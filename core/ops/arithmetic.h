// What is written with signs: sums, products, quotients, powers; and the input, a number that is given.
#pragma once

#include <cmath>

#include "core/ops/elementwise.h"

namespace wengert {

// clang-format off

struct InputOp {  // s = x, set by the user
    static constexpr OpRow row{.name = "input", .notation = Notation::Input, .summary = "a number set by the user"};
};

struct Add {  // (a + h) + b ≈ a + b + h
    static constexpr OpRow row{.name = "add", .notation = Notation::Infix, .precedence = Precedence::Sum, .symbol = "+",
                               .latex = "+", .summary = "sum", .gate = "adds: distributes", .passesOn = {true, true}};
    template <class T> static T value(const T& a, const T& b) { return a + b; }
    template <class T> static std::array<T, 2> partials(const T&, const T&, const T&) { return {T(1), T(1)}; }
};

struct Subtract {  // a − (b + h) ≈ a − b − h
    static constexpr OpRow row{.name = "subtract", .notation = Notation::Infix, .precedence = Precedence::Sum,
                               .symbol = "−", .ascii = "-", .latex = "-", .summary = "difference",
                               .gate = "subtracts: distributes, with a sign", .passesOn = {true}};
    template <class T> static T value(const T& a, const T& b) { return a - b; }
    template <class T> static std::array<T, 2> partials(const T&, const T&, const T&) { return {T(1), T(-1)}; }
};

struct Multiply {  // (a + h) b = ab + hb
    static constexpr OpRow row{.name = "multiply", .notation = Notation::Product, .precedence = Precedence::Product,
                               .symbol = "×", .ascii = "*", .latex = "\\times", .summary = "product",
                               .gate = "multiplies: swaps"};
    template <class T> static T value(const T& a, const T& b) { return a * b; }
    template <class T> static std::array<T, 2> partials(const T& a, const T& b, const T&) { return {b, a}; }
};

struct Divide {  // (a + h) / b = a/b + h/b,  a / (b + h) ≈ a/b − (a/b) h/b
    static constexpr OpRow row{.name = "divide", .notation = Notation::Quotient, .precedence = Precedence::Product,
                               .symbol = "/", .latex = "/", .summary = "quotient",
                               .gate = "divides: by the denominator, and by minus the quotient over it",
                               .domain = {Interval::all(), Interval::nonZero()}, .sample = {{{-2, 2}, {0.4, 3}}}};
    template <class T> static T value(const T& a, const T& b) { return a / b; }
    template <class T> static std::array<T, 2> partials(const T&, const T& b, const T& y) { return {T(1) / b, -y / b}; }
};

// The product and the quotient of two arrays, cell by cell: to tell them from the matrix product and its kin.
struct ElementwiseProduct : Multiply {
    using OnScalars = Multiply;
    static constexpr OpRow row{.name = "elementwise_multiply", .notation = Notation::Infix, .precedence = Precedence::Product,
                               .symbol = "⊙", .ascii = ".*", .latex = "\\odot", .summary = "product, cell by cell",
                               .gate = "multiplies: swaps"};
};

struct ElementwiseQuotient : Divide {
    using OnScalars = Divide;
    static constexpr OpRow row{.name = "elementwise_divide", .notation = Notation::Infix, .precedence = Precedence::Product,
                               .symbol = "⊘", .ascii = "./", .latex = "\\oslash", .summary = "quotient, cell by cell",
                               .gate = Divide::row.gate, .domain = Divide::row.domain, .sample = Divide::row.sample};
};

struct Negate {  // −(a + h) = −a − h
    static constexpr OpRow row{.name = "negate", .notation = Notation::Prefix, .precedence = Precedence::Negation,
                               .symbol = "−", .ascii = "-", .latex = "-", .summary = "negative",
                               .gate = "negates: changes the sign"};
    template <class T> static T value(const T& a) { return -a; }
    template <class T> static std::array<T, 1> partials(const T&, const T&) { return {T(-1)}; }
};

struct Power {  // (a + h)^b ≈ a^b + b a^(b−1) h,  a^(b + h) ≈ a^b + a^b log(a) h
    static constexpr OpRow row{.name = "pow", .notation = Notation::Power, .precedence = Precedence::Power,
                               .symbol = "^", .latex = "^", .summary = "power", .gate = "raises: scales by the slope",
                               .sample = {{{0.3, 2}, {-2, 2}}}};
    template <class T> static T value(const T& a, const T& b) { using std::pow; return pow(a, b); }
    template <class T> static std::array<T, 2> partials(const T& a, const T& b, const T& y) {
        using std::log, std::pow;
        return {select(b == T(0), T(0), b * pow(a, b - T(1))), select(y == T(0), T(0), y * log(a))};
    }
    static std::string_view outsideDomain(double a, double b) {
        if (a < 0 && b != std::floor(b)) return "a negative number has no real power that is not whole";
        if (a == 0 && b < 0) return "0 has no negative power";
        return "";
    }
};

struct Square {  // (a + h)² ≈ a² + 2ah
    static constexpr OpRow row{.name = "sqr", .notation = Notation::Square, .precedence = Precedence::Power,
                               .summary = "square", .gate = "squares: scales by twice the input"};
    template <class T> static T value(const T& a) { return a * a; }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {T(2) * a}; }
};

// clang-format on

}  // namespace wengert
