// What a program's inputs are to a network, by their names: x is data, y the label, all others are parameters, those
// called W… or w… weights. So any program with an x can be trained, picked from a menu or typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/diagnostic.h"
#include "core/network/dataset.h"
#include "core/network/initialization.h"
#include "core/program/program.h"

namespace wengert {

struct NetworkParameter {
    StepId input{};
    std::size_t offset = 0;  // of its first number among those of all parameters
    std::size_t size = 1;
    std::size_t layer = 0;  // index into Roles::layers
    bool isWeight = false;  // L2 shrinks it, initialization draws it
};

struct Roles {
    std::vector<StepId> data;    // x, or x1, x2, … side by side
    std::vector<StepId> labels;  // y, or y1, y2, …; may be none
    std::vector<NetworkParameter> parameters;
    std::vector<std::string> layers;   // by the number in the parameters' names: "1", "2"; "" without one
    std::optional<StepId> prediction;  // yhat or ŷ; else the logits of the cross-entropy
    std::size_t featureCount = 0;      // numbers in all of x
    std::size_t labelCount = 0;
    std::size_t parameterCount = 0;
};

// x, x1, x_1: the letter alone or with a number.
bool isNumbered(std::string_view name, char letter);

// Errors: no x, no parameter, an output that is not one number.
Result<Roles> findRoles(const Program& program);

// Numbers for x and y, sample after sample.
struct Samples {
    Task task = Task::Regression;
    std::size_t count = 0;
    std::vector<double> x;
    std::vector<double> y;
};
// A class's number becomes a column with a 1 where y has a number for each class. Errors: what does not fit.
Result<Samples> samplesFor(const Program& program, const Roles& roles, const Dataset& dataset);

// Parameters as flat numbers, one parameter behind the other: weights drawn, the others 0.
std::vector<double> initialParameters(const Program& program, const Roles& roles, const Initialization& initialization,
                                      std::uint64_t seed);
// The same as the program's text has them.
std::vector<double> writtenParameters(const Program& program, const Roles& roles);

}  // namespace wengert
