#include "core/compare/cost.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "core/autodiff/sweeps.h"

namespace wengert {

namespace {

struct MethodNames {
    std::string_view name;
    std::string_view key;
};
constexpr std::array<MethodNames, allGradientMethods.size()> methodNames{
    {{"backward mode", "reverse"},
     {"forward mode", "forward"},
     {"symbolic", "symbolic"},
     {"central differences", "central_difference"},
     {"forward differences", "forward_difference"}}};

struct Marks {
    std::vector<bool> isNeeded;  // by step: the output depends on it
    std::vector<bool> isActive;  // by step: it depends on an input
};

Marks marksOf(const Program& program) {
    Marks marks{stepsOfOutput(program), std::vector<bool>(program.stepCount(), false)};
    for (std::uint32_t i = 0; i < program.stepCount(); ++i)
        marks.isActive[i] = program.isInput(StepId{i}) ||
                            std::ranges::any_of(program.arguments(StepId{i}), [&](const Argument& argument) {
                                return argument.isStep() && marks.isActive[index(argument.step())];
                            });
    return marks;
}

// What a partial is, for the product with it.
enum class Factor { Zero, One, MinusOne, Other };

struct StepRule {
    OperationCount operations = 0;               // of the active partials
    std::array<Factor, maximumArity> factors{};  // by argument; Zero where it is not active
};

// The rule's own operations, over variables that stand for the arguments and the result.
StepRule ruleOf(const Program& program, StepId id, const Marks& marks) {
    Expressions expressions(Rewriting::Constants);
    std::vector<ExpressionId> arguments;
    for (std::uint32_t k = 0; k < program.arguments(id).size(); ++k) {
        const Argument& argument = program.arguments(id)[k];
        arguments.push_back(argument.isStep() ? expressions.variable(StepId{k})
                                              : expressions.number(program.constant(argument.constant())));
    }
    const ExpressionId y = expressions.variable(StepId{maximumArity});
    const std::vector<ExpressionId> partials = partialsOf(expressions, op(program.step(id).op).onScalars, arguments, y);
    StepRule rule;
    std::vector<ExpressionId> active;
    for (std::size_t k = 0; k < partials.size(); ++k) {
        const Argument& argument = program.arguments(id)[k];
        if (!argument.isStep() || !marks.isActive[index(argument.step())]) continue;
        const ExpressionNode& partial = expressions[partials[k]];
        rule.factors[k] = partial.isNumber(0)    ? Factor::Zero
                          : partial.isNumber(1)  ? Factor::One
                          : partial.isNumber(-1) ? Factor::MinusOne
                                                 : Factor::Other;
        active.push_back(partials[k]);
    }
    rule.operations = expressions.sharedOperations(active);
    return rule;
}

// A sum of terms as it is being counted.
struct Terms {
    OperationCount count = 0;
    bool areNegative = true;  // all of them have a minus sign

    void add(Factor factor) {
        if (factor == Factor::Zero) return;
        ++count;
        areNegative &= factor == Factor::MinusOne;
    }
    // Additions and subtractions; one more where there is nothing to subtract from.
    OperationCount operations() const { return count == 0 ? 0 : count - 1 + (areNegative ? 1 : 0); }
};

// How many numbers are held, and how many were at most.
class Held {
 public:
    void take() { m_most = std::max(m_most, ++m_now); }
    void drop() { --m_now; }
    OperationCount most() const { return m_most; }

 private:
    OperationCount m_now = 0;
    OperationCount m_most = 0;
};

// In the order of the steps, each value until its last use; inputs are there from the beginning.
OperationCount liveValues(const Program& program, const std::vector<bool>& isNeeded) {
    std::vector<std::size_t> lastUse(program.stepCount(), 0);
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        lastUse[i] = i;
        if (!isNeeded[i]) continue;
        for (const Argument& argument : program.arguments(StepId{static_cast<std::uint32_t>(i)}))
            if (argument.isStep()) lastUse[index(argument.step())] = i;
    }
    std::vector<OperationCount> endsAt(program.stepCount(), 0);
    for (std::size_t i = 0; i < program.stepCount(); ++i)
        if (isNeeded[i]) ++endsAt[lastUse[i]];
    Held held;
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        if (!isNeeded[i]) continue;
        held.take();
        if (i >= program.inputs().size())
            for (OperationCount k = 0; k < endsAt[i]; ++k) held.drop();
    }
    return held.most();
}

// Backwards, each adjoint from the first use that adds to it until its own step.
OperationCount liveAdjoints(const Program& program, const Marks& marks) {
    std::vector<bool> isHeld(program.stepCount(), false);
    Held held;
    isHeld[index(program.output())] = true;
    held.take();
    for (std::size_t i = program.stepCount(); i-- > program.inputs().size();) {
        if (!isHeld[i]) continue;
        for (const Argument& argument : program.arguments(StepId{static_cast<std::uint32_t>(i)})) {
            if (!argument.isStep() || program.isInput(argument.step())) continue;
            const std::size_t a = index(argument.step());
            if (isHeld[a] || !marks.isActive[a]) continue;
            isHeld[a] = true;
            held.take();
        }
        held.drop();
    }
    return held.most();
}

}  // namespace

std::string_view nameOf(GradientMethod method) { return methodNames[static_cast<std::size_t>(method)].name; }
std::string_view keyOf(GradientMethod method) { return methodNames[static_cast<std::size_t>(method)].key; }

SweepCosts sweepCosts(const Program& program) {
    const Marks marks = marksOf(program);
    SweepCosts costs{.inputs = program.inputs().size()};
    std::vector<Terms> adjoints(program.stepCount());
    for (std::uint32_t i = 0; i < program.stepCount(); ++i) {
        if (!marks.isNeeded[i]) continue;
        ++costs.steps;
        const StepId id{i};
        if (program.isInput(id)) continue;
        ++costs.value;
        if (!marks.isActive[i]) continue;
        const StepRule rule = ruleOf(program, id, marks);
        Terms tangent;
        OperationCount products = rule.operations;
        for (std::size_t k = 0; k < program.arguments(id).size(); ++k) {
            products += rule.factors[k] == Factor::Other ? 1 : 0;
            tangent.add(rule.factors[k]);
            if (rule.factors[k] != Factor::Zero) adjoints[index(program.arguments(id)[k].step())].add(rule.factors[k]);
        }
        costs.tangent += products + tangent.operations();
        costs.adjoint += products;
    }
    for (const Terms& terms : adjoints) costs.adjoint += terms.operations();
    costs.liveValues = liveValues(program, marks.isNeeded);
    costs.liveAdjoints = liveAdjoints(program, marks);
    return costs;
}

std::optional<Cost> GradientCosts::of(GradientMethod method) const {
    switch (method) {
        case GradientMethod::Reverse: return reverse;
        case GradientMethod::Forward: return forward;
        case GradientMethod::Symbolic: return symbolic;
        case GradientMethod::CentralDifference: return centralDifference;
        case GradientMethod::ForwardDifference: return forwardDifference;
    }
    return std::nullopt;
}

GradientCosts gradientCosts(const Program& program, const SymbolicDerivatives* symbolic) {
    const SweepCosts s = sweepCosts(program);
    const OperationCount m = s.inputs;
    GradientCosts costs{.sweeps = s};
    costs.evaluation = {s.value, s.liveValues, 1};
    costs.reverse = {s.value + s.adjoint, s.steps + s.liveAdjoints, 1};
    costs.forward = {s.value + m * s.tangent, 2 * s.liveValues, m};
    costs.forwardDifference = {(m + 1) * s.value + 4 * m, s.liveValues + 1, m + 1};
    costs.centralDifference = {2 * m * s.value + 5 * m, s.liveValues + 1, 2 * m};
    if (!symbolic) return costs;
    const ExpressionSize size = symbolic->size();
    costs.symbolicTree = size.tree;
    if (symbolic->partials.empty()) return costs;
    const auto made = programOf(program, symbolic->expressions, symbolic->partials, Sharing::Shared, "gradient");
    if (!made) return costs;
    std::vector<bool> all(made->program.stepCount(), true);
    costs.symbolic = Cost{size.shared, liveValues(made->program, all), m};
    return costs;
}

GradientCosts gradientCosts(const Program& program) {
    const auto symbolic = differentiate(program, allInputs(program));
    return gradientCosts(program, symbolic ? &*symbolic : nullptr);
}

}  // namespace wengert
