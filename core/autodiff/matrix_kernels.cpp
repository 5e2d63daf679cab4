#include "core/autodiff/matrix_kernels.h"

#include <Eigen/Core>
#include <array>

#include "core/ops/lanes.h"

namespace wengert {

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Matrix = Eigen::Map<RowMajor>;
using ConstMatrix = Eigen::Map<const RowMajor>;

constexpr std::size_t width = Lanes::width;
constexpr std::size_t smallProduct = 16384;  // multiplications; from here on Eigen's blocking pays

struct Sizes {
    std::size_t m, k, n;  // A m×k, B k×n, lanes counted in n

    explicit Sizes(const ArrayStep& step, const ArrayOperand* operands)
        : m(step.shape.rows), k(operands[0].shape.columns), n(step.shape.columns * (step.hasLanes ? step.lanes : 1)) {}
    bool isSmall() const { return n > 1 && m * k * n <= smallProduct; }
};

// The sums of combineRows for some registers side by side, from column j on; returns the next column.
template <bool accumulates, std::size_t registers>
std::size_t combineColumns(const double* factor, std::size_t factorStride, const double* rows, std::size_t count,
                           std::size_t n, double* to, std::size_t j) {
    for (; j + registers * width <= n; j += registers * width) {
        std::array<Lanes, registers> sums;
        for (std::size_t r = 0; r < registers; ++r) sums[r] = accumulates ? Lanes::load(to + j + r * width) : Lanes(0);
        for (std::size_t k = 0; k < count; ++k) {
            const Lanes f(factor[k * factorStride]);
            for (std::size_t r = 0; r < registers; ++r)
                sums[r] = sums[r] + f * Lanes::load(rows + k * n + j + r * width);
        }
        for (std::size_t r = 0; r < registers; ++r) sums[r].store(to + j + r * width);
    }
    return j;
}

// to[0, n) = (or +=, where it accumulates) Σₖ factor[k · factorStride] · row[k n + …]
template <bool accumulates>
void combineRows(const double* factor, std::size_t factorStride, const double* rows, std::size_t count, std::size_t n,
                 double* to) {
    std::size_t j = combineColumns<accumulates, 4>(factor, factorStride, rows, count, n, to, 0);
    j = combineColumns<accumulates, 1>(factor, factorStride, rows, count, n, to, j);
    for (; j < n; ++j) {
        double sum = accumulates ? to[j] : 0;
        for (std::size_t k = 0; k < count; ++k) sum += factor[k * factorStride] * rows[k * n + j];
        to[j] = sum;
    }
}

// to[r] += a · row r of b, for some rows at once: their sums do not wait for each other.
template <std::size_t rows>
void addDots(const double* a, const double* b, std::size_t n, double* to) {
    std::array<Lanes, rows> sums;
    for (Lanes& sum : sums) sum = Lanes(0);
    std::size_t j = 0;
    for (; j + width <= n; j += width) {
        const Lanes left = Lanes::load(a + j);
        for (std::size_t r = 0; r < rows; ++r) sums[r] = sums[r] + left * Lanes::load(b + r * n + j);
    }
    for (std::size_t r = 0; r < rows; ++r) {
        double total = sums[r].sum();
        for (std::size_t i = j; i < n; ++i) total += a[i] * b[r * n + i];
        to[r] += total;
    }
}

}  // namespace

void multiply(const ArrayStep& step, const ArrayOperand* operands, Buffers values) {
    const Sizes s(step, operands);
    const double* a = operands[0].value.in(values);
    const double* b = operands[1].value.in(values);
    double* y = step.value.in(values);
    if (s.isSmall())
        for (std::size_t i = 0; i < s.m; ++i) combineRows<false>(a + i * s.k, 1, b, s.k, s.n, y + i * s.n);
    else if (s.n == 1)
        Eigen::Map<Eigen::VectorXd>(y, Eigen::Index(s.m)).noalias() =
            ConstMatrix(a, Eigen::Index(s.m), Eigen::Index(s.k)) *
            Eigen::Map<const Eigen::VectorXd>(b, Eigen::Index(s.k));
    else
        Matrix(y, Eigen::Index(s.m), Eigen::Index(s.n)).noalias() =
            ConstMatrix(a, Eigen::Index(s.m), Eigen::Index(s.k)) * ConstMatrix(b, Eigen::Index(s.k), Eigen::Index(s.n));
}

void multiplyBack(const ArrayStep& step, const ArrayOperand* operands, ConstBuffers values, Buffers adjoints) {
    const Sizes s(step, operands);
    const auto m = Eigen::Index(s.m);
    const auto k = Eigen::Index(s.k);
    const auto n = Eigen::Index(s.n);
    const double* a = operands[0].value.in(values);
    const double* b = operands[1].value.in(values);
    const double* ybar = step.adjoint.in(adjoints);
    if (operands[0].isActive) {
        double* abar = operands[0].adjoint.in(adjoints);
        if (s.isSmall())
            for (std::size_t i = 0; i < s.m; ++i) {
                std::size_t j = 0;
                for (; j + 4 <= s.k; j += 4) addDots<4>(ybar + i * s.n, b + j * s.n, s.n, abar + i * s.k + j);
                for (; j < s.k; ++j) addDots<1>(ybar + i * s.n, b + j * s.n, s.n, abar + i * s.k + j);
            }
        else Matrix(abar, m, k).noalias() += ConstMatrix(ybar, m, n) * ConstMatrix(b, k, n).transpose();
    }
    if (operands[1].isActive) {
        double* bbar = operands[1].adjoint.in(adjoints);
        if (s.isSmall())
            for (std::size_t j = 0; j < s.k; ++j) combineRows<true>(a + j, s.k, ybar, s.m, s.n, bbar + j * s.n);
        else Matrix(bbar, k, n).noalias() += ConstMatrix(a, m, k).transpose() * ConstMatrix(ybar, m, n);
    }
}

}  // namespace wengert
