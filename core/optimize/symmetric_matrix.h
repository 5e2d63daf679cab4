// What a Hessian is asked: its eigenvalues, and the direction that Newton's method takes. Matrices are n² numbers, row
// by row.
#pragma once

#include <span>
#include <vector>

namespace wengert {

// Of a symmetric n×n matrix, in increasing order. Empty where an entry is not finite.
std::vector<double> eigenvalues(std::span<const double> matrix, std::size_t n);

// (A + shift I)⁻¹ b for a symmetric A. Where there is no inverse, its pseudo-inverse: the shortest x that solves the
// system best, which leaves alone what has neither slope nor curvature. right, solution: n numbers.
// Source: G. H. Golub, C. F. Van Loan, "Matrix computations", 4th ed., section 5.5 (complete orthogonal decomposition).
void solveSymmetric(std::span<const double> matrix, double shift, std::span<const double> right,
                    std::span<double> solution);

}  // namespace wengert
