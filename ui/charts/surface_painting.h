// The map under the runs: heat map, hatched gaps, contours with their levels, arrows of the gradient, the axes'
// numbers.
#pragma once

#include <QImage>
#include <QPainter>

#include "ui/charts/surface_frame.h"
#include "ui/charts/surface_picture.h"

namespace wengert {

// `image`: surfaceImage(picture, …).
void paintHeatMap(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfacePicture& picture,
                  const QImage& image);
// Lines, and labels where they leave each other room.
void paintContours(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfacePicture& picture);
// All of one length: where to, not how much.
void paintDirections(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const SurfacePicture& picture);
// Inside, along the left and the lower edge.
void paintInnerAxes(QPainter& painter, const Theme& theme, const SurfaceFrame& frame, const QString& xName,
                    const QString& yName);
// Diagonal lines on a muted ground, for where there is nothing to show.
void paintHatching(QPainter& painter, const Theme& theme, const QRectF& rect);

}  // namespace wengert
