// First stage of the layered layout: which layer each box goes to. Internal to core/layout.
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/layout/layered.h"

namespace wengert::layout {

// Layers from 0, every link going to a later one, such that the links span as few layers as possible in
// total. Boxes of one column share a layer and columns follow each other; columns that contradict the
// links are left out of account.
std::vector<std::uint32_t> rank(const Graph& graph, const std::stop_token& stop);

}  // namespace wengert::layout
