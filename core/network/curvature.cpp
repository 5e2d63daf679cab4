#include "core/network/curvature.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "core/network/full_loss.h"

namespace wengert {

Result<std::vector<double>> hessianEigenvalues(const Trainer& trainer, std::span<const double> parameters) {
    const std::size_t n = parameters.size();
    if (n > maximumHessianParameters)
        return Diagnostic{.message = "the Hessian's eigenvalues are computed for up to " +
                                     std::to_string(maximumHessianParameters) + " parameters; here are " +
                                     std::to_string(n)};
    FullLoss loss(trainer);
    std::vector<double> point(parameters.begin(), parameters.end());
    std::vector<double> ahead(n);
    std::vector<double> behind(n);
    Eigen::MatrixXd hessian(n, n);
    for (std::size_t i = 0; i < n; ++i) {
        const double h = 1e-5 * std::max(1.0, std::abs(point[i]));
        const double here = point[i];
        point[i] = here + h;
        loss.evaluate(point, ahead);
        point[i] = here - h;
        loss.evaluate(point, behind);
        point[i] = here;
        for (std::size_t k = 0; k < n; ++k)
            hessian(Eigen::Index(k), Eigen::Index(i)) = (ahead[k] - behind[k]) / (2 * h);
    }
    hessian = (0.5 * (hessian + hessian.transpose())).eval();
    if (!hessian.allFinite()) return Diagnostic{.message = "the Hessian is not finite here"};
    const Eigen::VectorXd values =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(hessian, Eigen::EigenvaluesOnly).eigenvalues();
    return std::vector<double>(values.begin(), values.end());
}

}  // namespace wengert
