#include "core/layout/routing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace wengert::layout {

namespace {

struct Strip {
    double left = 0;
    double right = 0;
};

std::vector<Strip> stripsOf(const Graph& graph, const Layers& layers, const Spacing& spacing) {
    std::vector<Strip> strips(layers.order.size());
    for (std::size_t box = 0; box < graph.boxes.size(); ++box) {
        Strip& strip = strips[layers.layer[box]];
        strip.right = std::max(strip.right, graph.boxes[box].width);
    }
    double x = 0;
    for (Strip& strip : strips) {
        strip = {x, x + strip.right};
        x = strip.right + spacing.betweenLayers;
    }
    return strips;
}

// A curve growing from left to right: straight lines where the height stays, S-curves where it changes.
class Curve {
 public:
    explicit Curve(Point start) : m_points{start} {}

    void to(Point end) {
        const Point start = m_points.back();
        if (end.x == start.x && end.y == start.y) return;
        if (end.y == start.y && m_endsStraight) {
            m_points.resize(m_points.size() - 3);
        }
        const Point from = m_points.back();
        const double middle = (from.x + end.x) / 2;
        m_endsStraight = end.y == from.y;
        m_points.insert(m_points.end(), {{middle, from.y}, {middle, end.y}, end});
    }
    std::vector<Point> take() { return std::move(m_points); }

 private:
    std::vector<Point> m_points;
    bool m_endsStraight = false;
};

// Parallel links leave and enter side by side.
std::vector<double> offsets(const Graph& graph, const Spacing& spacing) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> parallel;
    for (std::size_t i = 0; i < graph.links.size(); ++i)
        parallel[{graph.links[i].from, graph.links[i].to}].push_back(i);
    std::vector<double> offsets(graph.links.size(), 0);
    for (const auto& [ends, links] : parallel) {
        const auto count = static_cast<double>(links.size());
        const double height = std::min(graph.boxes[ends.first].height, graph.boxes[ends.second].height);
        const double apart = std::min(spacing.betweenRoutes, height / (count + 1));
        for (std::size_t i = 0; i < links.size(); ++i)
            offsets[links[i]] = (static_cast<double>(i) - (count - 1) / 2) * apart;
    }
    return offsets;
}

}  // namespace

Layout place(const Graph& graph, const Layers& layers, std::span<const double> centres, const Spacing& spacing) {
    const std::vector<Strip> strips = stripsOf(graph, layers, spacing);
    Layout layout;
    layout.width = strips.back().right;
    layout.layer.assign(layers.layer.begin(), layers.layer.begin() + static_cast<std::ptrdiff_t>(layers.boxes));

    double top = std::numeric_limits<double>::max();
    double bottom = std::numeric_limits<double>::lowest();
    for (Node node = 0; node < layers.nodes(); ++node) {
        const double half = layers.isBend(node) ? 0 : graph.boxes[node].height / 2;
        top = std::min(top, centres[node] - half);
        bottom = std::max(bottom, centres[node] + half);
    }
    std::map<Node, double> overhead;  // one line above everything for each box that needs it
    for (std::size_t i = 0; i < graph.links.size(); ++i)
        if (layers.courses[i].overhead) overhead.emplace(graph.links[i].from, 0);
    for (auto& [box, y] : overhead) y = top -= spacing.betweenRoutes;
    layout.height = bottom - top;

    for (std::size_t box = 0; box < layers.boxes; ++box) {
        const Strip& strip = strips[layers.layer[box]];
        const auto& [width, height, column] = graph.boxes[box];
        layout.topLeft.push_back({(strip.left + strip.right - width) / 2, centres[box] - height / 2 - top});
    }

    const std::vector<double> offset = offsets(graph, spacing);
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const auto [from, to] = graph.links[i];
        const double startY = centres[from] + offset[i] - top;
        const double endY = centres[to] + offset[i] - top;
        const std::uint32_t first = layers.layer[from];
        const std::uint32_t last = layers.layer[to];
        Curve curve({layout.topLeft[from].x + graph.boxes[from].width, startY});
        curve.to({strips[first].right, startY});
        if (layers.courses[i].overhead) {
            const double y = overhead[from] - top;
            curve.to({strips[first + 1].left, y});
            curve.to({strips[last - 1].right, y});
        } else {
            for (std::uint32_t bend = 0; bend < layers.courses[i].bends; ++bend) {
                const double y = centres[layers.courses[i].firstBend + bend] - top;
                const Strip& strip = strips[first + 1 + bend];
                curve.to({strip.left, y});
                curve.to({strip.right, y});
            }
        }
        curve.to({strips[last].left, endY});
        curve.to({layout.topLeft[to].x, endY});
        layout.routes.push_back(curve.take());
    }
    return layout;
}

}  // namespace wengert::layout
