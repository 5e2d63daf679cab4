#include "core/network/conditions.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/language/number.h"
#include "core/network/responses.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

constexpr std::size_t mostSamples = 256;
constexpr double flatSlope = 0.01;       // of an activation; below it a unit hardly learns from a sample
constexpr double flatFraction = 0.95;    // of samples at which a saturated unit is flat
constexpr double vanishingRatio = 1e-4;  // of the mean gradient of a layer's weights to that of the last layer's
constexpr double explodingRatio = 1e3;   // of gradient to parameters, or of the first layer's to the last's
constexpr double equalUnits = 1e-12;

std::string unitsOf(const Program& program, StepId step) {
    const std::string_view name = program.name(step);
    return name.empty() ? "step s" + std::to_string(index(step) + 1) : std::string(name);
}

// How the units of one activation step do on the samples.
struct UnitCounts {
    std::size_t units = 0;
    std::size_t dead = 0;       // slope 0 for every sample
    std::size_t saturated = 0;  // slope near 0 for nearly every sample
    std::size_t copies = 0;     // equal to an earlier unit for every sample, and alive
};

class UnitSurvey {
 public:
    explicit UnitSurvey(const Trainer& trainer)
        : m_trainer(trainer),
          m_count(std::min(mostSamples, trainer.samples().count)),
          m_responses(trainer.program(), trainer.roles()) {}

    UnitCounts of(StepId step) {
        const Program& program = m_trainer.program();
        const Argument from = program.arguments(step)[0];
        UnitCounts counts{.units = program.step(step).shape.size()};
        if (!from.isStep()) return counts;
        const std::span x = std::span(m_trainer.samples().x).first(m_count * m_trainer.roles().featureCount);
        std::vector<double> out(2 * m_responses.sizeOf(step, m_count));
        m_responses.respond(m_trainer.parameters(), x, std::array{from.step(), step}, out);
        const std::span inputs = std::span(out).first(out.size() / 2);
        const std::span outputs = std::span(out).subspan(out.size() / 2);
        std::vector<std::span<const double>> alive;
        for (std::size_t unit = 0; unit < counts.units; ++unit) {
            const auto a = inputs.subspan(unit * m_count, m_count);
            const auto y = outputs.subspan(unit * m_count, m_count);
            const auto [zero, flat] = countFlat(program.step(step).op, a, y);
            counts.dead += zero == m_count;
            counts.saturated +=
                zero < m_count && static_cast<double>(flat) >= flatFraction * static_cast<double>(m_count);
            if (zero == m_count) continue;
            counts.copies += std::ranges::any_of(alive, [&](auto other) { return areEqual(other, a); });
            alive.push_back(a);
        }
        return counts;
    }

 private:
    // Samples at which the slope is 0, and near 0.
    static std::pair<std::size_t, std::size_t> countFlat(OpId activation, std::span<const double> a,
                                                         std::span<const double> y) {
        std::size_t zero = 0;
        std::size_t flat = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            double slope = 0;
            op(activation).partials(&a[i], y[i], &slope);
            zero += slope == 0;
            flat += std::abs(slope) < flatSlope;
        }
        return {zero, flat};
    }
    static bool areEqual(std::span<const double> a, std::span<const double> b) {
        return std::ranges::equal(
            a, b, [](double p, double q) { return std::abs(p - q) <= equalUnits * std::max(1.0, std::abs(p)); });
    }

    const Trainer& m_trainer;
    std::size_t m_count;
    Responses m_responses;
};

bool weightsAreZero(const Trainer& trainer) {
    bool hasWeights = false;
    for (const NetworkParameter& parameter : trainer.roles().parameters) {
        if (!parameter.isWeight) continue;
        hasWeights = true;
        const auto w = trainer.parameters().subspan(parameter.offset, parameter.size);
        if (std::ranges::any_of(w, [](double number) { return number != 0; })) return false;
    }
    return hasWeights;
}

// By layer, root of the mean square of the gradient of its weights. Layers without weights are left out.
std::vector<double> weightGradients(const Trainer& trainer) {
    const Roles& roles = trainer.roles();
    std::vector<double> squares(roles.layers.size(), 0.0);
    std::vector<double> counts(roles.layers.size(), 0.0);
    for (const NetworkParameter& parameter : roles.parameters) {
        if (!parameter.isWeight) continue;
        for (const double g : trainer.gradient().subspan(parameter.offset, parameter.size))
            squares[parameter.layer] += g * g;
        counts[parameter.layer] += static_cast<double>(parameter.size);
    }
    std::vector<double> means;
    for (std::size_t i = 0; i < squares.size(); ++i)
        if (counts[i] > 0) means.push_back(std::sqrt(squares[i] / counts[i]));
    return means;
}

void findGradientConditions(const Trainer& trainer, std::vector<Condition>& found) {
    if (trainer.losses().empty()) return;
    const double norm = trainer.gradientNorm();
    double size = 0;
    for (const double p : trainer.parameters()) size += p * p;
    const std::vector<double> layers = weightGradients(trainer);
    const bool isDeep = layers.size() > 1;
    const double first = isDeep ? layers.front() : 0;
    const double last = isDeep ? layers.back() : 0;
    if (norm == 0 && trainer.losses().back() > 0) {
        found.push_back(
            {ConditionKind::VanishingGradients, "Vanishing gradients",
             "The gradient is exactly 0 although J = " + shortNumber(trainer.losses().back()) + ": no parameter moves.",
             "A step has slope 0 everywhere: take sigmoid or tanh, or the perceptron's own criterion.", std::nullopt});
    } else if (isDeep && first < vanishingRatio * last) {
        found.push_back({ConditionKind::VanishingGradients, "Vanishing gradients",
                         "The gradient of the first layer's weights is " + shortNumber(first / last) +
                             " of the last layer's: the first layers hardly learn.",
                         "Take relu or tanh in place of sigmoid, Xavier or Kaiming weights, or fewer layers.",
                         std::nullopt});
    }
    if (!std::isfinite(norm) || norm > explodingRatio * std::max(1.0, std::sqrt(size)) ||
        (isDeep && first > explodingRatio * last && last > 0)) {
        found.push_back(
            {ConditionKind::ExplodingGradients, "Exploding gradients",
             "The gradient's norm is " + shortNumber(norm) + ", the parameters' " + shortNumber(std::sqrt(size)) + ".",
             "Clip the gradient's norm, lower the learning rate, or start from smaller weights.", std::nullopt});
    }
}

std::string share(std::size_t count, std::size_t units, const std::string& name) {
    if (units == 1) return "The unit of " + name;
    return (count == units ? "All " : std::to_string(count) + " of the ") + std::to_string(units) + " units of " + name;
}

void findUnitConditions(const Trainer& trainer, bool isZero, std::vector<Condition>& found) {
    UnitSurvey survey(trainer);
    for (const StepId step : activationSteps(trainer.program(), trainer.roles())) {
        if (trainer.roles().prediction == step) continue;
        const UnitCounts counts = survey.of(step);
        const std::string name = unitsOf(trainer.program(), step);
        if (counts.dead > 0)
            found.push_back({ConditionKind::DeadUnits, "Dead units",
                             share(counts.dead, counts.units, name) +
                                 " have slope 0 for every sample: no gradient passes, and they never change.",
                             "Lower the learning rate, start from Kaiming weights, or take leaky_relu.", step});
        if (counts.saturated > 0)
            found.push_back({ConditionKind::SaturatedUnits, "Saturated units",
                             share(counts.saturated, counts.units, name) +
                                 " are flat (slope below 0.01) for nearly every sample, and learn slowly.",
                             "Standardize the features, start from smaller weights, or add an L2 penalty.", step});
        if (counts.copies > 0 && !isZero)
            found.push_back(
                {ConditionKind::Symmetry, "Symmetry",
                 share(counts.copies + 1, counts.units, name) +
                     " compute the same for every sample; equal weights get equal gradients, and stay equal.",
                 "Start from random weights: normal, Xavier or Kaiming.", step});
    }
}

}  // namespace

std::vector<Condition> findConditions(const Trainer& trainer) {
    std::vector<Condition> found;
    if (trainer.ending() == Ending::Diverged) {
        found.push_back({ConditionKind::Divergence, "Divergence",
                         "J went from " + shortNumber(trainer.losses().front()) + " to " +
                             shortNumber(trainer.losses().back()) + " in " + std::to_string(trainer.stepCount()) +
                             (trainer.stepCount() == 1 ? " step." : " steps."),
                         "Rewind and lower the learning rate, or clip the gradient's norm.", std::nullopt});
    }
    const bool isZero = weightsAreZero(trainer);
    if (isZero && trainer.roles().layers.size() > 1)
        found.push_back({ConditionKind::ZeroSaddle, "Zero start",
                         "All weights are 0: hidden units pass no gradient on, and J has a saddle here.",
                         "Start from small random weights.", std::nullopt});
    else findGradientConditions(trainer, found);
    findUnitConditions(trainer, isZero, found);
    return found;
}

}  // namespace wengert
