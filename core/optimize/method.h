// What an optimizer says about itself. A method is one struct (core/optimize/methods.h) with a `row` of this type
// and its update rule; core/optimize/table.h lists them all. Parser, interface, explanations, documentation and
// tests read the row, so that nothing else switches on a method.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "core/optimize/setting.h"

namespace wengert {

constexpr std::size_t maximumStateSlots = 3;

// A number that the method keeps for each parameter from one update to the next; 0 at the start.
struct StateSlot {
    std::string_view symbol;  // as nameSymbol reads it
    std::string_view words;   // velocity
};

struct MethodRow {
    std::string_view name;  // in the command line and in files: adam
    std::string_view title;
    std::string_view summary;
    std::string_view source;
    HyperParameters parameters{};  // the learning rate first
    std::array<StateSlot, maximumStateSlots> state{};
    std::string_view carried = "";  // a number kept for all parameters together; 1 at the start
    bool needsHessian = false;      // the update's gradient is the Newton direction (H + damping I)⁻¹ g instead

    constexpr std::size_t parameterCount() const { return countNamed(parameters); }
    constexpr std::size_t stateCount() const {
        return static_cast<std::size_t>(std::ranges::count_if(state, [](auto& slot) { return !slot.symbol.empty(); }));
    }
};

}  // namespace wengert
