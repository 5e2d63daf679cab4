// Third stage of the layered layout: the vertical centre of every node, keeping the order of the layers.
// Source: U. Brandes, B. Köpf, "Fast and simple horizontal coordinate assignment", GD 2001 (there from left
// to right, here from top to bottom). Internal to core/layout.
#pragma once

#include <stop_token>
#include <vector>

#include "core/layout/layers.h"

namespace wengert::layout {

std::vector<double> verticalCentres(const Graph& graph, const Layers& layers, const Spacing& spacing,
                                    const std::stop_token& stop);

}  // namespace wengert::layout
