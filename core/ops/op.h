// What an operation says about itself. An op is one struct (core/ops/elementwise.h) with a `row` of this
// type, its value and its partials; core/ops/table.h lists them all. Parser, completion, tooltips,
// explanations, documentation and tests read the row, so that nothing else switches on an op.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "core/program/program.h"

namespace wengert {

constexpr std::size_t maximumArity = 3;                         // of element-wise operations
constexpr std::size_t anyArity = static_cast<std::size_t>(-1);  // of an operation that takes any number of arguments

// How an op is written. `Function` is name(a, b); the others have a form of their own.
enum class Notation {
    Input,        // the name alone
    Function,     // sin(a)
    Infix,        // a + b
    Product,      // a × b: juxtaposed in formulas
    Quotient,     // a / b: a fraction in formulas
    Prefix,       // −a
    Power,        // a ^ b
    Square,       // sqr(a) in the step list, a² in formulas
    Root,         // √a
    Magnitude,    // |a|
    Floor,        // ⌊a⌋
    Conditional,  // if(c, a, b): cases in formulas
    Transpose,    // a', aᵀ in formulas
    Literal,      // [a, b; c, d]
};

// Binding strength, loosest first; what stands between functions and brackets needs none.
enum class Precedence : std::uint8_t { Comparison = 1, Sum, Product, Negation, Power, Atom };

// The numbers at which an argument is allowed.
struct Interval {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool lowIsOpen = false;
    bool withoutZero = false;
    std::string_view words = "";  // completes "needs an argument that is …"

    static constexpr Interval all() { return {}; }
    static constexpr Interval positive() { return {.low = 0, .lowIsOpen = true, .words = "positive"}; }
    static constexpr Interval nonNegative() { return {.low = 0, .words = "at least 0"}; }
    static constexpr Interval nonZero() { return {.withoutZero = true, .words = "not 0"}; }
    static constexpr Interval above(double bound, std::string_view words) {
        return {.low = bound, .lowIsOpen = true, .words = words};
    }
    static constexpr Interval between(double low, double high, std::string_view words) {
        return {.low = low, .high = high, .words = words};
    }

    constexpr bool contains(double x) const {
        return (lowIsOpen ? x > low : x >= low) && x <= high && !(withoutZero && x == 0);
    }
};

// Where the law tests draw arguments from: inside the domain, away from kinks and poles.
struct Range {
    double low = -2;
    double high = 2;
};

struct OpRow {
    std::string_view name;                      // in the language and in files
    std::array<std::string_view, 2> aliases{};  // other spellings of the function's name
    Notation notation = Notation::Function;
    Precedence precedence = Precedence::Atom;
    std::string_view symbol = "";   // as shown: "×"; empty: the name
    std::string_view ascii = "";    // as typed: "*"; empty: the symbol
    std::string_view latex = "";    // empty: \operatorname{name}
    std::string_view summary = "";  // one line for tooltips and completion
    std::string_view gate = "";     // what the backward pass does here: "adds: distributes"
    std::array<Interval, maximumArity> domain{};
    std::array<Range, maximumArity> sample{};
    // Of operations on whole arrays, the rules in the field's notation, over `a`, `b` and the result `y`: ẏ = …,
    // and what is added to ā and b̄.
    std::string_view tangentRule = "";
    std::array<std::string_view, 2> adjointRules{};
    std::array<bool, maximumArity> passesOn{};  // by argument: the partial is 1 everywhere
};

}  // namespace wengert
