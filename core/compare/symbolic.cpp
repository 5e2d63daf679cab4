#include "core/compare/symbolic.h"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <utility>

#include "core/autodiff/sweeps.h"

namespace wengert {

namespace {

constexpr std::string_view tooLarge = "the symbolic derivative has too many different subexpressions";

class Differentiation {
 public:
    Differentiation(const Program& program, Rewriting rewriting, std::size_t maximumNodes)
        : m_program(program),
          m_expressions(rewriting, maximumNodes),
          m_zero(m_expressions.number(0)),
          m_isNeeded(stepsOfOutput(program)),
          m_values(program.stepCount(), m_zero),
          m_partials(program.stepCount()) {}

    Result<SymbolicDerivatives, std::string> run(std::span<const StepId> inputs) {
        for (std::size_t i = 0; i < m_program.stepCount() && !m_expressions.isFull(); ++i)
            if (m_isNeeded[i]) makeValue(StepId{static_cast<std::uint32_t>(i)});
        std::vector<ExpressionId> partials;
        for (const StepId input : inputs) partials.push_back(derivative(input));
        if (m_expressions.isFull()) return std::string(tooLarge);
        return SymbolicDerivatives{std::move(m_expressions), m_values[index(m_program.output())],
                                   std::vector(inputs.begin(), inputs.end()), std::move(partials)};
    }

 private:
    void makeValue(StepId id) {
        if (m_program.isInput(id)) {
            m_values[index(id)] = m_expressions.variable(id);
            return;
        }
        std::vector<ExpressionId> arguments;
        for (const Argument& argument : m_program.arguments(id))
            arguments.push_back(argument.isStep() ? m_values[index(argument.step())]
                                                  : m_expressions.number(m_program.constant(argument.constant())));
        const OpId unitOp = op(m_program.step(id).op).onScalars;
        m_values[index(id)] = m_expressions.apply(unitOp, arguments);
        m_partials[index(id)] = partialsOf(m_expressions, unitOp, arguments, m_values[index(id)]);
    }

    ExpressionId derivative(StepId input) {
        std::vector<ExpressionId> derivatives(m_program.stepCount(), m_zero);
        derivatives[index(input)] = m_expressions.number(1);
        for (std::size_t i = m_program.inputs().size(); i < m_program.stepCount() && !m_expressions.isFull(); ++i)
            if (m_isNeeded[i]) derivatives[i] = derivativeOf(StepId{static_cast<std::uint32_t>(i)}, derivatives);
        return derivatives[index(m_program.output())];
    }

    // s′ = Σₖ aₖ′ · ∂s/∂aₖ
    ExpressionId derivativeOf(StepId id, const std::vector<ExpressionId>& derivatives) {
        std::optional<ExpressionId> sum;
        for (std::size_t k = 0; k < m_program.arguments(id).size(); ++k) {
            const Argument& argument = m_program.arguments(id)[k];
            if (!argument.isStep()) continue;
            const ExpressionId inner = derivatives[index(argument.step())];
            if (inner == m_zero && m_expressions.rewriting() == Rewriting::Full) continue;
            const ExpressionId term = m_expressions.apply(opId<Multiply>(), {inner, m_partials[index(id)][k]});
            sum = sum ? m_expressions.apply(opId<Add>(), {*sum, term}) : term;
        }
        return sum.value_or(m_zero);
    }

    const Program& m_program;
    Expressions m_expressions;
    ExpressionId m_zero;
    std::vector<bool> m_isNeeded;
    std::vector<ExpressionId> m_values;                 // by step
    std::vector<std::vector<ExpressionId>> m_partials;  // by step and argument
};

// Expressions → steps.
class Lowering {
 public:
    Lowering(const Program& source, const Expressions& expressions) : m_expressions(expressions) {
        for (const Input& input : source.inputs())
            m_builder.input(opId<InputOp>(), {}, {.name = input.name, .value = input.value, .literal = {}}, {});
    }

    std::vector<std::optional<Argument>> lowerShared(std::span<const ExpressionId> roots) {
        const std::vector<bool> isPart = m_expressions.partsOf(roots);
        std::vector<std::optional<Argument>> meaning(m_expressions.size());
        for (std::uint32_t i = 0; i < isPart.size(); ++i) {
            if (!isPart[i]) continue;
            const ExpressionNode& node = m_expressions[ExpressionId{i}];
            std::vector<Argument> arguments;
            for (const ExpressionId operand : node.operands()) arguments.push_back(*meaning[index(operand)]);
            meaning[i] = append(node, arguments);
        }
        return meaning;
    }

    // Written out, with a stack of its own: trees may be deep.
    Argument lowerTree(ExpressionId root) {
        std::vector<std::pair<ExpressionId, bool>> open{{root, false}};  // whether its operands are done
        std::vector<Argument> done;
        while (!open.empty()) {
            const auto [id, isReady] = open.back();
            open.pop_back();
            const ExpressionNode& node = m_expressions[id];
            if (!isReady) {
                open.emplace_back(id, true);
                for (std::size_t k = node.argumentCount; k-- > 0;) open.emplace_back(node.arguments[k], false);
                continue;
            }
            const Argument made = append(node, std::span(done).last(node.argumentCount));
            done.erase(done.end() - node.argumentCount, done.end());
            done.push_back(made);
        }
        return done.back();
    }

    Program finish(Argument result, const std::string& name) {
        const StepId output =
            result.isStep() ? result.step() : m_builder.append(opId<Identity>(), {&result, 1}, {}, {});
        m_builder.name(output, name);
        return m_builder.build(output, name);
    }

 private:
    Argument append(const ExpressionNode& node, std::span<const Argument> arguments) {
        if (node.kind == ExpressionNode::Kind::Variable) return node.variable;
        if (node.kind == ExpressionNode::Kind::Operation) return m_builder.append(node.op, arguments, {}, {});
        const auto [found, isNew] = m_constants.try_emplace(std::bit_cast<std::uint64_t>(node.number));
        if (isNew) found->second = m_builder.constant(node.number);
        return found->second;
    }

    const Expressions& m_expressions;
    ProgramBuilder m_builder;
    std::unordered_map<std::uint64_t, ConstantId> m_constants;
};

}  // namespace

ExpressionSize SymbolicDerivatives::sizeOf(ExpressionId root) const {
    return {expressions[root].operations, expressions.sharedOperations({&root, 1})};
}

ExpressionSize SymbolicDerivatives::size() const {
    ExpressionSize size{0, expressions.sharedOperations(partials)};
    for (const ExpressionId partial : partials) size.tree = saturatedSum(size.tree, expressions[partial].operations);
    return size;
}

std::vector<StepId> allInputs(const Program& program) {
    std::vector<StepId> inputs;
    for (std::uint32_t i = 0; i < program.inputs().size(); ++i) inputs.push_back(StepId{i});
    return inputs;
}

Result<SymbolicDerivatives, std::string> differentiate(const Program& program, std::span<const StepId> inputs,
                                                       Rewriting rewriting, std::size_t maximumNodes) {
    return Differentiation(program, rewriting, maximumNodes).run(inputs);
}

std::optional<ExpressionProgram> programOf(const Program& source, const Expressions& expressions,
                                           std::span<const ExpressionId> roots, Sharing sharing,
                                           const std::string& name, std::size_t maximumSteps) {
    OperationCount count = source.inputs().size() + 1;
    if (sharing == Sharing::Shared) count += expressions.sharedOperations(roots);
    else
        for (const ExpressionId root : roots) count = saturatedSum(count, expressions[root].operations);
    if (count > maximumSteps) return std::nullopt;

    Lowering lowering(source, expressions);
    ExpressionProgram made;
    if (sharing == Sharing::Shared) made.meaning = lowering.lowerShared(roots);
    for (const ExpressionId root : roots)
        made.results.push_back(sharing == Sharing::Shared ? *made.meaning[index(root)] : lowering.lowerTree(root));
    std::string freeName = name;
    while (source.findInput(freeName)) freeName += '_';
    made.program = lowering.finish(made.results.front(), freeName);
    return made;
}

std::optional<Program> higherDerivative(const Program& program, StepId input, int order, std::size_t maximumNodes) {
    Program derivative = program;
    for (int i = 0; i < order; ++i) {
        const auto derivatives = differentiate(derivative, {&input, 1}, Rewriting::Full, maximumNodes);
        if (!derivatives) return std::nullopt;
        auto made = programOf(derivative, derivatives->expressions, derivatives->partials, Sharing::Shared, "f");
        if (!made) return std::nullopt;
        derivative = std::move(made->program);
    }
    return derivative;
}

}  // namespace wengert
