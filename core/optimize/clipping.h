// Gradient clipping: keeps an update from running away where the gradient explodes.
// Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", 2013.
#pragma once

#include <cmath>
#include <span>

namespace wengert {

inline double norm(std::span<const double> vector) {
    double sum = 0;
    for (const double x : vector) sum += x * x;
    return std::sqrt(sum);
}

// Shortens the gradient, in place, to the largest norm allowed (positive), and keeps its direction. Returns its norm
// before; a gradient whose norm is not finite is left as it is.
inline double clipNorm(std::span<double> gradient, double largest) {
    const double before = norm(gradient);
    if (before > largest && std::isfinite(before))
        for (double& g : gradient) g *= largest / before;
    return before;
}

}  // namespace wengert
