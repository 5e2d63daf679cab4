#include "ui/graph/graph_items.h"

#include <QStyleOptionGraphicsItem>
#include <algorithm>

namespace wengert {
namespace {

constexpr double smallestBlock = 1.5;  // pixels on the screen

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
    const QColor color = smooth ? m_style.theme.edge : m_style.theme.nodeLine;  // hairlines stand close together
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
    for (const std::optional<double>& shown : {m_progress, progress})
        if (shown)
            for (const QRectF& rect : m_flow.pulseRects(*shown)) update(rect);
    m_progress = progress;
}

void FlowItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hasText = levelOfDetail(scaleOf(*painter)) == LevelOfDetail::Full;
    if (m_part == Part::Lines) {
        if (hasText) m_flow.paintLeaders(*painter, m_style);
        m_flow.paintLines(*painter, m_style, option->exposedRect);
    } else {
        m_flow.paintTokens(*painter, m_style, m_progress);
        if (hasText) m_flow.paintPills(*painter, m_style);
    }
}

}  // namespace wengert
