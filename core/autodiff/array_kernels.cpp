#include "core/autodiff/array_kernels.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <tuple>
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

// The rows of cells of an element-wise step: f(y's first, each operand's first), counted from where each begins.
template <std::size_t arity, class Function>
void forEachRow(const ArrayStep& step, const ArrayOperand* operands, Function f) {
    std::size_t y = 0;
    for (std::size_t i = 0; i < step.extents[0]; ++i)
        for (std::size_t j = 0; j < step.extents[1]; ++j, y += step.extents[2]) {
            std::array<std::size_t, arity> a{};
            for (std::size_t k = 0; k < arity; ++k) a[k] = i * operands[k].strides[0] + j * operands[k].strides[1];
            f(y, a);
        }
}

// f of as many cells at once as there are left; one by one at the end.
template <class Function>
void forEachBlock(std::size_t n, Function f) {
    std::size_t i = 0;
#pragma GCC unroll 2
    for (; i + width <= n; i += width) f(Lanes(), i);
    for (; i < n; ++i) f(double(), i);
}

// ā += term of each cell in a row, or their sum where the argument has one number for all of them.
template <bool varies, class Term>
void addTerms(const ArrayOperand& operand, std::size_t n, double* to, Term term) {
    if constexpr (varies) {
        if (operand.isWritten) forEachBlock(n, [&]<class T>(const T& t, std::size_t i) { store(term(t, i), to + i); });
        else
            forEachBlock(n,
                         [&]<class T>(const T& t, std::size_t i) { store(loadCells<T>(to + i) + term(t, i), to + i); });
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

// An argument's cells in a row: one for each of the step's, or one for all of them, which is read only once.
template <bool varies>
class ArgumentRow {
 public:
    explicit ArgumentRow(const double* from) : m_from(from), m_uniform(varies ? 0 : *from) {}

    // Cell i, or the lanes of cells that begin with it.
    template <class T>
    T at(std::size_t i) const {
        if constexpr (varies) return loadCells<T>(m_from + i);
        else return T(m_uniform);
    }

 private:
    const double* m_from;
    double m_uniform;
};

// Bit k of Varying says that argument k has a number for each cell of a row; the others have one for all of them.
template <class O, unsigned Varying, std::size_t... I>
struct ElementwiseKernels {
    static constexpr std::size_t arity = sizeof...(I);
    static constexpr bool varies(std::size_t k) { return (Varying >> k & 1U) != 0; }

    static void value(const ArrayStep& step, const ArrayOperand* operands, Buffers values) {
        forEachRow<arity>(step, operands, [&](std::size_t first, const auto& firsts) {
            const Row a = rowOf(operands, values, firsts);
            double* y = step.value.in(values) + first;
            forEachBlock(step.extents[2], [&]<class T>(const T&, std::size_t i) {
                store(O::value(std::get<I>(a).template at<T>(i)...), y + i);
            });
        });
    }

    static void tangent(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values, Buffers tangents) {
        forEachRow<arity>(step, operands, [&](std::size_t first, const auto& firsts) {
            const Row a = rowOf(operands, values, firsts);
            // A constant has no tangent: its place is behind their buffer.
            const std::array<const double*, arity> adot{operands[I].value.in(tangents) + firsts[I]...};
            const double* y = step.value.in(values) + first;
            double* ydot = step.value.in(tangents) + first;
            for (std::size_t i = 0; i < step.extents[2]; ++i) {
                const auto partials = O::partials(std::get<I>(a).template at<double>(i)..., y[i]);
                ydot[i] = (0.0 + ... + (operands[I].isActive ? partials[I] * adot[I][varies(I) ? i : 0] : 0.0));
            }
        });
    }

    static void adjoint(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values, Buffers adjoints) {
        forEachRow<arity>(step, operands, [&](std::size_t first, const auto& firsts) {
            const Row a = rowOf(operands, values, firsts);
            const double* y = step.value.in(values) + first;
            const double* ybar = step.adjoint.in(adjoints) + first;
            const std::array<double*, arity> abar{operands[I].adjoint.in(adjoints) + firsts[I]...};
            (addTo<I>(step, operands[I], a, y, ybar, abar[I]), ...);
        });
    }

 private:
    using Row = std::tuple<ArgumentRow<varies(I)>...>;

    static Row rowOf(const ArrayOperand* operands, ConstBuffers values, const std::array<std::size_t, arity>& firsts) {
        return Row(ArgumentRow<varies(I)>(operands[I].value.in(values) + firsts[I])...);
    }

    // ā += ȳ ∂y/∂a of argument K, in a row.
    template <std::size_t K>
    static void addTo(const ArrayStep& step, const ArrayOperand& operand, const Row& a, const double* y,
                      const double* ybar, double* abar) {
        if (!operand.isActive) return;
        addTerms<varies(K)>(operand, step.extents[2], abar, [&]<class T>(const T&, std::size_t i) {
            return loadCells<T>(ybar + i) * O::partials(std::get<I>(a).template at<T>(i)..., loadCells<T>(y + i))[K];
        });
    }
};

// Of an op with one argument, which has a number for each cell.
template <class O>
struct PartialKernels {
    static void valueAndPartial(const ArrayStep& step, const ArrayOperand* operands, Buffers values) {
        forEachRow<1>(step, operands, [&](std::size_t first, const auto& firsts) {
            const double* a = operands[0].value.in(values) + firsts[0];
            double* y = step.value.in(values) + first;
            double* partial = step.partial.in(values) + first;
            forEachBlock(step.extents[2], [&]<class T>(const T&, std::size_t i) {
                T slope;
                store(O::valueAndPartial(loadCells<T>(a + i), slope), y + i);
                store(slope, partial + i);
            });
        });
    }

    static void adjointByPartial(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values,
                                 Buffers adjoints) {
        if (!operands[0].isActive) return;
        forEachRow<1>(step, operands, [&](std::size_t first, const auto& firsts) {
            const double* partial = step.partial.in(values) + first;
            const double* ybar = step.adjoint.in(adjoints) + first;
            double* to = operands[0].adjoint.in(adjoints) + firsts[0];
            addTerms<true>(operands[0], step.extents[2], to, [&]<class T>(const T&, std::size_t i) {
                return loadCells<T>(ybar + i) * loadCells<T>(partial + i);
            });
        });
    }
};

// Of a power of two.
std::optional<double> exactInverse(double number) {
    int exponent = 0;
    const bool isPower = std::abs(std::frexp(number, &exponent)) == 0.5;
    const double inverse = 1 / number;
    return isPower && std::isfinite(inverse) ? std::optional(inverse) : std::nullopt;
}

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
    static void value(const ArrayStep& step, const ArrayOperand* operands, Buffers values) {
        forEachBlock(step, [&]<class T>(const T&, std::size_t lane) {
            Operands<T> a(step.operandCount);
            for (std::size_t k = 0; k < step.operandCount; ++k)
                a[k] = cells<T>(operands[k].value.in(values), operands[k], step.lanes, lane);
            O::value(Arguments<T>(a), cells<T>(step.value.in(values), step, step.lanes, lane));
        });
    }

    // The value's rule over dual numbers.
    static void tangent(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values, Buffers tangents) {
        std::vector<std::vector<Dual>> numbers(step.operandCount + 1);
        for (std::size_t lane = 0; lane < step.lanes; ++lane) {
            Operands<Dual> a(step.operandCount);
            for (std::size_t k = 0; k < step.operandCount; ++k) {
                const ArrayOperand& operand = operands[k];
                const auto of = [&](ConstBuffers from) {
                    return cells<double>(readOnly(operand.value.in(from)), operand, step.lanes, lane);
                };
                numbers[k].clear();
                for (std::size_t i = 0; i < operand.shape.size(); ++i)
                    numbers[k].emplace_back(of(values)[i], operand.isActive ? of(tangents)[i] : 0.0);
                a[k] = Cells<Dual>(numbers[k].data(), operand.shape);
            }
            numbers.back().assign(step.shape.size(), Dual());
            const Cells<Dual> y(numbers.back().data(), step.shape);
            O::value(Arguments<Dual>(a), y);
            for (std::size_t i = 0; i < step.shape.size(); ++i)
                cells<double>(step.value.in(tangents), step, step.lanes, lane).setCell(i, y[i].tangent);
        }
    }

    static void adjoint(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values, Buffers adjoints) {
        forEachBlock(step, [&]<class T>(const T&, std::size_t lane) {
            Operands<T> a(step.operandCount);
            Operands<T> abar(step.operandCount);
            for (std::size_t k = 0; k < step.operandCount; ++k) {
                const ArrayOperand& operand = operands[k];
                a[k] = cells<T>(readOnly(operand.value.in(values)), operand, step.lanes, lane);
                abar[k] = operand.isActive ? cells<T>(operand.adjoint.in(adjoints), operand, step.lanes, lane)
                                           : forgetting<T>(operand);
            }
            O::adjoint(Arguments<T>(a), cells<T>(readOnly(step.value.in(values)), step, step.lanes, lane),
                       cells<T>(step.adjoint.in(adjoints), step, step.lanes, lane), Arguments<T>(abar));
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
        double* first = numbers + (place.hasLanes ? lane : 0);
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
    ArrayKernels kernels{K::value, K::tangent, K::adjoint};
    if constexpr (Varying == 1 && requires(double a) { O::valueAndPartial(a, a); }) {
        kernels.valueAndPartial = PartialKernels<O>::valueAndPartial;
        kernels.adjointByPartial = PartialKernels<O>::adjointByPartial;
    }
    return kernels;
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
    return {{{[](const ArrayStep& step, const ArrayOperand* operands, Buffers values) {
                  if (operands[0].hasLanes) K::value(step, operands, values);
                  else multiply(step, operands, values);
              },
              K::tangent,
              [](const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values, Buffers adjoints) {
                  if (operands[0].hasLanes) K::adjoint(step, operands, values, adjoints);
                  else multiplyBack(step, operands, values, adjoints);
              }}}};
}

// Dividing many cells by the same power of two is faster as a product with its inverse, and as exact.
template <>
KernelRow kernelsOf<Divide>() {
    KernelRow row = elementwiseRow<Divide>(std::make_index_sequence<(1U << arityOf<Divide>())>{});
    row[1].value = [](const ArrayStep& step, const ArrayOperand* operands, Buffers values) {
        forEachRow<2>(step, operands, [&](std::size_t first, const auto& firsts) {
            const double* a = operands[0].value.in(values) + firsts[0];
            const double b = operands[1].value.in(values)[firsts[1]];
            double* y = step.value.in(values) + first;
            if (const std::optional<double> inverse = exactInverse(b))
                forEachBlock(step.extents[2], [&]<class T>(const T&, std::size_t i) {
                    store(loadCells<T>(a + i) * T(*inverse), y + i);
                });
            else
                forEachBlock(step.extents[2],
                             [&]<class T>(const T&, std::size_t i) { store(loadCells<T>(a + i) / T(b), y + i); });
        });
    };
    return row;
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

bool canKeepPartial(OpId op) { return kernelsIn(op, AllOps{})[1].valueAndPartial != nullptr; }

void planArrayStep(OpId id, ArrayStep& step, ArrayOperand* operands) {
    const KernelRow& row = kernelsIn(id, AllOps{});
    std::size_t varying = 0;
    step.isElementwise = op(id).isElementwise;
    if (step.isElementwise) planLoops(step, operands);
    for (std::uint32_t k = 0; step.isElementwise && k < step.operandCount; ++k) varying |= operands[k].strides[2] << k;
    step.kernels = &row[varying];
}

}  // namespace wengert
