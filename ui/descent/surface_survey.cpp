#include "ui/descent/surface_survey.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/language/number.h"
#include "core/optimize/contours.h"
#include "core/optimize/levels.h"
#include "ui/text.h"

namespace wengert {

namespace {

constexpr int arrowsAcross = 18;
constexpr int contourSide = 192;  // more cells make no better lines
constexpr int rowsAtOnce = 16;    // between two looks at whether to stop

// The centres of columns × rows cells over an area, as coordinates of an objective: all x, then all y.
std::vector<double> centres(const QRectF& area, int columns, int firstRow, int rows, int allRows) {
    const auto count = std::size_t(columns) * std::size_t(rows);
    std::vector<double> coordinates(2 * count);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const auto i = std::size_t(row) * std::size_t(columns) + std::size_t(column);
            coordinates[i] = area.left() + area.width() * (column + 0.5) / columns;
            coordinates[count + i] = area.top() + area.height() * (firstRow + row + 0.5) / allRows;
        }
    return coordinates;
}

std::vector<double> valuesOn(Objective& objective, const QRectF& area, int side, const std::stop_token& stop) {
    std::vector<double> values(std::size_t(side) * std::size_t(side));
    for (int row = 0; row < side && !stop.stop_requested(); row += rowsAtOnce) {
        const int rows = std::min(rowsAtOnce, side - row);
        const auto count = std::size_t(rows) * std::size_t(side);
        objective.evaluateMany(centres(area, side, row, rows, side),
                               std::span(values).subspan(std::size_t(row) * std::size_t(side), count), {});
    }
    return values;
}

std::vector<SurfaceArrow> arrowsOn(Objective& objective, const QRectF& area) {
    constexpr auto count = std::size_t(arrowsAcross) * arrowsAcross;
    const std::vector<double> at = centres(area, arrowsAcross, 0, arrowsAcross, arrowsAcross);
    std::vector<double> values(count);
    std::vector<double> gradients(2 * count);
    objective.evaluateMany(at, values, gradients);
    std::vector<SurfaceArrow> arrows;
    for (std::size_t i = 0; i < count; ++i) {
        const QPointF down(-gradients[i], -gradients[count + i]);
        if (std::isfinite(down.x()) && std::isfinite(down.y()) && !down.isNull())
            arrows.push_back({{at[i], at[count + i]}, down});
    }
    return arrows;
}

// The grid thinned to what contours need: every stride-th cell of a side.
struct ContourGrid {
    std::vector<double> values;
    PlaneGrid grid;
};

ContourGrid contourGrid(std::span<const double> values, const QRectF& area, int side) {
    const int stride = std::max(1, side / contourSide);
    const int count = (side - 1) / stride + 1;
    ContourGrid thinned;
    thinned.values.reserve(std::size_t(count) * std::size_t(count));
    for (int row = 0; row < count; ++row)
        for (int column = 0; column < count; ++column)
            thinned.values.push_back(
                values[std::size_t(row * stride) * std::size_t(side) + std::size_t(column * stride)]);
    const double first = 0.5 / side;
    const double last = ((count - 1) * stride + 0.5) / side;
    thinned.grid = {.area = {.xFrom = area.left() + first * area.width(),
                             .xTo = area.left() + last * area.width(),
                             .yFrom = area.top() + first * area.height(),
                             .yTo = area.top() + last * area.height()},
                    .columns = std::size_t(count),
                    .rows = std::size_t(count)};
    return thinned;
}

std::vector<SurfaceContour> contoursOn(std::span<const double> values, const QRectF& area, int side,
                                       const ContourLevels& levels) {
    ContourGrid thinned = contourGrid(values, area, side);
    thinned.grid.values = thinned.values;
    std::vector<SurfaceContour> lines;
    for (const Contour& contour : contours(thinned.grid, levels.lines())) {
        for (const Polyline& each : contour.lines) {
            SurfaceContour line{.line = {}, .text = toQString(shortNumber(contour.level)), .labelPlace = {}};
            line.line.reserve(qsizetype(each.points.size()) + 1);
            for (const Planar& point : each.points) line.line << QPointF(point[0], point[1]);
            if (each.isClosed && !line.line.isEmpty()) line.line << line.line.constFirst();
            lines.push_back(std::move(line));
        }
        if (contour.label && !contour.lines.empty())
            lines.back().labelPlace = QPointF(contour.label->at[0], contour.label->at[1]);
    }
    return lines;
}

}  // namespace

SurfacePicture surveySurface(Objective& objective, const QRectF& area, int side, const std::stop_token& stop) {
    const std::vector<double> values = valuesOn(objective, area, side, stop);
    if (stop.stop_requested()) return {};
    const ContourLevels levels = ContourLevels::of(values);
    SurfacePicture picture{.area = area, .columns = side, .rows = side};
    picture.values.assign(values.begin(), values.end());
    picture.fractions.resize(values.size());
    std::ranges::transform(values, picture.fractions.begin(), [&](double value) {
        return std::isfinite(value) ? float(levels.fraction(value)) : std::numeric_limits<float>::quiet_NaN();
    });
    picture.contours = contoursOn(values, area, side, levels);
    picture.arrows = arrowsOn(objective, area);
    return picture;
}

}  // namespace wengert
