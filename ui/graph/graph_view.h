// The graph on the screen: zooming at the pointer, panning, fitting, an overview of large graphs, and what is
// said where there is no graph. The mouse on nodes and edges is GraphPointer's; the drawing is the scene's.
#pragma once

#include <QContextMenuEvent>
#include <QGraphicsView>

#include "ui/graph/graph_pointer.h"
#include "ui/graph/graph_scene.h"

class QNativeGestureEvent;

namespace wengert {

class Minimap;

class GraphView final : public QGraphicsView {
    Q_OBJECT

 public:
    static constexpr std::size_t minimapFrom = 200;  // steps

    GraphView(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

    const GraphScene& graph() const { return m_graph; }
    const Minimap& minimap() const { return *m_minimap; }
    double zoom() const { return transform().m11(); }
    bool isFitted() const { return m_fitted; }  // follows the size of the view and of the program

 public Q_SLOTS:
    void fit();
    void zoomIn();
    void zoomOut();

 protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override { event->ignore(); }

 private:
    enum class Press { None, Item, Background };

    void onGraphChanged();
    void onCursorChanged();
    void zoomAt(QPointF viewportPoint, double factor);
    QPointF placeToKeep() const;
    void setZoom(double zoom);
    double fittingZoom() const;
    void scrollBy(QPointF pixels);
    void updateRoom();
    void updateMinimap();
    void describe();

    Session& m_session;
    const ThemeManager& m_themes;
    GraphScene m_graph;
    GraphPointer m_pointer;
    Minimap* m_minimap;
    bool m_fitted = true;
    bool m_showsFocus = false;

    Press m_press = Press::None;
    bool m_dragging = false;
    QPoint m_pressedAt;
    QPoint m_lastAt;
};

}  // namespace wengert
