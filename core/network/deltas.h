// The notation δ⁽ˡ⁾ = ∂L/∂z⁽ˡ⁾ of layered networks: which steps of a program are the z of a layer, by their name and by
// what they go into, and mathematics with δ⁽ˡ⁾ in place of their adjoint's bar. All others keep their bars.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/language/math.h"

namespace wengert {

enum class AdjointNotation : std::uint8_t { Bars, Deltas };

// δ with the layer above and the unit below; either may be empty.
struct Delta {
    std::string layer;  // 1, of z1 and z1_2
    std::string unit;   // 2, of z_2 and z1_2; 1,2 of z_1_2

    friend bool operator==(const Delta&, const Delta&) = default;
};

// Nothing unless the step is called z with such numbers and is an argument of an activation or a loss, or is compared
// with a label: y − z.
std::optional<Delta> deltaOf(const Program& program, StepId step);

Math deltaSymbol(const Delta& delta);  // δ₂⁽¹⁾
// Every bar over a step that has a δ is replaced by it.
Math withDeltas(Math math, const std::function<std::optional<Delta>(StepId)>& deltaOf);

}  // namespace wengert
