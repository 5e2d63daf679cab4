// What ails a training run, named as it happens, with a sentence that has its numbers and advice what to do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/network/trainer.h"

namespace wengert {

enum class ConditionKind {
    Divergence,
    VanishingGradients,
    ExplodingGradients,
    DeadUnits,
    SaturatedUnits,
    Symmetry,
    ZeroSaddle,
};

struct Condition {
    ConditionKind kind{};
    std::string_view title;      // "Dead units"
    std::string sentence;        // "5 of the 8 units of h1 give 0 gradient for every sample."
    std::string advice;          // "Lower the learning rate, or …"
    std::optional<StepId> step;  // whose units they are
};

// After the trainer's last step; looks at up to 256 training samples. Takes about as long as a few steps, and
// allocates: not for every step.
std::vector<Condition> findConditions(const Trainer& trainer);

}  // namespace wengert
