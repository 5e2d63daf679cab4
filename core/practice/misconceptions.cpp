#include "core/practice/misconceptions.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <functional>
#include <utility>

#include "core/autodiff/sweeps.h"
#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/optimize/optimizer.h"
#include "core/practice/exercise.h"

namespace wengert {

namespace {

constexpr int updatesShown = 3;
constexpr double visible = 1e-9;  // relative: smaller differences are rounding

constexpr std::string_view sweepSource = "A. Griewank, A. Walther, Evaluating Derivatives, 2nd ed., section 3.2";
constexpr std::string_view adamSource =
    "D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, 2015, algorithm 1";

constexpr std::array table{
    MisconceptionRow{Misconception::NoTopologicalOrder, "no_topological_order", "Recursion without topological order",
                     "backward(s):\n    for each argument a: ā += s̄ · ∂s/∂a; backward(a) if it was not visited",
                     "for s from the last step back to the first:\n    for each argument a: ā += s̄ · ∂s/∂a",
                     "x = 2\ny = 3\nu = x*y\nf = u*(u + y)", "", sweepSource},
    MisconceptionRow{Misconception::AssignsAtFanOut, "assigns_at_fan_out", "= instead of += at a fan-out",
                     "for each argument a: ā = s̄ · ∂s/∂a", "for each argument a: ā += s̄ · ∂s/∂a",
                     "x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)", "", sweepSource},
    MisconceptionRow{Misconception::GradientsNotZeroed, "gradients_not_zeroed", "Gradients not zeroed between steps",
                     "for every step: backward() adds to the gradient; θ = θ − η g",
                     "for every step: g = 0; backward() adds to the gradient; θ = θ − η g", "x = 4\nJ = x^2",
                     "gd:lr=0.25",
                     "A. Paszke et al., PyTorch: an imperative style, high-performance deep learning library, 2019"},
    MisconceptionRow{Misconception::NoBiasCorrection, "no_bias_correction", "Adam without bias correction",
                     "θ = θ − η m / (√v + ε)", "m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)\nθ = θ − η m̂ / (√v̂ + ε)",
                     "x = 4\nJ = x^2", "adam:lr=0.1", adamSource},
    MisconceptionRow{Misconception::EpsilonInsideRoot, "epsilon_inside_root", "ε inside the root",
                     "θ = θ − η m̂ / √(v̂ + ε)", "θ = θ − η m̂ / (√v̂ + ε)", "x = 2\nJ = 0.05*x^2",
                     "adam:lr=0.1,epsilon=0.01", adamSource},
    MisconceptionRow{Misconception::BufferKeptAfterReset, "buffer_kept_after_reset", "Velocity kept after a reset",
                     "reset: θ = θ₀", "reset: θ = θ₀, v = 0", "x = 4\nJ = x^2", "momentum:lr=0.1,beta=0.9",
                     "B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964"},
};

bool differ(const LabRow& row) {
    return std::abs(row.right - row.wrong) > visible * std::max({1e-300, std::abs(row.right), std::abs(row.wrong)});
}

// ---- backward passes

using Adjoints = std::vector<double>;

// Adds what one step sends back to its arguments.
void sendBack(const Program& program, const Trace& trace, StepId step, Adjoints& adjoints,
              const std::function<void(double& adjoint, double term)>& put,
              const std::function<void(StepId argument)>& then = {}) {
    for (std::size_t i = 0; i < program.arguments(step).size(); ++i) {
        const Argument argument = program.arguments(step)[i];
        if (!argument.isStep()) continue;
        const EdgeId edge{static_cast<std::uint32_t>(program.step(step).firstArgument + i)};
        const double local = edgeTerm(program, trace, edge).partial;
        put(adjoints[index(argument.step())], adjoints[index(step)] * local);
        if (then) then(argument.step());
    }
}

void addTerm(double& adjoint, double term) { adjoint += term; }

// A step passes its adjoint on as soon as it is reached, complete or not.
Adjoints withoutOrder(const Program& program, const Trace& trace) {
    Adjoints adjoints(program.stepCount(), 0);
    std::vector<bool> isVisited(program.stepCount(), false);
    const std::function<void(StepId)> backward = [&](StepId step) {
        isVisited[index(step)] = true;
        sendBack(program, trace, step, adjoints, addTerm, [&](StepId argument) {
            if (!isVisited[index(argument)]) backward(argument);
        });
    };
    adjoints[index(program.output())] = 1;
    backward(program.output());
    return adjoints;
}

Adjoints withAssignment(const Program& program, const Trace& trace) {
    Adjoints adjoints(program.stepCount(), 0);
    adjoints[index(program.output())] = 1;
    for (std::size_t i = program.stepCount(); i-- > 0;)
        sendBack(program, trace, StepId{static_cast<std::uint32_t>(i)}, adjoints,
                 [](double& adjoint, double term) { adjoint = term; });
    return adjoints;
}

std::string whyAdjoint(Misconception misconception, const Program& program, const LabRow& row) {
    const std::string name = symbolText(Pass::Values, *row.step);
    const std::string numbers = shortNumber(row.wrong) + " instead of " + shortNumber(row.right);
    if (misconception == Misconception::AssignsAtFanOut && program.uses(*row.step).size() > 1)
        return name + " is used " + (program.uses(*row.step).size() == 2 ? "twice" : "several times") +
               ": the last term written replaces the others, so that its adjoint is " + numbers + ".";
    if (misconception == Misconception::AssignsAtFanOut)
        return name + " gets a wrong adjoint from its child: " + numbers + ".";
    return "A child of " + name +
           " passed its adjoint on before all of its own terms were in, and what came later never "
           "went on: " +
           numbers + ".";
}

LabRun compareAdjoints(Misconception misconception, const Program& program, std::span<const double> inputs) {
    const Trace trace = record(program, inputs, std::vector<double>(inputs.size(), 0));
    const Adjoints wrong =
        misconception == Misconception::AssignsAtFanOut ? withAssignment(program, trace) : withoutOrder(program, trace);
    LabRun run;
    for (std::size_t i = program.stepCount(); i-- > 0;) {
        const StepId step{static_cast<std::uint32_t>(i)};
        Math shown =
            Math::row(Math::of(MathKind::Bar, stepSymbol(step)), Math::name(" of "), statementMath(program, step));
        run.rows.push_back({std::move(shown), trace.adjoints[i], wrong[i], step});
    }
    const auto first = std::ranges::find_if(run.rows, differ);
    if (first == run.rows.end()) {
        run.why = misconception == Misconception::AssignsAtFanOut
                      ? "No difference here: no step that counts is used twice."
                      : "No difference here: every step is complete when it is first reached.";
        return run;
    }
    run.firstDifference = static_cast<std::size_t>(first - run.rows.begin());
    run.why = whyAdjoint(misconception, program, *first);
    return run;
}

// ---- updates

// What one algorithm knows between updates, a number for each input.
struct Learner {
    std::vector<double> parameters;
    std::vector<double> gradient;
    std::vector<double> first;   // moment, or velocity
    std::vector<double> second;  // moment
};

struct AdamVariant {
    bool correctsBias = true;
    bool epsilonInside = false;
};

// Update t of Adam; returns what m and v are taken as, input by input.
std::vector<std::pair<double, double>> updateAdam(Learner& learner, const Method& method, int t, AdamVariant variant) {
    const double beta1 = method["beta1"], beta2 = method["beta2"], epsilon = method["epsilon"];
    std::vector<std::pair<double, double>> used;
    for (std::size_t i = 0; i < learner.parameters.size(); ++i) {
        const double g = learner.gradient[i];
        double& m = learner.first[i];
        double& v = learner.second[i];
        m = beta1 * m + (1 - beta1) * g;
        v = beta2 * v + (1 - beta2) * g * g;
        const double mhat = variant.correctsBias ? m / (1 - std::pow(beta1, t)) : m;
        const double vhat = variant.correctsBias ? v / (1 - std::pow(beta2, t)) : v;
        const double root = variant.epsilonInside ? std::sqrt(vhat + epsilon) : std::sqrt(vhat) + epsilon;
        learner.parameters[i] -= method.learningRate() * mhat / root;
        used.emplace_back(mhat, vhat);
    }
    return used;
}

// Two learners from the same start, and the rows that compare them.
class UpdateLab {
 public:
    UpdateLab(const Program& program, std::span<const double> inputs, const Method& method)
        : m_program(program), m_method(method), m_evaluator(program), m_start(inputs.begin(), inputs.end()) {
        const std::vector<double> zeros(inputs.size(), 0);
        m_right = m_wrong = {m_start, zeros, zeros, zeros};
    }

    LabRun gradientsNotZeroed() {
        for (int t = 1; t <= updatesShown; ++t) {
            m_right.gradient = gradientAt(m_right);
            const std::vector<double> fresh = gradientAt(m_wrong);
            for (std::size_t i = 0; i < fresh.size(); ++i) m_wrong.gradient[i] += fresh[i];
            addRows(gradientName(), t, &Learner::gradient);
            for (Learner* learner : {&m_right, &m_wrong})
                for (std::size_t i = 0; i < fresh.size(); ++i)
                    learner->parameters[i] -= m_method.learningRate() * learner->gradient[i];
            addRows({}, t, &Learner::parameters);
        }
        return finish("The gradient of the step before is still in it: ");
    }

    LabRun adam(AdamVariant variant, const std::string& why) {
        for (int t = 1; t <= updatesShown; ++t) {
            for (Learner* learner : {&m_right, &m_wrong}) learner->gradient = gradientAt(*learner);
            const auto right = updateAdam(m_right, m_method, t, {});
            const auto wrong = updateAdam(m_wrong, m_method, t, variant);
            for (std::uint32_t i = 0; i < right.size(); ++i) {
                const StepId input{i};
                addRow(nameSymbol("mhat"), t, right[i].first, wrong[i].first, input);
                addRow(nameSymbol("vhat"), t, right[i].second, wrong[i].second, input);
            }
            addRows({}, t, &Learner::parameters);
        }
        return finish(why);
    }

    LabRun bufferKept() {
        for (int t = 1; t <= updatesShown; ++t) {
            moveByMomentum(m_right);
            moveByMomentum(m_wrong);
        }
        m_right.parameters = m_wrong.parameters = m_start;
        std::ranges::fill(m_right.first, 0);
        for (int t = 1; t <= updatesShown; ++t) {
            moveByMomentum(m_right);
            moveByMomentum(m_wrong);
            addRows(Math::variable("v"), t, &Learner::first);
            addRows({}, t, &Learner::parameters);
        }
        return finish("After the reset the ball still has the velocity of the run before: ");
    }

 private:
    std::vector<double> gradientAt(const Learner& learner) {
        m_evaluator.evaluate(learner.parameters);
        const auto gradient = m_evaluator.gradient();
        return {gradient.begin(), gradient.end()};
    }
    void moveByMomentum(Learner& learner) {
        learner.gradient = gradientAt(learner);
        for (std::size_t i = 0; i < learner.parameters.size(); ++i) {
            learner.first[i] = m_method["beta"] * learner.first[i] + learner.gradient[i];
            learner.parameters[i] -= m_method.learningRate() * learner.first[i];
        }
    }

    static Math gradientName() { return Math::variable("g"); }
    // `g of x, step 2`, or for the inputs themselves `x after step 2`.
    void addRow(const Math& quantity, int t, double right, double wrong, StepId input) {
        const Math name = nameSymbol(m_program.inputs()[index(input)].name);
        const bool isInput = quantity.children.empty() && quantity.text.empty();
        const Math when = Math::name(" after step " + std::to_string(t));
        const bool isAlone = m_program.inputs().size() == 1;
        Math shown = isInput ? Math::row(name, when)
                     : isAlone
                         ? Math::row(quantity, Math::name(" in step " + std::to_string(t)))
                         : Math::row(quantity, Math::name(" of "), name, Math::name(" in step " + std::to_string(t)));
        m_run.rows.push_back({std::move(shown), right, wrong, input});
    }
    void addRows(const Math& quantity, int t, std::vector<double> Learner::*numbers) {
        for (std::uint32_t i = 0; i < m_start.size(); ++i)
            addRow(quantity, t, (m_right.*numbers)[i], (m_wrong.*numbers)[i], StepId{i});
    }
    LabRun finish(const std::string& why) {
        const auto first = std::ranges::find_if(m_run.rows, differ);
        if (first == m_run.rows.end()) {
            m_run.why = "No difference here: try another program or other hyper-parameters.";
            return std::move(m_run);
        }
        m_run.firstDifference = static_cast<std::size_t>(first - m_run.rows.begin());
        m_run.why = why + shortNumber(first->wrong) + " instead of " + shortNumber(first->right) + ".";
        return std::move(m_run);
    }

    const Program& m_program;
    Method m_method;
    GradientEvaluator m_evaluator;
    std::vector<double> m_start;
    Learner m_right, m_wrong;
    LabRun m_run;
};

}  // namespace

std::span<const MisconceptionRow> misconceptions() { return table; }

const MisconceptionRow& rowOf(Misconception misconception) { return table[static_cast<std::size_t>(misconception)]; }

LabRun runLab(Misconception misconception, const Program& program, std::span<const double> inputs,
              const Method& method) {
    if (program.isEmpty() || program.stepCount() > maximumExerciseSteps || program.bufferSize() != program.stepCount())
        return {.rows = {}, .firstDifference = {}, .why = "The lab takes programs on numbers, of at most 200 steps."};
    const std::string_view wanted = rowOf(misconception).method;
    if (wanted.empty()) return compareAdjoints(misconception, program, inputs);
    assert(method.row->name == nameOfSetting(wanted));
    UpdateLab lab(program, inputs, method);
    switch (misconception) {
        case Misconception::NoBiasCorrection:
            return lab.adam({.correctsBias = false},
                            "The means start from 0 and are too small in the first steps; nothing makes up for it: ");
        case Misconception::EpsilonInsideRoot:
            return lab.adam({.epsilonInside = true},
                            "Where gradients are small, √(v̂ + ε) is much more than √v̂ + ε, and steps are shorter: ");
        case Misconception::BufferKeptAfterReset: return lab.bufferKept();
        default: return lab.gradientsNotZeroed();
    }
}

LabRun runLab(Misconception misconception) {
    const MisconceptionRow& row = rowOf(misconception);
    const Compilation example = *compile(row.example);
    const Method method = row.method.empty() ? allMethods().front() : *parseMethod(row.method);
    return runLab(misconception, example.program, initialInputs(example.program), method);
}

}  // namespace wengert
