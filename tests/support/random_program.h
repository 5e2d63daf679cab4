// Random scalar programs as texts, in all the ways the language can be written, and points at which they have
// finite values: domains are guarded and powers, exponentials and quotients are applied to bounded parts only.
// The same seed gives the same program on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wengert::test {

struct RandomProgramOptions {
    std::size_t statements = 4;
    int depth = 4;
    bool kinks = false;     // relu, abs, max, if …: no central differences near them
    bool literals = false;  // some inputs get their value by a literal in the text
};

struct RandomProgram {
    std::string text;
    std::vector<std::pair<std::string, double>> at;  // a value for every input it has, and maybe for more
};

class RandomProgramWriter {
 public:
    RandomProgramWriter(std::uint64_t seed, const RandomProgramOptions& options) : m_random(seed), m_options(options) {}

    RandomProgram write() {
        static constexpr std::array<std::string_view, 6> inputs{"x", "y", "w0", "x_1", "β", "u"};
        static constexpr std::array<std::string_view, 6> results{"z", "g1", "ŷ", "h_2", "θ₂", "Rate"};
        RandomProgram program;
        m_names.assign(inputs.begin(), inputs.begin() + 1 + static_cast<std::ptrdiff_t>(below(inputs.size())));
        for (const std::string& name : m_names) program.at.emplace_back(name, number());
        std::vector<std::string> statements;
        const std::size_t count = 1 + below(m_options.statements);
        for (std::size_t i = 0; i + 1 < count && i < results.size(); ++i) {
            statements.push_back(std::string(results[i]) + " = " + expression(m_options.depth));
            m_names.emplace_back(results[i]);
        }
        statements.push_back(lastStatement());
        if (m_options.literals) addLiterals(program, statements);
        // A minus at the beginning of a line would continue the line above.
        for (const std::string& statement : statements)
            program.text += (statement.starts_with('-') ? ";" : "") + statement + (once(4) ? "; " : "\n");
        return program;
    }

 private:
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }
    bool once(std::size_t in) { return below(in) == 0; }
    template <class List>
    std::string pick(const List& list) {
        return std::string(list[below(std::size(list))]);
    }
    double number() { return (static_cast<double>(below(4001)) - 2000) / 1000; }

    std::string lastStatement() {
        if (once(3)) return expression(m_options.depth);
        if (once(3)) return "f(" + m_names[0] + ") = " + expression(m_options.depth);
        return "f = " + expression(m_options.depth);
    }

    void addLiterals(const RandomProgram& program, std::vector<std::string>& statements) {
        for (const auto& [name, value] : program.at) {
            if (once(2)) continue;
            const std::string digits = std::to_string(value);
            // Before the last, which may stand without a name.
            statements.insert(statements.begin() + static_cast<std::ptrdiff_t>(below(statements.size())),
                              name + " = " + digits);
        }
    }

    std::string literal() {
        static constexpr std::array<std::string_view, 10> numbers{"2",    "3", "0.5", ".25", "1.5",
                                                                  "1e-1", "7", "10",  "pi",  "e"};
        return pick(numbers);
    }

    std::string expression(int depth) {
        if (depth == 0 || once(6)) return once(4) ? (once(3) ? "-" : "") + literal() : pick(m_names);
        switch (below(m_options.kinks ? 6 : 5)) {
            case 0:
            case 1: return binary(depth - 1);
            case 2: return product(depth - 1);
            case 3: return "-" + factor(depth - 1);
            case 4: return call(depth - 1);
            default: return piece(depth - 1);
        }
    }

    std::string factor(int depth) { return once(2) ? pick(m_names) : "(" + expression(depth) + ")"; }

    std::string binary(int depth) {
        static constexpr std::array<std::string_view, 8> operators{" + ", " - ", "+", " − ", "*", " * ", "·", "\n  + "};
        return factor(depth) + pick(operators) + (once(2) ? factor(depth) : expression(depth));
    }

    std::string product(int depth) {
        switch (below(5)) {
            case 0: return "2.5" + pick(m_names);
            case 1: return "3(" + expression(depth) + ")";
            case 2: return "(" + expression(depth) + ")(" + expression(depth) + ")";
            case 3: return factor(depth) + "/(sqr(" + expression(depth) + ") + 1)";
            default: return pick(m_names) + "²" + (once(2) ? "" : "*" + factor(depth));
        }
    }

    // $ stands for any expression.
    std::string call(int depth) {
        static constexpr std::array<std::string_view, 34> forms{"sin($)",
                                                                "cos($)",
                                                                "tanh($)",
                                                                "atan($)",
                                                                "sigmoid($)",
                                                                "σ($)",
                                                                "softplus($)",
                                                                "erf($)",
                                                                "gelu($)",
                                                                "silu($)",
                                                                "identity($)",
                                                                "sqr($)",
                                                                "sqrt(sqr($) + 1)",
                                                                "log(sqr($) + 1)",
                                                                "ln(sqr($) + 2)",
                                                                "exp(tanh($))",
                                                                "cosh(tanh($))",
                                                                "sinh(sin($))",
                                                                "tan(tanh($))",
                                                                "asin(sin($)/2)",
                                                                "acos(tanh($)/2)",
                                                                "log1p(sqr($))",
                                                                "log2(sqr($) + 1)",
                                                                "log10(sqr($) + 1)",
                                                                "expm1(tanh($))",
                                                                "cbrt(sqr($) + 1)",
                                                                "tanh($)^3",
                                                                "sin($)**2",
                                                                "2^tanh($)",
                                                                "e^-sin($)",
                                                                "hypot($, sqr($) + 1)",
                                                                "atan2($, sqr($) + 1)",
                                                                "pow(sqr($) + 1, -0.5)",
                                                                "(sqr($) + 1)^sin($)"};
        return filled(pick(forms), depth);
    }

    std::string piece(int depth) {
        static constexpr std::array<std::string_view, 12> forms{
            "relu($)", "leaky_relu($)", "elu($)",   "abs($)",          "sign($)",  "floor($)",
            "step($)", "max($, $)",     "min($,$)", "if($ < $, $, $)", "($ >= $)", "if($, $, $)"};
        return filled(pick(forms), depth);
    }

    std::string filled(const std::string& form, int depth) {
        std::string text;
        for (char c : form) text += c == '$' ? expression(depth) : std::string(1, c);
        return text;
    }

    std::mt19937_64 m_random;
    RandomProgramOptions m_options;
    std::vector<std::string> m_names;  // that an expression may use
};

inline RandomProgram randomProgram(std::uint64_t seed, const RandomProgramOptions& options = {}) {
    return RandomProgramWriter(seed, options).write();
}

}  // namespace wengert::test
