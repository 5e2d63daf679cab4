// A program read as a network of units: every unit is f(Σ wᵢⱼ hⱼ + bᵢ) of units before it, h₀ being the data. Written
// in matrices, h = f(W h' + b), or number by number, in layers or with connections that skip some. It says what is
// connected to what by which parameter; numbers and pictures are others' business.
#pragma once

#include <optional>
#include <vector>

#include "core/network/roles.h"

namespace wengert {

// All units of one group to all of another, each with a weight of its own.
struct UnitConnection {
    std::size_t from = 0;       // the group
    std::size_t parameter = 0;  // index into Roles::parameters
    Shape weights;              // of the parameter
    bool isTransposed = false;  // a column for each unit of the later group, not a row

    // Of which row and column the weight is, and where it is in the parameter.
    std::size_t weightAt(std::size_t later, std::size_t earlier) const {
        return isTransposed ? earlier * weights.columns + later : later * weights.columns + earlier;
    }
};

// The units whose values are the cells of one step.
struct UnitGroup {
    StepId step{};
    std::size_t size = 1;
    std::size_t column = 0;          // 0: data; else one more than the last column that it is computed from
    std::optional<OpId> activation;  // none: the sum itself, or data
    std::vector<UnitConnection> inputs;
    std::vector<std::size_t> biases;  // parameters with a number for each unit, or one for all
};

struct UnitLayers {
    std::vector<UnitGroup> groups;  // in the program's order, data first, the prediction last
    std::size_t columnCount() const { return groups.back().column + 1; }
};

// What leads to the prediction; without one, to the step that the loss compares with the labels. Errors: what there is
// of another form, as a sentence without advice.
Result<UnitLayers> readUnitLayers(const Program& program, const Roles& roles);

}  // namespace wengert
