// Evens out vertical centres: what lies on one straight line moves as one towards the middle of its
// neighbours, pushing no further than the separations allow. Source: G. Sander, "Graph layout through the VCG
// tool", GD 1994, the pendulum method. Internal to core/layout.
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/layout/layers.h"

namespace wengert::layout {

// Keeps the least distance between neighbours in a layer.
struct Separation {
    Node upper = 0;
    Node lower = 0;
    double distance = 0;
};

// Heights that differ by `nearlyStraight` or less are made equal where there is room.
void balance(const Layers& layers, std::span<const Separation> separations, double nearlyStraight,
             std::vector<double>& centres, const std::stop_token& stop);

}  // namespace wengert::layout
