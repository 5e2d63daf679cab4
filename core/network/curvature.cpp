#include "core/network/curvature.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace wengert {

namespace {

// The gradient of J over all training samples.
class FullGradient {
 public:
    explicit FullGradient(const Trainer& trainer)
        : m_trainer(trainer),
          m_sweep(trainer.program(), trainer.roles(), std::min<std::size_t>(256, trainer.samples().count), true),
          m_values(m_sweep.valueCount()),
          m_adjoints(m_sweep.adjointCount()),
          m_which(m_sweep.sampleCount()) {
        m_sweep.prepare(m_values);
    }

    Eigen::VectorXd operator()(std::span<const double> parameters) {
        const std::size_t all = m_trainer.samples().count;
        Eigen::VectorXd gradient = Eigen::VectorXd::Zero(Eigen::Index(parameters.size()));
        std::ranges::copy(parameters, m_values.begin());
        for (std::size_t first = 0; first < all; first += m_which.size()) {
            const std::span which = std::span(m_which).first(std::min(m_which.size(), all - first));
            std::iota(which.begin(), which.end(), static_cast<std::uint32_t>(first));
            m_sweep.load(m_trainer.samples(), which, m_values);
            m_sweep.evaluate(m_values, which.size());
            m_sweep.differentiate(m_values, m_adjoints, which.size(), 1 / static_cast<double>(all));
            gradient += Eigen::Map<const Eigen::VectorXd>(m_adjoints.data(), gradient.size());
        }
        for (const NetworkParameter& parameter : m_trainer.roles().parameters)
            for (std::size_t i = parameter.offset; parameter.isWeight && i < parameter.offset + parameter.size; ++i)
                gradient[Eigen::Index(i)] += m_trainer.settings().l2 * parameters[i];
        return gradient;
    }

 private:
    const Trainer& m_trainer;
    MinibatchSweep m_sweep;
    std::vector<double> m_values;
    std::vector<double> m_adjoints;
    std::vector<std::uint32_t> m_which;
};

}  // namespace

Result<std::vector<double>> hessianEigenvalues(const Trainer& trainer, std::span<const double> parameters) {
    const std::size_t n = parameters.size();
    if (n > maximumHessianParameters)
        return Diagnostic{.message = "the Hessian's eigenvalues are computed for up to " +
                                     std::to_string(maximumHessianParameters) + " parameters; here are " +
                                     std::to_string(n)};
    FullGradient gradient(trainer);
    std::vector<double> point(parameters.begin(), parameters.end());
    Eigen::MatrixXd hessian(n, n);
    for (std::size_t i = 0; i < n; ++i) {
        const double h = 1e-5 * std::max(1.0, std::abs(point[i]));
        const double here = point[i];
        point[i] = here + h;
        const Eigen::VectorXd ahead = gradient(point);
        point[i] = here - h;
        hessian.col(Eigen::Index(i)) = (ahead - gradient(point)) / (2 * h);
        point[i] = here;
    }
    hessian = (0.5 * (hessian + hessian.transpose())).eval();
    if (!hessian.allFinite()) return Diagnostic{.message = "the Hessian is not finite here"};
    const Eigen::VectorXd values =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(hessian, Eigen::EigenvaluesOnly).eigenvalues();
    return std::vector<double>(values.begin(), values.end());
}

}  // namespace wengert
