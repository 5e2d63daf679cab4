// Smooth functions of numbers: trigonometric (in radians), hyperbolic, exponentials, logarithms and roots.
#pragma once

#include <cmath>
#include <numbers>

#include "core/ops/elementwise.h"

namespace wengert {

// clang-format off

// ---- trigonometric and hyperbolic, in radians

struct Sin {  // sin(a + h) ≈ sin a + cos(a) h
    static constexpr OpRow row{.name = "sin", .latex = "\\sin", .summary = "sine of an angle in radians"};
    template <class T> static T value(const T& a) { using std::sin; return sin(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { using std::cos; return {cos(a)}; }
    template <class T> static T valueAndPartial(const T& a, T& partial) { return sineAndCosine(a, partial); }
};

struct Cos {  // cos(a + h) ≈ cos a − sin(a) h
    static constexpr OpRow row{.name = "cos", .latex = "\\cos", .summary = "cosine of an angle in radians"};
    template <class T> static T value(const T& a) { using std::cos; return cos(a); }
    template <class T> static std::array<T, 1> partials(const T& a, const T&) { using std::sin; return {-sin(a)}; }
    template <class T> static T valueAndPartial(const T& a, T& partial) {
        T y;
        partial = -sineAndCosine(a, y);
        return y;
    }
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
