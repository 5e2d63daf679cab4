#include "core/autodiff/hessian.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/autodiff/sweeps.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

using Kernels = HessianEvaluator::Kernels;

template <class O, std::size_t... I>
struct ElementwiseKernels {
    static void value(const ArrayStep& step, const ArrayOperand* operands, Dual* v, Cells<Dual>*) {
        forEachCell(step, operands, [&](std::size_t y, const auto& a) { v[y] = O::value(v[a[I]]...); });
    }
    static void adjoint(const ArrayStep& step, const ArrayOperand* operands, Dual* v, Dual* xbar, Cells<Dual>*) {
        forEachCell(step, operands, [&](std::size_t y, const auto& a) {
            const auto partials = O::partials(v[a[I]]..., v[y]);
            const auto add = [&](std::size_t k) {
                if (operands[k].isActive) xbar[a[k]] = xbar[a[k]] + xbar[y] * partials[k];
            };
            (add(I), ...);
        });
    }

 private:
    // f(y's place, each operand's), for each cell of the result.
    template <class Function>
    static void forEachCell(const ArrayStep& step, const ArrayOperand* operands, Function f) {
        std::size_t y = step.value.offset;
        for (std::size_t i = 0; i < step.extents[0]; ++i)
            for (std::size_t j = 0; j < step.extents[1]; ++j)
                for (std::size_t k = 0; k < step.extents[2]; ++k, ++y)
                    f(y, std::array{(operands[I].value.offset + i * operands[I].strides[0] +
                                     j * operands[I].strides[1] + k * operands[I].strides[2])...});
    }
};

template <class O>
struct StructuralKernels {
    static void value(const ArrayStep& step, const ArrayOperand* operands, Dual* v, Cells<Dual>* cells) {
        for (std::size_t k = 0; k < step.operandCount; ++k)
            cells[k] = Cells<Dual>(v + operands[k].value.offset, operands[k].shape);
        O::value(Arguments<Dual>(cells, step.operandCount), Cells<Dual>(v + step.value.offset, step.shape));
    }
    static void adjoint(const ArrayStep& step, const ArrayOperand* operands, Dual* v, Dual* xbar, Cells<Dual>* cells) {
        Cells<Dual>* const bars = cells + step.operandCount;
        for (std::size_t k = 0; k < step.operandCount; ++k) {
            cells[k] = Cells<Dual>(v + operands[k].value.offset, operands[k].shape);
            bars[k] = Cells<Dual>(operands[k].isActive ? xbar + operands[k].value.offset : nullptr, operands[k].shape);
        }
        O::adjoint(Arguments<Dual>(cells, step.operandCount), Cells<Dual>(v + step.value.offset, step.shape),
                   Cells<Dual>(xbar + step.value.offset, step.shape), Arguments<Dual>(bars, step.operandCount));
    }
};

template <class O, std::size_t... I>
Kernels elementwise(std::index_sequence<I...>) {
    return {ElementwiseKernels<O, I...>::value, ElementwiseKernels<O, I...>::adjoint};
}

template <class O>
Kernels kernelsOf() {
    if constexpr (Structural<O>) return {StructuralKernels<O>::value, StructuralKernels<O>::adjoint};
    else if constexpr (arityOf<O>() > 0) return elementwise<O>(std::make_index_sequence<arityOf<O>()>{});
    else return {};
}

template <class... Ops>
const Kernels& kernelsIn(OpId op, OpList<Ops...>) {
    static const std::array<Kernels, sizeof...(Ops)> table{kernelsOf<Ops>()...};
    return table[index(op)];
}

}  // namespace

HessianEvaluator::HessianEvaluator(const Program& program)
    : m_values(program.bufferSize()),
      m_adjoints(program.bufferSize()),
      m_gradient(program.inputSize()),
      m_hessian(program.inputSize() * program.inputSize()),
      m_output(program.step(program.output()).offset) {
    assert(program.step(program.output()).shape.isScalar());
    m_values.insert(m_values.end(), program.constants().begin(), program.constants().end());
    const std::vector<bool> isNeeded = stepsOfOutput(program);
    std::size_t mostOperands = 0;
    for (std::size_t i = program.inputs().size(); i < program.stepCount(); ++i) {
        if (!isNeeded[i]) continue;
        append(program, StepId{static_cast<std::uint32_t>(i)});
        mostOperands = std::max<std::size_t>(mostOperands, m_tasks.back().step.operandCount);
    }
    m_cells.resize(2 * mostOperands);
}

void HessianEvaluator::append(const Program& program, StepId id) {
    ArrayStep step{.value = {0, program.step(id).offset},
                   .shape = program.step(id).shape,
                   .firstOperand = static_cast<std::uint32_t>(m_operands.size()),
                   .operandCount = program.step(id).argumentCount};
    for (const Argument& argument : program.arguments(id)) {
        const std::size_t offset = argument.isStep() ? program.step(argument.step()).offset
                                                     : program.bufferSize() + program.offset(argument.constant());
        m_operands.push_back({.value = {0, offset}, .shape = program.shape(argument), .isActive = argument.isStep()});
    }
    planArrayStep(program.step(id).op, step, m_operands.data() + step.firstOperand);
    m_tasks.push_back({&kernelsIn(program.step(id).op, AllOps{}), step});
}

void HessianEvaluator::sweep() {
    for (const Task& task : m_tasks)
        task.kernels->value(task.step, m_operands.data() + task.step.firstOperand, m_values.data(), m_cells.data());
    std::ranges::fill(m_adjoints, Dual());
    m_adjoints[m_output] = 1;
    for (auto task = m_tasks.rbegin(); task != m_tasks.rend(); ++task)
        task->kernels->adjoint(task->step, m_operands.data() + task->step.firstOperand, m_values.data(),
                               m_adjoints.data(), m_cells.data());
}

double HessianEvaluator::evaluate(std::span<const double> inputs) {
    assert(inputs.size() == inputCount());
    const std::size_t count = inputCount();
    std::ranges::copy(inputs, m_values.begin());
    if (count == 0) sweep();
    for (std::size_t i = 0; i < count; ++i) {
        m_values[i].tangent = 1;
        sweep();
        m_values[i].tangent = 0;
        for (std::size_t j = 0; j < count; ++j) m_hessian[i * count + j] = m_adjoints[j].tangent;
    }
    for (std::size_t i = 0; i < count; ++i) {
        m_gradient[i] = m_adjoints[i].value;
        for (std::size_t j = 0; j < i; ++j) {
            double& lower = m_hessian[i * count + j];
            double& upper = m_hessian[j * count + i];
            lower = upper = 0.5 * (lower + upper);
        }
    }
    return m_values[m_output].value;
}

}  // namespace wengert
