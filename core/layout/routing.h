// Last stage of the layered layout: horizontal positions and the curves of the links. Internal to core/layout.
#pragma once

#include <span>

#include "core/layout/layers.h"

namespace wengert::layout {

// Between two layers a link is an S-curve, across a layer a straight line: where boxes are, curves are not.
Layout place(const Graph& graph, const Layers& layers, std::span<const double> centres, const Spacing& spacing);

}  // namespace wengert::layout
