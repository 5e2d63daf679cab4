// The ways to a gradient, run side by side: the same program at the same point by backward mode, forward mode, symbolic
// derivatives and finite differences; and how long each takes on this machine. What each costs by counting is in
// cost.h.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/autodiff/sweeps.h"
#include "core/compare/cost.h"
#include "core/compare/finite_difference.h"
#include "core/program/program.h"

namespace wengert {

// Everything that can be prepared is prepared once: running a method takes the time of the method. The program's output
// may be an array, of which the gradient is that of its cells' sum.
class GradientRunner {
 public:
    // symbolic: all partial derivatives as one program with the same inputs, for GradientMethod::Symbolic; may be null.
    GradientRunner(const Program& program, std::span<const double> inputs, const ExpressionProgram* symbolic);

    bool has(GradientMethod method) const { return method != GradientMethod::Symbolic || m_symbolic.has_value(); }
    // ∂output/∂input for these of the inputs' numbers, in their order, or for all; valid until the next run. Only where
    // has(method). Differences take customaryStep. Backward mode and the symbolic program compute all of them anyway.
    std::span<const double> run(GradientMethod method, std::span<const std::size_t> places);
    std::span<const double> run(GradientMethod method) { return run(method, m_allPlaces); }
    // The value alone.
    double evaluate();

 private:
    struct Symbolic {
        Sweeps sweeps;
        std::vector<double> values;
        std::vector<std::size_t> places;  // by partial: where it stands in the values
    };
    using Places = std::span<const std::size_t>;
    void runReverse(Places places);
    void runForward(Places places);
    void runSymbolic(Places places);
    void runDifferences(Difference kind, Places places);
    std::span<const double> output(std::span<const double> numbers) const {
        return numbers.subspan(m_output, m_outputSize);
    }

    std::size_t m_output;
    std::size_t m_outputSize;
    std::vector<double> m_inputs;
    Sweeps m_sweeps;
    std::vector<double> m_values;
    std::vector<double> m_derivatives;  // tangents or adjoints
    std::vector<double> m_gradient;     // by place asked for
    std::vector<std::size_t> m_allPlaces;
    std::optional<Symbolic> m_symbolic;
};

// Nanoseconds of one call: the mean of the fastest batch among those that fit into the budget, which what else runs on
// the machine disturbs least. Nothing where it was stopped before the first call ended. At least one call is made,
// however long it takes.
std::optional<double> nanosecondsOf(const std::function<void()>& call, std::chrono::nanoseconds budget,
                                    const std::stop_token& stop = {});

}  // namespace wengert
