// Random programs on arrays as texts whose shapes fit, and whose output is a scalar. Inputs have literals or
// declared shapes; values stay bounded. The same seed gives the same program on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/program/shape.h"

namespace wengert::test {

struct RandomArrayProgramOptions {
    std::size_t statements = 4;
    int depth = 3;
    bool kinks = false;
};

class RandomArrayProgramWriter {
 public:
    RandomArrayProgramWriter(std::uint64_t seed, const RandomArrayProgramOptions& options)
        : m_random(seed), m_options(options), m_sides{side(), side(), 1} {}

    std::string write() {
        const std::size_t count = 1 + below(m_options.statements);
        std::string results;
        for (std::size_t i = 0; i < count; ++i) {
            const Shape shape = someShape();
            const std::string name = "r" + std::to_string(i);
            results += name + " = " + operation(shape, m_options.depth) + (once(3) ? "; " : "\n");
            m_names.push_back({name, shape});
        }
        const std::string output = reduction(m_options.depth - 1);
        return results + "f = " + output + "\n" + m_inputs;
    }

 private:
    struct Name {
        std::string text;
        Shape shape;
    };

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }
    bool once(std::size_t in) { return below(in) == 0; }
    std::uint32_t side() { return static_cast<std::uint32_t>(2 + below(3)); }
    std::uint32_t someSide() { return m_sides[below(m_sides.size())]; }
    Shape someShape() { return {someSide(), someSide()}; }
    template <std::size_t n>
    std::string pick(const std::array<std::string_view, n>& list) {
        return std::string(list[below(n)]);
    }
    std::string number() { return std::to_string((static_cast<double>(below(4001)) - 2000) / 1000); }

    std::string literal(Shape shape) {
        if (shape.isScalar()) return "(" + number() + ")";
        std::string text = "[";
        for (std::size_t i = 0; i < shape.size(); ++i)
            text += (i == 0 ? "" : i % shape.columns == 0 ? "; " : ", ") + number();
        return text + "]";
    }

    std::string name(Shape shape) {
        std::vector<std::string> fitting;
        for (const Name& known : m_names)
            if (known.shape == shape) fitting.push_back(known.text);
        if (!fitting.empty() && !once(3)) return fitting[below(fitting.size())];
        const std::string fresh = "x" + std::to_string(m_names.size());
        m_names.push_back({fresh, shape});
        if (!shape.isScalar() && once(4))
            m_inputs += fresh + " : " + std::to_string(shape.rows) + (once(2) ? "x" : " × ") +
                        std::to_string(shape.columns) + "\n";
        else m_inputs += fresh + " = " + literal(shape) + "\n";
        return fresh;
    }

    // In brackets, so that it stands anywhere.
    std::string expression(Shape shape, int depth) {
        if (depth == 0 || once(6)) return once(5) ? literal(shape) : name(shape);
        return "(" + operation(shape, depth) + ")";
    }

    std::string operation(Shape shape, int depth) {
        if (shape.isScalar() && !once(3)) return reduction(depth - 1);
        switch (below(6)) {
            case 0: return broadcast(shape, depth - 1);
            case 1: return product(shape, depth - 1);
            case 2: return expression({shape.columns, shape.rows}, depth - 1) + "'";
            case 3: return function(shape, depth - 1);
            case 4: return shape.isScalar() || shape.size() > 6 ? function(shape, depth - 1) : stack(shape, depth - 1);
            default: return rows(shape, depth - 1);
        }
    }

    // One side may be a scalar, or a column.
    std::string broadcast(Shape shape, int depth) {
        static constexpr std::array<std::string_view, 5> signs{" + ", " - ", ".*", " ⊙ ", " + 0.5*"};
        Shape narrow = shape;
        if (once(3)) narrow = {};
        else if (once(3)) narrow = {shape.rows, 1};
        const bool first = once(2);
        const std::string a = expression(first ? shape : narrow, depth);
        return a + pick(signs) + expression(first ? narrow : shape, depth);
    }

    // Bounded factors, so that products of products stay small.
    std::string product(Shape shape, int depth) {
        const std::uint32_t inner = someSide();
        const bool isMatrix = !(Shape{shape.rows, inner}.isScalar() || Shape{inner, shape.columns}.isScalar());
        const std::string a = "tanh(" + expression({shape.rows, inner}, depth) + ")";
        return a + (isMatrix && once(2) ? "*" : "@") + "sin(" + expression({inner, shape.columns}, depth) + ")";
    }

    std::string function(Shape shape, int depth) {
        static constexpr std::array<std::string_view, 9> smooth{
            "sin($)", "tanh($)^2",      "-sigmoid($)",           "exp(tanh($))",     "2*$",
            "$/3",    "sqrt($.*$ + 1)", "tanh($)./(sqr($) + 1)", "$²/(norm2($) + 1)"};
        static constexpr std::array<std::string_view, 4> kinked{"relu($)", "max($, 0.1)", "if($ > 0, $, -$)", "abs($)"};
        return filled(m_options.kinks && once(3) ? pick(kinked) : pick(smooth), expression(shape, depth));
    }

    std::string rows(Shape shape, int depth) {
        static constexpr std::array<std::string_view, 2> forms{"softmax($)", "log_softmax($)"};
        return filled(pick(forms), expression(shape, depth));
    }

    std::string stack(Shape shape, int depth) {
        std::string text = "[";
        for (std::size_t i = 0; i < shape.size(); ++i)
            text += (i == 0 ? "" : i % shape.columns == 0 ? "; " : ", ") + expression({}, std::min(depth, 1));
        return text + "]";
    }

    std::string reduction(int depth) {
        static constexpr std::array<std::string_view, 6> forms{"sum($)",  "mean($)",          "norm2($)/9",
                                                               "norm($)", "sum(softmax($)²)", "-sum($)"};
        static constexpr std::array<std::string_view, 2> kinked{"max($)", "min($)"};
        static constexpr std::array<std::string_view, 2> pairs{"dot($, ", "mse($, "};
        const Shape shape = someShape();
        if (once(4)) return filled(pick(pairs), expression(shape, depth)) + expression(shape, depth) + ")";
        if (once(6)) {
            const std::uint32_t length = side();
            return "cross_entropy(" + expression({length, 1}, depth) + ", " + std::to_string(below(length)) + ")";
        }
        if (once(6)) return "logsumexp(" + expression({someSide(), 1}, depth) + ")";
        return filled(m_options.kinks && once(4) ? pick(kinked) : pick(forms), expression(shape, depth));
    }

    static std::string filled(const std::string& form, const std::string& argument) {
        std::string text;
        for (char c : form) text += c == '$' ? argument : std::string(1, c);
        return text;
    }

    std::mt19937_64 m_random;
    RandomArrayProgramOptions m_options;
    std::array<std::uint32_t, 3> m_sides;
    std::vector<Name> m_names;  // inputs and results so far
    std::string m_inputs;
};

inline std::string randomArrayProgram(std::uint64_t seed, const RandomArrayProgramOptions& options = {}) {
    return RandomArrayProgramWriter(seed, options).write();
}

}  // namespace wengert::test
