// The graph on the screen: zooming at the pointer, panning, framing, an overview of what is not seen, and what is
// said where there is no graph. A graph too large to be read as a whole is shown in part, where the cursor is. The
// mouse on nodes and edges is GraphPointer's; the drawing is the scene's.
#pragma once

#include <QContextMenuEvent>
#include <QGraphicsView>

#include "ui/graph/dotted_ground.h"
#include "ui/graph/graph_pointer.h"
#include "ui/graph/graph_scene.h"

class QNativeGestureEvent;

namespace wengert {

class Minimap;

class GraphView final : public QGraphicsView {
    Q_OBJECT

 public:
    static constexpr std::size_t overviewFrom = 200;  // steps: all of it is shown, with the minimap beside it
    static constexpr double leastReadable = 0.65;     // zoom, at 100 % text: less would show all, but not to be read

    GraphView(const Level& level, const ThemeManager& themes, QWidget* parent = nullptr);

    const GraphScene& graph() const { return m_graph; }
    const Minimap& minimap() const { return *m_minimap; }
    // What is lit from elsewhere is brought into sight.
    void setFollowsSelection(bool follows) { m_followsSelection = follows; }
    double zoom() const { return transform().m11(); }
    bool isFitted() const { return m_framing == Framing::Whole; }

 public Q_SLOTS:
    void fit();  // all of it, however small
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
    // The first two follow the size of the view and the program, until the user zooms or pans.
    enum class Framing { Readable, Whole, Free };

    void onGraphChanged();
    void onCursorChanged();
    void frame();
    void followCursor();
    void showStart();
    bool seesAnyNode() const;
    bool seesAll() const;
    bool seesMost() const;
    QRectF seen() const;
    QRectF graphWithMargin() const;
    QRectF placeOfCursor(QSizeF room) const;
    std::vector<QRectF> boxesOf(const std::vector<StepId>& steps) const;
    std::optional<QRectF> currentBox() const;
    void followSelection();
    void showSelection();
    void zoomAt(QPointF viewportPoint, double factor);
    QPointF placeToKeep() const;
    void setZoom(double zoom);
    double fittingZoom() const;
    double readableZoom() const;
    void scrollBy(QPointF pixels);
    void updateRoom();
    void updateMinimap();
    void placeMinimap();
    void describe();

    const Level& m_level;
    Session& m_session;
    const ThemeManager& m_themes;
    GraphScene m_graph;
    GraphPointer m_pointer;
    Minimap* m_minimap;
    Framing m_framing = Framing::Readable;
    Qt::Corner m_minimapCorner = Qt::BottomRightCorner;
    DottedGround m_ground;
    bool m_showsFocus = false;
    bool m_followsSelection = false;

    Press m_press = Press::None;
    bool m_dragging = false;
    QPoint m_pressedAt;
    QPoint m_lastAt;
};

}  // namespace wengert
