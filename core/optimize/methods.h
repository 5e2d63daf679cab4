// The optimizers, one struct each: a row and the update rule. Definitions and defaults are PyTorch 1.13's.
// Rules are templates, so that the same lines serve double (an update) and symbols (its explanation). They are
// given the setting h in the row's order, the state in the row's order, and `let(name, value)`, which returns the
// value and, in an explanation, makes it a line of its own.
//
// Legend: x  the parameter    g  its gradient    t  the number of the update, from 1    lr  learning rate
// `factors` are what update t needs for all parameters alike; `update` changes one parameter and its state.
#pragma once

#include <array>
#include <cmath>
#include <string_view>

#include "core/optimize/method.h"

namespace wengert {

// A number that many are divided by. For double its reciprocal is taken once.
template <class T>
struct Divisor {
    T value;
    friend T operator/(const T& a, const Divisor& d) { return a / d.value; }
};
template <>
struct Divisor<double> {
    double reciprocal;
    Divisor(double value) : reciprocal(1 / value) {}
    friend double operator/(double a, const Divisor& d) { return a * d.reciprocal; }
};

// What most rows share.
namespace hyper_parameter {
constexpr Interval fraction = Interval::between(0, 1, "from 0 to 1");
constexpr Interval belowOne = Interval::between(0, 1 - 0x1p-53, "at least 0 and less than 1");

constexpr HyperParameter learningRate(double standard) {
    return {"lr", "eta", standard, Interval::nonNegative(), "learning rate: the length of a step"};
}
constexpr HyperParameter momentum() { return {"beta", "beta", 0.9, fraction, "how much of the velocity is kept"}; }
constexpr HyperParameter epsilon(double standard) {
    return {"epsilon", "epsilon", standard, Interval::positive(), "keeps the denominator from 0"};
}
constexpr HyperParameter beta1() {
    return {"beta1", "beta1", 0.9, belowOne, "how much of the mean of gradients is kept"};
}
constexpr HyperParameter beta2() {
    return {"beta2", "beta2", 0.999, belowOne, "how much of the mean of squared gradients is kept"};
}
}  // namespace hyper_parameter

struct WithoutFactors {
    template <class T, class H, class Let>
    static std::array<T, 0> factors(const H&, const T&, T&, Let) {
        return {};
    }
};

// 1 − β₁ᵗ and 1 − β₂ᵗ: moments that start from 0 are too small by these.
struct BiasCorrections {
    template <class T, class H, class Let>
    static std::array<Divisor<T>, 2> factors(const H& h, const T& t, T&, Let) {
        using std::pow;
        return {{{T(1) - pow(h[1], t)}, {T(1) - pow(h[2], t)}}};
    }
};

// One line of mathematics per rule reads best unbroken.
// clang-format off

// ---- one rate for all parameters

struct GradientDescent : WithoutFactors {
    static constexpr MethodRow row{.name = "gd", .title = "Gradient descent", .summary = "a step against the gradient",
        .source = "A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, 1847",
        .parameters = {hyper_parameter::learningRate(0.01)}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 0>&, const std::array<T, 1>& h, const std::array<T, 0>&, Let let) {
        x = let("theta", x - h[0] * g);
    }
};

struct Momentum : WithoutFactors {
    static constexpr MethodRow row{.name = "momentum", .title = "Momentum", .summary = "a heavy ball: steps add up to a velocity",
        .source = "B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964",
        .parameters = {hyper_parameter::learningRate(0.01), hyper_parameter::momentum()}, .state = {{{"v", "velocity"}}}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 1>& state, const std::array<T, 2>& h, const std::array<T, 0>&, Let let) {
        auto& [v] = state;
        const auto& [lr, beta] = h;
        v = let("v", beta * v + g);
        x = let("theta", x - lr * v);
    }
};

struct Nesterov : WithoutFactors {
    static constexpr MethodRow row{.name = "nesterov", .title = "Nesterov momentum", .summary = "momentum that looks one step ahead",
        .source = "Y. Nesterov, A method of solving a convex programming problem with convergence rate O(1/k²), 1983; "
                  "in the form of I. Sutskever et al., On the importance of initialization and momentum in deep learning, 2013",
        .parameters = {hyper_parameter::learningRate(0.01), hyper_parameter::momentum()}, .state = {{{"v", "velocity"}}}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 1>& state, const std::array<T, 2>& h, const std::array<T, 0>&, Let let) {
        auto& [v] = state;
        const auto& [lr, beta] = h;
        v = let("v", beta * v + g);
        x = let("theta", x - lr * (g + beta * v));
    }
};

// ---- a rate for each parameter

struct Adagrad : WithoutFactors {
    static constexpr MethodRow row{.name = "adagrad", .title = "Adagrad", .summary = "divides by the root of the sum of all squared gradients",
        .source = "J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic optimization, 2011",
        .parameters = {hyper_parameter::learningRate(0.01), hyper_parameter::epsilon(1e-10)},
        .state = {{{"s", "sum of squared gradients"}}}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 1>& state, const std::array<T, 2>& h, const std::array<T, 0>&, Let let) {
        using std::sqrt;
        auto& [s] = state;
        const auto& [lr, epsilon] = h;
        s = let("s", s + g * g);
        x = let("theta", x - lr * g / (sqrt(s) + epsilon));
    }
};

struct RmsProp : WithoutFactors {
    static constexpr MethodRow row{.name = "rmsprop", .title = "RMSProp", .summary = "divides by the root of a running mean of squared gradients",
        .source = "T. Tieleman, G. Hinton, Neural networks for machine learning, lecture 6.5, 2012",
        .parameters = {hyper_parameter::learningRate(0.01),
                       {"alpha", "alpha", 0.99, hyper_parameter::belowOne, "how much of the mean of squared gradients is kept"},
                       hyper_parameter::epsilon(1e-8)},
        .state = {{{"v", "mean of squared gradients"}}}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 1>& state, const std::array<T, 3>& h, const std::array<T, 0>&, Let let) {
        using std::sqrt;
        auto& [v] = state;
        const auto& [lr, alpha, epsilon] = h;
        v = let("v", alpha * v + (T(1) - alpha) * (g * g));
        x = let("theta", x - lr * g / (sqrt(v) + epsilon));
    }
};

struct Adadelta : WithoutFactors {
    static constexpr MethodRow row{.name = "adadelta", .title = "Adadelta", .summary = "steps as long as recent steps, in units of the parameter",
        .source = "M. D. Zeiler, ADADELTA: an adaptive learning rate method, 2012",
        .parameters = {hyper_parameter::learningRate(1),
                       {"rho", "rho", 0.9, hyper_parameter::belowOne, "how much of both means of squares is kept"},
                       hyper_parameter::epsilon(1e-6)},
        .state = {{{"v", "mean of squared gradients"}, {"u", "mean of squared steps"}}}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 2>& state, const std::array<T, 3>& h, const std::array<T, 0>&, Let let) {
        using std::sqrt;
        auto& [v, u] = state;
        const auto& [lr, rho, epsilon] = h;
        v = let("v", rho * v + (T(1) - rho) * (g * g));
        const T delta = let("delta", sqrt(u + epsilon) / sqrt(v + epsilon) * g);
        u = let("u", rho * u + (T(1) - rho) * (delta * delta));
        x = let("theta", x - lr * delta);
    }
};

// ---- Adam and its kin: a mean of gradients over the root of a mean of their squares

struct Adam : BiasCorrections {
    static constexpr MethodRow row{.name = "adam", .title = "Adam", .summary = "mean of gradients over the root of the mean of their squares",
        .source = "D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, 2015",
        .parameters = {hyper_parameter::learningRate(1e-3), hyper_parameter::beta1(), hyper_parameter::beta2(), hyper_parameter::epsilon(1e-8)},
        .state = {{{"m", "first moment"}, {"v", "second moment"}}}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 2>& state, const std::array<T, 4>& h, const std::array<Divisor<T>, 2>& corrections, Let let) {
        using std::sqrt;
        auto& [m, v] = state;
        const auto& [lr, beta1, beta2, epsilon] = h;
        m = let("m", beta1 * m + (T(1) - beta1) * g);
        v = let("v", beta2 * v + (T(1) - beta2) * (g * g));
        const T mhat = let("mhat", m / corrections[0]);
        const T vhat = let("vhat", v / corrections[1]);
        x = let("theta", x - lr * mhat / (sqrt(vhat) + epsilon));
    }
};

struct AmsGrad : BiasCorrections {
    static constexpr MethodRow row{.name = "amsgrad", .title = "AMSGrad", .summary = "Adam whose denominator never shrinks",
        .source = "S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, 2018",
        .parameters = Adam::row.parameters,
        .state = {{{"m", "first moment"}, {"v", "second moment"}, {"v_max", "largest second moment"}}}};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 3>& state, const std::array<T, 4>& h, const std::array<Divisor<T>, 2>& corrections, Let let) {
        using std::max, std::sqrt;
        auto& [m, v, vmax] = state;
        const auto& [lr, beta1, beta2, epsilon] = h;
        m = let("m", beta1 * m + (T(1) - beta1) * g);
        v = let("v", beta2 * v + (T(1) - beta2) * (g * g));
        vmax = let("v_max", max(vmax, v));
        const T mhat = let("mhat", m / corrections[0]);
        const T vhat = let("vhat", vmax / corrections[1]);
        x = let("theta", x - lr * mhat / (sqrt(vhat) + epsilon));
    }
};

struct AdamW : BiasCorrections {
    static constexpr MethodRow row{.name = "adamw", .title = "AdamW", .summary = "Adam with weight decay apart from the gradient",
        .source = "I. Loshchilov, F. Hutter, Decoupled weight decay regularization, 2019",
        .parameters = {Adam::row.parameters[0], Adam::row.parameters[1], Adam::row.parameters[2], Adam::row.parameters[3],
                       {"weight_decay", "lambda", 0.01, Interval::nonNegative(), "how much each update shrinks the parameters, times the learning rate"}},
        .state = Adam::row.state};
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 2>& state, const std::array<T, 5>& h, const std::array<Divisor<T>, 2>& corrections, Let let) {
        x = let("theta", x - h[0] * h[4] * x);
        Adam::update<T>(x, g, state, {h[0], h[1], h[2], h[3]}, corrections, let);
    }
};

struct NAdam {
    static constexpr MethodRow row{.name = "nadam", .title = "NAdam", .summary = "Adam with Nesterov momentum that warms up",
        .source = "T. Dozat, Incorporating Nesterov momentum into Adam, 2016",
        .parameters = {hyper_parameter::learningRate(2e-3), hyper_parameter::beta1(), hyper_parameter::beta2(), hyper_parameter::epsilon(1e-8),
                       {"momentum_decay", "psi", 4e-3, Interval::nonNegative(), "how fast the momentum reaches beta1"}},
        .state = Adam::row.state, .carried = "Πμ"};
    // The weights of g and m, and the correction of v. PyTorch up to 1.13 has the factor μ twice in the weight of m;
    // Dozat's, and PyTorch's from 2.0 on, is μ_next / (1 − Πμ μ_next).
    template <class T> struct Factors { T ofGradient, ofMean; Divisor<T> correction; };
    template <class T, class Let> static Factors<T> factors(const std::array<T, 5>& h, const T& t, T& product, Let let) {
        using std::pow;
        const auto& [lr, beta1, beta2, epsilon, psi] = h;
        const T mu = let("mu", beta1 * (T(1) - T(0.5) * pow(T(0.96), t * psi)));
        const T next = let("mu_next", beta1 * (T(1) - T(0.5) * pow(T(0.96), (t + T(1)) * psi)));
        product = let("Πμ", product * mu);
        return {(T(1) - mu) / (T(1) - product), next / (T(1) - product * mu * next), {T(1) - pow(beta2, t)}};
    }
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 2>& state, const std::array<T, 5>& h, const Factors<T>& factors, Let let) {
        using std::sqrt;
        auto& [m, v] = state;
        const auto& [lr, beta1, beta2, epsilon, psi] = h;
        m = let("m", beta1 * m + (T(1) - beta1) * g);
        v = let("v", beta2 * v + (T(1) - beta2) * (g * g));
        const T mhat = let("mhat", factors.ofMean * m + factors.ofGradient * g);
        const T vhat = let("vhat", v / factors.correction);
        x = let("theta", x - lr * mhat / (sqrt(vhat) + epsilon));
    }
};

struct RAdam {
    static constexpr MethodRow row{.name = "radam", .title = "RAdam", .summary = "Adam that begins as momentum, until its variance is known",
        .source = "L. Liu et al., On the variance of the adaptive learning rate and beyond, 2020",
        .parameters = Adam::row.parameters, .state = Adam::row.state};
    // The rectification r, 0 as long as the variance is not known; the correction of m; the root of that of v.
    template <class T> struct Factors { T r; Divisor<T> correction; T root; };
    template <class T, class Let> static Factors<T> factors(const std::array<T, 4>& h, const T& t, T&, Let let) {
        using std::pow, std::sqrt;
        const auto& [lr, beta1, beta2, epsilon] = h;
        const T correction2 = T(1) - pow(beta2, t);
        const T longest = let("rho_∞", T(2) / (T(1) - beta2) - T(1));
        const T rho = let("rho", longest - T(2) * t * pow(beta2, t) / correction2);
        const T r = rho > T(5) ? let("r", sqrt((rho - T(4)) * (rho - T(2)) * longest / ((longest - T(4)) * (longest - T(2)) * rho))) : T(0);
        return {r, {T(1) - pow(beta1, t)}, sqrt(correction2)};
    }
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 2>& state, const std::array<T, 4>& h, const Factors<T>& factors, Let let) {
        using std::sqrt;
        auto& [m, v] = state;
        const auto& [lr, beta1, beta2, epsilon] = h;
        m = let("m", beta1 * m + (T(1) - beta1) * g);
        v = let("v", beta2 * v + (T(1) - beta2) * (g * g));
        const T mhat = let("mhat", m / factors.correction);
        if (factors.r > T(0)) x = let("theta", x - lr * factors.r * mhat * (factors.root / (sqrt(v) + epsilon)));
        else x = let("theta", x - lr * mhat);
    }
};

struct Adamax {
    static constexpr MethodRow row{.name = "adamax", .title = "Adamax", .summary = "Adam with the largest recent gradient in the denominator",
        .source = "D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, 2015, section 7.1",
        .parameters = {hyper_parameter::learningRate(2e-3), hyper_parameter::beta1(), hyper_parameter::beta2(), hyper_parameter::epsilon(1e-8)},
        .state = {{{"m", "first moment"}, {"u", "largest recent gradient"}}}};
    template <class T, class H, class Let> static std::array<Divisor<T>, 1> factors(const H& h, const T& t, T&, Let) {
        using std::pow;
        return {{{T(1) - pow(h[1], t)}}};
    }
    template <class T, class Let> static void update(T& x, const T& g, std::array<T, 2>& state, const std::array<T, 4>& h, const std::array<Divisor<T>, 1>& correction, Let let) {
        using std::abs, std::max;
        auto& [m, u] = state;
        const auto& [lr, beta1, beta2, epsilon] = h;
        m = let("m", beta1 * m + (T(1) - beta1) * g);
        u = let("u", max(beta2 * u, abs(g) + epsilon));
        const T mhat = let("mhat", m / correction[0]);
        x = let("theta", x - lr * mhat / u);
    }
};

// ---- with second derivatives: for few parameters, whose Hessian is known

// Its g is the direction d that solves (H + damping I) d = gradient, for all parameters together.
struct Newton : WithoutFactors {
    static constexpr MethodRow row{.name = "newton", .title = "Newton", .summary = "to where the local parabola is flat, be it a minimum or not",
        .source = "J. Nocedal, S. J. Wright, Numerical optimization, 2nd ed., 2006, section 3.3; "
                  "damped as by K. Levenberg, A method for the solution of certain non-linear problems in least squares, 1944",
        .parameters = {hyper_parameter::learningRate(1),
                       {"damping", "lambda", 0, Interval::nonNegative(), "what is added to the Hessian's diagonal"}},
        .needsHessian = true};
    template <class T, class Let> static void update(T& x, const T& d, std::array<T, 0>&, const std::array<T, 2>& h, const std::array<T, 0>&, Let let) {
        x = let("theta", x - h[0] * d);
    }
};

// clang-format on

}  // namespace wengert
