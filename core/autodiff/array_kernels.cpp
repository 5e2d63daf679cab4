#include "core/autodiff/array_kernels.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "core/autodiff/dual.h"
#include "core/autodiff/matrix_kernels.h"
#include "core/ops/lanes_functions.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

// ---- element-wise

constexpr std::size_t width = Lanes::width;

template <class T>
T loadCells(const double* from) {
    if constexpr (std::is_same_v<T, Lanes>) return Lanes::load(from);
    else return *from;
}
void store(const Lanes& cells, double* to) { cells.store(to); }
void store(double cell, double* to) { *to = cell; }

// The rows of cells of an element-wise step: f(y's first, each operand's first), all as offsets.
template <std::size_t arity, class Function>
void forEachRow(const ArrayStep& step, const ArrayOperand* operands, Function f) {
    std::size_t y = step.offset;
    for (std::size_t i = 0; i < step.extents[0]; ++i)
        for (std::size_t j = 0; j < step.extents[1]; ++j, y += step.extents[2]) {
            std::array<std::size_t, arity> a{};
            for (std::size_t k = 0; k < arity; ++k)
                a[k] = operands[k].offset + i * operands[k].strides[0] + j * operands[k].strides[1];
            f(y, a);
        }
}

// Bit k of Varying says that argument k has a number for each cell of a row; the others have one for all of them.
template <class O, unsigned Varying, std::size_t... I>
struct ElementwiseKernels {
    static constexpr std::size_t arity = sizeof...(I);
    static constexpr bool varies(std::size_t k) { return (Varying >> k & 1U) != 0; }

    // Argument K of cells i, i + 1, … of the row that begins at `from`.
    template <class T, std::size_t K>
    static T load(const double* from, std::size_t i) {
        if constexpr (!varies(K)) return T(*from);
        else if constexpr (std::is_same_v<T, Lanes>) return Lanes::load(from + i);
        else return from[i];
    }
    // f of as many cells at once as there are left; one by one at the end.
    template <class Function>
    static void forEachBlock(std::size_t n, Function f) {
        std::size_t i = 0;
#pragma GCC unroll 2
        for (; i + width <= n; i += width) f(Lanes(), i);
        for (; i < n; ++i) f(double(), i);
    }

    static void value(const ArrayStep& step, const ArrayOperand* operands, double* v) {
        forEachRow<arity>(step, operands, [&](std::size_t y, const auto& a) {
            forEachBlock(step.extents[2], [&]<class T>(const T&, std::size_t i) {
                store(O::value(load<T, I>(v + a[I], i)...), v + y + i);
            });
        });
    }

    static void tangent(const ArrayStep& step, const ArrayOperand* operands, const double* v, double* xdot) {
        const std::size_t n = step.extents[2];
        forEachRow<arity>(step, operands, [&](std::size_t y, const auto& a) {
            for (std::size_t i = 0; i < n; ++i) {
                const auto partials = O::partials(load<double, I>(v + a[I], i)..., v[y + i]);
                xdot[y + i] =
                    (0.0 + ... + (operands[I].isActive ? partials[I] * load<double, I>(xdot + a[I], i) : 0.0));
            }
        });
    }

    static void adjoint(const ArrayStep& step, const ArrayOperand* operands, const double* v, double* xbar) {
        forEachRow<arity>(step, operands,
                          [&](std::size_t y, const auto& a) { (adjointOf<I>(step, operands[I], v, xbar, y, a), ...); });
    }

 private:
    // ā += ȳ ∂y/∂a of argument K, in a row.
    template <std::size_t K>
    static void adjointOf(const ArrayStep& step, const ArrayOperand& operand, const double* v, double* xbar,
                          std::size_t y, const std::array<std::size_t, arity>& a) {
        if (!operand.isActive) return;
        const auto term = [&]<class T>(const T&, std::size_t i) {
            return loadCells<T>(xbar + y + i) * O::partials(load<T, I>(v + a[I], i)..., loadCells<T>(v + y + i))[K];
        };
        double* to = xbar + a[K];
        const std::size_t n = step.extents[2];
        if constexpr (varies(K)) {
            if (operand.isWritten)
                forEachBlock(n, [&]<class T>(const T& t, std::size_t i) { store(term(t, i), to + i); });
            else
                forEachBlock(
                    n, [&]<class T>(const T& t, std::size_t i) { store(loadCells<T>(to + i) + term(t, i), to + i); });
        } else {
            Lanes sum(0);
            double rest = 0;
            forEachBlock(n, [&]<class T>(const T& t, std::size_t i) {
                if constexpr (std::is_same_v<T, Lanes>) sum = sum + term(t, i);
                else rest += term(t, i);
            });
            *to = (operand.isWritten ? 0 : *to) + sum.sum() + rest;
        }
    }
};

// ---- whole arrays

// The operands of a step as cells, without allocation for the few that most have.
template <class T>
class Operands {
 public:
    explicit Operands(std::size_t count) : m_many(count > m_few.size() ? count : 0), m_count(count) {}
    Cells<T>& operator[](std::size_t i) { return m_many.empty() ? m_few[i] : m_many[i]; }
    operator Arguments<T>() const { return {m_many.empty() ? m_few.data() : m_many.data(), m_count}; }

 private:
    std::array<Cells<T>, 4> m_few;
    std::vector<Cells<T>> m_many;
    std::size_t m_count;
};

// The rules read cells and only write those of y, or of adjoints.
double* readOnly(const double* numbers) { return const_cast<double*>(numbers); }  // NOLINT

template <class O>
struct StructuralKernels {
    static void value(const ArrayStep& step, const ArrayOperand* operands, double* v) {
        forEachBlock(step, [&]<class T>(const T&, std::size_t lane) {
            Operands<T> a(step.operandCount);
            for (std::size_t k = 0; k < step.operandCount; ++k) a[k] = cells<T>(v, operands[k], step.lanes, lane);
            O::value(Arguments<T>(a), cells<T>(v, step, step.lanes, lane));
        });
    }

    // The value's rule over dual numbers.
    static void tangent(const ArrayStep& step, const ArrayOperand* operands, const double* v, double* xdot) {
        std::vector<std::vector<Dual>> numbers(step.operandCount + 1);
        for (std::size_t lane = 0; lane < step.lanes; ++lane) {
            Operands<Dual> a(step.operandCount);
            for (std::size_t k = 0; k < step.operandCount; ++k) {
                const ArrayOperand& operand = operands[k];
                const auto of = [&](const double* from) {
                    return cells<double>(readOnly(from), operand, step.lanes, lane);
                };
                numbers[k].clear();
                for (std::size_t i = 0; i < operand.shape.size(); ++i)
                    numbers[k].emplace_back(of(v)[i], operand.isActive ? of(xdot)[i] : 0.0);
                a[k] = Cells<Dual>(numbers[k].data(), operand.shape);
            }
            numbers.back().assign(step.shape.size(), Dual());
            const Cells<Dual> y(numbers.back().data(), step.shape);
            O::value(Arguments<Dual>(a), y);
            for (std::size_t i = 0; i < step.shape.size(); ++i)
                cells<double>(xdot, step, step.lanes, lane).setCell(i, y[i].tangent);
        }
    }

    static void adjoint(const ArrayStep& step, const ArrayOperand* operands, const double* values, double* xbar) {
        double* v = readOnly(values);
        forEachBlock(step, [&]<class T>(const T&, std::size_t lane) {
            Operands<T> a(step.operandCount);
            Operands<T> abar(step.operandCount);
            for (std::size_t k = 0; k < step.operandCount; ++k) {
                a[k] = cells<T>(v, operands[k], step.lanes, lane);
                abar[k] =
                    operands[k].isActive ? cells<T>(xbar, operands[k], step.lanes, lane) : forgetting<T>(operands[k]);
            }
            O::adjoint(Arguments<T>(a), cells<T>(v, step, step.lanes, lane), cells<T>(xbar, step, step.lanes, lane),
                       Arguments<T>(abar));
        });
    }

 private:
    // As many lanes at once as there are left; one by one at the end.
    template <class Function>
    static void forEachBlock(const ArrayStep& step, Function f) {
        std::size_t lane = 0;
        for (; lane + width <= step.lanes; lane += width) f(Lanes(), lane);
        for (; lane < step.lanes; ++lane) f(double(), lane);
    }
    template <class T, class Place>
    static Cells<T> cells(double* numbers, const Place& place, std::size_t lanes, std::size_t lane) {
        double* first = numbers + place.offset + (place.hasLanes ? lane : 0);
        const std::size_t stride = place.hasLanes ? lanes : 1;
        if constexpr (std::is_same_v<T, Lanes>) return Cells<T>(first, place.shape, stride, place.hasLanes);
        else return Cells<T>(first, place.shape, stride);
    }
    template <class T>
    static Cells<T> forgetting(const ArrayOperand& operand) {
        if constexpr (std::is_same_v<T, Lanes>) return Cells<T>(nullptr, operand.shape, 1, false);
        else return Cells<T>(nullptr, operand.shape);
    }
};

// ---- the table

constexpr std::size_t kernelCount = 1U << maximumArity;
using KernelRow = std::array<ArrayKernels, kernelCount>;  // by which operands of an element-wise step vary in a row

template <class O, unsigned Varying, std::size_t... I>
ArrayKernels elementwise(std::index_sequence<I...>) {
    using K = ElementwiseKernels<O, Varying, I...>;
    return {K::value, K::tangent, K::adjoint};
}

template <class O, std::size_t... Varying>
KernelRow elementwiseRow(std::index_sequence<Varying...>) {
    KernelRow row{};
    ((row[Varying] = elementwise<O, Varying>(std::make_index_sequence<arityOf<O>()>{})), ...);
    return row;
}

template <class O>
KernelRow kernelsOf() {
    if constexpr (Structural<O>) {
        using K = StructuralKernels<O>;
        return {{{K::value, K::tangent, K::adjoint}}};
    } else if constexpr (arityOf<O>() > 0) {
        return elementwiseRow<O>(std::make_index_sequence<(1U << arityOf<O>())>{});
    } else {
        return {};
    }
}

// The matrix product has faster kernels where the left factor is the same for all lanes.
template <>
KernelRow kernelsOf<MatrixProduct>() {
    using K = StructuralKernels<MatrixProduct>;
    return {{{[](const ArrayStep& step, const ArrayOperand* operands, double* v) {
                  if (operands[0].hasLanes) K::value(step, operands, v);
                  else multiply(step, operands, v);
              },
              K::tangent,
              [](const ArrayStep& step, const ArrayOperand* operands, const double* v, double* xbar) {
                  if (operands[0].hasLanes) K::adjoint(step, operands, v, xbar);
                  else multiplyBack(step, operands, v, xbar);
              }}}};
}

template <class... Ops>
const KernelRow& kernelsIn(OpId op, OpList<Ops...>) {
    static const std::array<KernelRow, sizeof...(Ops)> table{kernelsOf<Ops>()...};
    return table[index(op)];
}

void planLoops(ArrayStep& step, ArrayOperand* operands) {
    std::array<std::size_t, 3> extents{step.shape.rows, step.shape.columns, step.hasLanes ? step.lanes : 1};
    std::vector<std::array<std::size_t, 3>> strides;
    for (std::uint32_t k = 0; k < step.operandCount; ++k) {
        const ArrayOperand& operand = operands[k];
        const std::size_t cell = operand.hasLanes ? step.lanes : 1;
        strides.push_back({operand.shape.rows > 1 ? operand.shape.columns * cell : 0,
                           operand.shape.columns > 1 ? cell : 0, operand.hasLanes ? std::size_t{1} : 0});
    }
    // Two loops that walk all operands evenly are one; a loop of one turn is none.
    const auto joins = [&](std::size_t outer, std::size_t inner) {
        return std::ranges::all_of(strides,
                                   [&](const auto& stride) { return stride[outer] == stride[inner] * extents[inner]; });
    };
    const auto join = [&](std::size_t outer, std::size_t inner) {
        if (extents[outer] == 1) return;
        if (extents[inner] == 1)
            for (auto& stride : strides) stride[inner] = stride[outer];
        else if (!joins(outer, inner)) return;
        extents[inner] *= std::exchange(extents[outer], 1);
        for (auto& stride : strides) stride[outer] = 0;
    };
    join(1, 2);
    join(0, 1);
    join(1, 2);
    step.extents = extents;
    for (std::uint32_t k = 0; k < step.operandCount; ++k) {
        operands[k].strides = strides[k];
        assert(strides[k][2] <= 1);
    }
}

}  // namespace

void planArrayStep(OpId id, ArrayStep& step, ArrayOperand* operands) {
    const KernelRow& row = kernelsIn(id, AllOps{});
    std::size_t varying = 0;
    step.isElementwise = op(id).isElementwise;
    if (step.isElementwise) planLoops(step, operands);
    for (std::uint32_t k = 0; step.isElementwise && k < step.operandCount; ++k) varying |= operands[k].strides[2] << k;
    step.kernels = &row[varying];
}

}  // namespace wengert
