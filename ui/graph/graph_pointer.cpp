#include "ui/graph/graph_pointer.h"

namespace wengert {

Selection GraphPointer::at(QPointF point, double reach) const {
    if (m_scene.state() != GraphScene::State::Ready) return {};
    const GraphGeometry& geometry = m_scene.geometry();
    if (const std::optional<StepId> step = geometry.nodeAt(point)) return {.step = step, .edge = {}};
    const std::optional<EdgeId> edge = geometry.edgeNear(point, reach);
    if (!edge) return {};
    // An edge's term belongs to the step whose number it adds to.
    const std::optional<Moment> moment = m_session.moment();
    const bool backward = moment && moment->pass == Pass::Adjoints;
    const EdgeRoute& route = *geometry.route(*edge);
    return {.step = backward ? route.from : route.to, .edge = edge};
}

bool GraphPointer::hover(QPointF point, double reach) {
    const Selection found = at(point, reach);
    m_session.point(found);
    return !found.isEmpty();
}

bool GraphPointer::press(QPointF point, double reach) {
    const Selection found = at(point, reach);
    if (found.isEmpty()) return false;
    m_pressed = found;
    if (!found.edge) m_grip = point - m_scene.geometry().box(*found.step).topLeft();
    return true;
}

void GraphPointer::drag(QPointF point) {
    if (!m_pressed || m_pressed->edge) return;
    m_scene.placeNode(*m_pressed->step, point - m_grip);
}

void GraphPointer::release(bool wasDragged) {
    if (!m_pressed) return;
    const Selection pressed = *std::exchange(m_pressed, std::nullopt);
    if (!wasDragged) m_session.pick(pressed);
    else if (!pressed.edge) m_session.moveNode(*pressed.step, m_scene.geometry().box(*pressed.step).topLeft());
}

void GraphPointer::doubleClick(QPointF point) {
    const std::optional<StepId> step = m_scene.geometry().nodeAt(point);
    if (!step) return;
    const std::optional<Moment> moment = m_session.moment();
    m_session.jumpTo(moment ? moment->pass : Pass::Values, *step);
}

bool GraphPointer::cancelDrag() {
    if (!m_pressed) return false;
    m_pressed.reset();
    m_scene.restoreNodes();
    return true;
}

}  // namespace wengert
