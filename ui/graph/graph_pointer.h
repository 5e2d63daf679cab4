// What the mouse does to the graph's nodes and edges: hovering points, a click picks, a double click goes to
// that step in the current pass, a drag moves a box (one edit, when it is dropped). Panning and zooming are
// the view's.
#pragma once

#include <QPointF>
#include <optional>

#include "ui/graph/graph_scene.h"

namespace wengert {

class GraphPointer {
 public:
    GraphPointer(Session& session, GraphScene& scene) : m_session(session), m_scene(scene) {}

    // Points in scene units; `reach`: how far from an edge still hits it. Whether there is something.
    bool hover(QPointF point, double reach);
    bool press(QPointF point, double reach);
    void drag(QPointF point);
    void release(bool wasDragged);
    void doubleClick(QPointF point);
    void leave() { m_session.point({}); }
    // Puts a box that is being dragged back.
    bool cancelDrag();
    bool isPressed() const { return m_pressed.has_value(); }

 private:
    Selection at(QPointF point, double reach) const;

    Session& m_session;
    GraphScene& m_scene;
    std::optional<Selection> m_pressed;
    QPointF m_grip;  // of a pressed box, relative to its corner
};

}  // namespace wengert
