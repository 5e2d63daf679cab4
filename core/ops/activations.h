// What a unit does to the sum of its inputs, beside tanh and the unit step.
#pragma once

#include <cmath>
#include <numbers>

#include "core/ops/elementwise.h"

namespace wengert {

// clang-format off

struct Identity {  // a
    static constexpr OpRow row{.name = "identity", .summary = "the argument itself", .gate = "copies: passes on",
                               .passesOn = {true}};
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

// clang-format on

}  // namespace wengert
