#include "core/layout/layers.h"

#include <algorithm>
#include <numeric>

namespace wengert::layout {

namespace {

// Links of a chain with inputs used everywhere span a quadratic number of layers. Beyond this many layers
// in total the longest ones travel overhead.
constexpr std::size_t spannedPerBox = 40;
constexpr std::size_t spannedAtLeast = 20'000;

std::uint32_t longestSpanWithBends(std::size_t boxes, std::span<const std::uint32_t> spans) {
    std::vector<std::uint32_t> sorted(spans.begin(), spans.end());
    std::ranges::sort(sorted);
    std::size_t left = spannedAtLeast + spannedPerBox * boxes;
    std::uint32_t longest = 1;
    for (const std::uint32_t span : sorted) {
        if (span > left) break;
        left -= span;
        longest = span;
    }
    return longest;
}

}  // namespace

Neighbours::Neighbours(std::size_t nodes, std::span<const Node> of, std::span<const Neighbour> neighbour)
    : m_begin(nodes + 1, 0), m_neighbours(neighbour.size()) {
    for (const Node node : of) ++m_begin[node + 1];
    std::partial_sum(m_begin.begin(), m_begin.end(), m_begin.begin());
    std::vector<std::uint32_t> next(m_begin.begin(), m_begin.end() - 1);
    for (std::size_t i = 0; i < of.size(); ++i) m_neighbours[next[of[i]]++] = neighbour[i];
}

Layers cutIntoLayers(const Graph& graph, std::span<const std::uint32_t> layerOfBox) {
    Layers layers;
    layers.boxes = graph.boxes.size();
    layers.layer.assign(layerOfBox.begin(), layerOfBox.end());

    std::vector<std::uint32_t> spans;
    for (const Link& link : graph.links) spans.push_back(layerOfBox[link.to] - layerOfBox[link.from]);
    const std::uint32_t longest = longestSpanWithBends(layers.boxes, spans);

    std::vector<Node> lefts, rights;
    std::vector<Neighbour> leftNeighbours, rightNeighbours;
    const auto join = [&](Node from, Node to) {
        lefts.push_back(from);
        rightNeighbours.push_back({to});
        rights.push_back(to);
        leftNeighbours.push_back({from});
    };
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const Link& link = graph.links[i];
        const auto firstBend = static_cast<Node>(layers.nodes());
        if (spans[i] > longest) {
            layers.courses.push_back({.overhead = true});
            continue;
        }
        layers.courses.push_back({.firstBend = firstBend, .bends = spans[i] - 1});
        Node last = link.from;
        for (std::uint32_t layer = layerOfBox[link.from] + 1; layer < layerOfBox[link.to]; ++layer) {
            const auto bend = static_cast<Node>(layers.nodes());
            layers.layer.push_back(layer);
            join(last, bend);
            last = bend;
        }
        join(last, link.to);
    }
    layers.left = Neighbours(layers.nodes(), rights, leftNeighbours);
    layers.right = Neighbours(layers.nodes(), lefts, rightNeighbours);

    const std::uint32_t last = layerOfBox.empty() ? 0 : std::ranges::max(layerOfBox);
    layers.order.resize(layerOfBox.empty() ? 0 : last + 1);
    for (Node node = 0; node < layers.nodes(); ++node) layers.order[layers.layer[node]].push_back(node);
    return layers;
}

}  // namespace wengert::layout
