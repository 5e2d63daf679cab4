// A program as an objective: its output, of all the numbers of its inputs, one input behind the other.
#pragma once

#include <memory>
#include <optional>

#include "core/autodiff/batch.h"
#include "core/autodiff/hessian.h"
#include "core/autodiff/sweeps.h"
#include "core/optimize/objective.h"

namespace wengert {

class ProgramObjective final : public Objective {
 public:
    // The output is a scalar.
    explicit ProgramObjective(Program program);

    std::unique_ptr<Objective> clone() const override;
    std::size_t inputCount() const override { return m_program->inputSize(); }
    double evaluate(std::span<const double> point, std::span<double> gradient) override;
    void hessian(std::span<const double> point, std::span<double> hessian) override;
    void evaluateMany(std::span<const double> coordinates, std::span<double> values,
                      std::span<double> gradients) override;

    const Program& program() const { return *m_program; }

 private:
    void evaluateOneByOne(std::span<const double> coordinates, std::span<double> values, std::span<double> gradients);

    std::shared_ptr<const Program> m_program;
    GradientEvaluator m_gradient;
    std::optional<HessianEvaluator> m_hessian;  // from their first use on
    std::optional<BatchEvaluator> m_batch;
};

}  // namespace wengert
