#include "core/optimize/momentum_map.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace wengert {

namespace {

double middle(double from, double to, std::size_t cell, std::size_t cells) {
    return std::lerp(from, to, (static_cast<double>(cell) + 0.5) / static_cast<double>(cells));
}

constexpr std::array fourMomenta{0.0, 0.6, 0.8, 0.9};
constexpr std::array noneAndMuch{0.0, 0.99};

constexpr std::array presets{
    MomentumPreset{.title = "step-size 0.003 with β 0, 0.6, 0.8, 0.9",
                   .learningRate = 0.003,
                   .momenta = fourMomenta,
                   .source = "Lecture: Neural networks and backpropagation"},
    MomentumPreset{
        .title = "β 0 and 0.99", .learningRate = 0.003, .momenta = noneAndMuch, .source = "EECS 442, discussion 5"},
};

}  // namespace

std::string_view words(MomentumRegime regime) {
    switch (regime) {
        case MomentumRegime::MonotonicDecrease: return "monotonic decrease";
        case MomentumRegime::Ripples: return "ripples";
        case MomentumRegime::MonotonicOscillations: return "monotonic oscillations";
        case MomentumRegime::Divergence: return "divergence";
        case MomentumRegime::Escape: return "leaves the saddle";
    }
    return {};
}

bool isOscillating(MomentumRegime regime) {
    return regime == MomentumRegime::Ripples || regime == MomentumRegime::MonotonicOscillations;
}

std::array<double, 4> iterationMatrix(const HeavyBall& ball, double eigenvalue) {
    const auto [alpha, beta] = ball;
    return {beta, eigenvalue, -alpha * beta, 1 - alpha * eigenvalue};
}

// σ² − tσ + β = 0 with the trace t = 1 + β − αλ.
std::array<std::complex<double>, 2> iterationEigenvalues(const HeavyBall& ball, double eigenvalue) {
    const double trace = 1 + ball.momentum - ball.learningRate * eigenvalue;
    const double discriminant = trace * trace - 4 * ball.momentum;
    if (discriminant < 0) {
        const std::complex<double> sigma{trace / 2, std::sqrt(-discriminant) / 2};
        return {sigma, std::conj(sigma)};
    }
    // The larger one first, the other from their product: no cancellation.
    const double larger = (trace + std::copysign(std::sqrt(discriminant), trace)) / 2;
    return {larger, larger == 0 ? 0 : ball.momentum / larger};
}

Convergence convergence(const HeavyBall& ball, double eigenvalue) {
    if (ball.learningRate * eigenvalue == 0) return {std::max(1.0, ball.momentum), MomentumRegime::Divergence};
    const std::complex<double> sigma = iterationEigenvalues(ball, eigenvalue)[0];
    const bool isComplex = sigma.imag() != 0;
    const double rate = isComplex ? std::sqrt(ball.momentum) : std::abs(sigma.real());
    if (!(rate < 1)) return {rate, eigenvalue < 0 && rate > 1 ? MomentumRegime::Escape : MomentumRegime::Divergence};
    if (isComplex) return {rate, MomentumRegime::Ripples};
    return {rate, sigma.real() < 0 ? MomentumRegime::MonotonicOscillations : MomentumRegime::MonotonicDecrease};
}

Convergence convergence(const HeavyBall& ball, std::span<const double> eigenvalues) {
    assert(!eigenvalues.empty());
    Convergence slowest = convergence(ball, eigenvalues.front());
    for (const double eigenvalue : eigenvalues.subspan(1)) {
        const Convergence other = convergence(ball, eigenvalue);
        if (other.rate > slowest.rate) slowest = other;
    }
    return slowest;
}

HeavyBall optimalMomentum(double smallest, double largest) {
    const double low = std::sqrt(smallest), high = std::sqrt(largest);
    const double alpha = 2 / (low + high), beta = (high - low) / (high + low);
    return {alpha * alpha, beta * beta};
}

HeavyBall optimalGradientDescent(double smallest, double largest) { return {2 / (smallest + largest), 0}; }

double criticalMomentum(double learningRate, double eigenvalue) {
    const double root = 1 - std::sqrt(learningRate * eigenvalue);
    return root * root;
}

double largestLearningRate(double momentum, double eigenvalue) { return (2 + 2 * momentum) / eigenvalue; }

MomentumMap momentumMap(std::span<const double> eigenvalues, const HeavyBall& from, const HeavyBall& to,
                        std::size_t columns, std::size_t rows) {
    MomentumMap map{.columns = columns, .rows = rows};
    map.rates.reserve(columns * rows);
    map.regimes.reserve(columns * rows);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            const HeavyBall ball{middle(from.learningRate, to.learningRate, column, columns),
                                 middle(from.momentum, to.momentum, row, rows)};
            const Convergence here = convergence(ball, eigenvalues);
            map.rates.push_back(static_cast<float>(here.rate));
            map.regimes.push_back(here.regime);
        }
    return map;
}

std::span<const MomentumPreset> momentumPresets() { return presets; }

}  // namespace wengert
