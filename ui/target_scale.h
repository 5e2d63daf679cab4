// Where a target stands between orange and blue: 0 in the middle of the training targets, ±1 at their ends; of two
// classes −1 and 1. The answers of a network and the samples are coloured alike.
#pragma once

#include <algorithm>

#include "core/network/dataset.h"

namespace wengert {

struct TargetScale {
    double middle = 0.5;
    double reach = 0.5;

    double scaled(double target) const { return std::clamp((target - middle) / reach, -1.0, 1.0); }
};

inline TargetScale targetScale(const Dataset& train) {
    if (train.task == Task::Binary || train.targets.empty()) return {};
    const auto [low, high] = std::ranges::minmax(train.targets);
    return {.middle = (low + high) / 2, .reach = high > low ? (high - low) / 2 : 1};
}

}  // namespace wengert
