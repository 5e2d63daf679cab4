#include "ui/widgets/array_picture.h"

#include <QStyle>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "core/ops/shapes.h"
#include "ui/graph/graph_style.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr double largestCell = 14;
constexpr double gridFrom = 6;       // pixels of a cell from which its border is drawn
constexpr std::uint32_t listed = 8;  // rows and columns of the table; half of them at each end

// Rows or columns shown of `count`, with −1 for those left out.
std::vector<int> places(std::uint32_t count) {
    std::vector<int> shown;
    for (std::uint32_t i = 0; i < count; ++i) {
        const bool isShown = count <= listed || i < listed / 2 || i >= count - listed / 2;
        if (isShown) shown.push_back(int(i));
        else if (shown.back() >= 0) shown.push_back(-1);
    }
    return shown;
}

Shape thumbnailShape(Shape shape) {
    return {std::min(shape.rows, thumbnailSide), std::min(shape.columns, thumbnailSide)};
}

// The cell of the thumbnail that shows a cell of the array.
std::size_t block(Shape shape, Shape small, std::size_t cell) {
    return cell / shape.columns * small.rows / shape.rows * small.columns +
           cell % shape.columns * small.columns / shape.columns;
}

// A frame of two lines, one of which stands out from whatever colour the cell has.
void paintLit(QPainter& painter, const QRectF& cell, const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.card, theme.stroke(1)));
    painter.drawRect(cell);
    painter.setPen(QPen(theme.accent.color, theme.stroke(2)));
    painter.drawRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5));
}

}  // namespace

ArrayCells thumbnail(Shape shape, std::span<const double> numbers, std::optional<std::uint32_t> lit) {
    ArrayCells cells{thumbnailShape(shape), {}, lit};
    if (cells.shape == shape) {
        cells.numbers.assign(numbers.begin(), numbers.end());
        return cells;
    }
    if (lit) cells.lit = static_cast<std::uint32_t>(block(shape, cells.shape, *lit));
    std::vector<std::size_t> counts(cells.shape.size(), 0);
    cells.numbers.assign(cells.shape.size(), 0);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t at = block(shape, cells.shape, i);
        cells.numbers[at] += numbers[i];
        ++counts[at];
    }
    for (std::size_t i = 0; i < counts.size(); ++i) cells.numbers[i] /= double(std::max<std::size_t>(counts[i], 1));
    return cells;
}

std::uint32_t cellBehind(Shape shape, std::uint32_t thumbnailCell) {
    const Shape small = thumbnailShape(shape);
    const auto first = [](std::uint32_t place, std::uint32_t count, std::uint32_t of) {
        return (place * of + count - 1) / count;
    };
    return first(thumbnailCell / small.columns, small.rows, shape.rows) * shape.columns +
           first(thumbnailCell % small.columns, small.columns, shape.columns);
}

QRectF arrayArea(const QRectF& room, Shape shape, Qt::Alignment alignment) {
    const double side = std::min({room.width() / shape.columns, room.height() / shape.rows, largestCell});
    const QSizeF size(side * shape.columns, side * shape.rows);
    QRectF area(room.topLeft(), size);
    area.moveLeft(alignment & Qt::AlignRight  ? room.right() - size.width()
                  : alignment & Qt::AlignLeft ? room.left()
                                              : room.center().x() - size.width() / 2);
    area.moveTop(alignment & Qt::AlignTop ? room.top() : room.center().y() - size.height() / 2);
    return area;
}

std::optional<std::uint32_t> cellAt(const QRectF& area, Shape shape, QPointF point) {
    if (!area.contains(point)) return {};
    const auto place = [](double along, double length, std::uint32_t count) {
        return std::min(static_cast<std::uint32_t>(along / length * count), count - 1);
    };
    return place(point.y() - area.top(), area.height(), shape.rows) * shape.columns +
           place(point.x() - area.left(), area.width(), shape.columns);
}

QRectF paintArray(QPainter& painter, const QRectF& room, const ArrayCells& cells, const Hue& hue, const Theme& theme,
                  Qt::Alignment alignment) {
    const QRectF area = arrayArea(room, cells.shape, alignment);
    const double side = area.width() / cells.shape.columns;
    const auto rectOf = [&](std::size_t cell) {
        return QRectF(area.left() + side * double(cell % cells.shape.columns),
                      area.top() + side * double(cell / cells.shape.columns), side, side);
    };
    double largest = 0;
    for (const double number : cells.numbers)
        if (std::isfinite(number)) largest = std::max(largest, std::abs(number));
    const double inset = side >= gridFrom ? 0.5 : 0;
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < cells.numbers.size(); ++i) {
        const double number = cells.numbers[i];
        const QColor& color = !std::isfinite(number) ? theme.error.color : number < 0 ? theme.muted : hue.color;
        const double strength = !std::isfinite(number) ? 1 : largest > 0 ? std::abs(number) / largest : 0;
        painter.fillRect(rectOf(i).adjusted(0, 0, -inset, -inset), mixed(color, theme.card, strength));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.nodeLine, 1));
    painter.drawRect(area);
    if (cells.lit) paintLit(painter, rectOf(*cells.lit), theme);
    painter.restore();
    return area;
}

QString arrayTable(Shape shape, std::span<const double> numbers) {
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='3'>");
    for (const int row : places(shape.rows)) {
        html += QStringLiteral("<tr>");
        for (const int column : places(shape.columns)) {
            const QString text =
                row < 0 || column < 0
                    ? QStringLiteral("…")
                    : toQString(shortNumber(numbers[std::size_t(row) * shape.columns + std::size_t(column)]));
            html += QStringLiteral("<td align='right'>%1</td>").arg(text);
        }
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

QString shapeLabel(Shape shape) { return toQString(shapeText(shape)); }

}  // namespace wengert
