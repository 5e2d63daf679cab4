// Second stage of the layered layout: the order of the nodes in each layer, with few crossings. Boxes and
// bends of one connected component stay together, components in the order of their first box.
// Internal to core/layout.
#pragma once

#include <stop_token>

#include "core/layout/layers.h"

namespace wengert::layout {

void orderLayers(Layers& layers, const std::stop_token& stop);

}  // namespace wengert::layout
