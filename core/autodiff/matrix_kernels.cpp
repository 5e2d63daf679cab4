#include "core/autodiff/matrix_kernels.h"

// Eigen's blocks stand on the stack up to this size, so that a training step allocates nothing.
#define EIGEN_STACK_ALLOCATION_LIMIT (1 << 21)
#include <Eigen/Core>

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

// to[0, n) = (or +=, where it accumulates) Σₖ factor[k · factorStride] · row[k n + …]
template <bool accumulates>
void combineRows(const double* factor, std::size_t factorStride, const double* rows, std::size_t count, std::size_t n,
                 double* to) {
    std::size_t j = 0;
    for (; j + 2 * width <= n; j += 2 * width) {
        Lanes left = accumulates ? Lanes::load(to + j) : Lanes(0);
        Lanes right = accumulates ? Lanes::load(to + j + width) : Lanes(0);
        for (std::size_t k = 0; k < count; ++k) {
            const Lanes f(factor[k * factorStride]);
            left = left + f * Lanes::load(rows + k * n + j);
            right = right + f * Lanes::load(rows + k * n + j + width);
        }
        left.store(to + j);
        right.store(to + j + width);
    }
    for (; j < n; ++j) {
        double sum = accumulates ? to[j] : 0;
        for (std::size_t k = 0; k < count; ++k) sum += factor[k * factorStride] * rows[k * n + j];
        to[j] = sum;
    }
}

double dot(const double* a, const double* b, std::size_t n) {
    Lanes sum(0);
    std::size_t j = 0;
    for (; j + width <= n; j += width) sum = sum + Lanes::load(a + j) * Lanes::load(b + j);
    double total = sum.sum();
    for (; j < n; ++j) total += a[j] * b[j];
    return total;
}

}  // namespace

void multiply(const ArrayStep& step, const ArrayOperand* operands, double* values) {
    const Sizes s(step, operands);
    const double* a = values + operands[0].offset;
    const double* b = values + operands[1].offset;
    double* y = values + step.offset;
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

void multiplyBack(const ArrayStep& step, const ArrayOperand* operands, const double* values, double* adjoints) {
    const Sizes s(step, operands);
    const auto m = Eigen::Index(s.m);
    const auto k = Eigen::Index(s.k);
    const auto n = Eigen::Index(s.n);
    const double* a = values + operands[0].offset;
    const double* b = values + operands[1].offset;
    const double* ybar = adjoints + step.offset;
    if (operands[0].isActive) {
        double* abar = adjoints + operands[0].offset;
        if (s.isSmall())
            for (std::size_t i = 0; i < s.m; ++i)
                for (std::size_t j = 0; j < s.k; ++j) abar[i * s.k + j] += dot(ybar + i * s.n, b + j * s.n, s.n);
        else Matrix(abar, m, k).noalias() += ConstMatrix(ybar, m, n) * ConstMatrix(b, k, n).transpose();
    }
    if (operands[1].isActive) {
        double* bbar = adjoints + operands[1].offset;
        if (s.isSmall())
            for (std::size_t j = 0; j < s.k; ++j) combineRows<true>(a + j, s.k, ybar, s.m, s.n, bbar + j * s.n);
        else Matrix(bbar, k, n).noalias() += ConstMatrix(a, m, k).transpose() * ConstMatrix(ybar, m, n);
    }
}

}  // namespace wengert
