// What lies on a surface, as data and drawn on its map: runs with their heads, the start, critical points, vectors at
// a head. All points are coordinates; maps and views of the surface share them.
#pragma once

#include <QPainter>
#include <QPointF>
#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "ui/charts/run_style.h"
#include "ui/charts/surface_frame.h"

namespace wengert {

struct SurfaceRun {
    QString name;
    RunStyle style;
    std::vector<QPointF> points;  // one for each iteration, from the start; may end early
    bool isSelected = false;      // drawn over the others, with the vectors at its head

    // The last finite point up to the iteration.
    std::optional<QPointF> headAt(std::size_t iteration) const;
};

enum class SurfaceMarkKind { Minimum, Maximum, Saddle, Degenerate };

// A critical point.
struct SurfaceMark {
    SurfaceMarkKind kind = SurfaceMarkKind::Minimum;
    QPointF at;
    std::array<QPointF, 2> directions{};  // the Hessian's eigenvectors; shown for a saddle
    QString text;                         // said at the pointer; several lines are
};

// At the head of the selected run.
struct SurfaceVector {
    QPointF direction;  // in coordinates; drawn no shorter and no longer than can be seen
    QColor color;
    QString label;
};

// Text that can be read on any colour: over a pale rim of the card's.
void paintHaloText(QPainter& painter, const Theme& theme, const QRectF& rect, Qt::Alignment alignment,
                   const QString& text);
// From `tail` by `shaft`, both in pixels; an invalid rim is not drawn.
void paintArrow(QPainter& painter, QPointF tail, QPointF shaft, const QPen& pen, const QColor& rim = {});

void paintSurfaceMark(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfaceMark& mark);
double startRingRadius(const Theme& theme);
void paintStartRing(QPainter& painter, const Theme& theme, QPointF at, bool isLit);
// The paths up to the iteration; the selected one last.
void paintRunPaths(QPainter& painter, const SurfaceFrame& frame, const std::vector<SurfaceRun>& runs,
                   std::size_t iteration);
void paintRunHeads(QPainter& painter, const SurfaceFrame& frame, const std::vector<SurfaceRun>& runs,
                   std::size_t iteration);
void paintVectors(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, QPointF from,
                  const std::vector<SurfaceVector>& vectors);

// First the others, then the selected ones.
template <class Paint>
void forEachRun(const std::vector<SurfaceRun>& runs, Paint paint) {
    for (const bool isSelected : {false, true})
        for (const SurfaceRun& run : runs)
            if (run.isSelected == isSelected) paint(run);
}

}  // namespace wengert
