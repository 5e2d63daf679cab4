#include "core/optimize/symmetric_matrix.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <cassert>

namespace wengert {

namespace {

Eigen::Map<const Eigen::MatrixXd> mapped(std::span<const double> matrix, std::size_t n) {
    assert(matrix.size() == n * n);
    return {matrix.data(), Eigen::Index(n), Eigen::Index(n)};
}

}  // namespace

std::vector<double> eigenvalues(std::span<const double> matrix, std::size_t n) {
    const auto a = mapped(matrix, n);
    if (n == 0 || !a.allFinite()) return {};
    const Eigen::VectorXd values =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(a, Eigen::EigenvaluesOnly).eigenvalues();
    return {values.begin(), values.end()};
}

void solveSymmetric(std::span<const double> matrix, double shift, std::span<const double> right,
                    std::span<double> solution) {
    Eigen::MatrixXd a = mapped(matrix, right.size());
    a.diagonal().array() += shift;
    const Eigen::Map<const Eigen::VectorXd> b(right.data(), Eigen::Index(right.size()));
    Eigen::Map<Eigen::VectorXd>(solution.data(), b.size()) =
        Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd>(a).solve(b);
}

}  // namespace wengert
