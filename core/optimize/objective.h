// A function of n numbers as everything that descends it or reads it sees it: its value, its gradient, its Hessian, at
// one point or at many. Where it comes from, a typed program or a network's loss, only its maker knows.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace wengert {

class Objective {
 public:
    Objective() = default;
    Objective(const Objective&) = default;
    Objective& operator=(const Objective&) = default;
    virtual ~Objective() = default;

    // For another thread: an evaluation uses the object's own buffers.
    virtual std::unique_ptr<Objective> clone() const = 0;

    virtual std::size_t inputCount() const = 0;
    // point, gradient: inputCount() numbers. Returns the value.
    virtual double evaluate(std::span<const double> point, std::span<double> gradient) = 0;
    // hessian: inputCount()² numbers, row by row; symmetric.
    virtual void hessian(std::span<const double> point, std::span<double> hessian) = 0;
    // At many points. coordinates: the first input of every point, then the second of every point, …; gradients the
    // same; gradients may be empty where only values are wanted. values: one a point.
    virtual void evaluateMany(std::span<const double> coordinates, std::span<double> values,
                              std::span<double> gradients) = 0;
};

}  // namespace wengert
