// A function of n numbers as everything that descends it or reads it sees it: its value, its gradient, its Hessian, at
// one point or at many. Where it comes from, a typed program or a network's loss, only its maker knows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <stop_token>
#include <utility>
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

    // Once it is requested nothing is computed any more: all numbers are NaN, at once, so that whoever asks for many
    // of them ends soon.
    void stopAt(std::stop_token stop) { m_stop = std::move(stop); }

 protected:
    static constexpr double notComputed = std::numeric_limits<double>::quiet_NaN();
    // Where a stop is requested: fills the numbers that were to be computed, and says so.
    bool givesUp(std::span<double> numbers) const {
        if (!m_stop.stop_requested()) return false;
        std::ranges::fill(numbers, notComputed);
        return true;
    }

 private:
    std::stop_token m_stop;
};

}  // namespace wengert
