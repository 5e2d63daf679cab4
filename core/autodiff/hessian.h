// The exact Hessian of a program's output, forward over reverse: dual numbers, whose tangents run along one input
// number, put through the same rules for values and adjoints as doubles are. What they carry out of the backward sweep
// is that input's row. One sweep a row, at one point; many points and their gradients are the sweeps' (sweeps.h).
// Source: A. Griewank, A. Walther, "Evaluating Derivatives", 2nd ed., section 5.1.
#pragma once

#include <span>
#include <vector>

#include "core/autodiff/array_kernels.h"
#include "core/autodiff/dual.h"
#include "core/ops/cells.h"

namespace wengert {

class HessianEvaluator {
 public:
    // The output is a scalar.
    explicit HessianEvaluator(const Program& program);

    std::size_t inputCount() const { return m_gradient.size(); }
    // inputs: the inputs' numbers, one input behind the other → the output's value; gradient() and hessian() hold its
    // derivatives there afterwards. Allocates nothing. At a kink the derivative that the rules take has the slope 0.
    double evaluate(std::span<const double> inputs);
    std::span<const double> gradient() const { return m_gradient; }
    // inputCount()² numbers, row by row; exactly symmetric.
    std::span<const double> hessian() const { return m_hessian; }

    // What a step does over dual numbers. operands: the step's own; cells: room for twice as many. Adjoints are
    // accumulated.
    struct Kernels {
        void (*value)(const ArrayStep& step, const ArrayOperand* operands, Dual* values, Cells<Dual>* cells) = nullptr;
        void (*adjoint)(const ArrayStep& step, const ArrayOperand* operands, Dual* values, Dual* adjoints,
                        Cells<Dual>* cells) = nullptr;
    };

 private:
    struct Task {
        const Kernels* kernels;
        ArrayStep step;
    };
    void append(const Program& program, StepId step);
    void sweep();

    std::vector<Task> m_tasks;
    std::vector<ArrayOperand> m_operands;
    std::vector<Dual> m_values;  // the steps' numbers, then the constants
    std::vector<Dual> m_adjoints;
    std::vector<Cells<Dual>> m_cells;
    std::vector<double> m_gradient;
    std::vector<double> m_hessian;
    std::size_t m_output;
};

}  // namespace wengert
