// A function of two numbers over an area, as maps and views of it are given it: what colours it, what its values are,
// its contours. The colours are viridis, paled towards the card so that paths stand out. Nothing here draws.
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "ui/theme.h"

namespace wengert {

struct SurfaceContour {
    QPolygonF line;
    QString text;                       // the level's; may be empty
    std::optional<QPointF> labelPlace;  // on the line
};

// Where the function rises or falls, and which way.
struct SurfaceArrow {
    QPointF at;
    QPointF direction;  // of any length
};

// All points are coordinates: x to the right, y upwards. A QRectF of coordinates has its least y in top().
struct SurfacePicture {
    QRectF area;
    // In the centres of columns × rows cells that cover the area, row by row from the bottom.
    int columns = 0;
    int rows = 0;
    std::vector<float> fractions;  // from 0 to 1; NaN where the function is not finite
    std::vector<float> values;     // the function's; may be empty
    std::vector<SurfaceContour> contours;
    std::vector<SurfaceArrow> arrows;  // on a coarse grid

    // No cells, cells without numbers, or an area without extent.
    bool isEmpty() const;
    QPointF centreOf(int column, int row) const;
    // Between the centres of cells, bilinear; nothing outside the area. NaN beside what is not finite.
    std::optional<double> valueAt(QPointF at) const;
    std::optional<double> fractionAt(QPointF at) const;
};

// Of a picture whose cells have their centres in a grid with its outermost points on the edges of `grid`: half a cell
// more on each side. At least two columns and rows.
QRectF areaAround(const QRectF& grid, int columns, int rows);

inline constexpr int surfaceColorCount = 256;
using SurfaceColors = std::array<QRgb, surfaceColorCount>;
// From the least fraction to the greatest.
SurfaceColors surfaceColors(const Theme& theme);
// NaN has none: transparent.
QRgb surfaceColor(const SurfaceColors& colors, float fraction);

// Full viridis, from 0 to 1.
QColor viridis(double fraction);

// One pixel a cell, the first row at the bottom; transparent where the fraction is not finite.
QImage surfaceImage(const SurfacePicture& picture, const SurfaceColors& colors);
bool hasGaps(const SurfacePicture& picture);

// A row for each cell: its centre, its value (its fraction where the picture has no values).
QString toCsv(const SurfacePicture& picture, const QString& xName, const QString& yName, const QString& valueName);

}  // namespace wengert
