// Finds places for the labels of active edges: on the edge where there is room, else beside it; not over
// boxes, tokens or each other when that can be avoided. Geometry only.
#pragma once

#include <QRectF>
#include <QSizeF>
#include <span>
#include <vector>

#include "ui/graph/curve.h"

namespace wengert {

struct LabelRequest {
    const SampledCurve* curve = nullptr;  // its token rests in the middle
    QSizeF size;
};

std::vector<QRectF> placeLabels(std::span<const LabelRequest> requests, std::span<const QRectF> boxes,
                                double tokenRadius);

}  // namespace wengert
