// The picture of a surface over an area, computed: its values on a grid, their colours and contours, and the gradient's
// directions on a coarse one. Without widgets, for any thread.
#pragma once

#include <QRectF>
#include <stop_token>

#include "core/optimize/objective.h"
#include "ui/charts/surface_picture.h"

namespace wengert {

// objective: of two inputs. side: cells of each side of the area. Stopped early, it returns an empty picture.
SurfacePicture surveySurface(Objective& objective, const QRectF& area, int side, const std::stop_token& stop = {});

}  // namespace wengert
