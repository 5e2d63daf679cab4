// The numbers of an array in a small window of their own, to be read and changed cell by cell.
#pragma once

#include <QWidget>
#include <span>
#include <vector>

#include "core/program/shape.h"

class QTableWidget;

namespace wengert {

class ArrayEditor final : public QWidget {
    Q_OBJECT

 public:
    // Deletes itself when it is closed. Arrays of more than `mostCells` cells are shown in part.
    ArrayEditor(const QString& name, Shape shape, std::span<const double> numbers, QWidget* parent = nullptr);
    void popupAt(QPoint global);
    QTableWidget& table() { return *m_table; }

    static constexpr std::uint32_t mostRows = 200;
    static constexpr std::uint32_t mostColumns = 50;

 Q_SIGNALS:
    void edited(const std::vector<double>& numbers);  // all of them, row by row

 private:
    void show(int row, int column);
    void take(int row, int column);

    Shape m_shape;
    std::vector<double> m_numbers;
    QTableWidget* m_table;
};

}  // namespace wengert
