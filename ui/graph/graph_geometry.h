// Where the boxes and edges of a program's graph are, in scene units: as core/layout placed them, then as
// the user dragged them. No colours, no painters, no items.
#pragma once

#include <QMap>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <optional>
#include <span>
#include <vector>

#include "core/layout/layered.h"
#include "core/program/program.h"

namespace wengert {

constexpr QSizeF nodeSize{108, 102};

struct EdgeRoute {
    EdgeId edge{};
    StepId from{};
    StepId to{};
    std::vector<QPointF> points;  // cubic Bézier points, 1 + 3k, from border to border
    QRectF hull;                  // of the points
};

// The boxes and links to lay out: a box for every step, a link for every argument that is a step. Between them
// is room for labels.
layout::Graph layoutGraph(const Program& program);
constexpr layout::Spacing graphSpacing{.betweenLayers = 60, .betweenBoxes = 56, .betweenRoutes = 18};

class GraphGeometry {
 public:
    GraphGeometry() = default;
    // `layout`: of layoutGraph(program).
    GraphGeometry(const Program& program, const layout::Layout& layout);

    std::size_t nodeCount() const { return m_boxes.size(); }
    const QRectF& box(StepId step) const { return m_boxes[index(step)]; }
    std::span<const QRectF> boxes() const { return m_boxes; }
    std::span<const EdgeRoute> routes() const { return m_routes; }
    const EdgeRoute* route(EdgeId edge) const;         // null: the slot holds a constant
    const QRectF& bounds() const { return m_bounds; }  // of boxes and edges

    // Puts a box elsewhere; its edges take the direct way.
    void place(StepId step, QPointF topLeft);
    void place(const QMap<quint32, QPointF>& topLefts);  // by step index; those of no step are left out

    std::optional<StepId> nodeAt(QPointF point) const;
    std::optional<EdgeId> edgeNear(QPointF point, double distance) const;  // the nearest of them

 private:
    struct Ports {
        QPointF start;  // relative to the boxes' top left corners
        QPointF end;
    };

    void redirect(std::size_t route);
    void updateBounds();

    QRectF m_bounds;
    std::vector<QRectF> m_boxes;
    std::vector<EdgeRoute> m_routes;
    std::vector<Ports> m_ports;               // of each route
    std::vector<std::int32_t> m_routeOfEdge;  // −1: a constant's slot
};

}  // namespace wengert
