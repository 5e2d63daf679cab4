// What the mouse does to the graph's nodes, edges and the cells of its arrays: hovering points, a click picks, a
// double click goes to that step in the current pass, a drag moves a box (one edit, when it is dropped). Panning and
// zooming are the view's.
#pragma once

#include <QPointF>
#include <optional>

#include "ui/graph/graph_scene.h"

namespace wengert {

class GraphPointer {
 public:
    GraphPointer(const Level& level, GraphScene& scene) : m_level(level), m_session(level.session()), m_scene(scene) {}

    // Points in scene units, seen at this zoom. Whether there is something.
    bool hover(QPointF point, double zoom);
    bool press(QPointF point, double zoom);
    bool drag(QPointF point);  // whether something is dragged
    void release(bool wasDragged);
    void doubleClick(QPointF point);
    void leave() { m_session.point({}); }
    // Puts a box that is being dragged back.
    bool cancelDrag();

 private:
    // In the level's own steps and edges.
    Selection at(QPointF point, double zoom) const;
    Selection inNode(StepId step, QPointF point, double zoom) const;

    const Level& m_level;
    Session& m_session;
    GraphScene& m_scene;
    std::optional<Selection> m_pressed;
    QPointF m_grip;  // of a pressed box, relative to its corner
};

}  // namespace wengert
