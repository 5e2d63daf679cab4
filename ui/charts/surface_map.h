// A surface seen from above: heat map and contours, the paths of runs up to an iteration, critical points, and the
// start as a ring to drag. It pans and zooms at once, with the picture it has, and tells what it would rather show.
// It is given plain data and evaluates nothing.
#pragma once

#include <QPixmap>
#include <QTimer>
#include <optional>

#include "ui/charts/chart.h"
#include "ui/charts/surface_marks.h"
#include "ui/charts/surface_picture.h"

namespace wengert {

class SurfaceMap final : public Chart {
    Q_OBJECT

 public:
    explicit SurfaceMap(const ThemeManager& themes, QWidget* parent = nullptr);

    // May be of another area than what is seen; it is drawn where it belongs. The first one is fitted.
    void setPicture(SurfacePicture picture);
    const SurfacePicture& picture() const { return m_picture; }
    void setRuns(std::vector<SurfaceRun> runs);
    void setIteration(std::size_t iteration);
    void setStart(std::optional<QPointF> start);
    void setMarks(std::vector<SurfaceMark> marks);
    void setVectors(std::vector<SurfaceVector> vectors);
    void setDirectionsShown(bool areShown);  // the picture's arrows
    void setNames(const QString& x, const QString& y, const QString& value);

    // What fit() shows, and shows it.
    void setHome(const QRectF& area);
    // Both axes in one scale: more is seen than was asked for, in the longer direction. On at first.
    void setEqualScales(bool areEqual);
    // What is seen, in coordinates; y upwards, the least in top(). Empty without a picture or a home.
    QRectF view() const { return frameIn(rect()).view; }
    void showArea(const QRectF& area);  // or more, where both axes have one scale
    void zoomIn();
    void zoomOut();
    void fit();

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    // What the pointer there reads: the run's head or the critical point under it, the coordinates, the value.
    QStringList readoutAt(QPointF position) const;
    QPointF positionOf(QPointF coordinates) const { return frameIn(rect()).at(coordinates); }
    QPointF coordinatesAt(QPointF position) const { return frameIn(rect()).coordinatesAt(position); }

 Q_SIGNALS:
    void startDragged(QPointF coordinates);  // while the ring moves, which it has done already
    void startDropped(QPointF coordinates);
    void startPicked(QPointF coordinates);  // by a click; a double click, which fits, takes it back with a second one
    void markPicked(std::size_t mark);      // by a click, which then moves no start
    void viewChanged(const QRectF& view);

 protected:
    void paintOnScreen(QPainter& painter) override;
    void paintHover(QPainter& painter) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent*) override;
    void resizeEvent(QResizeEvent*) override;

 private:
    enum class Press { None, Ring, Click, Pan };

    bool isEmpty() const { return m_view.isEmpty(); }
    SurfaceFrame frameIn(const QRectF& target) const;
    void setView(const QRectF& view);
    void announceView();
    void zoomAt(QPointF position, double factor);
    void moveStart(QPointF coordinates);
    std::optional<std::size_t> markAt(QPointF position) const;
    bool isOnRing(QPointF position) const;
    void updateCursor();
    void redraw();  // with a new background
    void makeBackground(const SurfaceFrame& frame);
    void paintBackground(QPainter& painter, const SurfaceFrame& frame) const;
    void paintForeground(QPainter& painter, const SurfaceFrame& frame) const;

    SurfacePicture m_picture;
    QImage m_image;
    std::vector<SurfaceRun> m_runs;
    std::size_t m_iteration = 0;
    std::optional<QPointF> m_start;
    std::vector<SurfaceMark> m_marks;
    std::vector<SurfaceVector> m_vectors;
    bool m_showsDirections = false;
    bool m_hasEqualScales = true;
    QString m_xName = QStringLiteral("x");
    QString m_yName = QStringLiteral("y");
    QString m_valueName = QStringLiteral("f");

    QRectF m_home;
    QRectF m_view;       // what was asked for
    QRectF m_announced;  // what was seen when it was told last
    QPixmap m_background;
    QRectF m_backgroundView;  // what it shows
    bool m_isBackgroundStale = true;
    QTimer m_settling;  // until it is drawn sharply where it has been moved to

    Press m_press = Press::None;
    QPointF m_pressedAt;
    QPointF m_draggedFrom;  // of a pan: the last position; of the ring: from the pointer to its centre
    std::optional<QPointF> m_startBeforeClick;
    std::optional<QPointF> m_pointer;
};

}  // namespace wengert
