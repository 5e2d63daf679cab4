// Operations that choose or jump: constant in pieces, or with a kink; and comparisons.
#pragma once

#include <cmath>

#include "core/ops/elementwise.h"

namespace wengert {

// clang-format off

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

// clang-format on

}  // namespace wengert
