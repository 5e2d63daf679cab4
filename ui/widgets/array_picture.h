// An array as a small picture of its cells and as a table of its numbers, for nodes, rows and tooltips. A positive
// cell has the pass's colour, a negative one grey, the stronger the further from 0.
#pragma once

#include <QMetaType>
#include <QPainter>
#include <QString>
#include <span>
#include <vector>

#include "core/program/shape.h"
#include "ui/theme.h"

namespace wengert {

struct ArrayCells {
    Shape shape;
    std::vector<double> numbers;  // row by row

    friend bool operator==(const ArrayCells&, const ArrayCells&) = default;
};

// At most `most` rows and columns: cells of larger arrays are averaged in blocks.
ArrayCells thumbnail(Shape shape, std::span<const double> numbers, std::uint32_t most = 24);

// As large as it fits into the room with square cells, aligned in it. Returns where it is.
QRectF paintArray(QPainter& painter, const QRectF& room, const ArrayCells& cells, const Hue& hue, const Theme& theme,
                  Qt::Alignment alignment = Qt::AlignCenter);

// The numbers as an HTML table for a tooltip, with the first and last rows and columns of a large array.
QString arrayTable(Shape shape, std::span<const double> numbers);

// 8×2
QString shapeLabel(Shape shape);

}  // namespace wengert

Q_DECLARE_METATYPE(wengert::ArrayCells)
