// Operations on numbers, one struct each: a row, the value, and the partials (local derivatives) with
// respect to each argument. Rules are templates, so that the same lines serve double (a step), dual
// numbers (Hessians) and symbols (explanations).
//
// Legend: a, b, c  arguments     y  the result, given to `partials` for reuse
// `select(condition, p, q)` is p where the condition holds, else q.
// At a kink `kink` says which derivative is taken.
#pragma once

#include <array>
#include <cmath>
#include <concepts>
#include <numbers>
#include <string_view>

#include "core/ops/op.h"

namespace wengert {

template <class T>
constexpr T select(bool condition, const T& p, const T& q) {
    return condition ? p : q;
}

inline double sigmoid(double a) { return 1 / (1 + std::exp(-a)); }

// One line of mathematics per rule reads best unbroken.
// clang-format off

// ---- arithmetic

struct InputOp {  // s = x, set by the user
    static constexpr OpRow row{.name = "input", .notation = Notation::Input, .summary = "a number set by the user"};
};

struct Add {  // (a + h) + b ≈ a + b + h
    static constexpr OpRow row{.name = "add", .notation = Notation::Infix, .precedence = Precedence::Sum, .symbol = "+",
                               .latex = "+", .summary = "sum", .gate = "adds: distributes"};
    template <class T> static T value(const T& a, const T& b) { return a + b; }
    template <class T> static std::array<T, 2> partials(const T&, const T&, const T&) { return {T(1), T(1)}; }
};

struct Subtract {  // a − (b + h) ≈ a − b − h
    static constexpr OpRow row{.name = "subtract", .notation = Notation::Infix, .precedence = Precedence::Sum,
                               .symbol = "−", .ascii = "-", .latex = "-", .summary = "difference",
                               .gate = "subtracts: distributes, with a sign"};
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

// ---- trigonometric and hyperbolic, in radians

struct Sin {  // sin(a + h) ≈ sin a + cos(a) h
    static constexpr OpRow row{.name = "sin", .latex = "\\sin", .summary = "sine of an angle in radians"};
    template <class T> static T value(const T& a) { using std::sin; return sin(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { using std::cos; return {cos(a)}; }
};

struct Cos {  // cos(a + h) ≈ cos a − sin(a) h
    static constexpr OpRow row{.name = "cos", .latex = "\\cos", .summary = "cosine of an angle in radians"};
    template <class T> static T value(const T& a) { using std::cos; return cos(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { using std::sin; return {-sin(a)}; }
};

struct Tan {  // tan(a + h) ≈ tan a + (1 + tan²a) h
    static constexpr OpRow row{.name = "tan", .latex = "\\tan", .summary = "tangent of an angle in radians",
                               .sample = {{{-1.2, 1.2}}}};
    template <class T> static T value(const T& a) { using std::tan; return tan(a); }
    template <class T> static std::array<T, 1> partials(const T&, const T& y) { return {T(1) + y * y}; }
};

struct Asin {  // asin(a + h) ≈ asin a + h / √(1 − a²)
    static constexpr OpRow row{.name = "asin", .aliases = {"arcsin"}, .latex = "\\arcsin", .summary = "angle with this sine",
                               .domain = {Interval::between(-1, 1, "between −1 and 1")}, .sample = {{{-0.9, 0.9}}}};
    template <class T> static T value(const T& a) { using std::asin; return asin(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) {
        using std::sqrt;
        return {T(1) / sqrt(T(1) - a * a)};
    }
};

struct Acos {  // acos(a + h) ≈ acos a − h / √(1 − a²)
    static constexpr OpRow row{.name = "acos", .aliases = {"arccos"}, .latex = "\\arccos", .summary = "angle with this cosine",
                               .domain = {Interval::between(-1, 1, "between −1 and 1")}, .sample = {{{-0.9, 0.9}}}};
    template <class T> static T value(const T& a) { using std::acos; return acos(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) {
        using std::sqrt;
        return {-(T(1) / sqrt(T(1) - a * a))};
    }
};

struct Atan {  // atan(a + h) ≈ atan a + h / (1 + a²)
    static constexpr OpRow row{.name = "atan", .aliases = {"arctan"}, .latex = "\\arctan", .summary = "angle with this tangent"};
    template <class T> static T value(const T& a) { using std::atan; return atan(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {T(1) / (T(1) + a * a)}; }
};

struct Sinh {  // sinh(a + h) ≈ sinh a + cosh(a) h
    static constexpr OpRow row{.name = "sinh", .latex = "\\sinh", .summary = "hyperbolic sine"};
    template <class T> static T value(const T& a) { using std::sinh; return sinh(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { using std::cosh; return {cosh(a)}; }
};

struct Cosh {  // cosh(a + h) ≈ cosh a + sinh(a) h
    static constexpr OpRow row{.name = "cosh", .latex = "\\cosh", .summary = "hyperbolic cosine"};
    template <class T> static T value(const T& a) { using std::cosh; return cosh(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { using std::sinh; return {sinh(a)}; }
};

struct Tanh {  // tanh(a + h) ≈ tanh a + (1 − tanh²a) h
    static constexpr OpRow row{.name = "tanh", .latex = "\\tanh", .summary = "hyperbolic tangent, an activation from −1 to 1",
                               .gate = "squashes: scales by 1 − output²"};
    template <class T> static T value(const T& a) { using std::tanh; return tanh(a); }
    template <class T> static std::array<T, 1> partials(const T&, const T& y) { return {T(1) - y * y}; }
};

// ---- exponentials, logarithms and roots

struct Exp {  // exp(a + h) ≈ exp a + exp(a) h
    static constexpr OpRow row{.name = "exp", .latex = "\\exp", .summary = "e to this power",
                               .gate = "exponentiates: scales by its own output"};
    template <class T> static T value(const T& a) { using std::exp; return exp(a); }
    template <class T> static std::array<T, 1> partials(const T&, const T& y) { return {y}; }
};

struct Log {  // log(a + h) ≈ log a + h/a
    static constexpr OpRow row{.name = "log", .aliases = {"ln"}, .latex = "\\log", .summary = "natural logarithm",
                               .domain = {Interval::positive()}, .sample = {{{0.1, 5}}}};
    template <class T> static T value(const T& a) { using std::log; return log(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {T(1) / a}; }
};

struct Log2 {  // log₂(a + h) ≈ log₂ a + h / (a ln 2)
    static constexpr OpRow row{.name = "log2", .latex = "\\log_2", .summary = "logarithm to base 2",
                               .domain = {Interval::positive()}, .sample = {{{0.1, 5}}}};
    template <class T> static T value(const T& a) { using std::log2; return log2(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {T(1) / (T(std::numbers::ln2) * a)}; }
};

struct Log10 {  // log₁₀(a + h) ≈ log₁₀ a + h / (a ln 10)
    static constexpr OpRow row{.name = "log10", .latex = "\\log_{10}", .summary = "logarithm to base 10",
                               .domain = {Interval::positive()}, .sample = {{{0.1, 5}}}};
    template <class T> static T value(const T& a) { using std::log10; return log10(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {T(1) / (T(std::numbers::ln10) * a)}; }
};

struct Log1p {  // log(1 + a + h) ≈ log(1 + a) + h / (1 + a)
    static constexpr OpRow row{.name = "log1p", .summary = "log(1 + a), exact for small a",
                               .domain = {Interval::above(-1, "above −1")}, .sample = {{{-0.8, 3}}}};
    template <class T> static T value(const T& a) { using std::log1p; return log1p(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {T(1) / (T(1) + a)}; }
};

struct Expm1 {  // exp(a + h) − 1 ≈ exp a − 1 + exp(a) h
    static constexpr OpRow row{.name = "expm1", .summary = "exp(a) − 1, exact for small a"};
    template <class T> static T value(const T& a) { using std::expm1; return expm1(a); }
    template <class T> static std::array<T, 1> partials(const T&, const T& y) { return {y + T(1)}; }
};

struct Sqrt {  // √(a + h) ≈ √a + h / (2√a)
    static constexpr OpRow row{.name = "sqrt", .notation = Notation::Root, .latex = "\\sqrt", .summary = "square root",
                               .domain = {Interval::nonNegative()}, .sample = {{{0.1, 5}}}};
    template <class T> static T value(const T& a) { using std::sqrt; return sqrt(a); }
    template <class T> static std::array<T, 1> partials(const T&, const T& y) { return {T(1) / (T(2) * y)}; }
};

struct Cbrt {  // ∛(a + h) ≈ ∛a + h / (3 ∛a²)
    static constexpr OpRow row{.name = "cbrt", .summary = "cube root", .sample = {{{0.2, 4}}}};
    template <class T> static T value(const T& a) { using std::cbrt; return cbrt(a); }
    template <class T> static std::array<T, 1> partials(const T&, const T& y) { return {T(1) / (T(3) * (y * y))}; }
};

struct Erf {  // erf(a + h) ≈ erf a + 2/√π e^(−a²) h
    static constexpr OpRow row{.name = "erf", .summary = "error function"};
    template <class T> static T value(const T& a) { using std::erf; return erf(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) {
        using std::exp;
        return {T(2 * std::numbers::inv_sqrtpi) * exp(-(a * a))};
    }
};

// ---- pieces: constant or with a kink

struct Abs {  // |a + h| ≈ |a| + sign(a) h
    static constexpr OpRow row{.name = "abs", .notation = Notation::Magnitude, .summary = "absolute value",
                               .gate = "keeps or flips: by the sign of the input", .sample = {{{0.2, 2}}}};
    template <class T> static T value(const T& a) { using std::abs; return abs(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) {
        return {select(a > T(0), T(1), select(a < T(0), T(-1), T(0)))};
    }
    static std::string_view kink(double a) { return a == 0 ? "abs has a kink at 0; its derivative there is taken as 0" : ""; }
};

struct Sign {  // constant on each side of 0
    static constexpr OpRow row{.name = "sign", .summary = "−1, 0 or 1", .gate = "blocks: its derivative is 0", .sample = {{{0.2, 2}}}};
    template <class T> static T value(const T& a) { return select(a > T(0), T(1), select(a < T(0), T(-1), T(0))); }
    template <class T> static std::array<T, 1> partials(const T&, const T&) { return {T(0)}; }
    static std::string_view kink(double a) { return a == 0 ? "sign jumps at 0; its derivative there is taken as 0" : ""; }
};

struct Floor {  // constant between whole numbers
    static constexpr OpRow row{.name = "floor", .notation = Notation::Floor, .summary = "the next whole number below",
                               .gate = "blocks: its derivative is 0", .sample = {{{0.1, 0.9}}}};
    template <class T> static T value(const T& a) { using std::floor; return floor(a); }
    template <class T> static std::array<T, 1> partials(const T&, const T&) { return {T(0)}; }
    static std::string_view kink(double a) {
        return a == std::floor(a) ? "floor jumps at whole numbers; its derivative there is taken as 0" : "";
    }
};

struct UnitStep {  // 1 from 0 on, else 0
    static constexpr OpRow row{.name = "step", .summary = "unit step: 1 from 0 on, else 0",
                               .gate = "blocks: its derivative is 0", .sample = {{{0.2, 2}}}};
    template <class T> static T value(const T& a) { return select(a >= T(0), T(1), T(0)); }
    template <class T> static std::array<T, 1> partials(const T&, const T&) { return {T(0)}; }
    static std::string_view kink(double a) { return a == 0 ? "step jumps at 0; its derivative there is taken as 0" : ""; }
};

struct Max {  // the larger argument; at a tie the first
    static constexpr OpRow row{.name = "max", .latex = "\\max", .summary = "the larger of two", .gate = "max: routes",
                               .sample = {{{-2, -0.2}, {0.2, 2}}}};
    template <class T> static T value(const T& a, const T& b) { return select(a >= b, a, b); }
    template <class T> static std::array<T, 2> partials(const T& a, const T& b, const T&) {
        return {select(a >= b, T(1), T(0)), select(a >= b, T(0), T(1))};
    }
    static std::string_view kink(double a, double b) {
        return a == b ? "max has a tie; the whole derivative goes to its first argument" : "";
    }
};

struct Min {  // the smaller argument; at a tie the first
    static constexpr OpRow row{.name = "min", .latex = "\\min", .summary = "the smaller of two", .gate = "min: routes",
                               .sample = {{{-2, -0.2}, {0.2, 2}}}};
    template <class T> static T value(const T& a, const T& b) { return select(a <= b, a, b); }
    template <class T> static std::array<T, 2> partials(const T& a, const T& b, const T&) {
        return {select(a <= b, T(1), T(0)), select(a <= b, T(0), T(1))};
    }
    static std::string_view kink(double a, double b) {
        return a == b ? "min has a tie; the whole derivative goes to its first argument" : "";
    }
};

struct If {  // a where c is not 0, else b
    static constexpr OpRow row{.name = "if", .notation = Notation::Conditional,
                               .summary = "if(condition, a, b): a where the condition holds, else b",
                               .gate = "chooses: routes to the branch taken", .sample = {{{0.5, 1}, {-2, 2}, {-2, 2}}}};
    template <class T> static T value(const T& c, const T& a, const T& b) { return select(c != T(0), a, b); }
    template <class T> static std::array<T, 3> partials(const T& c, const T&, const T&, const T&) {
        return {T(0), select(c != T(0), T(1), T(0)), select(c != T(0), T(0), T(1))};
    }
};

// ---- comparisons: 1 where they hold, else 0; their derivative is 0

struct Comparison {
    static constexpr OpRow rowFor(std::string_view name, std::string_view symbol, std::string_view ascii,
                                  std::string_view latex, std::string_view summary) {
        return {.name = name, .notation = Notation::Infix, .precedence = Precedence::Comparison, .symbol = symbol,
                .ascii = ascii, .latex = latex, .summary = summary, .gate = "blocks: its derivative is 0",
                .sample = {{{-2, -0.2}, {0.2, 2}}}};
    }
    template <class T> static std::array<T, 2> partials(const T&, const T&, const T&) { return {T(0), T(0)}; }
    static std::string_view kink(double a, double b) {
        return a == b ? "a comparison jumps where its sides are equal; its derivative there is taken as 0" : "";
    }
};

struct Less : Comparison {
    static constexpr OpRow row = rowFor("less", "<", "<", "<", "1 if less, else 0");
    template <class T> static T value(const T& a, const T& b) { return select(a < b, T(1), T(0)); }
};
struct LessEqual : Comparison {
    static constexpr OpRow row = rowFor("less_equal", "≤", "<=", "\\le", "1 if at most, else 0");
    template <class T> static T value(const T& a, const T& b) { return select(a <= b, T(1), T(0)); }
};
struct Greater : Comparison {
    static constexpr OpRow row = rowFor("greater", ">", ">", ">", "1 if greater, else 0");
    template <class T> static T value(const T& a, const T& b) { return select(a > b, T(1), T(0)); }
};
struct GreaterEqual : Comparison {
    static constexpr OpRow row = rowFor("greater_equal", "≥", ">=", "\\ge", "1 if at least, else 0");
    template <class T> static T value(const T& a, const T& b) { return select(a >= b, T(1), T(0)); }
};
struct Equal : Comparison {
    static constexpr OpRow row = rowFor("equal", "=", "==", "=", "1 if equal, else 0");
    template <class T> static T value(const T& a, const T& b) { return select(a == b, T(1), T(0)); }
};
struct NotEqual : Comparison {
    static constexpr OpRow row = rowFor("not_equal", "≠", "!=", "\\ne", "1 if different, else 0");
    template <class T> static T value(const T& a, const T& b) { return select(a != b, T(1), T(0)); }
};

// ---- activations

struct Identity {  // a
    static constexpr OpRow row{.name = "identity", .summary = "the argument itself", .gate = "copies: passes on"};
    template <class T> static T value(const T& a) { return a; }
    template <class T> static std::array<T, 1> partials(const T&, const T&) { return {T(1)}; }
};

struct Sigmoid {  // σ(a + h) ≈ σ + σ (1 − σ) h
    static constexpr OpRow row{.name = "sigmoid", .aliases = {"σ", "logistic"}, .latex = "\\sigma",
                               .summary = "logistic function 1 / (1 + exp(−a))",
                               .gate = "squashes: scales by output × (1 − output)"};
    template <class T> static T value(const T& a) { using std::exp; return T(1) / (T(1) + exp(-a)); }
    template <class T> static std::array<T, 1> partials(const T&, const T& y) { return {y * (T(1) - y)}; }
};

struct Relu {  // max(a, 0)
    static constexpr OpRow row{.name = "relu", .aliases = {"ReLU"}, .summary = "rectifier: the argument where positive, else 0",
                               .gate = "relu: passes where positive, else blocks", .sample = {{{0.2, 2}}}};
    template <class T> static T value(const T& a) { return select(a > T(0), a, T(0)); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {select(a > T(0), T(1), T(0))}; }
    static std::string_view kink(double a) { return a == 0 ? "relu has a kink at 0; relu′(0) is taken as 0" : ""; }
};

struct LeakyRelu {  // a where positive, else a/100
    static constexpr OpRow row{.name = "leaky_relu", .summary = "the argument where positive, else a hundredth of it",
                               .gate = "leaky relu: passes, or scales by 0.01", .sample = {{{0.2, 2}}}};
    template <class T> static T value(const T& a) { return select(a > T(0), a, T(0.01) * a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {select(a > T(0), T(1), T(0.01))}; }
    static std::string_view kink(double a) {
        return a == 0 ? "leaky_relu has a kink at 0; its derivative there is taken as 0.01" : "";
    }
};

struct Elu {  // a where positive, else exp(a) − 1
    static constexpr OpRow row{.name = "elu", .summary = "exponential linear unit: a where positive, else exp(a) − 1"};
    template <class T> static T value(const T& a) { using std::expm1; return select(a > T(0), a, expm1(a)); }
    template <class T> static std::array<T, 1> partials(const T& a, const T& y) { return {select(a > T(0), T(1), y + T(1))}; }
};

struct Softplus {  // log(1 + exp a), the smooth relu; its derivative is σ(a)
    static constexpr OpRow row{.name = "softplus", .summary = "log(1 + exp(a)), a smooth relu"};
    template <class T> static T value(const T& a) {
        using std::abs, std::exp, std::log1p;
        return select(a > T(0), a, T(0)) + log1p(exp(-abs(a)));
    }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { return {sigmoid(a)}; }
};

struct Silu {  // a σ(a)
    static constexpr OpRow row{.name = "silu", .aliases = {"swish"}, .summary = "a × sigmoid(a)"};
    template <class T> static T value(const T& a) { return a * sigmoid(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T& y) {
        return {y + sigmoid(a) * (T(1) - y)};
    }
};

struct Gelu {  // a Φ(a), Φ the normal distribution function
    static constexpr OpRow row{.name = "gelu", .summary = "a × Φ(a), Φ the normal distribution function"};
    template <class T> static T value(const T& a) {
        using std::erf;
        return T(0.5) * a * (T(1) + erf(a * T(1 / std::numbers::sqrt2)));
    }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) {
        using std::erf, std::exp;
        constexpr double density = std::numbers::inv_sqrtpi / std::numbers::sqrt2;  // of N(0, 1) at 0
        return {T(0.5) * (T(1) + erf(a * T(1 / std::numbers::sqrt2))) + a * (T(density) * exp(T(-0.5) * (a * a)))};
    }
};

// ---- of two numbers

struct Atan2 {  // the angle of the point (b, a)
    static constexpr OpRow row{.name = "atan2", .summary = "atan2(y, x): angle of the point (x, y)",
                               .sample = {{{0.2, 2}, {0.2, 2}}}};
    template <class T> static T value(const T& a, const T& b) { using std::atan2; return atan2(a, b); }
    template <class T> static std::array<T, 2> partials(const T& a, const T& b, const T&) {
        return {b / (a * a + b * b), -a / (a * a + b * b)};
    }
    static std::string_view outsideDomain(double a, double b) { return a == 0 && b == 0 ? "the origin has no angle" : ""; }
};

struct Hypot {  // √(a² + b²)
    static constexpr OpRow row{.name = "hypot", .summary = "√(a² + b²), the length of (a, b)", .sample = {{{0.2, 2}, {0.2, 2}}}};
    template <class T> static T value(const T& a, const T& b) { using std::hypot; return hypot(a, b); }
    template <class T> static std::array<T, 2> partials(const T& a, const T& b, const T& y) {
        return {select(y == T(0), T(0), a / y), select(y == T(0), T(0), b / y)};
    }
    static std::string_view kink(double a, double b) {
        return a == 0 && b == 0 ? "hypot has a kink at the origin; its derivatives there are taken as 0" : "";
    }
};

// clang-format on

}  // namespace wengert
