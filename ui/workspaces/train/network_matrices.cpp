#include "ui/workspaces/train/network_matrices.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <set>

namespace wengert {
namespace {

// Of the 100 % design.
constexpr double largestCell = 36;
constexpr double leastPointedCell = 4;
constexpr double dataBox = 64;
constexpr double widestBox = 340;
constexpr double widestGap = 72;
constexpr double gapShare = 0.15;     // of a column's width
constexpr double stretchedBelow = 8;  // cells thinner than this are drawn higher,
constexpr double mostStretch = 4;     // so much at most

// The row of each group's first unit among its column's, by group.
std::vector<std::size_t> firstRows(const UnitLayers& layers) {
    std::vector<std::size_t> used(layers.columnCount(), 0);
    std::vector<std::size_t> rows;
    for (const UnitGroup& group : layers.groups) {
        rows.push_back(used[group.column]);
        used[group.column] += group.size;
    }
    return rows;
}

NetworkName nameOf(const NetworkModel& model, const std::set<std::size_t>& parameters, const QString& base,
                   std::size_t column) {
    if (parameters.size() == 1) return networkArrayName(model.parameter(*parameters.begin()).name);
    return {.base = base, .layer = QString::number(column)};
}

NetworkMatrix emptyMatrix(std::size_t column, std::size_t rows, std::size_t columns) {
    NetworkMatrix matrix{.column = column,
                         .shape = {static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(columns)}};
    if (matrix.shape.size() <= mostMatrixCells) matrix.numbers.assign(matrix.shape.size(), NetworkMatrix::noNumber);
    return matrix;
}

NetworkMatrix weightMatrix(const NetworkModel& model, std::span<const std::size_t> rows, std::size_t column,
                           std::size_t fromColumn) {
    const UnitLayers& layers = model.layers();
    NetworkMatrix matrix = emptyMatrix(column, model.columns()[column].size, model.columns()[fromColumn].size);
    std::set<std::size_t> parameters;
    for (std::size_t g = 0; g < layers.groups.size(); ++g) {
        if (layers.groups[g].column != column) continue;
        for (const UnitConnection& connection : layers.groups[g].inputs) {
            if (layers.groups[connection.from].column != fromColumn) continue;
            parameters.insert(connection.parameter);
            if (matrix.numbers.empty()) continue;
            for (std::size_t to = 0; to < layers.groups[g].size; ++to)
                for (std::size_t from = 0; from < layers.groups[connection.from].size; ++from)
                    matrix.numbers[(rows[g] + to) * matrix.shape.columns + rows[connection.from] + from] =
                        model.numberOf(connection, to, from);
        }
    }
    matrix.name = nameOf(model, parameters, QStringLiteral("W"), column);
    return matrix;
}

// The units' i-th biases.
NetworkMatrix biasMatrix(const NetworkModel& model, std::span<const std::size_t> rows, std::size_t column,
                         std::size_t i) {
    const UnitLayers& layers = model.layers();
    NetworkMatrix matrix = emptyMatrix(column, model.columns()[column].size, 1);
    std::set<std::size_t> parameters;
    for (std::size_t g = 0; g < layers.groups.size(); ++g) {
        const UnitGroup& group = layers.groups[g];
        if (group.column != column || group.biases.size() <= i) continue;
        parameters.insert(group.biases[i]);
        for (std::size_t unit = 0; unit < group.size && !matrix.numbers.empty(); ++unit)
            matrix.numbers[rows[g] + unit] = model.biasOf(group.biases[i], unit);
    }
    matrix.name = nameOf(model, parameters, QStringLiteral("b"), column);
    return matrix;
}

}  // namespace

std::vector<NetworkMatrix> networkMatrices(const NetworkModel& model) {
    std::vector<NetworkMatrix> matrices;
    if (model.isEmpty()) return matrices;
    const UnitLayers& layers = model.layers();
    const std::vector<std::size_t> rows = firstRows(layers);
    for (std::size_t column = 1; column < layers.columnCount(); ++column) {
        std::set<std::size_t> fromColumns;
        std::size_t biases = 0;
        for (const UnitGroup& group : layers.groups) {
            if (group.column != column) continue;
            for (const UnitConnection& input : group.inputs) fromColumns.insert(layers.groups[input.from].column);
            biases = std::max(biases, group.biases.size());
        }
        for (const std::size_t from : fromColumns) matrices.push_back(weightMatrix(model, rows, column, from));
        for (std::size_t i = 0; i < biases; ++i) matrices.push_back(biasMatrix(model, rows, column, i));
    }
    return matrices;
}

std::vector<double> numbersOf(const NetworkMatrix& matrix, std::span<const double> numbers) {
    std::vector<double> cells;
    cells.reserve(matrix.numbers.size());
    for (const std::size_t number : matrix.numbers)
        cells.push_back(number < numbers.size() ? numbers[number] : std::nan(""));
    return cells;
}

// ---- geometry

MatrixGeometry::MatrixGeometry(const NetworkModel& model, std::span<const NetworkMatrix> matrices, const QRectF& room,
                               const Theme& theme)
    : m_line(QFontMetricsF(theme.font(TextStyle::Label)).height()), m_matrices(matrices.size()) {
    m_footer = footerIn(room, theme);
    m_captionTop = m_footer.top() - theme.space.m - m_line;
    const QRectF area(room.left() + 2 * theme.space.l, room.top() + 2 * theme.space.l, room.width() - 4 * theme.space.l,
                      m_captionTop - theme.space.l - room.top() - 2 * theme.space.l);
    const auto layers = static_cast<double>(model.columns().size() - 1);
    const double data = std::min<double>(theme.px(dataBox), area.width() / 6);
    const double share = (area.width() - data) / layers;
    const double gap = std::min<double>(gapShare * share, theme.px(widestGap));
    const double width = std::min<double>(share - gap, theme.px(widestBox));
    double left = area.center().x() - (data + layers * (width + gap)) / 2;
    m_boxes.emplace_back(left, area.center().y() - data / 2, data, data);
    left += data + gap;
    for (std::size_t column = 1; column < model.columns().size(); ++column, left += width + gap) {
        m_boxes.emplace_back(left, area.top(), width, area.height());
        placeColumn(column, matrices, theme);
    }
}

// Side by side, with cells of one size, and the box round them.
void MatrixGeometry::placeColumn(std::size_t column, std::span<const NetworkMatrix> matrices, const Theme& theme) {
    const QRectF area = m_boxes[column];
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    const double gap = theme.space.s;
    const double title = 2 * m_line + theme.space.xs;
    std::vector<std::size_t> mine;
    double cells = 0;
    double rows = 1;
    for (std::size_t i = 0; i < matrices.size(); ++i) {
        if (matrices[i].column != column) continue;
        mine.push_back(i);
        cells += matrices[i].shape.columns;
        rows = matrices[i].shape.rows;
    }
    // Narrow matrices are as wide as what stands above them.
    const auto slot = [&](std::size_t i, double cell) {
        const QString shape = QStringLiteral("%1×%2").arg(matrices[i].shape.rows).arg(matrices[i].shape.columns);
        return std::max({cell * matrices[i].shape.columns, metrics.horizontalAdvance(matrices[i].name.text()),
                         metrics.horizontalAdvance(shape)});
    };
    const auto gaps = static_cast<double>(mine.size() + 1);
    double width = area.width() - gap * gaps;
    for (const std::size_t i : mine) width -= slot(i, 0) * (matrices[i].shape.columns == 1 ? 1 : 0);
    const double height = area.height() - 2 * gap - title;
    const double cell = std::max(0.05, std::min({double(theme.px(largestCell)), width / cells, height / rows}));
    const double stretch = cell < stretchedBelow ? std::min(mostStretch, stretchedBelow / cell) : 1;
    const double cellHeight = std::min(cell * stretch, height / rows);
    const double used = std::max(cellHeight * rows, 2.0);
    m_boxes[column] =
        QRectF(area.left(), area.center().y() - (used + title) / 2 - gap, area.width(), used + title + 2 * gap);
    double all = gap * (gaps - 2);
    for (const std::size_t i : mine) all += slot(i, cell);
    double left = area.center().x() - all / 2;
    for (const std::size_t i : mine) {
        const double own = std::max<double>(cell * matrices[i].shape.columns, theme.space.s);
        m_matrices[i] = QRectF(left + (slot(i, cell) - own) / 2, m_boxes[column].bottom() - gap - used, own, used);
        left += slot(i, cell) + gap;
    }
}

QRectF MatrixGeometry::caption(std::size_t column) const {
    const QRectF& box = m_boxes[column];
    const double extra = column == 0 ? m_line : 0;
    return {box.left() - extra, m_captionTop, box.width() + 2 * extra, m_line};
}

QRectF MatrixGeometry::title(std::size_t i) const {
    const QRectF& cells = m_matrices[i];
    return {cells.center().x() - 60, cells.top() - 2 * m_line - 4, 120, 2 * m_line};
}

QRectF MatrixGeometry::cell(std::size_t i, std::size_t cell, Shape shape) const {
    const QSizeF size(m_matrices[i].width() / shape.columns, m_matrices[i].height() / shape.rows);
    return {m_matrices[i].left() + size.width() * double(cell % shape.columns),
            m_matrices[i].top() + size.height() * double(cell / shape.columns), size.width(), size.height()};
}

std::optional<std::size_t> MatrixGeometry::numberAt(QPointF point, std::span<const NetworkMatrix> matrices) const {
    for (std::size_t i = 0; i < matrices.size(); ++i) {
        const QRectF& cells = m_matrices[i];
        const Shape shape = matrices[i].shape;
        if (!cells.contains(point) || matrices[i].numbers.empty()) continue;
        if (cells.width() / shape.columns < leastPointedCell) return std::nullopt;
        const auto row = static_cast<std::size_t>((point.y() - cells.top()) / cells.height() * shape.rows);
        const auto column = static_cast<std::size_t>((point.x() - cells.left()) / cells.width() * shape.columns);
        const std::size_t number = matrices[i].numbers[std::min<std::size_t>(row, shape.rows - 1) * shape.columns +
                                                       std::min<std::size_t>(column, shape.columns - 1)];
        return number == NetworkMatrix::noNumber ? std::nullopt : std::optional(number);
    }
    return std::nullopt;
}

}  // namespace wengert
