#include "ui/graph/graph_pointer.h"

namespace wengert {
namespace {

constexpr double edgeReach = 6;  // pixels from an edge that still hit it

}  // namespace

Selection GraphPointer::inNode(StepId step, QPointF point, double zoom) const {
    Selection selection{.step = step};
    if (levelOfDetail(zoom) == LevelOfDetail::Full)
        if (const auto cell = cellAt(m_scene.geometry().box(step), m_scene.nodeState(step), point))
            selection.cell = cellBehind(m_level.program().step(step).shape, *cell);
    return selection;
}

Selection GraphPointer::at(QPointF point, double zoom) const {
    if (m_scene.state() != GraphScene::State::Ready) return {};
    const GraphGeometry& geometry = m_scene.geometry();
    if (const std::optional<StepId> step = geometry.nodeAt(point)) return inNode(*step, point, zoom);
    const std::optional<EdgeId> edge = geometry.edgeNear(point, edgeReach / zoom);
    if (!edge) return {};
    // An edge's term belongs to the step whose number it adds to.
    const std::optional<Moment> moment = m_session.moment();
    const bool backward = moment && moment->pass == Pass::Adjoints;
    const EdgeRoute& route = *geometry.route(*edge);
    return {.step = backward ? route.from : route.to, .edge = edge};
}

bool GraphPointer::hover(QPointF point, double zoom) {
    const Selection found = at(point, zoom);
    m_session.point(m_level.inSession(found));
    return !found.isEmpty();
}

bool GraphPointer::press(QPointF point, double zoom) {
    const Selection found = at(point, zoom);
    if (found.isEmpty()) return false;
    m_pressed = found;
    if (!found.edge) m_grip = point - m_scene.geometry().box(*found.step).topLeft();
    return true;
}

bool GraphPointer::drag(QPointF point) {
    if (!m_pressed || m_pressed->edge || !m_level.canMoveNodes()) return false;
    m_scene.placeNode(*m_pressed->step, point - m_grip);
    return true;
}

void GraphPointer::release(bool wasDragged) {
    if (!m_pressed) return;
    const Selection pressed = *std::exchange(m_pressed, std::nullopt);
    if (!wasDragged) m_session.pick(m_level.inSession(pressed));
    else if (!pressed.edge && m_level.canMoveNodes())
        m_session.moveNode(*pressed.step, m_scene.geometry().box(*pressed.step).topLeft());
}

void GraphPointer::doubleClick(QPointF point) {
    if (const std::optional<StepId> step = m_scene.geometry().nodeAt(point)) m_level.jumpTo(*step);
}

bool GraphPointer::cancelDrag() {
    if (!m_pressed) return false;
    m_pressed.reset();
    m_scene.restoreNodes();
    return true;
}

}  // namespace wengert
