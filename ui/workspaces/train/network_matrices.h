// A network layer by layer, as data: for every column of units the matrices of its weights, one for each column that
// they come from, and its biases; and where they are drawn. A network written unit by unit has them as well.
#pragma once

#include <QRectF>

#include "core/program/shape.h"
#include "ui/theme.h"
#include "ui/workspaces/train/network_geometry.h"
#include "ui/workspaces/train/network_names.h"

namespace wengert {

struct NetworkMatrix {
    static constexpr std::size_t noNumber = static_cast<std::size_t>(-1);  // two units that are not connected

    std::size_t column = 0;  // its rows are this column's units
    NetworkName name;        // W⁽¹⁾
    Shape shape;
    std::vector<std::size_t> numbers;  // among all parameters', row by row
};

// In the order of the columns, biases behind weights. Larger ones than mostMatrixCells have no numbers.
constexpr std::size_t mostMatrixCells = 2'000'000;
std::vector<NetworkMatrix> networkMatrices(const NetworkModel& model);

// Their cells' numbers; NaN where there is none.
std::vector<double> numbersOf(const NetworkMatrix& matrix, std::span<const double> numbers);

class MatrixGeometry {
 public:
    MatrixGeometry() = default;
    MatrixGeometry(const NetworkModel& model, std::span<const NetworkMatrix> matrices, const QRectF& room,
                   const Theme& theme);

    const QRectF& box(std::size_t column) const { return m_boxes[column]; }
    QRectF caption(std::size_t column) const;
    const QRectF& footer() const { return m_footer; }
    // Of its cells; its name and shape stand above.
    const QRectF& matrix(std::size_t i) const { return m_matrices[i]; }
    QRectF title(std::size_t i) const;
    QRectF cell(std::size_t i, std::size_t cell, Shape shape) const;  // row by row
    // The number whose cell is there, if cells are large enough to be pointed at.
    std::optional<std::size_t> numberAt(QPointF point, std::span<const NetworkMatrix> matrices) const;

 private:
    void placeColumn(std::size_t column, std::span<const NetworkMatrix> matrices, const Theme& theme);

    QRectF m_footer;
    double m_captionTop = 0;
    double m_line = 0;  // of text
    std::vector<QRectF> m_boxes;
    std::vector<QRectF> m_matrices;
};

}  // namespace wengert
