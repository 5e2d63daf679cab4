// A network's loss as a function of two numbers: J over all training samples on a plane through the space of
// parameters, spanned by two parameters or by two random directions. It says what its axes are, not how they are
// written or drawn.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/network/full_loss.h"
#include "core/optimize/objective.h"

namespace wengert {

// One number of a parameter.
struct ParameterCell {
    std::string name;  // of the whole parameter, as the program has it: "W2"
    Shape shape;
    std::size_t cell = 0;  // row by row
};
// The parameter's number at this place among all of them, flat.
ParameterCell parameterCell(const Program& program, const Roles& roles, std::size_t parameter);

// Inputs (a, b): J at the parameters o + a d₁ + b d₂. A value with its own buffers, which does not need the trainer.
class LossSlice final : public Objective {
 public:
    using Pair = std::array<double, 2>;

    // Along two parameters, by their places among all of them, flat, not the same: a and b are their values, the others
    // are the trainer's.
    static LossSlice alongParameters(const Trainer& trainer, std::size_t first, std::size_t second);
    // Along two random directions from the trainer's parameters, which are at (0, 0). The weights that lead to a unit
    // have in each direction the length that they have in the trainer's parameters; biases stay. A program that is
    // not read as units (unit_layers.h) has each array of weights scaled as one.
    // Source: H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, "Visualizing the loss landscape of neural nets", 2018,
    // section 4.
    static LossSlice alongRandomDirections(const Trainer& trainer, std::uint64_t seed);

    // The parameter along an axis, 0 or 1; none along a random direction.
    const std::optional<ParameterCell>& axis(std::size_t i) const { return m_axes[i]; }
    std::span<const double> direction(std::size_t i) const { return m_directions[i]; }
    // Where the trainer's parameters were when the slice was made.
    const Pair& start() const { return m_start; }
    // Of the point of the plane that is nearest to these parameters: where training's path is seen.
    Pair coordinatesOf(std::span<const double> parameters) const;
    // At a point of the plane.
    std::span<const double> parametersAt(const Pair& point);

    std::unique_ptr<Objective> clone() const override { return std::make_unique<LossSlice>(*this); }
    std::size_t inputCount() const override { return 2; }
    double evaluate(std::span<const double> point, std::span<double> gradient) override;
    // By central differences of exact gradients.
    void hessian(std::span<const double> point, std::span<double> hessian) override;
    void evaluateMany(std::span<const double> coordinates, std::span<double> values,
                      std::span<double> gradients) override;

 private:
    LossSlice(const Trainer& trainer, std::array<std::vector<double>, 2> directions);

    FullLoss m_loss;
    std::vector<double> m_origin;
    std::array<std::vector<double>, 2> m_directions;
    std::array<std::optional<ParameterCell>, 2> m_axes;
    Pair m_start{};
    std::vector<double> m_parameters;
    std::vector<double> m_gradient;
};

}  // namespace wengert
