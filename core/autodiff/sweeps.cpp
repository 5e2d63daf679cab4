#include "core/autodiff/sweeps.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>
#include <utility>

#include "core/ops/table.h"

namespace wengert {

namespace {

using Instruction = Sweeps::Instruction;
using Kernels = Sweeps::Kernels;

// Argument I of an instruction.
template <std::size_t I>
std::uint32_t slot(const Instruction& i) {
    if constexpr (I == 0) return i.a;
    if constexpr (I == 1) return i.b;
    if constexpr (I == 2) return i.c;
}

// The kernels of an operation; bit k of Active says that argument k is a step, not a constant.
template <class O, unsigned Active, std::size_t... I>
struct KernelsOf {
    static void value(const Instruction* begin, const Instruction* end, double* v) {
        for (const Instruction* i = begin; i != end; ++i) v[i->y] = O::value(v[slot<I>(*i)]...);
    }
    // ẏ = Σ ∂y/∂a ȧ
    static void tangent(const Instruction* begin, const Instruction* end, const double* v, double* xdot) {
        for (const Instruction* i = begin; i != end; ++i) {
            const auto partials = O::partials(v[slot<I>(*i)]..., v[i->y]);
            xdot[i->y] = (0.0 + ... + product<I>(partials[I], xdot, *i));
        }
    }
    // ā += ȳ ∂y/∂a, for each argument that is a step
    static void adjoint(const Instruction* begin, const Instruction* end, const double* v, double* xbar) {
        for (const Instruction* i = end; i-- != begin;) {
            const auto partials = O::partials(v[slot<I>(*i)]..., v[i->y]);
            const double ybar = xbar[i->y];
            (accumulate<I>(partials[I], ybar, xbar, *i), ...);
        }
    }

 private:
    template <std::size_t K>
    static double product(double partial, const double* xdot, const Instruction& i) {
        if constexpr ((Active >> K & 1U) != 0) return partial * xdot[slot<K>(i)];
        else return 0;
    }
    template <std::size_t K>
    static void accumulate(double partial, double ybar, double* xbar, const Instruction& i) {
        if constexpr ((Active >> K & 1U) != 0) xbar[slot<K>(i)] += ybar * partial;
    }
};

using KernelRow = std::array<Kernels, 1U << maximumArity>;  // by which arguments are steps

template <class O, unsigned Active, std::size_t... I>
Kernels kernelsOf(std::index_sequence<I...>) {
    using K = KernelsOf<O, Active, I...>;
    return {K::value, K::tangent, K::adjoint};
}

template <class O, std::size_t... Active>
KernelRow kernelRow(std::index_sequence<Active...>) {
    KernelRow row{};
    ((row[Active] = kernelsOf<O, Active>(std::make_index_sequence<arityOf<O>()>{})), ...);
    return row;
}

template <class O>
KernelRow kernelRow() {
    if constexpr (Structural<O> || arityOf<O>() == 0) return {};
    else return kernelRow<O>(std::make_index_sequence<(1U << arityOf<O>())>{});
}

template <class... Ops>
const KernelRow& kernelRowOf(OpId id, OpList<Ops...>) {
    static const std::array<KernelRow, sizeof...(Ops)> table{kernelRow<Ops>()...};
    return table[index(id)];
}

// What decides the order of execution: level first, then what shares a kernel, then the order written.
struct Turn {
    std::uint32_t level;
    OpId op;
    bool isScalar;
    std::uint8_t active;  // of a scalar's arguments, which have an adjoint that is wanted
    StepId step;

    bool sharesKernel(const Turn& other) const {
        return std::tie(level, op, isScalar, active) == std::tie(other.level, other.op, other.isScalar, other.active);
    }
    friend auto operator<=>(const Turn&, const Turn&) = default;
};

}  // namespace

std::vector<bool> stepsOfOutput(const Program& program) {
    std::vector<bool> isNeeded(program.stepCount(), false);
    isNeeded[index(program.output())] = true;
    for (std::size_t i = program.stepCount(); i-- > 0;)
        if (isNeeded[i])
            for (const Argument& argument : program.arguments(StepId{static_cast<std::uint32_t>(i)}))
                if (argument.isStep()) isNeeded[index(argument.step())] = true;
    return isNeeded;
}

Sweeps::Sweeps(const Program& program, const PointsPlan& plan)
    : m_constants(program.constants().begin(), program.constants().end()), m_lanes(plan.lanes) {
    placeSteps(program, plan);
    std::vector<std::uint32_t> level(program.stepCount(), 0);
    const std::vector<bool> isNeeded =
        plan.onlyOutput ? stepsOfOutput(program) : std::vector<bool>(program.stepCount(), true);
    std::vector<Turn> turns;
    turns.reserve(program.stepCount());
    for (std::size_t i = program.inputs().size(); i < program.stepCount(); ++i) {
        const auto id = StepId{static_cast<std::uint32_t>(i)};
        unsigned active = 0;
        unsigned bit = 1;
        for (const Argument& argument : program.arguments(id)) {
            if (argument.isStep()) {
                if (m_places[index(argument.step())].isActive) active |= bit;
                level[i] = std::max(level[i], level[index(argument.step())] + 1);
            }
            bit <<= 1U;
        }
        if (!isNeeded[i]) continue;
        const bool scalar = isScalar(program, id);
        turns.push_back({level[i], program.step(id).op, scalar, static_cast<std::uint8_t>(scalar ? active : 0), id});
    }
    std::ranges::sort(turns);
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const Turn& turn = turns[i];
        const bool extendsRun = i > 0 && turn.sharesKernel(turns[i - 1]);
        if (turn.isScalar) appendScalar(program, turn.step, kernelRowOf(turn.op, AllOps{})[turn.active], extendsRun);
        else appendArray(program, turn.step, extendsRun);
    }
    planAdjoints(program, plan.onlyOutput, isNeeded);
}

// Where each step's numbers are, which steps have lanes, and which have adjoints that are wanted.
void Sweeps::placeSteps(const Program& program, const PointsPlan& plan) {
    m_places.resize(program.stepCount());
    const auto put = [&](std::size_t i) {
        Place& place = m_places[i];
        place.size = program.step(StepId{static_cast<std::uint32_t>(i)}).shape.size() * (place.hasLanes ? m_lanes : 1);
        place.offset = m_bufferSize;
        m_bufferSize += place.size;
    };
    const std::size_t inputCount = program.inputs().size();
    for (std::size_t i = 0; i < inputCount; ++i) {
        m_places[i].hasLanes = m_lanes > 1 && (plan.hasLanes.empty() || plan.hasLanes[i]);
        m_places[i].isActive = plan.isActive.empty() || plan.isActive[i];
    }
    for (const bool isActive : {true, false})
        for (std::size_t i = 0; i < inputCount; ++i)
            if (m_places[i].isActive == isActive) put(i);
    for (std::size_t i = inputCount; i < program.stepCount(); ++i) {
        const auto arguments = program.arguments(StepId{static_cast<std::uint32_t>(i)});
        const auto any = [&](bool Place::*what) {
            return std::ranges::any_of(arguments, [&](const Argument& argument) {
                return argument.isStep() && m_places[index(argument.step())].*what;
            });
        };
        m_places[i].hasLanes = any(&Place::hasLanes);
        m_places[i].isActive = any(&Place::isActive);
        put(i);
    }
}

bool Sweeps::isScalar(const Program& program, StepId step) const {
    return op(program.step(step).op).isElementwise && m_places[index(step)].size == 1 &&
           std::ranges::all_of(program.arguments(step),
                               [&](const Argument& argument) { return program.shape(argument).isScalar(); });
}

std::size_t Sweeps::offsetOf(const Program& program, Argument argument) const {
    return argument.isStep() ? m_places[index(argument.step())].offset
                             : m_bufferSize + program.offset(argument.constant());
}

void Sweeps::appendScalar(const Program& program, StepId step, const Kernels& kernels, bool extendsRun) {
    const auto begin = static_cast<std::uint32_t>(m_instructions.size());
    std::array<std::uint32_t, maximumArity> slots{};
    std::ranges::transform(program.arguments(step), slots.begin(), [&](const Argument& argument) {
        return static_cast<std::uint32_t>(offsetOf(program, argument));
    });
    m_instructions.push_back({static_cast<std::uint32_t>(offset(step)), slots[0], slots[1], slots[2]});
    if (extendsRun) m_runs.back().end = begin + 1;
    else m_runs.push_back({kernels, false, begin, begin + 1});
}

void Sweeps::appendArray(const Program& program, StepId id, bool extendsRun) {
    const auto begin = static_cast<std::uint32_t>(m_arraySteps.size());
    const Place& place = m_places[index(id)];
    ArrayStep step{.offset = place.offset,
                   .shape = program.step(id).shape,
                   .hasLanes = place.hasLanes,
                   .isActive = place.isActive,
                   .lanes = place.hasLanes ? m_lanes : 1,
                   .firstOperand = static_cast<std::uint32_t>(m_operands.size()),
                   .operandCount = program.step(id).argumentCount};
    for (const Argument& argument : program.arguments(id)) {
        const bool isStep = argument.isStep();
        m_operands.push_back({.offset = offsetOf(program, argument),
                              .shape = program.shape(argument),
                              .hasLanes = isStep && m_places[index(argument.step())].hasLanes,
                              .isActive = isStep && m_places[index(argument.step())].isActive});
    }
    planArrayStep(program.step(id).op, step, m_operands.data() + step.firstOperand);
    m_arraySteps.push_back(step);
    if (extendsRun) m_runs.back().end = begin + 1;
    else m_runs.push_back({{}, true, begin, begin + 1});
}

// Lets the first array step that would add to an adjoint write it. Returns by place in the buffer which are written.
std::vector<bool> Sweeps::chooseWriters() {
    std::vector<bool> isBegun(m_bufferSize + m_constants.size(), false);
    std::vector<bool> isWritten(m_bufferSize, false);
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run)
        for (std::uint32_t i = run->end; i-- > run->begin;) {
            if (!run->isArrays) {
                const Instruction& step = m_instructions[i];
                for (const std::uint32_t argument : {step.a, step.b, step.c}) isBegun[argument] = true;
                continue;
            }
            const ArrayStep& step = m_arraySteps[i];
            for (ArrayOperand& operand : std::span(m_operands).subspan(step.firstOperand, step.operandCount)) {
                if (!operand.isActive || isBegun[operand.offset]) continue;
                isBegun[operand.offset] = true;
                operand.isWritten =
                    step.isElementwise && operand.shape == step.shape && operand.hasLanes == step.hasLanes;
                isWritten[operand.offset] = operand.isWritten;
            }
        }
    return isWritten;
}

// Which adjoints are cleared: where only the output is seeded, those that are read and not written.
void Sweeps::planAdjoints(const Program& program, bool onlyOutput, const std::vector<bool>& isNeeded) {
    std::vector<bool> isWritten(m_bufferSize, false);
    if (onlyOutput) {
        isWritten = chooseWriters();
        isWritten[offset(program.output())] = true;  // by the caller
    }
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const Place& place = m_places[i];
        if (!isWritten[place.offset] && (isNeeded[i] || i < program.inputs().size()))
            m_cleared.push_back({place.offset, place.offset + place.size});
    }
    std::ranges::sort(m_cleared, {}, &Range::begin);
    std::vector<Range> joined;
    for (const Range& range : m_cleared)
        if (!joined.empty() && joined.back().end == range.begin) joined.back().end = range.end;
        else joined.push_back(range);
    m_cleared = std::move(joined);
}

void Sweeps::clear(std::span<double> adjoints) const {
    assert(adjoints.size() == m_bufferSize);
    for (const Range& range : m_cleared) std::fill(&adjoints[range.begin], adjoints.data() + range.end, 0.0);
}

void Sweeps::prepare(std::span<double> values) const {
    assert(values.size() == valueCount());
    std::ranges::copy(m_constants, values.begin() + static_cast<std::ptrdiff_t>(m_bufferSize));
}

void Sweeps::values(std::span<double> values) const {
    assert(values.size() == valueCount());
    double* v = values.data();
    for (const Run& run : m_runs) {
        if (!run.isArrays) run.kernels.value(&m_instructions[run.begin], m_instructions.data() + run.end, v);
        else
            for (std::uint32_t i = run.begin; i < run.end; ++i)
                m_arraySteps[i].kernels->value(m_arraySteps[i], m_operands.data() + m_arraySteps[i].firstOperand, v);
    }
}

void Sweeps::tangents(std::span<const double> values, std::span<double> tangents) const {
    assert(values.size() == valueCount() && tangents.size() == m_bufferSize);
    const double* v = values.data();
    for (const Run& run : m_runs) {
        if (!run.isArrays)
            run.kernels.tangent(&m_instructions[run.begin], m_instructions.data() + run.end, v, tangents.data());
        else
            for (std::uint32_t i = run.begin; i < run.end; ++i)
                m_arraySteps[i].kernels->tangent(m_arraySteps[i], m_operands.data() + m_arraySteps[i].firstOperand, v,
                                                 tangents.data());
    }
}

void Sweeps::adjoints(std::span<const double> values, std::span<double> adjoints) const {
    assert(values.size() == valueCount() && adjoints.size() == m_bufferSize);
    const double* v = values.data();
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
        if (!run->isArrays)
            run->kernels.adjoint(&m_instructions[run->begin], m_instructions.data() + run->end, v, adjoints.data());
        else
            for (std::uint32_t i = run->end; i-- > run->begin;)
                if (m_arraySteps[i].isActive)
                    m_arraySteps[i].kernels->adjoint(m_arraySteps[i], m_operands.data() + m_arraySteps[i].firstOperand,
                                                     v, adjoints.data());
    }
}

GradientEvaluator::GradientEvaluator(const Program& program)
    : m_sweeps(program, {.onlyOutput = true}),
      m_values(m_sweeps.valueCount()),
      m_adjoints(m_sweeps.bufferSize()),
      m_inputCount(program.inputSize()),
      m_output(program.step(program.output()).offset) {
    m_sweeps.prepare(m_values);
}

double GradientEvaluator::evaluate(std::span<const double> inputs) {
    assert(inputs.size() == m_inputCount);
    std::ranges::copy(inputs, m_values.begin());
    m_sweeps.values(m_values);
    std::ranges::fill(m_adjoints, 0.0);
    m_adjoints[m_output] = 1;
    m_sweeps.adjoints(m_values, m_adjoints);
    return m_values[m_output];
}

}  // namespace wengert
