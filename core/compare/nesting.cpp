#include "core/compare/nesting.h"

#include <array>

#include "core/language/compile.h"

namespace wengert {

namespace {

constexpr std::array functions{
    InnerFunction{"f(w) = w² + sin w", "$^2 + sin($)"},
    InnerFunction{"f(w) = 4w(1 − w), the logistic map", "4*$*(1 - $)"},
    InnerFunction{"f(w) = σ(w)", "sigmoid($)"},
    InnerFunction{"f(w) = w exp(−w²)", "$*exp(-$^2)"},
};

std::string applied(const InnerFunction& inner, const std::string& argument) {
    std::string text;
    for (const char c : inner.body) text += c == '$' ? argument : std::string(1, c);
    return text;
}

}  // namespace

std::span<const InnerFunction> innerFunctions() { return functions; }

std::string nestedText(const InnerFunction& inner, int depth) {
    std::string text;
    std::string argument = "w";
    for (int i = 1; i <= depth; ++i) {
        const std::string name = i == depth ? "f" : "w" + std::to_string(i);
        text += name + " = " + applied(inner, argument) + "\n";
        argument = name;
    }
    return text;
}

NestingSizes nestingSizes(const InnerFunction& inner, int depth) {
    const auto compiled = compile(nestedText(inner, depth));
    const Program& program = compiled->program;
    const StepId input{0};
    NestingSizes sizes{.depth = depth};
    const auto plain = differentiate(program, {&input, 1}, Rewriting::None);
    const auto simplified = differentiate(program, {&input, 1}, Rewriting::Full);
    sizes.program = program.stepCount() - program.inputs().size();
    sizes.formula = plain->sizeOf(plain->value).tree;
    sizes.unsimplified = plain->size();
    sizes.simplified = simplified->size();
    return sizes;
}

}  // namespace wengert
