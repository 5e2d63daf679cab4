#include "ui/graph/minimap.h"

#include <QPainter>
#include <algorithm>

namespace wengert {
namespace {

constexpr double padding = 8;
constexpr double radius = 8;
constexpr double smallestNode = 1.5;
constexpr double smallestSeen = 8;
constexpr double smallestSide = 0.3;  // of the most

}  // namespace

Minimap::Minimap(const GraphScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene) {
    setAccessibleName(tr("Overview of the graph"));
    setCursor(Qt::PointingHandCursor);
}

QSize Minimap::sizeWithin(QSize most) const {
    const QSizeF shape = m_scene.geometry().bounds().size();
    return shape.scaled(most, Qt::KeepAspectRatio).toSize().expandedTo(most * smallestSide);
}

void Minimap::resizeEvent(QResizeEvent*) { updateNodes(); }

void Minimap::setSeen(const QRectF& sceneRect) {
    m_seen = sceneRect;
    update();
}

void Minimap::updateNodes() {
    m_nodes = {};
    update();
}

void Minimap::updateNode(StepId step) {
    if (m_nodes.isNull()) return;
    QPainter painter(&m_nodes);
    update(paintNode(painter, toMap(), step).toAlignedRect());
}

QTransform Minimap::toMap() const {
    const QRectF bounds = m_scene.geometry().bounds();
    const QRectF inside = QRectF(rect()).adjusted(padding, padding, -padding, -padding);
    const double scale = std::min(inside.width() / bounds.width(), inside.height() / bounds.height());
    QTransform transform;
    transform.translate(inside.center().x(), inside.center().y());
    transform.scale(scale, scale);
    transform.translate(-bounds.center().x(), -bounds.center().y());
    return transform;
}

void Minimap::renderNodes() {
    m_nodes = QPixmap(size() * devicePixelRatioF());
    m_nodes.setDevicePixelRatio(devicePixelRatioF());
    m_nodes.fill(Qt::transparent);
    QPainter painter(&m_nodes);
    const QTransform transform = toMap();
    for (std::uint32_t i = 0; i < m_scene.geometry().nodeCount(); ++i) paintNode(painter, transform, StepId{i});
}

// Returns where.
QRectF Minimap::paintNode(QPainter& painter, const QTransform& toMap, StepId step) const {
    QRectF box = toMap.mapRect(m_scene.geometry().box(step));
    if (box.width() < smallestNode) box.setWidth(smallestNode);
    if (box.height() < smallestNode) box.setHeight(smallestNode);
    painter.fillRect(box, blockColor(m_scene.nodeState(step), m_scene.style().theme));
    return box;
}

void Minimap::paintEvent(QPaintEvent*) {
    if (m_nodes.isNull()) renderNodes();
    const Theme& theme = m_scene.style().theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.drawPixmap(0, 0, m_nodes);

    QRectF seen = toMap().mapRect(m_seen) & QRectF(rect()).adjusted(2, 2, -2, -2);
    const double growth = std::max(0.0, (smallestSeen - seen.width()) / 2);
    seen.adjust(-growth, -growth, growth, growth);
    QColor fill = theme.accent.color;
    fill.setAlphaF(0.08F);
    painter.setPen(QPen(theme.accent.color, 1.5));
    painter.setBrush(fill);
    painter.drawRoundedRect(seen, 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent* event) { Q_EMIT moved(toMap().inverted().map(event->position())); }

void Minimap::mouseMoveEvent(QMouseEvent* event) { Q_EMIT moved(toMap().inverted().map(event->position())); }

}  // namespace wengert
