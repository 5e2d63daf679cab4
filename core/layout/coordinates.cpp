#include "core/layout/coordinates.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>

#include "core/layout/balancing.h"

namespace wengert::layout {

namespace {

constexpr Node noNode = std::numeric_limits<Node>::max();

struct Context {
    const Graph& graph;
    const Layers& layers;
    std::vector<std::uint32_t> position;  // of a node in its layer
    std::vector<Separation> separations;
    // Segments between two bends stay straight: what crosses one is not aligned. For a node, the lowest end
    // of those that start above it and the highest end of those that start below it.
    std::vector<std::int64_t> lowestAbove;
    std::vector<std::int64_t> highestBelow;

    double halfHeight(Node node) const { return layers.isBend(node) ? 0 : graph.boxes[node].height / 2; }
    bool conflicts(Node left, Node right) const {
        return lowestAbove[left] > position[right] || highestBelow[left] < position[right];
    }
};

void separate(Context& context, const std::vector<Node>& layer, const Spacing& spacing) {
    for (std::uint32_t i = 0; i < layer.size(); ++i) {
        context.position[layer[i]] = i;
        if (i == 0) continue;
        const Node upper = layer[i - 1];
        const Node lower = layer[i];
        const bool boxes = !context.layers.isBend(upper) && !context.layers.isBend(lower);
        context.separations.push_back({upper, lower,
                                       context.halfHeight(upper) + context.halfHeight(lower) +
                                           (boxes ? spacing.betweenBoxes : spacing.betweenRoutes)});
    }
}

// Lines of bends do not cross each other, so from top to bottom the ends of their segments go down too.
void markConflicts(Context& context, const std::vector<Node>& layer) {
    const auto straightEnd = [&](Node node) -> std::optional<std::int64_t> {
        if (!context.layers.isBend(node)) return {};
        const Node right = context.layers.right[node].back().node;  // the line's own next bend comes last
        if (!context.layers.isBend(right)) return {};
        return context.position[right];
    };
    std::int64_t lowest = -1;
    for (const Node node : layer) {
        context.lowestAbove[node] = lowest;
        lowest = straightEnd(node).value_or(lowest);
    }
    std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    for (auto node = layer.rbegin(); node != layer.rend(); ++node) {
        context.highestBelow[*node] = highest;
        highest = straightEnd(*node).value_or(highest);
    }
}

// One of the four extreme assignments: nodes aligned with the median of their neighbours on one side, the
// upper or the lower one where there are two, and packed from that end.
class Alignment {
 public:
    Alignment(const Context& context, bool toLeft, bool fromTop)
        : m_context(context), m_toLeft(toLeft), m_fromTop(fromTop), m_root(context.layers.nodes()) {
        std::iota(m_root.begin(), m_root.end(), Node{0});
    }

    std::vector<double> centres() {
        const std::size_t count = m_context.layers.order.size();
        for (std::size_t i = 1; i < count; ++i) alignLayer(m_context.layers.order[m_toLeft ? i : count - 1 - i]);
        pack();
        std::vector<double> centres(m_root.size());
        for (Node node = 0; node < m_root.size(); ++node)
            centres[node] = m_fromTop ? m_at[m_root[node]] : -m_at[m_root[node]];
        return centres;
    }

 private:
    void alignLayer(const std::vector<Node>& layer) {
        std::int64_t last = m_fromTop ? -1 : std::numeric_limits<std::int64_t>::max();
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const Node node = layer[m_fromTop ? i : layer.size() - 1 - i];
            for (const Node median : medians(node)) {
                if (median == noNode) continue;
                const std::int64_t at = m_context.position[median];
                const bool free = m_fromTop ? at > last : at < last;
                const bool crosses = m_toLeft ? m_context.conflicts(median, node) : m_context.conflicts(node, median);
                if (!free || crosses) continue;
                m_root[node] = m_root[median];
                last = at;
                break;
            }
        }
    }

    std::array<Node, 2> medians(Node node) {
        const auto side = (m_toLeft ? m_context.layers.left : m_context.layers.right)[node];
        if (side.empty()) return {noNode, noNode};
        m_sorted.clear();
        for (const Neighbour& neighbour : side) m_sorted.push_back(neighbour.node);
        std::ranges::sort(m_sorted, {}, [&](Node other) { return m_context.position[other]; });
        const Node upper = m_sorted[(m_sorted.size() - 1) / 2];
        const Node lower = m_sorted[m_sorted.size() / 2];
        if (upper == lower) return {upper, noNode};
        return m_fromTop ? std::array{upper, lower} : std::array{lower, upper};
    }

    struct Gap {
        Node far;
        double size;
    };

    // Blocks of aligned nodes as close to the end as their separations allow, then each towards the next one:
    // what is aligned holds together what belongs together.
    void pack() {
        std::vector<std::vector<Gap>> gaps(m_root.size());
        std::vector<std::uint32_t> waitsFor(m_root.size(), 0);
        for (const auto& [upper, lower, distance] : m_context.separations) {
            const Node near = m_root[m_fromTop ? upper : lower];
            const Node far = m_root[m_fromTop ? lower : upper];
            gaps[near].push_back({far, distance});
            ++waitsFor[far];
        }
        m_at.assign(m_root.size(), 0);
        std::vector<Node> blocks;  // each after those nearer to the end
        for (Node node = 0; node < m_root.size(); ++node)
            if (m_root[node] == node && waitsFor[node] == 0) blocks.push_back(node);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            for (const auto& [far, size] : gaps[blocks[i]]) {
                m_at[far] = std::max(m_at[far], m_at[blocks[i]] + size);
                if (--waitsFor[far] == 0) blocks.push_back(far);
            }
        }
        for (auto last = blocks.rbegin(); last != blocks.rend(); ++last) {
            const Node block = *last;
            if (gaps[block].empty()) continue;
            m_at[block] = std::numeric_limits<double>::max();
            for (const auto& [far, size] : gaps[block]) m_at[block] = std::min(m_at[block], m_at[far] - size);
        }
    }

    const Context& m_context;
    bool m_toLeft;
    bool m_fromTop;
    std::vector<Node> m_root;    // the first node of each node's block
    std::vector<double> m_at;    // of each root, growing away from the end packed to
    std::vector<Node> m_sorted;  // scratch
};

// The mean of the two middle ones, after shifting all to the edges of the lowest drawing.
std::vector<double> middle(const Context& context, const std::array<std::vector<double>, 4>& runs) {
    struct Extent {
        double top;
        double bottom;
    };
    std::array<Extent, 4> extents;
    std::size_t lowest = 0;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        extents[run] = {std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
        for (Node node = 0; node < runs[run].size(); ++node) {
            extents[run].top = std::min(extents[run].top, runs[run][node] - context.halfHeight(node));
            extents[run].bottom = std::max(extents[run].bottom, runs[run][node] + context.halfHeight(node));
        }
        if (extents[run].bottom - extents[run].top < extents[lowest].bottom - extents[lowest].top) lowest = run;
    }
    std::vector<double> centres(runs[0].size());
    for (Node node = 0; node < centres.size(); ++node) {
        std::array<double, 4> values;
        for (std::size_t run = 0; run < runs.size(); ++run) {
            const bool fromTop = run % 2 == 0;
            values[run] = runs[run][node] + (fromTop ? extents[lowest].top - extents[run].top
                                                     : extents[lowest].bottom - extents[run].bottom);
        }
        std::ranges::sort(values);
        centres[node] = (values[1] + values[2]) / 2;
    }
    return centres;
}

}  // namespace

std::vector<double> verticalCentres(const Graph& graph, const Layers& layers, const Spacing& spacing,
                                    const std::stop_token& stop) {
    Context context{graph, layers, {}, {}, {}, {}};
    context.position.resize(layers.nodes());
    context.lowestAbove.resize(layers.nodes());
    context.highestBelow.resize(layers.nodes());
    for (const auto& layer : layers.order) separate(context, layer, spacing);
    for (const auto& layer : layers.order) markConflicts(context, layer);

    std::array<std::vector<double>, 4> runs;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        if (stop.stop_requested()) return {};
        runs[run] = Alignment(context, run < 2, run % 2 == 0).centres();
    }
    std::vector<double> centres = middle(context, runs);
    balance(layers, context.separations, spacing.betweenRoutes, centres, stop);
    return centres;
}

}  // namespace wengert::layout
