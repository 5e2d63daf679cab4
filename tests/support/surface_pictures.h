// Surfaces for tests of what draws them, sampled from a formula.
#pragma once

#include <algorithm>
#include <cmath>

#include "ui/charts/surface_picture.h"

namespace wengert {

// Values of f(x, y) in the cells' centres; fractions linear from the least finite value to the greatest.
template <class Function>
SurfacePicture sampled(Function f, const QRectF& area, int columns, int rows) {
    SurfacePicture picture{.area = area, .columns = columns, .rows = rows};
    double low = INFINITY;
    double high = -INFINITY;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const QPointF at = picture.centreOf(column, row);
            const double value = f(at.x(), at.y());
            picture.values.push_back(float(value));
            if (!std::isfinite(value)) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    for (const float value : picture.values)
        picture.fractions.push_back(std::isfinite(value) ? float((double(value) - low) / std::max(high - low, 1e-30))
                                                         : NAN);
    return picture;
}

}  // namespace wengert
