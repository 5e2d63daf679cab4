// Greek letters and their names, which are also LaTeX's.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace wengert {

struct GreekLetter {
    std::string_view name;
    std::string_view letter;
};

constexpr std::array greekLetters{
    GreekLetter{"alpha", "α"},   GreekLetter{"beta", "β"},  GreekLetter{"gamma", "γ"},   GreekLetter{"delta", "δ"},
    GreekLetter{"epsilon", "ε"}, GreekLetter{"zeta", "ζ"},  GreekLetter{"eta", "η"},     GreekLetter{"theta", "θ"},
    GreekLetter{"iota", "ι"},    GreekLetter{"kappa", "κ"}, GreekLetter{"lambda", "λ"},  GreekLetter{"mu", "μ"},
    GreekLetter{"nu", "ν"},      GreekLetter{"xi", "ξ"},    GreekLetter{"pi", "π"},      GreekLetter{"rho", "ρ"},
    GreekLetter{"sigma", "σ"},   GreekLetter{"tau", "τ"},   GreekLetter{"upsilon", "υ"}, GreekLetter{"phi", "φ"},
    GreekLetter{"chi", "χ"},     GreekLetter{"psi", "ψ"},   GreekLetter{"omega", "ω"},   GreekLetter{"Gamma", "Γ"},
    GreekLetter{"Delta", "Δ"},   GreekLetter{"Theta", "Θ"}, GreekLetter{"Lambda", "Λ"},  GreekLetter{"Xi", "Ξ"},
    GreekLetter{"Pi", "Π"},      GreekLetter{"Sigma", "Σ"}, GreekLetter{"Upsilon", "Υ"}, GreekLetter{"Phi", "Φ"},
    GreekLetter{"Psi", "Ψ"},     GreekLetter{"Omega", "Ω"},
};

constexpr std::optional<std::string_view> greekLetter(std::string_view name) {
    const auto row = std::ranges::find(greekLetters, name, &GreekLetter::name);
    return row == greekLetters.end() ? std::nullopt : std::optional(row->letter);
}

constexpr std::optional<std::string_view> greekName(std::string_view letter) {
    const auto row = std::ranges::find(greekLetters, letter, &GreekLetter::letter);
    return row == greekLetters.end() ? std::nullopt : std::optional(row->name);
}

}  // namespace wengert
