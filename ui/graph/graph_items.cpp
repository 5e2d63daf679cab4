#include "ui/graph/graph_items.h"

#include <QStyleOptionGraphicsItem>
#include <algorithm>

namespace wengert {
namespace {

constexpr std::size_t mostSmallUpdates = 32;
constexpr double smallestBlock = 2.5;  // pixels on the screen

double scaleOf(const QPainter& painter) {
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
}

QRectF unionOfHulls(const std::vector<EdgePicture>& edges) {
    QRectF bounds;
    for (const EdgePicture& edge : edges) bounds |= edge.hull;
    return bounds;
}

}  // namespace

EdgesItem::EdgesItem(const Flow& flow, const GraphStyle& style) : m_flow(flow), m_style(style) {
    setFlag(ItemUsesExtendedStyleOption);
}

void EdgesItem::setEdges(const GraphGeometry& geometry) {
    prepareGeometryChange();
    m_ids.clear();
    m_edges.clear();
    for (const EdgeRoute& route : geometry.routes()) {
        m_ids.push_back(route.edge);
        m_edges.push_back(edgePicture(route.points, restingHead));
    }
    m_bounds = unionOfHulls(m_edges);
}

void EdgesItem::updateEdges(const GraphGeometry& geometry, StepId moved) {
    prepareGeometryChange();
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        if (const EdgeRoute& route = geometry.routes()[i]; route.from == moved || route.to == moved)
            m_edges[i] = edgePicture(route.points, restingHead);
    m_bounds = unionOfHulls(m_edges);
}

void EdgesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    const double scale = scaleOf(*painter);
    if (scale < edgesFrom) return;
    const bool smooth = scale >= smoothEdgesFrom;
    painter->setRenderHint(QPainter::Antialiasing, smooth);
    const QColor color = m_style.edgeColor(scale);
    painter->setPen(smooth ? m_style.pen(color, restingWidth) : QPen(color, 0));
    painter->setBrush(color);
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        if (!m_flow.draws(m_ids[i])) paintEdge(*painter, m_edges[i], option->exposedRect);
}

QRectF NodeItem::boundingRect() const {
    return QRectF(QPointF(), nodeSize).adjusted(-nodeGlow, -nodeGlow, nodeGlow, nodeGlow);
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double scale = scaleOf(*painter);
    const double margin = std::max(0.0, (smallestBlock / scale - nodeSize.height()) / 2);
    const QRectF box = QRectF(QPointF(), nodeSize).adjusted(-margin, -margin, margin, margin);
    paintNode(*painter, box, m_face, m_state, m_style, levelOfDetail(scale));
}

FlowItem::FlowItem(Part part, const Flow& flow, const GraphStyle& style) : m_part(part), m_flow(flow), m_style(style) {
    setFlag(ItemUsesExtendedStyleOption);
}

void FlowItem::flowChanged() {
    prepareGeometryChange();
    m_bounds = m_flow.bounds();
    update();
}

void FlowItem::setProgress(std::optional<double> progress) {
    if (m_progress) updatePulses(*m_progress);
    m_progress = progress;
    if (m_progress) updatePulses(*m_progress);
}

void FlowItem::updatePulses(double progress) {
    const std::vector<QRectF> rects = m_flow.pulseRects(progress);
    if (rects.size() > mostSmallUpdates) update();
    else
        for (const QRectF& rect : rects) update(rect);
}

void FlowItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hasText = levelOfDetail(scaleOf(*painter)) == LevelOfDetail::Full;
    if (m_part == Part::Lines) {
        if (hasText) m_flow.paintLeaders(*painter, m_style);
        m_flow.paintLines(*painter, m_style, option->exposedRect);
    } else {
        m_flow.paintTokens(*painter, m_style);
        if (hasText) m_flow.paintPills(*painter, m_style);
        if (m_progress) m_flow.paintPulses(*painter, m_style, *m_progress);
    }
}

}  // namespace wengert
