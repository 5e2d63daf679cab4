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

Lanes load(const double* from, std::size_t stride, std::size_t i) {
    return stride == 1 ? Lanes::load(from + i) : Lanes(*from);
}

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

template <class O, std::size_t... I>
struct ElementwiseKernels {
    static constexpr std::size_t arity = sizeof...(I);

    static void value(const ArrayStep& step, const ArrayOperand* operands, double* v) {
        const std::size_t n = step.extents[2];
        const std::array<std::size_t, arity> stride{operands[I].strides[2]...};
        forEachRow<arity>(step, operands, [&](std::size_t y, const auto& a) {
            std::size_t i = 0;
            for (; i + width <= n; i += width) O::value(load(v + a[I], stride[I], i)...).store(v + y + i);
            for (; i < n; ++i) v[y + i] = O::value(v[a[I] + i * stride[I]]...);
        });
    }

    static void tangent(const ArrayStep& step, const ArrayOperand* operands, const double* v, double* xdot) {
        const std::size_t n = step.extents[2];
        forEachRow<arity>(step, operands, [&](std::size_t y, const auto& a) {
            for (std::size_t i = 0; i < n; ++i) {
                const auto partials = O::partials(v[a[I] + i * operands[I].strides[2]]..., v[y + i]);
                xdot[y + i] =
                    (0.0 + ... + (operands[I].isActive ? partials[I] * xdot[a[I] + i * operands[I].strides[2]] : 0.0));
            }
        });
    }

    static void adjoint(const ArrayStep& step, const ArrayOperand* operands, const double* v, double* xbar) {
        const std::size_t n = step.extents[2];
        const std::array<std::size_t, arity> stride{operands[I].strides[2]...};
        forEachRow<arity>(step, operands, [&](std::size_t y, const auto& a) {
            std::array<Lanes, arity> sums{((void)I, Lanes(0))...};  // for operands that are one number a row
            std::array<double, arity> rest{};
            std::size_t i = 0;
            for (; i + width <= n; i += width) {
                const auto partials = O::partials(load(v + a[I], stride[I], i)..., Lanes::load(v + y + i));
                const Lanes ybar = Lanes::load(xbar + y + i);
                const auto add = [&](std::size_t k, const Lanes& term) {
                    if (!operands[k].isActive) return;
                    double* to = xbar + a[k] + i;
                    if (stride[k] == 1) (Lanes::load(to) + term).store(to);
                    else sums[k] = sums[k] + term;
                };
                (add(I, ybar * partials[I]), ...);
            }
            for (; i < n; ++i) {
                const auto partials = O::partials(v[a[I] + i * stride[I]]..., v[y + i]);
                const auto add = [&](std::size_t k, double term) {
                    if (!operands[k].isActive) return;
                    if (stride[k] == 1) xbar[a[k] + i] += term;
                    else rest[k] += term;
                };
                (add(I, xbar[y + i] * partials[I]), ...);
            }
            for (std::size_t k = 0; k < arity; ++k)
                if (operands[k].isActive && stride[k] == 0) xbar[a[k]] += sums[k].sum() + rest[k];
        });
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

template <class O, std::size_t... I>
ArrayKernels elementwise(std::index_sequence<I...>) {
    using K = ElementwiseKernels<O, I...>;
    return {K::value, K::tangent, K::adjoint};
}

template <class O>
ArrayKernels kernelsOf() {
    if constexpr (Structural<O>) {
        using K = StructuralKernels<O>;
        return {K::value, K::tangent, K::adjoint};
    } else if constexpr (arityOf<O>() > 0) {
        return elementwise<O>(std::make_index_sequence<arityOf<O>()>{});
    } else {
        return {};
    }
}

// The matrix product has faster kernels where the left factor is the same for all lanes.
template <>
ArrayKernels kernelsOf<MatrixProduct>() {
    using K = StructuralKernels<MatrixProduct>;
    return {[](const ArrayStep& step, const ArrayOperand* operands, double* v) {
                if (operands[0].hasLanes) K::value(step, operands, v);
                else multiply(step, operands, v);
            },
            K::tangent,
            [](const ArrayStep& step, const ArrayOperand* operands, const double* v, double* xbar) {
                if (operands[0].hasLanes) K::adjoint(step, operands, v, xbar);
                else multiplyBack(step, operands, v, xbar);
            }};
}

template <class... Ops>
const ArrayKernels& kernelsIn(OpId op, OpList<Ops...>) {
    static const std::array<ArrayKernels, sizeof...(Ops)> table{kernelsOf<Ops>()...};
    return table[index(op)];
}

}  // namespace

const ArrayKernels& arrayKernels(OpId op) { return kernelsIn(op, AllOps{}); }

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

}  // namespace wengert
