#include "core/layout/layers.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "core/layout/sets.h"

namespace wengert::layout {

namespace {

// Boxes used far away, on ever so many layers, need a quadratic number of bends. Beyond this many the
// longest links travel overhead.
constexpr std::size_t bendsPerBox = 30;
constexpr std::size_t bendsAtLeast = 10'000;

class Cut {
 public:
    Cut(const Graph& graph, std::span<const std::uint32_t> layerOfBox) : m_graph(graph) {
        m_layers.boxes = graph.boxes.size();
        m_layers.layer.assign(layerOfBox.begin(), layerOfBox.end());
        for (const Link& link : graph.links) m_spans.push_back(layerOfBox[link.to] - layerOfBox[link.from]);
    }

    Layers layers() && {
        addBends();
        for (std::size_t link = 0; link < m_graph.links.size(); ++link) chooseCourse(link);
        for (Node box = 0; box < m_layers.boxes; ++box) joinBends(box);
        m_layers.left = Neighbours(m_layers.nodes(), m_rights, m_leftNeighbours);
        m_layers.right = Neighbours(m_layers.nodes(), m_lefts, m_rightNeighbours);
        nameComponents();
        fillLayers();
        return std::move(m_layers);
    }

 private:
    // The longest span of a link with bends.
    std::uint32_t longestSpan() const {
        std::vector<std::uint32_t> reach(m_layers.boxes, 0);
        for (std::size_t link = 0; link < m_spans.size(); ++link) {
            std::uint32_t& most = reach[m_graph.links[link].from];
            most = std::max(most, m_spans[link]);
        }
        std::ranges::sort(reach);
        std::size_t left = bendsAtLeast + bendsPerBox * reach.size();
        for (std::size_t i = 0; i < reach.size(); ++i) {
            const std::size_t each = left / (reach.size() - i);
            if (reach[i] > each) return static_cast<std::uint32_t>(each);
            left -= reach[i];
        }
        return std::numeric_limits<std::uint32_t>::max();
    }

    void addBends() {
        m_longest = longestSpan();
        m_bends.assign(m_layers.boxes, 0);
        for (std::size_t link = 0; link < m_spans.size(); ++link) {
            std::uint32_t& bends = m_bends[m_graph.links[link].from];
            if (m_spans[link] <= m_longest) bends = std::max(bends, m_spans[link] - 1);
        }
        for (Node box = 0; box < m_layers.boxes; ++box) {
            m_firstBend.push_back(static_cast<Node>(m_layers.nodes()));
            for (std::uint32_t bend = 1; bend <= m_bends[box]; ++bend)
                m_layers.layer.push_back(m_layers.layer[box] + bend);
        }
        m_linksEndingAfter.assign(m_layers.nodes(), 0);
    }

    void chooseCourse(std::size_t link) {
        const auto [from, to] = m_graph.links[link];
        if (m_spans[link] > m_longest) {
            m_layers.courses.push_back({.overhead = true});
            return;
        }
        const std::uint32_t bends = m_spans[link] - 1;
        const Node last = bends == 0 ? from : m_firstBend[from] + bends - 1;
        m_layers.courses.push_back({.firstBend = m_firstBend[from], .bends = bends, .overhead = false});
        ++m_linksEndingAfter[last];
        join(last, to, 1);
    }

    void joinBends(Node box) {
        std::uint32_t links = 0;
        for (std::uint32_t bend = m_bends[box]; bend > 0; --bend) {
            const Node node = m_firstBend[box] + bend - 1;
            links += m_linksEndingAfter[node];
            join(bend == 1 ? box : node - 1, node, links);
        }
    }

    void join(Node left, Node right, std::uint32_t links) {
        m_lefts.push_back(left);
        m_rightNeighbours.push_back({right, links});
        m_rights.push_back(right);
        m_leftNeighbours.push_back({left, links});
    }

    void nameComponents() {
        Sets components(m_layers.nodes());
        for (std::size_t i = 0; i < m_lefts.size(); ++i) components.unite(m_lefts[i], m_rights[i]);
        for (Node node = 0; node < m_layers.nodes(); ++node) m_layers.component.push_back(components.find(node));
    }

    void fillLayers() {
        std::vector<Node> source(m_layers.nodes());  // the box a node belongs to
        for (Node node = 0; node < m_layers.nodes(); ++node)
            source[node] = m_layers.isBend(node) ? source[m_layers.left[node][0].node] : node;
        m_layers.order.resize(std::ranges::max(m_layers.layer) + 1);
        for (Node node = 0; node < m_layers.nodes(); ++node) m_layers.order[m_layers.layer[node]].push_back(node);
        for (auto& layer : m_layers.order)
            std::ranges::sort(layer, {}, [&](Node node) { return std::pair(m_layers.component[node], source[node]); });
    }

    const Graph& m_graph;
    Layers m_layers;
    std::vector<std::uint32_t> m_spans;  // of each link, in layers
    std::uint32_t m_longest = 0;
    std::vector<std::uint32_t> m_bends;  // after each box
    std::vector<Node> m_firstBend;
    std::vector<std::uint32_t> m_linksEndingAfter;  // each node
    std::vector<Node> m_lefts;                      // of segments, with the right end as neighbour
    std::vector<Neighbour> m_rightNeighbours;
    std::vector<Node> m_rights;
    std::vector<Neighbour> m_leftNeighbours;
};

}  // namespace

Neighbours::Neighbours(std::size_t nodes, std::span<const Node> of, std::span<const Neighbour> neighbour)
    : m_begin(nodes + 1, 0), m_neighbours(neighbour.size()) {
    for (const Node node : of) ++m_begin[node + 1];
    std::partial_sum(m_begin.begin(), m_begin.end(), m_begin.begin());
    std::vector<std::uint32_t> next(m_begin.begin(), m_begin.end() - 1);
    for (std::size_t i = 0; i < of.size(); ++i) m_neighbours[next[of[i]]++] = neighbour[i];
}

Layers cutIntoLayers(const Graph& graph, std::span<const std::uint32_t> layerOfBox) {
    return Cut(graph, layerOfBox).layers();
}

}  // namespace wengert::layout
