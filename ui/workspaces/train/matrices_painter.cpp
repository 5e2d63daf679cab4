#include "ui/workspaces/train/matrices_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/language/number.h"
#include "ui/charts/color_map.h"
#include "ui/graph/edge_painter.h"
#include "ui/text.h"
#include "ui/widgets/array_picture.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr std::uint32_t mostCellsOfASide = 160;
constexpr double gridFrom = 6;  // pixels of a cell from which its border is drawn

QString tr(const char* text) { return QCoreApplication::translate("NetworkDiagram", text); }

NetworkView::MatrixPicture pictureOf(const NetworkMatrix& matrix, std::span<const double> numbers,
                                     const ColorMap& colors) {
    NetworkView::MatrixPicture picture;
    const std::vector<double> all = numbersOf(matrix, numbers);
    for (const double number : all)
        if (std::isfinite(number)) picture.largest = std::max(picture.largest, std::abs(number));
    const ArrayCells cells = thumbnail(matrix.shape, all, mostCellsOfASide);
    double strongest = 0;
    for (const double number : cells.numbers)
        if (std::isfinite(number)) strongest = std::max(strongest, std::abs(number));
    std::vector<float> scaled;
    for (const double number : cells.numbers) scaled.push_back(float(strongest > 0 ? number / strongest : number));
    picture.cells = colors.image(scaled, int(cells.shape.columns)).mirrored();  // the first row on top
    return picture;
}

void paintArrow(QPainter& painter, const QRectF& from, const QRectF& to, const Theme& theme) {
    const QPointF start(from.right() + theme.space.xs, from.center().y());
    const QPointF end(to.left() - theme.space.xs, to.center().y());
    const QPointF third = (end - start) / 3;
    painter.setPen(QPen(theme.edge, theme.stroke(restingWidth)));
    painter.setBrush(theme.edge);
    const std::array chain{start, start + third, end - third, end};
    paintEdge(painter, edgePicture(chain, restingHead), from.united(to));
}

void paintData(QPainter& painter, const QRectF& box, const NetworkColumn& column, const Theme& theme) {
    paintRounded(painter, box, theme.controlRadius, theme.field, theme.inputLine, theme.stroke(1));
    QFont symbol = theme.font(TextStyle::Math);
    symbol.setPixelSize(theme.px(21));
    symbol.setItalic(true);
    painter.setFont(symbol);
    painter.setPen(theme.text);
    painter.drawText(box.adjusted(0, 0, 0, -box.height() * 0.3), Qt::AlignCenter, QStringLiteral("x"));
    painter.setFont(theme.font(TextStyle::Label));
    painter.setPen(theme.muted);
    painter.drawText(box.adjusted(0, box.height() * 0.5, 0, 0), Qt::AlignCenter,
                     shapeLabel({static_cast<std::uint32_t>(column.size), 1}));
}

// Lines between cells that are large enough.
void paintGrid(QPainter& painter, const QRectF& area, Shape shape, const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme.card, 1));
    if (area.width() / shape.columns >= gridFrom) {
        for (std::uint32_t i = 1; i < shape.columns; ++i) {
            const double x = area.left() + area.width() * i / shape.columns;
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        }
        for (std::uint32_t i = 1; i < shape.rows; ++i) {
            const double y = area.top() + area.height() * i / shape.rows;
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.nodeLine, theme.stroke(1)));
    painter.drawRect(area);
    painter.setRenderHint(QPainter::Antialiasing);
}

void paintTitle(QPainter& painter, const QRectF& room, const NetworkMatrix& matrix, const Theme& theme) {
    painter.setFont(theme.font(TextStyle::Label));
    painter.setPen(theme.text);
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignTop, matrix.name.text());
    painter.setPen(theme.muted);
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignBottom, shapeLabel(matrix.shape));
}

void paintPointedCell(QPainter& painter, const NetworkView& view, const Theme& theme) {
    if (!view.pointed.number) return;
    for (std::size_t i = 0; i < view.matrices.size(); ++i) {
        const auto found = std::ranges::find(view.matrices[i].numbers, *view.pointed.number);
        if (found == view.matrices[i].numbers.end()) continue;
        const auto at = std::size_t(found - view.matrices[i].numbers.begin());
        const QRectF cell = view.matrixGeometry.cell(i, at, view.matrices[i].shape);
        paintRounded(painter, cell.adjusted(-2, -2, 2, 2), 3, {}, theme.accent.color, theme.stroke(2));
    }
}

// How strong the strongest colour is: every matrix has its own.
void paintFooter(QPainter& painter, const NetworkView& view, const Theme& theme) {
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    painter.setFont(theme.font(TextStyle::Label));
    painter.setPen(theme.muted);
    QStringList parts;
    for (std::size_t i = 0; i < view.matrixPictures.size(); ++i)
        parts << QStringLiteral("%1 %2").arg(view.matrices[i].name.text(),
                                             toQString(shortNumber(view.matrixPictures[i].largest)));
    const QString text = parts.isEmpty() ? tr("no gradient before the first minibatch")
                                         : tr("largest size: %1").arg(parts.join(QStringLiteral(" · ")));
    const QRectF& room = view.matrixGeometry.footer();
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, room.width()));
}

}  // namespace

std::vector<NetworkView::MatrixPicture> matrixPictures(std::span<const NetworkMatrix> matrices,
                                                       std::span<const double> numbers, const Theme& theme) {
    std::vector<NetworkView::MatrixPicture> pictures;
    if (numbers.empty()) return pictures;
    const ColorMap colors(theme, 1);
    for (const NetworkMatrix& matrix : matrices)
        pictures.push_back(matrix.numbers.empty() ? NetworkView::MatrixPicture() : pictureOf(matrix, numbers, colors));
    return pictures;
}

void paintMatricesGround(QPainter& painter, const NetworkView& view, const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing);
    const MatrixGeometry& geometry = view.matrixGeometry;
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    for (std::size_t column = 0; column < view.model.columns().size(); ++column) {
        const QRectF& box = geometry.box(column);
        if (column == 0) paintData(painter, box, view.model.columns()[0], theme);
        else paintRounded(painter, box, theme.cardRadius, theme.card, theme.nodeLine, theme.stroke(1));
        if (column > 0) paintArrow(painter, geometry.box(column - 1), box, theme);
        const QRectF caption = geometry.caption(column);
        painter.setFont(theme.font(TextStyle::Label));
        painter.setPen(theme.muted);
        painter.drawText(caption, Qt::AlignCenter,
                         metrics.elidedText(view.model.columns()[column].caption, Qt::ElideRight, caption.width()));
    }
    for (std::size_t i = 0; i < view.matrices.size(); ++i)
        paintTitle(painter, geometry.title(i), view.matrices[i], theme);
}

void paintMatrices(QPainter& painter, const NetworkView& view, const Theme& theme) {
    for (std::size_t i = 0; i < view.matrices.size(); ++i) {
        const QRectF& area = view.matrixGeometry.matrix(i);
        if (i < view.matrixPictures.size() && !view.matrixPictures[i].cells.isNull())
            painter.drawImage(area, view.matrixPictures[i].cells);
        paintGrid(painter, area, view.matrices[i].shape, theme);
    }
    paintPointedCell(painter, view, theme);
    paintFooter(painter, view, theme);
}

}  // namespace wengert
