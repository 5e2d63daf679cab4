// The whole graph, small, in a corner of a view on a large one: where the passes are, where the cursor is, and
// the part that is seen. Clicking and dragging moves that part.
#pragma once

#include <QMouseEvent>
#include <QPixmap>
#include <QWidget>

#include "ui/graph/graph_scene.h"

namespace wengert {

class Minimap final : public QWidget {
    Q_OBJECT

 public:
    Minimap(const GraphScene& scene, QWidget* parent);

    QSize sizeWithin(QSize most) const;     // in the graph's shape
    void setSeen(const QRectF& sceneRect);  // what the view shows
    void updateNode(StepId step);           // its state changed
    void updateNodes();                     // states or places of nodes changed

 Q_SIGNALS:
    void moved(QPointF center);  // in scene units

 protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override { event->accept(); }

 private:
    QTransform toMap() const;
    void renderNodes();
    QRectF paintNode(QPainter& painter, const QTransform& toMap, StepId step) const;

    const GraphScene& m_scene;
    QRectF m_seen;
    QPixmap m_nodes;  // null: to be rendered
};

}  // namespace wengert
