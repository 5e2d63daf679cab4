// What an optimizer says about itself. A method is one struct (core/optimize/methods.h) with a `row` of this type
// and its update rule; core/optimize/table.h lists them all. Parser, interface, explanations, documentation and
// tests read the row, so that nothing else switches on a method.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "core/ops/op.h"

namespace wengert {

constexpr std::size_t maximumHyperParameters = 5;
constexpr std::size_t maximumStateSlots = 3;

// A number that the user chooses. Schedules have them too.
struct HyperParameter {
    std::string_view name;     // in the command line and in files: beta1
    std::string_view symbol;   // as nameSymbol reads it: beta1 is shown as β₁
    double standard = 0;       // the default
    Interval range;            // its words complete "must be …"
    std::string_view summary;  // one line for tooltips
};

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
    std::array<HyperParameter, maximumHyperParameters> parameters{};  // the learning rate first
    std::array<StateSlot, maximumStateSlots> state{};
    std::string_view carried = "";  // a number kept for all parameters together; 1 at the start

    constexpr std::size_t parameterCount() const { return count(parameters, &HyperParameter::name); }
    constexpr std::size_t stateCount() const { return count(state, &StateSlot::symbol); }

 private:
    template <class Items, class Member>
    static constexpr std::size_t count(const Items& items, Member member) {
        return static_cast<std::size_t>(
            std::ranges::count_if(items, [&](const auto& i) { return !(i.*member).empty(); }));
    }
};

}  // namespace wengert
