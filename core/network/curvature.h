// The curvature of J where training stands: eigenvalues of its Hessian, of which a saddle has some of either sign.
#pragma once

#include <vector>

#include "core/network/trainer.h"

namespace wengert {

constexpr std::size_t maximumHessianParameters = 60;

// Of J over all training samples, penalty included, at these parameters, in increasing order. The Hessian is made of
// central differences of exact gradients, good to about eight digits of its largest eigenvalue; at kinks (relu) it
// says nothing. Error: more than 60 parameters.
Result<std::vector<double>> hessianEigenvalues(const Trainer& trainer, std::span<const double> parameters);

}  // namespace wengert
