// An array as a small picture of its cells and as a table of its numbers, for nodes, rows and tooltips. A positive
// cell has the pass's colour, a negative one grey, the stronger the further from 0. One cell may be lit.
#pragma once

#include <QMetaType>
#include <QPainter>
#include <QString>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/program/shape.h"
#include "ui/theme.h"

namespace wengert {

struct ArrayCells {
    Shape shape;
    std::vector<double> numbers;            // row by row
    std::optional<std::uint32_t> lit = {};  // a cell, counted so

    friend bool operator==(const ArrayCells&, const ArrayCells&) = default;
};

// At most so many rows and columns are pictured: cells of larger arrays are averaged in blocks. `lit`: a cell of the
// array, whose block is lit.
constexpr std::uint32_t thumbnailSide = 24;
ArrayCells thumbnail(Shape shape, std::span<const double> numbers, std::optional<std::uint32_t> lit = {});
// The first cell of the array that a cell of its thumbnail shows.
std::uint32_t cellBehind(Shape shape, std::uint32_t thumbnailCell);

// As large as it fits into the room with square cells, aligned in it.
QRectF arrayArea(const QRectF& room, Shape shape, Qt::Alignment alignment = Qt::AlignCenter);
std::optional<std::uint32_t> cellAt(const QRectF& area, Shape shape, QPointF point);
// Returns the array's area.
QRectF paintArray(QPainter& painter, const QRectF& room, const ArrayCells& cells, const Hue& hue, const Theme& theme,
                  Qt::Alignment alignment = Qt::AlignCenter);

// The numbers as an HTML table for a tooltip, with the first and last rows and columns of a large array.
QString arrayTable(Shape shape, std::span<const double> numbers);

// 8×2
QString shapeLabel(Shape shape);

}  // namespace wengert

Q_DECLARE_METATYPE(wengert::ArrayCells)
