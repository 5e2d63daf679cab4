#include "core/layout/layered.h"

#include <algorithm>
#include <cassert>

#include "core/layout/coordinates.h"
#include "core/layout/layers.h"
#include "core/layout/ordering.h"
#include "core/layout/ranking.h"
#include "core/layout/routing.h"

namespace wengert::layout {

Layout layered(const Graph& graph, const Spacing& spacing, std::stop_token stop) {
    assert(std::ranges::all_of(graph.links,
                               [&](const Link& link) { return link.from < link.to && link.to < graph.boxes.size(); }));
    if (graph.boxes.empty()) return {};
    Layers layers = cutIntoLayers(graph, rank(graph, stop));
    orderLayers(layers, stop);
    const std::vector<double> centres = verticalCentres(graph, layers, spacing, stop);
    if (stop.stop_requested()) return {};
    return place(graph, layers, centres, spacing);
}

}  // namespace wengert::layout
