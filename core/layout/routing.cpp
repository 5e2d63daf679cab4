#include "core/layout/routing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace wengert::layout {

namespace {

// A curve growing from left to right: a straight line where the height stays, an S-curve where it changes.
class Curve {
 public:
    explicit Curve(Point start) : m_points{start} {}

    void to(Point end) {
        const Point start = m_points.back();
        const bool straight = end.y == start.y;
        if (straight && end.x == start.x) return;
        if (straight && m_endsStraight) m_points.resize(m_points.size() - 3);
        m_endsStraight = straight;
        const Point from = m_points.back();
        const double middle = (from.x + end.x) / 2;
        m_points.insert(m_points.end(), {{middle, from.y}, {middle, end.y}, end});
    }
    std::vector<Point> take() { return std::move(m_points); }

 private:
    std::vector<Point> m_points;
    bool m_endsStraight = false;
};

class Placement {
 public:
    Placement(const Graph& graph, const Layers& layers, std::span<const double> centres, const Spacing& spacing)
        : m_graph(graph), m_layers(layers), m_centres(centres), m_spacing(spacing) {
        placeLayers();
        placeHeights();
        findLevelBends();
        separateParallels();
    }

    Layout layout() const {
        Layout layout;
        layout.width = m_strips.back().right;
        layout.height = m_bottom - m_top;
        for (Node box = 0; box < m_layers.boxes; ++box) {
            layout.layer.push_back(m_layers.layer[box]);
            layout.topLeft.push_back({left(box), m_centres[box] - m_graph.boxes[box].height / 2 - m_top});
        }
        for (std::size_t link = 0; link < m_graph.links.size(); ++link) layout.routes.push_back(route(link));
        return layout;
    }

 private:
    // Horizontally the boxes of a layer stay within its strip, and curves out of all strips.
    struct Strip {
        double left = 0;
        double right = 0;
    };

    void placeLayers() {
        m_strips.resize(m_layers.order.size());
        for (Node box = 0; box < m_layers.boxes; ++box) {
            double& width = m_strips[m_layers.layer[box]].right;
            width = std::max(width, m_graph.boxes[box].width);
        }
        double x = 0;
        for (std::size_t layer = 0; layer < m_strips.size(); ++layer) {
            m_strips[layer] = {x, x + m_strips[layer].right};
            x = m_strips[layer].right + widthAfter(layer);
        }
    }

    // Where curves climb high on average there is more room for them.
    double widthAfter(std::size_t layer) const {
        constexpr double perClimb = 0.3;
        constexpr double atMost = 4;
        double climb = 0;
        double links = 0;
        for (const Node node : m_layers.order[layer]) {
            for (const Neighbour& right : m_layers.right[node]) {
                climb += right.links * std::abs(m_centres[right.node] - m_centres[node]);
                links += right.links;
            }
        }
        const double wanted = links > 0 ? perClimb * climb / links : 0;
        return std::clamp(wanted, m_spacing.betweenLayers, atMost * m_spacing.betweenLayers);
    }

    void placeHeights() {
        m_top = std::numeric_limits<double>::max();
        m_bottom = std::numeric_limits<double>::lowest();
        for (Node node = 0; node < m_layers.nodes(); ++node) {
            const double half = m_layers.isBend(node) ? 0 : m_graph.boxes[node].height / 2;
            m_top = std::min(m_top, m_centres[node] - half);
            m_bottom = std::max(m_bottom, m_centres[node] + half);
        }
        for (std::size_t link = 0; link < m_graph.links.size(); ++link) {
            if (!m_layers.courses[link].overhead) continue;
            const auto [place, isNew] = m_overhead.emplace(m_graph.links[link].from, m_top - m_spacing.betweenRoutes);
            if (isNew) m_top = place->second;
        }
    }

    void findLevelBends() {
        m_levelBends.assign(m_layers.nodes(), 0);
        for (auto bend = static_cast<Node>(m_layers.nodes()); bend-- > m_layers.boxes + 1;)
            if (m_layers.left[bend][0].node == bend - 1 && m_centres[bend] == m_centres[bend - 1])
                m_levelBends[bend - 1] = m_levelBends[bend] + 1;
    }

    // Parallel links leave and enter side by side.
    void separateParallels() {
        const auto ends = [&](std::size_t link) { return std::pair(m_graph.links[link].from, m_graph.links[link].to); };
        std::vector<std::size_t> links(m_graph.links.size());
        std::iota(links.begin(), links.end(), std::size_t{0});
        std::ranges::stable_sort(links, {}, ends);
        m_offset.assign(links.size(), 0);
        for (auto first = links.begin(); first != links.end();) {
            const auto last =
                std::find_if(first, links.end(), [&](std::size_t link) { return ends(link) != ends(*first); });
            const auto [from, to] = ends(*first);
            const auto count = static_cast<double>(last - first);
            const double height = std::min(m_graph.boxes[from].height, m_graph.boxes[to].height);
            const double apart = std::min(m_spacing.betweenRoutes, height / (count + 1));
            for (double offset = -(count - 1) / 2 * apart; first != last; ++first, offset += apart)
                m_offset[*first] = offset;
        }
    }

    double left(Node box) const {
        const Strip& strip = m_strips[m_layers.layer[box]];
        return (strip.left + strip.right - m_graph.boxes[box].width) / 2;
    }

    std::vector<Point> route(std::size_t link) const {
        const auto [from, to] = m_graph.links[link];
        const Course& course = m_layers.courses[link];
        const std::uint32_t first = m_layers.layer[from];
        const std::uint32_t last = m_layers.layer[to];
        const double start = m_centres[from] + m_offset[link] - m_top;
        const double end = m_centres[to] + m_offset[link] - m_top;
        Curve curve({left(from) + m_graph.boxes[from].width, start});
        curve.to({m_strips[first].right, start});
        if (course.overhead) {
            const double y = m_overhead.at(from) - m_top;
            curve.to({m_strips[first + 1].left, y});
            curve.to({m_strips[last - 1].right, y});
        }
        for (std::uint32_t bend = 0; bend < course.bends; ++bend) {
            const double y = m_centres[course.firstBend + bend] - m_top;
            curve.to({m_strips[first + 1 + bend].left, y});
            bend = std::min(bend + m_levelBends[course.firstBend + bend], course.bends - 1);
            curve.to({m_strips[first + 1 + bend].right, y});
        }
        curve.to({m_strips[last].left, end});
        curve.to({left(to), end});
        return curve.take();
    }

    const Graph& m_graph;
    const Layers& m_layers;
    std::span<const double> m_centres;
    const Spacing& m_spacing;
    std::vector<Strip> m_strips;  // of each layer
    double m_top = 0;
    double m_bottom = 0;
    std::map<Node, double> m_overhead;        // height of the line above everything, of each box that has one
    std::vector<std::uint32_t> m_levelBends;  // of each node, how many bends go on from it at the same height
    std::vector<double> m_offset;             // of each link
};

}  // namespace

Layout place(const Graph& graph, const Layers& layers, std::span<const double> centres, const Spacing& spacing) {
    return Placement(graph, layers, centres, spacing).layout();
}

}  // namespace wengert::layout
