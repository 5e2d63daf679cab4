// Dual numbers a + ȧ ε with ε² = 0: a value and one directional derivative. Put through a rule for adjoints
// they give derivatives of gradients (forward over reverse).
// Source: A. Griewank, A. Walther, "Evaluating Derivatives", 2nd ed., section 3.1.
#pragma once

#include "core/ops/lifted.h"

namespace wengert {

class Dual {
 public:
    using IsLifted = void;

    double value = 0;
    double tangent = 0;

    Dual() = default;
    Dual(double number) : value(number) {}
    Dual(double number, double direction) : value(number), tangent(direction) {}

    // f(a + ȧ ε) = f(a) + f′(a) ȧ ε
    template <class O>
    static Dual apply(const Dual& a) {
        const double y = O::value(a.value);
        return {y, term(O::partials(a.value, y)[0], a.tangent)};
    }
    template <class O>
    static Dual apply(const Dual& a, const Dual& b) {
        const double y = O::value(a.value, b.value);
        const auto partials = O::partials(a.value, b.value, y);
        return {y, term(partials[0], a.tangent) + term(partials[1], b.tangent)};
    }

    // Branches are decided by the value.
    friend auto operator<=>(const Dual& a, const Dual& b) { return a.value <=> b.value; }
    friend bool operator==(const Dual& a, const Dual& b) { return a.value == b.value; }

 private:
    // What stands still adds nothing, even where its partial is not finite: the exponent in (−2)³.
    static double term(double partial, double tangent) { return tangent == 0 ? 0 : partial * tangent; }
};

}  // namespace wengert
