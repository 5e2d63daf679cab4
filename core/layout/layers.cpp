#include "core/layout/layers.h"

#include <algorithm>
#include <numeric>

#include "core/layout/sets.h"

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

    // Links from one box share their bends: one line that branches.
    std::vector<std::uint32_t> reach(layers.boxes, 0);  // bends after each box
    for (std::size_t i = 0; i < graph.links.size(); ++i)
        if (spans[i] <= longest) reach[graph.links[i].from] = std::max(reach[graph.links[i].from], spans[i] - 1);
    std::vector<Node> firstBend(layers.boxes);
    for (Node box = 0; box < layers.boxes; ++box) {
        firstBend[box] = static_cast<Node>(layers.nodes());
        for (std::uint32_t bend = 1; bend <= reach[box]; ++bend) layers.layer.push_back(layerOfBox[box] + bend);
    }
    std::vector<std::uint32_t> links(layers.nodes(), 0);  // that end after each bend
    std::vector<Node> lefts, rights;
    std::vector<Neighbour> leftNeighbours, rightNeighbours;
    const auto join = [&](Node from, Node to, std::uint32_t count) {
        lefts.push_back(from);
        rightNeighbours.push_back({to, count});
        rights.push_back(to);
        leftNeighbours.push_back({from, count});
    };
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const auto [from, to] = graph.links[i];
        if (spans[i] > longest) {
            layers.courses.push_back({.overhead = true});
            continue;
        }
        const std::uint32_t bends = spans[i] - 1;
        layers.courses.push_back({.firstBend = firstBend[from], .bends = bends});
        const Node last = bends == 0 ? from : firstBend[from] + bends - 1;
        ++links[last];
        join(last, to, 1);
    }
    for (Node box = 0; box < layers.boxes; ++box) {
        std::uint32_t through = 0;
        for (std::uint32_t bend = reach[box]; bend > 0; --bend) {
            const Node node = firstBend[box] + bend - 1;
            through += links[node];
            join(bend == 1 ? box : node - 1, node, through);
        }
    }
    layers.left = Neighbours(layers.nodes(), rights, leftNeighbours);
    layers.right = Neighbours(layers.nodes(), lefts, rightNeighbours);

    Sets components(layers.nodes());
    for (std::size_t i = 0; i < lefts.size(); ++i) components.unite(lefts[i], rights[i]);
    for (Node node = 0; node < layers.nodes(); ++node) layers.component.push_back(components.find(node));

    const std::uint32_t last = layerOfBox.empty() ? 0 : std::ranges::max(layerOfBox);
    layers.order.resize(layerOfBox.empty() ? 0 : last + 1);
    for (Node node = 0; node < layers.nodes(); ++node) layers.order[layers.layer[node]].push_back(node);
    std::vector<Node> source(layers.nodes());
    std::iota(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(layers.boxes), Node{0});
    for (Node bend = static_cast<Node>(layers.boxes); bend < layers.nodes(); ++bend)
        source[bend] = source[layers.left[bend][0].node];
    for (auto& layer : layers.order) {
        std::ranges::stable_sort(layer, {}, [&](Node node) {
            return std::pair(layers.component[node], source[node]);
        });
    }
    return layers;
}

}  // namespace wengert::layout
