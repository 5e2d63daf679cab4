#include "ui/graph/graph_geometry.h"

#include <algorithm>
#include <limits>

#include "ui/graph/curve.h"

namespace wengert {
namespace {

constexpr double leastReach = 40;  // of a direct way's control points

QPointF toQt(layout::Point point) { return {point.x, point.y}; }

std::vector<QPointF> directWay(QPointF start, QPointF end) {
    const QPointF reach{std::max(leastReach, (end.x() - start.x()) / 2), 0};
    return {start, start + reach, end - reach, end};
}

// Calls use(edge, from, to) for every argument that is a step.
template <class Use>
void forEachEdge(const Program& program, Use use) {
    for (std::uint32_t i = 0; i < program.edgeCount(); ++i)
        if (const Argument argument = program.argument(EdgeId{i}); argument.isStep())
            use(EdgeId{i}, argument.step(), program.userOf(EdgeId{i}));
}

}  // namespace

layout::Graph layoutGraph(const Program& program) {
    layout::Graph graph;
    graph.boxes.assign(program.stepCount(), {.width = nodeSize.width(), .height = nodeSize.height(), .column = {}});
    graph.links.reserve(program.edgeCount());
    forEachEdge(program, [&](EdgeId, StepId from, StepId to) {
        graph.links.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    });
    return graph;
}

GraphGeometry::GraphGeometry(const Program& program, const layout::Layout& layout)
    : m_routeOfEdge(program.edgeCount(), -1) {
    m_boxes.reserve(layout.topLeft.size());
    for (const layout::Point point : layout.topLeft) m_boxes.emplace_back(toQt(point), nodeSize);
    m_routes.reserve(layout.routes.size());
    m_ports.reserve(layout.routes.size());
    forEachEdge(program, [&](EdgeId edge, StepId from, StepId to) {
        EdgeRoute route{.edge = edge, .from = from, .to = to, .points = {}, .hull = {}};
        std::ranges::transform(layout.routes[m_routes.size()], std::back_inserter(route.points), toQt);
        route.hull = hull(route.points);
        m_ports.push_back({route.points.front() - box(from).topLeft(), route.points.back() - box(to).topLeft()});
        m_routeOfEdge[index(edge)] = std::int32_t(m_routes.size());
        m_routes.push_back(std::move(route));
    });
    updateBounds();
}

const EdgeRoute* GraphGeometry::route(EdgeId edge) const {
    const std::int32_t i = index(edge) < m_routeOfEdge.size() ? m_routeOfEdge[index(edge)] : -1;
    return i < 0 ? nullptr : &m_routes[std::size_t(i)];
}

void GraphGeometry::updateBounds() {
    m_bounds = {};
    for (const QRectF& box : m_boxes) m_bounds |= box;
    for (const EdgeRoute& route : m_routes) m_bounds |= route.hull;
}

void GraphGeometry::place(StepId step, QPointF topLeft) {
    if (box(step).topLeft() == topLeft) return;
    m_boxes[index(step)].moveTopLeft(topLeft);
    for (std::size_t i = 0; i < m_routes.size(); ++i)
        if (m_routes[i].from == step || m_routes[i].to == step) redirect(i);
    updateBounds();
}

void GraphGeometry::place(const QMap<quint32, QPointF>& topLefts) {
    std::vector<bool> isMoved(m_boxes.size(), false);
    for (auto it = topLefts.begin(); it != topLefts.end() && it.key() < m_boxes.size(); ++it) {
        isMoved[it.key()] = m_boxes[it.key()].topLeft() != it.value();
        m_boxes[it.key()].moveTopLeft(it.value());
    }
    for (std::size_t i = 0; i < m_routes.size(); ++i)
        if (isMoved[index(m_routes[i].from)] || isMoved[index(m_routes[i].to)]) redirect(i);
    updateBounds();
}

// The direct way from border to border.
void GraphGeometry::redirect(std::size_t i) {
    EdgeRoute& route = m_routes[i];
    route.points = directWay(box(route.from).topLeft() + m_ports[i].start, box(route.to).topLeft() + m_ports[i].end);
    route.hull = hull(route.points);
}

std::optional<StepId> GraphGeometry::nodeAt(QPointF point) const {
    for (std::size_t i = m_boxes.size(); i-- > 0;)  // the last one is painted on top
        if (m_boxes[i].contains(point)) return StepId(i);
    return {};
}

std::optional<EdgeId> GraphGeometry::edgeNear(QPointF point, double distance) const {
    std::optional<EdgeId> nearest;
    for (const EdgeRoute& route : m_routes) {
        if (!route.hull.adjusted(-distance, -distance, distance, distance).contains(point)) continue;
        const double here = distanceTo(route.points, point);
        if (here > distance) continue;
        distance = here;
        nearest = route.edge;
    }
    return nearest;
}

}  // namespace wengert
