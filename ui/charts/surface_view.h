// A surface in space, turned by dragging: painted quads with the paths of the runs laid on it; what lies behind a hill
// is drawn faint. It is given the same data as the map.
#pragma once

#include <QPixmap>
#include <optional>

#include "ui/charts/chart.h"
#include "ui/charts/surface_marks.h"
#include "ui/charts/surface_mesh.h"

namespace wengert {

class SurfaceView final : public Chart {
    Q_OBJECT

 public:
    explicit SurfaceView(const ThemeManager& themes, QWidget* parent = nullptr);

    void setPicture(SurfacePicture picture);
    void setRuns(std::vector<SurfaceRun> runs);
    void setIteration(std::size_t iteration);
    void setStart(std::optional<QPointF> start);
    void setNames(const QString& x, const QString& y, const QString& value);

    const SurfaceCamera& camera() const { return m_camera; }
    void setCamera(const SurfaceCamera& camera);
    void zoomIn();
    void zoomOut();
    void fit();  // as at first

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    // Where a point of the surface is in the widget; nothing where it has no height.
    std::optional<QPointF> positionOf(QPointF coordinates) const;

 Q_SIGNALS:
    void cameraChanged();

 protected:
    void paintOnScreen(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

 private:
    // From what a camera projects to pixels.
    QTransform transformTo(const QRectF& target) const;
    void redraw();
    void paintFrame(QPainter& painter, const QTransform& toPixels) const;
    void paintSurface(QPainter& painter, const QTransform& toPixels) const;
    void paintTracks(QPainter& painter, const QTransform& toPixels) const;
    void paintTrack(QPainter& painter, const QTransform& toPixels, const SurfaceRun& run,
                    const SurfaceTrack& track) const;

    SurfacePicture m_picture;
    SurfaceMesh m_mesh;
    std::vector<SurfaceRun> m_runs;
    std::size_t m_iteration = 0;
    std::optional<QPointF> m_start;
    QString m_xName = QStringLiteral("x");
    QString m_yName = QStringLiteral("y");
    QString m_valueName = QStringLiteral("f");
    SurfaceCamera m_camera;

    QPixmap m_surface;                   // null when something changed
    std::vector<SurfaceTrack> m_tracks;  // of the runs; empty when something changed
    std::optional<QPointF> m_draggedFrom;
};

}  // namespace wengert
