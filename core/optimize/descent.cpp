#include "core/optimize/descent.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/language/number.h"
#include "core/optimize/clipping.h"
#include "core/optimize/symmetric_matrix.h"

namespace wengert {

namespace {

constexpr double smallGradient = 1e-8;  // as a fraction of the first
constexpr double leastGradient = 1e-12;
constexpr double littleProgress = 1e-2;       // as a fraction of the largest
constexpr double negligibleCurvature = 1e-8;  // as a fraction of the largest
constexpr double bounds = 1e12;

double distance(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(sum);
}

bool areFinite(std::span<const double> numbers) {
    return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

// In absolute value; NaN where one of them is.
double largest(std::span<const double> numbers) {
    double most = 0;
    for (const double number : numbers)
        if (!(std::abs(number) <= most)) most = std::abs(number);
    return most;
}

// Of eigenvalues in increasing order.
bool hasNegative(std::span<const double> eigenvalues) {
    return !eigenvalues.empty() &&
           eigenvalues.front() < -negligibleCurvature * std::max(-eigenvalues.front(), std::abs(eigenvalues.back()));
}

}  // namespace

Descent::Descent(std::unique_ptr<Objective> objective, const Method& method, std::span<const double> start,
                 const Schedule& schedule, const GradientNoise& noise)
    : m_objective(std::move(objective)),
      m_optimizer(method, start.size()),
      m_scheduler(schedule),
      m_sigma(noise.sigma),
      m_random(noise.seed),
      m_point(start.begin(), start.end()),
      m_gradient(start.size()) {
    assert(m_objective->inputCount() == start.size());
    record();
}

double Descent::learningRate() const {
    return m_scheduler.rate(m_optimizer.method().learningRate(), m_optimizer.stepsTaken());
}

void Descent::record() {
    const double value = m_objective->evaluate(m_point, m_gradient);
    m_path.insert(m_path.end(), m_point.begin(), m_point.end());
    m_values.push_back(value);
    m_gradientNorms.push_back(norm(m_gradient));
    m_largestNorm = std::max(m_largestNorm, m_gradientNorms.back());
    m_scheduler.observe(value);
    m_hasDiverged = !std::isfinite(value) || !areFinite(m_point) || !areFinite(m_gradient);
}

void Descent::update() {
    const Method& method = m_optimizer.method();
    DescentUpdate& update = m_updates.emplace_back(
        DescentUpdate{.learningRate = learningRate(), .carried = m_optimizer.carried(), .gradient = m_gradient});
    for (std::size_t slot = 0; slot < method.row->stateCount(); ++slot)
        update.state.insert(update.state.end(), m_optimizer.state(slot).begin(), m_optimizer.state(slot).end());
    if (m_sigma > 0)
        for (double& g : update.gradient) g += m_sigma * m_random.normal();
    if (method.row->needsHessian) {
        update.hessian.resize(inputCount() * inputCount());
        update.direction.resize(inputCount());
        m_objective->hessian(m_point, update.hessian);
        solveSymmetric(update.hessian, method["damping"], update.gradient, update.direction);
    }
    m_optimizer.step(m_point, method.row->needsHessian ? update.direction : update.gradient, update.learningRate);
    m_lastLength = distance(m_point, point(pointCount() - 1));
    m_longestLength = std::max(m_longestLength, m_lastLength);
}

std::size_t Descent::advance(std::size_t iterations) {
    std::size_t taken = 0;
    for (; taken < iterations && !m_hasDiverged; ++taken) {
        update();
        record();
    }
    m_ending = judge();
    return taken;
}

bool Descent::isBeyondBounds() const {
    const auto bound = [](double first) { return bounds * std::max(1.0, first); };
    return largest(m_point) > bound(largest(point(0))) || std::abs(m_values.back()) > bound(std::abs(m_values.front()));
}

// Whether the flat point of the local parabola is near, compared with how far the descent has come.
bool Descent::isNearFlatPoint(std::span<const double> hessian) const {
    std::vector<double> step(inputCount());
    solveSymmetric(hessian, 0, m_gradient, step);
    return norm(step) <= littleProgress * distance(m_point, point(0));
}

DescentEnding Descent::judge() {
    m_curvatures.clear();
    if (m_hasDiverged || isBeyondBounds()) return DescentEnding::Diverged;
    const double now = m_gradientNorms.back();
    const bool isFlat = now <= std::max(smallGradient * m_gradientNorms.front(), leastGradient);
    const bool lingers = now <= littleProgress * m_largestNorm && m_lastLength <= littleProgress * m_longestLength;
    if (!isFlat && !lingers) return DescentEnding::Iterations;
    std::vector<double> hessian;
    if (inputCount() <= mostInputsWithCurvature) {
        hessian.resize(inputCount() * inputCount());
        m_objective->hessian(m_point, hessian);
        m_curvatures = eigenvalues(hessian, inputCount());
    }
    if (hasNegative(m_curvatures) && (isFlat || isNearFlatPoint(hessian))) return DescentEnding::Saddle;
    if (!isFlat) m_curvatures.clear();
    return isFlat ? DescentEnding::Converged : DescentEnding::Iterations;
}

std::string endingText(const Descent& descent) {
    const std::size_t updates = descent.updates().size();
    const std::string after = "after " + std::to_string(updates) + (updates == 1 ? " iteration" : " iterations");
    const std::string slope = "‖∇f‖ = " + shortNumber(descent.gradientNorms().back());
    const std::span<const double> curvatures = descent.curvatures();
    switch (descent.ending()) {
        case DescentEnding::None: return "";
        case DescentEnding::Iterations: return "stopped " + after + ": " + slope;
        case DescentEnding::Converged:
            return "converged " + after + ": " + slope +
                   (curvatures.empty() ? ""
                                       : ", and the Hessian's least eigenvalue is " + shortNumber(curvatures.front()));
        case DescentEnding::Saddle:
            if (curvatures.back() < 0)
                return "stuck at a maximum: " + slope + ", but the Hessian's largest eigenvalue is " +
                       shortNumber(curvatures.back());
            return "stuck at a saddle: " + slope + ", but the Hessian has the eigenvalue " +
                   shortNumber(curvatures.front());
        case DescentEnding::Diverged:
            return "diverged " + after + ": the value is " + shortNumber(descent.values().back()) +
                   ", the largest coordinate " + shortNumber(largest(descent.point(descent.pointCount() - 1)));
    }
    return "";
}

}  // namespace wengert
