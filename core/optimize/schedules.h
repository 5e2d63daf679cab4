// The schedules, one struct each: a row, and the factor of the learning rate for update t, counted from 0. One that
// looks at losses has `observe` as well.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/optimize/schedule.h"

namespace wengert {

namespace hyper_parameter {
constexpr Interval atLeastOne{.low = 1, .words = "at least 1"};
constexpr HyperParameter steps(double standard, std::string_view summary) {
    return {"steps", "T", standard, atLeastOne, summary};
}
constexpr HyperParameter factor(double standard) {
    return {"factor",
            "gamma",
            standard,
            {.low = 0, .high = 1, .lowIsOpen = true, .words = "above 0 and at most 1"},
            "by what the rate is multiplied"};
}
}  // namespace hyper_parameter

// clang-format off

struct ConstantRate {  // 1
    static constexpr ScheduleRow row{.name = "constant", .title = "Constant", .summary = "the same rate throughout"};
    static double factor(const Setting&, double, const Progress&) { return 1; }
};

struct StepDecay {  // γ^⌊t/T⌋
    static constexpr ScheduleRow row{.name = "step", .title = "Step decay", .summary = "multiplied by a factor every so many updates",
        .parameters = {hyper_parameter::steps(100, "updates from one drop to the next"), hyper_parameter::factor(0.5)}};
    static double factor(const Setting& s, double t, const Progress&) { return std::pow(s[1], std::floor(t / s[0])); }
};

struct ExponentialDecay {  // γ^t
    static constexpr ScheduleRow row{.name = "exponential", .title = "Exponential decay", .summary = "multiplied by a factor after each update",
        .parameters = {hyper_parameter::factor(0.999)}};
    static double factor(const Setting& s, double t, const Progress&) { return std::pow(s[0], t); }
};

struct InverseTimeDecay {  // 1 / (1 + kt)
    static constexpr ScheduleRow row{.name = "inverse", .title = "1/t decay", .summary = "divided by 1 + decay × updates",
        .source = "H. Robbins, S. Monro, A stochastic approximation method, 1951",
        .parameters = {HyperParameter{"decay", "k", 0.01, Interval::nonNegative(), "how much each update adds to the divisor"}}};
    static double factor(const Setting& s, double t, const Progress&) { return 1 / (1 + s[0] * t); }
};

struct CosineDecay {  // f + (1 − f)(1 + cos πt/T)/2, then f
    static constexpr ScheduleRow row{.name = "cosine", .title = "Cosine", .summary = "half a cosine wave down to the floor, and on at the floor",
        .source = "I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts, 2017",
        .parameters = {hyper_parameter::steps(1000, "updates until the floor"),
                       HyperParameter{"floor", "f", 0, Interval::between(0, 1, "from 0 to 1"), "the last rate, as a fraction of the first"}}};
    static double factor(const Setting& s, double t, const Progress&) {
        return s[1] + (1 - s[1]) * 0.5 * (1 + std::cos(std::numbers::pi * std::min(t / s[0], 1.0)));
    }
};

struct WarmUp {  // min((t + 1)/T, 1)
    static constexpr ScheduleRow row{.name = "warmup", .title = "Warm-up", .summary = "rises in a line to the full rate, and stays there",
        .source = "P. Goyal et al., Accurate, large minibatch SGD: training ImageNet in 1 hour, 2017, section 2.2",
        .parameters = {hyper_parameter::steps(100, "updates until the full rate")}};
    static double factor(const Setting& s, double t, const Progress&) { return std::min((t + 1) / s[0], 1.0); }
};

struct ReduceOnPlateau {  // multiplied by γ whenever more than `patience` losses in a row were no better than the best
    static constexpr ScheduleRow row{.name = "plateau", .title = "Reduce on plateau", .summary = "multiplied by a factor when the loss stops falling",
        .source = "PyTorch 1.13, ReduceLROnPlateau",
        .parameters = {hyper_parameter::factor(0.1),
                       HyperParameter{"patience", "p", 10, Interval::nonNegative(), "losses without progress that are put up with"},
                       HyperParameter{"threshold", "epsilon", 1e-4, Interval::between(0, 1, "from 0 to 1"), "what counts as progress, as a fraction of the best loss"}}};
    static double factor(const Setting&, double, const Progress& progress) { return progress.factor; }
    static void observe(const Setting& s, double loss, Progress& progress) {
        const bool isFirst = std::isinf(progress.best);
        if (isFirst ? !std::isnan(loss) : loss < progress.best - s[2] * std::abs(progress.best)) {
            progress.best = loss;
            progress.sinceBest = 0;
        } else if (++progress.sinceBest > s[1]) {
            progress.factor *= s[0];
            progress.sinceBest = 0;
        }
    }
};

// clang-format on

}  // namespace wengert
