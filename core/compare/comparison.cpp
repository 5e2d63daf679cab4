#include "core/compare/comparison.h"

#include <algorithm>
#include <utility>

#include "core/autodiff/scalarize.h"
#include "core/compare/gradient_runner.h"
#include "core/compare/written_expression.h"

namespace wengert {

namespace {

// Inputs times steps, where every input takes a pass over the steps: more than that takes seconds.
constexpr std::size_t mostWork = 200'000'000;

bool isTooMuch(const Program& program) { return program.inputSize() * program.bufferSize() > mostWork; }

// The program on numbers, if it is not too large, and its derivatives.
struct UnitLevelDerivatives {
    std::optional<Program> program;
    std::optional<SymbolicDerivatives> symbolic;
    std::optional<ExpressionProgram> gradient;
};

UnitLevelDerivatives unitLevel(const Program& program, const ComparisonOptions& options) {
    UnitLevelDerivatives unit;
    if (!hasArrays(program)) {
        if (program.stepCount() <= options.maximumSteps) unit.program = program;
    } else if (auto scalarized = scalarize(program, options.maximumSteps)) {
        unit.program = std::move(scalarized->program);
    }
    if (!unit.program || isTooMuch(*unit.program)) return unit;
    auto derivatives = differentiate(*unit.program, allInputs(*unit.program), Rewriting::Full, options.maximumNodes);
    if (!derivatives) return unit;
    unit.symbolic = std::move(*derivatives);
    if (!unit.symbolic->partials.empty())
        unit.gradient =
            programOf(*unit.program, unit.symbolic->expressions, unit.symbolic->partials, Sharing::Shared, "gradient");
    return unit;
}

std::vector<std::string> placeNames(const Program& program) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < program.inputs().size(); ++i) {
        const Shape shape = program.step(StepId{i}).shape;
        for (std::size_t k = 0; k < shape.size(); ++k) names.push_back(cellName(program.inputs()[i].name, shape, k));
    }
    return names;
}

void describeSymbolic(const UnitLevelDerivatives& unit, const ComparisonOptions& options, PartialComparison& partial) {
    const StepId input{static_cast<std::uint32_t>(partial.place)};
    const ExpressionId root = unit.symbolic->partials[partial.place];
    partial.simplified = unit.symbolic->sizeOf(root);
    partial.text = expressionText(*unit.program, unit.symbolic->expressions, root, options.longestText);
    if (const auto plain = differentiate(*unit.program, {&input, 1}, Rewriting::None, options.maximumNodes))
        partial.plain = plain->size();
}

class Comparing {
 public:
    Comparing(const Program& program, std::span<const double> inputs, const ComparisonOptions& options,
              const std::stop_token& stop)
        : m_program(program),
          m_inputs(inputs),
          m_options(options),
          m_stop(stop),
          m_unit(unitLevel(program, options)),
          m_runner(program, inputs, m_unit.gradient ? &*m_unit.gradient : nullptr) {}

    MethodComparison run() {
        MethodComparison comparison{.output = std::string(m_program.outputName()), .value = m_runner.evaluate()};
        comparison.inputs = placeNames(m_program);
        compareValues(comparison);
        if (m_stop.stop_requested()) return comparison;
        compareCosts(comparison);
        return comparison;
    }

 private:
    void compareValues(MethodComparison& comparison) {
        if (m_inputs.empty()) return;
        const std::vector<std::size_t> places =
            m_options.places.empty() ? std::vector<std::size_t>{0} : m_options.places;
        std::vector<std::vector<double>> gradients;  // by method, then by place
        for (const GradientMethod method : allGradientMethods) {
            const auto gradient = m_runner.has(method) ? m_runner.run(method, places) : std::span<const double>();
            gradients.emplace_back(gradient.begin(), gradient.end());
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (m_stop.stop_requested()) return;
            const std::size_t place = places[i];
            PartialComparison partial{.name = comparison.inputs[place], .place = place, .at = m_inputs[place]};
            const double reference = gradients.front()[i];
            for (std::size_t k = 0; k < allGradientMethods.size(); ++k)
                if (!gradients[k].empty())
                    partial.values.push_back({allGradientMethods[k], gradients[k][i],
                                              relativeError(gradients[k][i], reference),
                                              stepOf(allGradientMethods[k], place)});
            study(partial, reference);
            if (m_unit.symbolic) describeSymbolic(m_unit, m_options, partial);
            comparison.partials.push_back(std::move(partial));
        }
    }

    std::optional<double> stepOf(GradientMethod method, std::size_t place) const {
        if (method == GradientMethod::CentralDifference) return customaryStep(Difference::Central, m_inputs[place]);
        if (method == GradientMethod::ForwardDifference) return customaryStep(Difference::Forward, m_inputs[place]);
        return std::nullopt;
    }

    void study(PartialComparison& partial, double reference) const {
        ErrorTerms terms;
        if (m_unit.program)
            terms = errorTerms(*m_unit.program, m_inputs, StepId{static_cast<std::uint32_t>(partial.place)});
        const OutputAlong along(m_program, m_inputs, partial.place);
        partial.forward = studyDifferences(Difference::Forward, along, reference, terms);
        partial.central = studyDifferences(Difference::Central, along, reference, terms);
    }

    void compareCosts(MethodComparison& comparison) {
        std::optional<GradientCosts> counted;
        if (m_unit.program) counted = gradientCosts(*m_unit.program, m_unit.symbolic ? &*m_unit.symbolic : nullptr);
        if (counted) comparison.evaluation = counted->evaluation;
        const bool isMeasured = m_options.budget.count() > 0;
        if (isMeasured)
            comparison.evaluationNanoseconds = nanosecondsOf([&] { m_runner.evaluate(); }, m_options.budget, m_stop);
        for (const GradientMethod method : allGradientMethods) {
            MethodCost cost{.method = method};
            if (counted) cost.cost = counted->of(method);
            const bool isOnePass = method == GradientMethod::Reverse || method == GradientMethod::Symbolic;
            if (isMeasured && m_runner.has(method) && (isOnePass || !isTooMuch(m_program)))
                cost.nanoseconds = nanosecondsOf([&] { m_runner.run(method); }, m_options.budget, m_stop);
            comparison.costs.push_back(cost);
        }
    }

    const Program& m_program;
    std::span<const double> m_inputs;
    const ComparisonOptions& m_options;
    const std::stop_token& m_stop;
    UnitLevelDerivatives m_unit;
    GradientRunner m_runner;
};

}  // namespace

MethodComparison compareMethods(const Program& program, std::span<const double> inputs,
                                const ComparisonOptions& options, const std::stop_token& stop) {
    return Comparing(program, inputs, options, stop).run();
}

}  // namespace wengert
