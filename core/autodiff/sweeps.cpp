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
    if (plan.onlyOutput) shareAdjoints(program, isNeeded);
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
    const auto sizeOf = [&](std::size_t i) {
        return program.step(StepId{static_cast<std::uint32_t>(i)}).shape.size() * (m_places[i].hasLanes ? m_lanes : 1);
    };
    const auto put = [&](std::size_t i) {
        Place& place = m_places[i];
        place.size = sizeOf(i);
        place.value.offset = place.adjoint.offset = m_bufferSize;
        m_bufferSize += place.size;
    };
    const std::size_t inputCount = program.inputs().size();
    for (std::size_t i = 0; i < inputCount; ++i) {
        m_places[i].hasLanes = m_lanes > 1 && (plan.hasLanes.empty() || plan.hasLanes[i]);
        m_places[i].isActive = plan.isActive.empty() || plan.isActive[i];
    }
    for (std::size_t i = 0; plan.inPlace && i < inputCount; ++i) {
        assert(m_places[i].hasLanes);
        m_places[i].size = sizeOf(i);
        m_places[i].value.buffer = m_places[i].adjoint.buffer = 1 + i;
    }
    for (const bool isActive : {true, false})
        for (std::size_t i = 0; !plan.inPlace && i < inputCount; ++i)
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
        Place& place = m_places[i];
        place.keepsPartial = plan.keepsPartials && place.hasLanes && place.isActive &&
                             canKeepPartial(program.step(StepId{static_cast<std::uint32_t>(i)}).op);
        if (!place.keepsPartial) continue;
        place.partial.offset = m_bufferSize;
        m_bufferSize += place.size;
    }
    if (!plan.inPlace) return;
    Place& output = m_places[index(program.output())];
    if (output.hasLanes && !program.isInput(program.output())) output.value = {1 + inputCount, 0};
}

// Where a step passes its adjoint on unchanged to an argument that nothing else uses, both are the same numbers.
void Sweeps::shareAdjoints(const Program& program, const std::vector<bool>& isNeeded) {
    for (std::size_t i = program.stepCount(); i-- > program.inputs().size();) {
        const auto id = StepId{static_cast<std::uint32_t>(i)};
        const Op& rule = op(program.step(id).op);
        if (!isNeeded[i] || !rule.isElementwise || isScalar(program, id)) continue;
        for (std::size_t k = 0; k < program.arguments(id).size(); ++k) {
            const Argument argument = program.arguments(id)[k];
            if (!argument.isStep() || program.isInput(argument.step()) || !rule.row->passesOn[k]) continue;
            Place& place = m_places[index(argument.step())];
            const auto users = std::ranges::count_if(program.uses(argument.step()),
                                                     [&](const Use& use) { return isNeeded[index(use.user)]; });
            if (users == 1 && program.shape(argument) == program.step(id).shape &&
                place.hasLanes == m_places[i].hasLanes)
                place.adjoint = m_places[i].adjoint;
        }
    }
}

bool Sweeps::isScalar(const Program& program, StepId step) const {
    return op(program.step(step).op).isElementwise && m_places[index(step)].size == 1 &&
           std::ranges::all_of(program.arguments(step),
                               [&](const Argument& argument) { return program.shape(argument).isScalar(); });
}

Spot Sweeps::spotOf(const Program& program, Argument argument) const {
    return argument.isStep() ? m_places[index(argument.step())].value
                             : Spot{0, m_bufferSize + program.offset(argument.constant())};
}

void Sweeps::appendScalar(const Program& program, StepId step, const Kernels& kernels, bool extendsRun) {
    const auto begin = static_cast<std::uint32_t>(m_instructions.size());
    std::array<std::uint32_t, maximumArity> slots{};
    std::ranges::transform(program.arguments(step), slots.begin(), [&](const Argument& argument) {
        return static_cast<std::uint32_t>(spotOf(program, argument).offset);
    });
    m_instructions.push_back(
        {static_cast<std::uint32_t>(m_places[index(step)].value.offset), slots[0], slots[1], slots[2]});
    if (extendsRun) m_runs.back().end = begin + 1;
    else m_runs.push_back({kernels, false, begin, begin + 1});
}

void Sweeps::appendArray(const Program& program, StepId id, bool extendsRun) {
    const auto begin = static_cast<std::uint32_t>(m_arraySteps.size());
    const Place& place = m_places[index(id)];
    ArrayStep step{.value = place.value,
                   .adjoint = place.adjoint,
                   .partial = place.partial,
                   .keepsPartial = place.keepsPartial,
                   .shape = program.step(id).shape,
                   .hasLanes = place.hasLanes,
                   .lanes = place.hasLanes ? m_lanes : 1,
                   .firstOperand = static_cast<std::uint32_t>(m_operands.size()),
                   .operandCount = program.step(id).argumentCount};
    for (const Argument& argument : program.arguments(id)) {
        const Place of = argument.isStep() ? m_places[index(argument.step())] : Place{.isActive = false};
        m_operands.push_back({.value = spotOf(program, argument),
                              .adjoint = of.adjoint,
                              .shape = program.shape(argument),
                              .hasLanes = of.hasLanes,
                              .isActive = of.isActive && of.adjoint != place.adjoint});
        step.isActive |= m_operands.back().isActive;
    }
    planArrayStep(program.step(id).op, step, m_operands.data() + step.firstOperand);
    m_arraySteps.push_back(step);
    if (extendsRun) m_runs.back().end = begin + 1;
    else m_runs.push_back({{}, true, begin, begin + 1});
}

// One number for each place of adjoints: in the buffer, or behind it for those in place.
std::size_t Sweeps::adjointKey(const Spot& spot) const {
    return spot.buffer == 0 ? spot.offset : valueCount() + spot.buffer - 1;
}

// Lets the first array step that would add to an adjoint write it. Returns by key which are written.
std::vector<bool> Sweeps::chooseWriters() {
    std::vector<bool> isBegun(valueCount() + m_places.size(), false);
    std::vector<bool> isWritten(valueCount() + m_places.size(), false);
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run)
        for (std::uint32_t i = run->end; i-- > run->begin;) {
            if (!run->isArrays) {
                const Instruction& step = m_instructions[i];
                for (const std::uint32_t argument : {step.a, step.b, step.c}) isBegun[argument] = true;
                continue;
            }
            const ArrayStep& step = m_arraySteps[i];
            for (ArrayOperand& operand : std::span(m_operands).subspan(step.firstOperand, step.operandCount)) {
                const std::size_t key = adjointKey(operand.adjoint);
                if (!operand.isActive || isBegun[key]) continue;
                isBegun[key] = true;
                operand.isWritten =
                    step.isElementwise && operand.shape == step.shape && operand.hasLanes == step.hasLanes;
                isWritten[key] = operand.isWritten;
            }
        }
    return isWritten;
}

// Which adjoints are cleared: where only the output is seeded, those that are read and not written.
void Sweeps::planAdjoints(const Program& program, bool onlyOutput, const std::vector<bool>& isNeeded) {
    std::vector<bool> isWritten(valueCount() + m_places.size(), false);
    if (onlyOutput) {
        isWritten = chooseWriters();
        isWritten[adjointKey(m_places[index(program.output())].adjoint)] = true;  // by the caller
    }
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const Spot& spot = m_places[i].adjoint;
        if (!isWritten[adjointKey(spot)] && (isNeeded[i] || i < program.inputs().size()))
            m_cleared.push_back({spot.buffer, spot.offset, spot.offset + m_places[i].size});
    }
    std::ranges::sort(m_cleared);
    std::vector<Range> joined;
    for (const Range& range : m_cleared)
        if (!joined.empty() && joined.back().buffer == range.buffer && joined.back().end >= range.begin)
            joined.back().end = range.end;
        else joined.push_back(range);
    m_cleared = std::move(joined);
}

void Sweeps::clear(std::span<double> adjoints) const {
    assert(adjoints.size() == m_bufferSize);
    double* const buffers[] = {adjoints.data()};
    clear(buffers);
}

void Sweeps::clear(Buffers adjoints) const {
    for (const Range& range : m_cleared)
        std::fill(adjoints[range.buffer] + range.begin, adjoints[range.buffer] + range.end, 0.0);
}

void Sweeps::prepare(std::span<double> values) const {
    assert(values.size() == valueCount());
    std::ranges::copy(m_constants, values.begin() + static_cast<std::ptrdiff_t>(m_bufferSize));
}

void Sweeps::values(std::span<double> values) const {
    assert(values.size() == valueCount());
    double* const buffers[] = {values.data()};
    sweepValues(buffers, false);
}

void Sweeps::sweepValues(Buffers values, bool keepPartials) const {
    for (const Run& run : m_runs) {
        if (!run.isArrays) run.kernels.value(&m_instructions[run.begin], m_instructions.data() + run.end, values[0]);
        else
            for (std::uint32_t i = run.begin; i < run.end; ++i) {
                const ArrayStep& step = m_arraySteps[i];
                (keepPartials && step.keepsPartial ? step.kernels->valueAndPartial : step.kernels->value)(
                    step, m_operands.data() + step.firstOperand, values);
            }
    }
}

void Sweeps::tangents(std::span<const double> values, std::span<double> tangents) const {
    assert(values.size() == valueCount() && tangents.size() == m_bufferSize);
    const double* const from[] = {values.data()};
    double* const to[] = {tangents.data()};
    for (const Run& run : m_runs) {
        if (!run.isArrays)
            run.kernels.tangent(&m_instructions[run.begin], m_instructions.data() + run.end, from[0], to[0]);
        else
            for (std::uint32_t i = run.begin; i < run.end; ++i)
                m_arraySteps[i].kernels->tangent(m_arraySteps[i], m_operands.data() + m_arraySteps[i].firstOperand,
                                                 from, to);
    }
}

void Sweeps::adjoints(std::span<const double> values, std::span<double> adjoints) const {
    assert(values.size() == valueCount() && adjoints.size() == m_bufferSize);
    const double* const from[] = {values.data()};
    double* const to[] = {adjoints.data()};
    this->adjoints(from, to);
}

void Sweeps::adjoints(ConstBuffers values, Buffers adjoints) const {
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
        if (!run->isArrays)
            run->kernels.adjoint(&m_instructions[run->begin], m_instructions.data() + run->end, values[0], adjoints[0]);
        else
            for (std::uint32_t i = run->end; i-- > run->begin;)
                if (const ArrayStep& step = m_arraySteps[i]; step.isActive)
                    (step.keepsPartial ? step.kernels->adjointByPartial : step.kernels->adjoint)(
                        step, m_operands.data() + step.firstOperand, values, adjoints);
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
