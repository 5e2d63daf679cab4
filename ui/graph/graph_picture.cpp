#include "ui/graph/graph_picture.h"

#include <algorithm>

namespace wengert {
namespace {

constexpr double margin = 24;

}  // namespace

GraphPicture::GraphPicture(const Level& level, const Theme& theme) : m_style(theme) {
    const Program& program = level.program();
    if (program.isEmpty()) return;
    m_geometry = GraphGeometry(program, layout::layered(level.layoutGraph(), graphSpacing));
    m_geometry.place(level.nodePositions());
    const Highlight lit = level.highlight();
    m_flow = Flow(level, lit, m_geometry, m_style);
    for (std::uint32_t i = 0; i < program.stepCount(); ++i)
        m_nodes.push_back({level.face(StepId{i}), nodeState(level, lit, StepId{i})});
    m_frame = m_geometry.bounds() | m_flow.bounds();
    m_frame.adjust(-margin, -margin, margin, margin);
}

void GraphPicture::paint(QPainter& painter, const QRectF& target) const {
    if (isEmpty()) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = std::min(target.width() / m_frame.width(), target.height() / m_frame.height());
    painter.translate(target.center());
    painter.scale(scale, scale);
    painter.translate(-m_frame.center());

    painter.setPen(m_style.pen(m_style.theme.edge, restingWidth));
    painter.setBrush(m_style.theme.edge);
    for (const EdgeRoute& route : m_geometry.routes())
        if (!m_flow.draws(route.edge)) paintEdge(painter, edgePicture(route.points, restingHead), m_frame);
    m_flow.paintLeaders(painter, m_style);
    m_flow.paintLines(painter, m_style, m_frame);
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        paintNode(painter, m_geometry.boxes()[i], m_nodes[i].face, m_nodes[i].state, m_style, LevelOfDetail::Full);
    m_flow.paintTokens(painter, m_style);
    m_flow.paintPills(painter, m_style);
    painter.restore();
}

}  // namespace wengert
