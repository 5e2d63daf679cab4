// A function of x and y with derivatives written out by hand, as an objective.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <utility>

#include "core/optimize/objective.h"

namespace wengert::test {

struct Jet {
    double value;
    double fx, fy;
    double fxx, fxy, fyy;
};

class FunctionObjective final : public Objective {
 public:
    explicit FunctionObjective(std::function<Jet(double x, double y)> function) : m_function(std::move(function)) {}

    std::unique_ptr<Objective> clone() const override { return std::make_unique<FunctionObjective>(*this); }
    std::size_t inputCount() const override { return 2; }
    double evaluate(std::span<const double> point, std::span<double> gradient) override {
        const Jet jet = m_function(point[0], point[1]);
        gradient[0] = jet.fx;
        gradient[1] = jet.fy;
        return jet.value;
    }
    void hessian(std::span<const double> point, std::span<double> hessian) override {
        const Jet jet = m_function(point[0], point[1]);
        hessian[0] = jet.fxx;
        hessian[1] = hessian[2] = jet.fxy;
        hessian[3] = jet.fyy;
    }
    void evaluateMany(std::span<const double> coordinates, std::span<double> values,
                      std::span<double> gradients) override {
        const std::size_t count = values.size();
        for (std::size_t i = 0; i < count; ++i) {
            std::array<double, 2> gradient{};
            values[i] = evaluate(std::array{coordinates[i], coordinates[count + i]}, gradient);
            if (gradients.empty()) continue;
            gradients[i] = gradient[0];
            gradients[count + i] = gradient[1];
        }
    }

 private:
    std::function<Jet(double, double)> m_function;
};

}  // namespace wengert::test
