// Counts crossings of layered graphs. Internal to core/layout.
#pragma once

#include <cstdint>

#include "core/layout/layers.h"

namespace wengert::layout {

// Between the straight segments from layer to layer, a segment counting once for every link along it.
std::uint64_t crossings(const Layers& layers);

}  // namespace wengert::layout
