// The part of network_painter.h that draws a network layer by layer.
#pragma once

#include "ui/workspaces/train/network_painter.h"

namespace wengert {

// The matrices' cells by the numbers of all parameters; none: nothing is known.
std::vector<NetworkView::MatrixPicture> matrixPictures(std::span<const NetworkMatrix> matrices,
                                                       std::span<const double> numbers, const Theme& theme);

void paintMatricesGround(QPainter& painter, const NetworkView& view, const Theme& theme);
void paintMatrices(QPainter& painter, const NetworkView& view, const Theme& theme);

}  // namespace wengert
