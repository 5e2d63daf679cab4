// Improves the order of the layers further: every box and every line of bends is tried at every height, the
// lines staying straight. Source: C. Bachmaier, F. Brandenburg, W. Brunner, F. Hübner, "Global k-level
// crossing reduction", JGAA 15(5), 2011. Internal to core/layout.
#pragma once

#include <stop_token>

#include "core/layout/layers.h"

namespace wengert::layout {

void siftLines(Layers& layers, const std::stop_token& stop);

}  // namespace wengert::layout
