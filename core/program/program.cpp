#include "core/program/program.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace wengert {

std::optional<StepId> Program::findInput(std::string_view name) const {
    const auto found = find(name);
    return found && isInput(*found) && m_inputs[index(*found)].name == name ? found : std::nullopt;
}

std::string_view Program::name(StepId id) const {
    const auto found = std::ranges::lower_bound(m_namesByStep, id, {}, &Name::step);
    return found != m_namesByStep.end() && found->step == id ? std::string_view(found->text) : std::string_view();
}

std::vector<std::string_view> Program::names(StepId id) const {
    std::vector<std::string_view> names;
    auto name = std::ranges::lower_bound(m_namesByStep, id, {}, &Name::step);
    for (; name != m_namesByStep.end() && name->step == id; ++name) names.emplace_back(name->text);
    return names;
}

std::optional<StepId> Program::find(std::string_view name) const {
    const auto found =
        std::ranges::lower_bound(m_namesByText, name, {}, [](const Name& n) { return std::string_view(n.text); });
    return found != m_namesByText.end() && found->text == name ? std::optional(found->step) : std::nullopt;
}

bool sameStructure(const Program& a, const Program& b) {
    const auto sameStep = [](const Step& p, const Step& q) {
        return p.op == q.op && p.firstArgument == q.firstArgument && p.shape == q.shape;
    };
    const auto named = [](const Program& program, StepId id) { return program.name(id); };
    if (!std::ranges::equal(a.steps(), b.steps(), sameStep) || a.edgeCount() != b.edgeCount() ||
        !std::ranges::equal(a.constants(), b.constants()) || a.inputs().size() != b.inputs().size() ||
        a.outputName() != b.outputName() || (!a.isEmpty() && a.output() != b.output()))
        return false;
    for (std::uint32_t edge = 0; edge < a.edgeCount(); ++edge)
        if (a.argument(EdgeId{edge}) != b.argument(EdgeId{edge}) ||
            a.shape(a.argument(EdgeId{edge})) != b.shape(b.argument(EdgeId{edge})))
            return false;
    for (std::uint32_t step = 0; step < a.stepCount(); ++step)
        if (named(a, StepId{step}) != named(b, StepId{step})) return false;
    return true;
}

StepId ProgramBuilder::input(OpId op, Shape shape, Input input, SourceSpan span) {
    assert(m_program.m_inputs.size() == stepCount());
    assert(input.value.size() == shape.size());
    const StepId id = append(op, {}, shape, span);
    name(id, input.name);
    m_program.m_inputSize += shape.size();
    m_program.m_inputs.push_back(std::move(input));
    return id;
}

ConstantId ProgramBuilder::constant(Shape shape, std::span<const double> numbers) {
    assert(numbers.size() == shape.size());
    auto& all = m_program.m_constantNumbers;
    m_program.m_constants.push_back({shape, static_cast<std::uint32_t>(all.size())});
    all.insert(all.end(), numbers.begin(), numbers.end());
    return ConstantId{static_cast<std::uint32_t>(m_program.m_constants.size() - 1)};
}

StepId ProgramBuilder::append(OpId op, std::span<const Argument> arguments, Shape shape, SourceSpan span) {
    assert(stepCount() < maximumSteps);
    const auto id = StepId{static_cast<std::uint32_t>(stepCount())};
    m_program.m_steps.push_back({.op = op,
                                 .argumentCount = static_cast<std::uint16_t>(arguments.size()),
                                 .firstArgument = static_cast<std::uint32_t>(m_program.m_arguments.size()),
                                 .shape = shape,
                                 .offset = static_cast<std::uint32_t>(m_program.m_bufferSize),
                                 .span = span});
    m_program.m_bufferSize += shape.size();
    for (const Argument& argument : arguments) {
        assert(!argument.isStep() || argument.step() < id);
        m_program.m_arguments.push_back(argument);
        m_program.m_userOfEdge.push_back(id);
    }
    return id;
}

void ProgramBuilder::name(StepId step, std::string name) { m_program.m_namesByStep.push_back({std::move(name), step}); }

Program ProgramBuilder::build(StepId output, std::string outputName) {
    Program program = std::exchange(m_program, {});
    std::ranges::stable_sort(program.m_namesByStep, {}, &Program::Name::step);
    program.m_namesByText = program.m_namesByStep;
    std::ranges::stable_sort(program.m_namesByText, {}, &Program::Name::text);
    program.m_output = output;
    program.m_outputName = std::move(outputName);

    // Uses by counting sort: slots are visited in order, so each step's uses come out in order of the user.
    auto& first = program.m_firstUse;
    first.assign(program.stepCount() + 1, 0);
    for (const Argument& argument : program.m_arguments)
        if (argument.isStep()) ++first[index(argument.step()) + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    program.m_uses.resize(first.back());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t edge = 0; edge < program.m_arguments.size(); ++edge)
        if (const Argument& argument = program.m_arguments[edge]; argument.isStep())
            program.m_uses[next[index(argument.step())]++] = {program.m_userOfEdge[edge], EdgeId{edge}};
    return program;
}

}  // namespace wengert
