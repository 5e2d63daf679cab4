// How a drawing of a graph is judged, ours and Graphviz' by the same rule: curves are flattened, crossings
// are the points where the curves of two links without a common box cross, length is that of all curves.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/layout/layered.h"

namespace wengert::layout {

// A cubic Bézier route of 1 + 3k points as a polyline.
inline std::vector<Point> flattened(const std::vector<Point>& route, int pieces = 24) {
    std::vector<Point> line;
    if (route.empty()) return line;
    line.push_back(route[0]);
    for (std::size_t i = 0; i + 3 < route.size(); i += 3) {
        for (int piece = 1; piece <= pieces; ++piece) {
            const double t = static_cast<double>(piece) / pieces;
            const double s = 1 - t;
            const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
            line.push_back({a * route[i].x + b * route[i + 1].x + c * route[i + 2].x + d * route[i + 3].x,
                            a * route[i].y + b * route[i + 1].y + c * route[i + 2].y + d * route[i + 3].y});
        }
    }
    return line;
}

struct Quality {
    std::uint64_t crossings = 0;
    double length = 0;
};

inline Quality quality(const Graph& graph, const std::vector<std::vector<Point>>& routes) {
    struct Segment {
        Point a, b;
        std::size_t link;
    };
    Quality quality;
    std::vector<Segment> segments;
    for (std::size_t link = 0; link < routes.size(); ++link) {
        const auto line = flattened(routes[link]);
        // In symmetric drawings curves meet exactly in their corners; a minute shift settles each of them.
        const double shift = 1e-4 * std::fmod(0.6180339887 * static_cast<double>(link + 1), 1.0);
        for (std::size_t i = 1; i < line.size(); ++i) {
            quality.length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
            segments.push_back({{line[i - 1].x, line[i - 1].y + shift}, {line[i].x, line[i].y + shift}, link});
        }
    }
    std::ranges::sort(segments, {}, [](const Segment& s) { return std::min(s.a.x, s.b.x); });
    const auto side = [](Point a, Point b, Point p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0;
    };
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& s = segments[i];
        const double right = std::max(s.a.x, s.b.x);
        const auto [top, bottom] = std::minmax(s.a.y, s.b.y);
        const Link& link = graph.links[s.link];
        for (std::size_t j = i + 1; j < segments.size(); ++j) {
            const Segment& t = segments[j];
            if (std::min(t.a.x, t.b.x) > right) break;
            if (std::max(t.a.y, t.b.y) < top || std::min(t.a.y, t.b.y) > bottom) continue;
            const Link& other = graph.links[t.link];
            if (link.from == other.from || link.from == other.to || link.to == other.from || link.to == other.to)
                continue;
            if (side(s.a, s.b, t.a) != side(s.a, s.b, t.b) && side(t.a, t.b, s.a) != side(t.a, t.b, s.b))
                ++quality.crossings;
        }
    }
    return quality;
}

}  // namespace wengert::layout
