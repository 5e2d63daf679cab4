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

}  // namespace

ArrayCells thumbnail(Shape shape, std::span<const double> numbers, std::uint32_t most) {
    ArrayCells cells{{std::min(shape.rows, most), std::min(shape.columns, most)}, {}};
    if (cells.shape == shape) return {shape, {numbers.begin(), numbers.end()}};
    std::vector<std::size_t> counts(cells.shape.size(), 0);
    cells.numbers.assign(cells.shape.size(), 0);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t row = i / shape.columns * cells.shape.rows / shape.rows;
        const std::size_t column = i % shape.columns * cells.shape.columns / shape.columns;
        cells.numbers[row * cells.shape.columns + column] += numbers[i];
        ++counts[row * cells.shape.columns + column];
    }
    for (std::size_t i = 0; i < counts.size(); ++i) cells.numbers[i] /= double(std::max<std::size_t>(counts[i], 1));
    return cells;
}

QRectF paintArray(QPainter& painter, const QRectF& room, const ArrayCells& cells, const Hue& hue, const Theme& theme,
                  Qt::Alignment alignment) {
    const double side = std::min({room.width() / cells.shape.columns, room.height() / cells.shape.rows, largestCell});
    const QSizeF size(side * cells.shape.columns, side * cells.shape.rows);
    QRectF area(room.topLeft(), size);
    area.moveLeft(alignment & Qt::AlignRight  ? room.right() - size.width()
                  : alignment & Qt::AlignLeft ? room.left()
                                              : room.center().x() - size.width() / 2);
    area.moveTop(alignment & Qt::AlignTop ? room.top() : room.center().y() - size.height() / 2);

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
        const QRectF cell(area.left() + side * double(i % cells.shape.columns),
                          area.top() + side * double(i / cells.shape.columns), side, side);
        painter.fillRect(cell.adjusted(0, 0, -inset, -inset), mixed(color, theme.card, strength));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.nodeLine, 1));
    painter.drawRect(area);
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
