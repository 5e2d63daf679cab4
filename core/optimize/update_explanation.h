// Why an update changes a parameter as it does: the method's own rule, put through symbols, one line for each
// quantity that it names (m, v, m̂, v̂, θ).
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/language/math.h"
#include "core/optimize/table.h"

namespace wengert {

// One parameter just before an update.
struct UpdatePoint {
    Math parameterName = Math::variable("θ");
    Math gradientName = Math::variable("g");
    double parameter = 0;
    double gradient = 0;
    std::array<double, maximumStateSlots> state{};  // in the row's order
    double carried = 1;                             // see MethodRow::carried
    double learningRate = 0;
    double number = 1;  // of the update, from 1
};

struct UpdateLine {
    Math target;            // m
    Math rule;              // β₁ m + (1 − β₁) g
    Math numbers;           // 0.9 · 0 + (1 − 0.9) · 2
    double value;           // 0.2; NaN where it is no single number
    std::string_view name;  // as the rule calls it: m, mhat, theta
};

// A number to go on with in place of a line's own, such as one worked out by hand. Empty: the line's own.
using GoOnWith = std::function<std::optional<double>(const UpdateLine& line)>;

// In the order of computation; the last line is the new parameter. Its rules are the method's update as text.
std::vector<UpdateLine> explainUpdate(const Method& method, const UpdatePoint& point, const GoOnWith& goOnWith = {});

}  // namespace wengert
