// What must hold for every layout: sizes fit, boxes do not overlap, routes are well formed and stay out of
// the boxes they do not belong to.
#pragma once

#include <QString>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "tests/support/layout_quality.h"

namespace wengert::layout {

class LayoutCheck {
 public:
    LayoutCheck(const Graph& graph, const Layout& layout) : m_graph(graph), m_layout(layout) {}

    // Empty when all is well.
    QString complaint() const {
        if (m_layout.topLeft.size() != m_graph.boxes.size()) return QStringLiteral("a position is missing");
        if (m_layout.layer.size() != m_graph.boxes.size()) return QStringLiteral("a layer is missing");
        if (m_layout.routes.size() != m_graph.links.size()) return QStringLiteral("a route is missing");
        for (const auto check : {&LayoutCheck::boxes, &LayoutCheck::ends, &LayoutCheck::routes})
            if (const QString found = (this->*check)(); !found.isEmpty()) return found;
        return {};
    }

 private:
    static constexpr double tolerance = 1e-6;

    struct Rectangle {
        double left, top, right, bottom;
    };
    Rectangle rectangle(std::size_t box) const {
        const Point at = m_layout.topLeft[box];
        return {at.x, at.y, at.x + m_graph.boxes[box].width, at.y + m_graph.boxes[box].height};
    }
    std::vector<std::size_t> fromLeft() const {
        std::vector<std::size_t> order(m_graph.boxes.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t box) { return m_layout.topLeft[box].x; });
        return order;
    }

    // From left to right; of the boxes that overlap horizontally, neighbours from top to bottom are compared.
    QString boxes() const {
        std::set<std::pair<double, std::size_t>> open;  // by top
        std::set<std::pair<double, std::size_t>> byRight;
        for (const std::size_t box : fromLeft()) {
            const Rectangle a = rectangle(box);
            if (a.left < -tolerance || a.top < -tolerance || a.right > m_layout.width + tolerance ||
                a.bottom > m_layout.height + tolerance)
                return QStringLiteral("box %1 is outside").arg(box);
            while (!byRight.empty() && byRight.begin()->first <= a.left + tolerance) {
                const std::size_t passed = byRight.begin()->second;
                open.erase({rectangle(passed).top, passed});
                byRight.erase(byRight.begin());
            }
            const auto below = open.lower_bound({a.top, 0});
            const bool hitsBelow = below != open.end() && below->first < a.bottom - tolerance;
            const bool hitsAbove =
                below != open.begin() && rectangle(std::prev(below)->second).bottom > a.top + tolerance;
            if (hitsBelow || hitsAbove) return QStringLiteral("box %1 overlaps another").arg(box);
            open.insert({a.top, box});
            byRight.insert({a.right, box});
        }
        return {};
    }

    // Routes go from a right border to a left border, horizontal at both ends.
    QString ends() const {
        for (std::size_t link = 0; link < m_graph.links.size(); ++link) {
            const auto& route = m_layout.routes[link];
            if (route.size() < 4 || route.size() % 3 != 1) return QStringLiteral("route %1 is no curve").arg(link);
            const Rectangle from = rectangle(m_graph.links[link].from), to = rectangle(m_graph.links[link].to);
            const bool starts = std::abs(route[0].x - from.right) < tolerance && route[0].y > from.top &&
                                route[0].y < from.bottom && std::abs(route[1].y - route[0].y) < tolerance;
            const Point last = route.back(), before = route[route.size() - 2];
            const bool arrives = std::abs(last.x - to.left) < tolerance && last.y > to.top && last.y < to.bottom &&
                                 std::abs(before.y - last.y) < tolerance;
            if (!starts || !arrives) return QStringLiteral("route %1 does not join its boxes").arg(link);
        }
        return {};
    }

    QString routes() const {
        const auto order = fromLeft();
        double widest = 0;
        for (const Box& box : m_graph.boxes) widest = std::max(widest, box.width);
        for (std::size_t link = 0; link < m_graph.links.size(); ++link) {
            const auto line = flattened(m_layout.routes[link], 8);
            for (std::size_t i = 1; i < line.size(); ++i) {
                const auto [left, right] = std::minmax(line[i - 1].x, line[i].x);
                auto at = std::ranges::lower_bound(order, left - widest, {},
                                                   [&](std::size_t box) { return m_layout.topLeft[box].x; });
                for (; at != order.end() && m_layout.topLeft[*at].x < right; ++at)
                    if (enters(line[i - 1], line[i], rectangle(*at)))
                        return QStringLiteral("route %1 runs through box %2").arg(link).arg(*at);
            }
        }
        return {};
    }

    static bool enters(Point a, Point b, Rectangle box) {
        double from = 0, to = 1;  // the part of the segment inside, by clipping (Liang and Barsky)
        const auto clip = [&](double towards, double room) {
            if (std::abs(towards) < 1e-12) return room > tolerance;
            const double t = room / towards;
            if (towards < 0) from = std::max(from, t);
            else to = std::min(to, t);
            return true;
        };
        const double dx = b.x - a.x, dy = b.y - a.y;
        if (!clip(-dx, a.x - box.left) || !clip(dx, box.right - a.x)) return false;
        if (!clip(-dy, a.y - box.top) || !clip(dy, box.bottom - a.y)) return false;
        return (to - from) * std::hypot(dx, dy) > tolerance;
    }

    const Graph& m_graph;
    const Layout& m_layout;
};

}  // namespace wengert::layout
