#include "ui/workspaces/step/slider_range.h"

#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

constexpr double largest = 1e300;
constexpr double stepsAcross = 100;

// The next of 1, 2, 5, 10, 20, 50 …, and below 1 of 0.5, 0.2, 0.1 ….
double roundUp(double number) {
    const double power = std::pow(10, std::floor(std::log10(number)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (number <= factor * power * (1 + 1e-12)) return factor * power;
    return 10 * power;
}

}  // namespace

SliderRange sliderRange(double number) {
    const double size = std::isfinite(number) ? std::min(std::abs(number), largest) : 0;
    const double most = roundUp(std::max(5.0, 2 * size));
    return {most, roundUp(2 * most / stepsAcross)};
}

}  // namespace wengert
