// What a gradient costs a program of a family with a number of inputs: counted, and measured on this machine. Without
// widgets, for any thread.
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/compare/comparison.h"
#include "core/compare/families.h"

namespace wengert {

struct GrowthPoint {
    std::size_t inputs = 0;
    Cost evaluation{};  // of the value alone
    std::optional<double> evaluationNanoseconds{};
    std::vector<MethodCost> costs{};  // in the order of allGradientMethods
};

// budget: to measure each method. Stopped, it returns early with what it has.
GrowthPoint growthAt(const ProgramFamily& family, std::size_t inputs, std::chrono::nanoseconds budget,
                     const std::stop_token& stop = {});

}  // namespace wengert
