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

template <class O>
KernelRow kernelRow() {
    KernelRow row{};
    constexpr std::size_t arity = arityOf<O>();
    if constexpr (arity > 0) [&]<std::size_t... Active>(std::index_sequence<Active...>) {
            ((row[Active] = kernelsOf<O, Active>(std::make_index_sequence<arity>{})), ...);
        }
    (std::make_index_sequence<(1U << arity)>{});
    return row;
}

template <class... Ops>
const KernelRow& kernelRowOf(OpId id, OpList<Ops...>) {
    static const std::array<KernelRow, sizeof...(Ops)> table{kernelRow<Ops>()...};
    return table[index(id)];
}

// What decides the order of execution: level first, then what shares a kernel, then the order written.
struct Place {
    std::uint32_t level;
    OpId op;
    std::uint8_t active;
    StepId step;

    bool sharesKernel(const Place& other) const {
        return std::tie(level, op, active) == std::tie(other.level, other.op, other.active);
    }
    friend auto operator<=>(const Place&, const Place&) = default;
};

std::vector<Place> schedule(const Program& program) {
    std::vector<std::uint32_t> level(program.stepCount(), 0);
    std::vector<Place> places;
    places.reserve(program.stepCount());
    for (std::size_t i = program.inputs().size(); i < program.stepCount(); ++i) {
        const auto id = StepId{static_cast<std::uint32_t>(i)};
        unsigned active = 0;
        unsigned bit = 1;
        for (const Argument& argument : program.arguments(id)) {
            if (argument.isStep()) {
                active |= bit;
                level[i] = std::max(level[i], level[index(argument.step())] + 1);
            }
            bit <<= 1U;
        }
        places.push_back({level[i], program.step(id).op, static_cast<std::uint8_t>(active), id});
    }
    std::ranges::sort(places);
    return places;
}

Instruction instructionOf(const Program& program, StepId id) {
    std::array<std::uint32_t, maximumArity> slots{};
    std::ranges::transform(program.arguments(id), slots.begin(), [&](const Argument& argument) {
        return argument.isStep() ? program.step(argument.step()).offset
                                 : static_cast<std::uint32_t>(program.bufferSize() + index(argument.constant()));
    });
    return {program.step(id).offset, slots[0], slots[1], slots[2]};
}

}  // namespace

Sweeps::Sweeps(const Program& program)
    : m_constants(program.constants().begin(), program.constants().end()), m_bufferSize(program.bufferSize()) {
    const std::vector<Place> places = schedule(program);
    m_instructions.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto begin = static_cast<std::uint32_t>(i);
        m_instructions.push_back(instructionOf(program, places[i].step));
        if (i > 0 && places[i].sharesKernel(places[i - 1])) m_runs.back().end = begin + 1;
        else m_runs.push_back({kernelRowOf(places[i].op, AllOps{})[places[i].active], begin, begin + 1});
    }
}

void Sweeps::prepare(std::span<double> values) const {
    assert(values.size() == valueCount());
    std::ranges::copy(m_constants, values.begin() + static_cast<std::ptrdiff_t>(m_bufferSize));
}

void Sweeps::values(std::span<double> values) const {
    assert(values.size() == valueCount());
    for (const Run& run : m_runs)
        run.kernels.value(&m_instructions[run.begin], m_instructions.data() + run.end, values.data());
}

void Sweeps::tangents(std::span<const double> values, std::span<double> tangents) const {
    assert(values.size() == valueCount() && tangents.size() == m_bufferSize);
    for (const Run& run : m_runs)
        run.kernels.tangent(&m_instructions[run.begin], m_instructions.data() + run.end, values.data(),
                            tangents.data());
}

void Sweeps::adjoints(std::span<const double> values, std::span<double> adjoints) const {
    assert(values.size() == valueCount() && adjoints.size() == m_bufferSize);
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run)
        run->kernels.adjoint(&m_instructions[run->begin], m_instructions.data() + run->end, values.data(),
                             adjoints.data());
}

GradientEvaluator::GradientEvaluator(const Program& program)
    : m_sweeps(program),
      m_values(m_sweeps.valueCount()),
      m_adjoints(m_sweeps.bufferSize()),
      m_inputCount(program.inputs().size()),
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
