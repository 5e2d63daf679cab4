// Second stage of the layered layout: the order of the nodes in each layer, with few crossings.
// Internal to core/layout.
#pragma once

#include <stop_token>

#include "core/layout/layers.h"

namespace wengert::layout {

// Boxes and bends of one connected component stay together, components in the order of their first box.
void orderLayers(Layers& layers, const std::stop_token& stop);

// Crossings between the straight segments from layer to layer.
std::uint64_t crossings(const Layers& layers);

}  // namespace wengert::layout
