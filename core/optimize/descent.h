// A method on its way down an objective: from the start, one update after another, with everything recorded that tells
// of the way and explains each update (descent_explanation.h). For objectives of few inputs; minibatches and large
// networks are the trainer's.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/optimize/objective.h"
#include "core/optimize/optimizer.h"
#include "core/optimize/random.h"
#include "core/optimize/schedule.h"

namespace wengert {

// What makes a gradient stochastic: independent normal numbers added to its components.
struct GradientNoise {
    double sigma = 0;  // their standard deviation
    std::uint64_t seed = 1;
};

// Where a descent stands after the updates it was asked for.
//   Iterations  on its way
//   Converged   ‖∇f‖ is at most 1e-8 of the first, or 1e-12, and the Hessian has no negative eigenvalue
//   Saddle      ‖∇f‖ is as small, but the Hessian has one; or the descent lingers near such a point: gradient and
//               update are down to a hundredth of their largest, and where the local parabola is flat is not a
//               hundredth as far away as the start
//   Diverged    the value, the gradient or the point is not finite, or value or point is 1e12 times the first (or 1e12)
// Of more than `mostInputsWithCurvature` inputs the Hessian is not asked for, and a small gradient is enough.
enum class DescentEnding { None, Iterations, Converged, Saddle, Diverged };
constexpr std::size_t mostInputsWithCurvature = 100;

// What an update went by.
struct DescentUpdate {
    double learningRate = 0;
    double carried = 1;              // see MethodRow::carried
    std::vector<double> gradient{};  // with its noise
    std::vector<double> state{};     // slot after slot, a number an input
    // Of a method that needs them: the Hessian, row by row, and (H + damping I)⁻¹ gradient.
    std::vector<double> hessian{};
    std::vector<double> direction{};
};

class Descent {
 public:
    // start: one number an input. The objective's value there is the first on the path.
    Descent(std::unique_ptr<Objective> objective, const Method& method, std::span<const double> start,
            const Schedule& schedule = allSchedules().front(), const GradientNoise& noise = {});

    // Takes up to `iterations` updates, and fewer where the value, the gradient or the point stops being finite.
    // Returns how many were taken. Nothing else ends a descent; ending() names what it came to.
    std::size_t advance(std::size_t iterations);

    std::size_t inputCount() const { return m_optimizer.parameterCount(); }
    std::size_t pointCount() const { return m_values.size(); }
    std::span<const double> point(std::size_t i) const {
        return std::span(m_path).subspan(i * inputCount(), inputCount());
    }
    // At each point of the path.
    std::span<const double> values() const { return m_values; }
    // ‖∇f‖ at each point of the path, without noise.
    std::span<const double> gradientNorms() const { return m_gradientNorms; }
    // At the last point, without noise.
    std::span<const double> gradient() const { return m_gradient; }
    // Update i leads from point i to point i + 1.
    std::span<const DescentUpdate> updates() const { return m_updates; }

    // No further update is possible; the last point is where that became so.
    bool hasDiverged() const { return m_hasDiverged; }
    // None before the first call of advance().
    DescentEnding ending() const { return m_ending; }
    // The Hessian's at the last point, in increasing order, where ending() took them into account; else empty.
    std::span<const double> curvatures() const { return m_curvatures; }

    const Optimizer& optimizer() const { return m_optimizer; }
    // The rate of the next update.
    double learningRate() const;

 private:
    void update();
    void record();
    DescentEnding judge();
    bool isBeyondBounds() const;
    bool isNearFlatPoint(std::span<const double> hessian) const;

    std::unique_ptr<Objective> m_objective;
    Optimizer m_optimizer;
    Scheduler m_scheduler;
    double m_sigma;
    Random m_random;
    std::vector<double> m_point;
    std::vector<double> m_gradient;
    std::vector<double> m_path;
    std::vector<double> m_values;
    std::vector<double> m_gradientNorms;
    std::vector<DescentUpdate> m_updates;
    double m_largestNorm = 0;
    double m_lastLength = 0;  // of an update
    double m_longestLength = 0;
    bool m_hasDiverged = false;
    DescentEnding m_ending = DescentEnding::None;
    std::vector<double> m_curvatures;
};

// Why it ended, in a sentence with its numbers: "stuck at a saddle: ‖∇f‖ = 2e−9, but the Hessian has the eigenvalue
// −2". Empty for None.
std::string endingText(const Descent& descent);

}  // namespace wengert
