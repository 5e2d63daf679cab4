// What learning rate and momentum do on a quadratic surface, in closed form: how fast the error along an eigenvector of
// the Hessian shrinks, and in which manner. It runs nothing; for the update itself see methods.h.
// Source: G. Goh, "Why Momentum Really Works", Distill, 2017, "The Dynamics of Momentum" and "Optimal Parameters".
//
// Legend: α  learning rate    β  momentum    λ  eigenvalue of the Hessian    c  the error along its eigenvector
//         v ← βv + λc, c ← c − αv; σ₁, σ₂  eigenvalues of that step
#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace wengert {

struct HeavyBall {
    double learningRate = 0;
    double momentum = 0;  // 0: gradient descent
    friend bool operator==(const HeavyBall&, const HeavyBall&) = default;
};

// The article's names for what the error does, in the long run.
enum class MomentumRegime {
    MonotonicDecrease,      // σ real, the larger one positive: shrinks and keeps its sign
    Ripples,                // σ complex: a damped wave
    MonotonicOscillations,  // σ real, the larger one negative: shrinks and changes its sign each time
    Divergence,             // does not shrink: rate ≥ 1
    Escape,                 // grows along an eigenvector with λ < 0: leaves the saddle
};
std::string_view words(MomentumRegime regime);  // monotonic decrease
// Ripples and monotonic oscillations: what converges otherwise than monotonically.
bool isOscillating(MomentumRegime regime);

// Of the step on (v, c), row by row: (β, λ; −αβ, 1 − αλ).
std::array<double, 4> iterationMatrix(const HeavyBall& ball, double eigenvalue);
// σ₁ and σ₂, the larger absolute value first.
std::array<std::complex<double>, 2> iterationEigenvalues(const HeavyBall& ball, double eigenvalue);

struct Convergence {
    double rate = 0;  // |σ₁|: by what the error is multiplied each step, in the long run; 0: gone in one step
    MomentumRegime regime = MomentumRegime::MonotonicDecrease;
};
Convergence convergence(const HeavyBall& ball, double eigenvalue);
// Of all eigenvalues (at least one), the slowest.
Convergence convergence(const HeavyBall& ball, std::span<const double> eigenvalues);

// The fastest for eigenvalues from `smallest` to `largest`, 0 < smallest ≤ largest.
HeavyBall optimalMomentum(double smallest, double largest);         // α = (2/(√λ₁ + √λₙ))²
HeavyBall optimalGradientDescent(double smallest, double largest);  // α = 2/(λ₁ + λₙ)
// Below it the error does not ripple: β = (1 − √(αλ))², for αλ ≥ 0.
double criticalMomentum(double learningRate, double eigenvalue);
// The learning rate must stay below it: (2 + 2β)/λ, for λ > 0.
double largestLearningRate(double momentum, double eigenvalue);

// Convergence over a rectangle of settings, for a picture: of the middle of each of its cells, row by row from the
// lowest momentum, learning rates from left to right.
struct MomentumMap {
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<float> rates{};
    std::vector<MomentumRegime> regimes{};
};
// from, to: two opposite corners.
MomentumMap momentumMap(std::span<const double> eigenvalues, const HeavyBall& from, const HeavyBall& to,
                        std::size_t columns, std::size_t rows);

// Settings to be seen side by side.
struct MomentumPreset {
    std::string_view title;
    double learningRate;
    std::span<const double> momenta;
    std::string_view source;
};
std::span<const MomentumPreset> momentumPresets();

}  // namespace wengert
