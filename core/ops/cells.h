// An array as the rules of array operations see it: cells by row and column, whatever a cell is: a double, a
// dual number, several lanes, or a step that is being recorded (scalarize). Rules read with a(i, j), write with
// y.set(i, j, …) and add to adjoints with abar.add(i, j, …).
#pragma once

#include <cstddef>

#include "core/ops/lanes.h"
#include "core/program/shape.h"

namespace wengert {

// Cells that lie row by row in memory, `stride` numbers apart. Without memory (nullptr) they take what is added
// to them and forget it: the adjoint of an argument that needs none.
template <class T>
class Cells {
 public:
    Cells() = default;
    Cells(T* data, Shape shape, std::size_t stride = 1) : m_data(data), m_shape(shape), m_stride(stride) {}

    Shape shape() const { return m_shape; }
    std::size_t rows() const { return m_shape.rows; }
    std::size_t columns() const { return m_shape.columns; }
    std::size_t size() const { return m_shape.size(); }
    bool isWanted() const { return m_data != nullptr; }

    const T& operator()(std::size_t i, std::size_t j) const { return (*this)[i * columns() + j]; }
    const T& operator[](std::size_t cell) const { return m_data[cell * m_stride]; }
    void set(std::size_t i, std::size_t j, const T& value) const { setCell(i * columns() + j, value); }
    void add(std::size_t i, std::size_t j, const T& value) const { addCell(i * columns() + j, value); }
    void setCell(std::size_t cell, const T& value) const { m_data[cell * m_stride] = value; }
    void addCell(std::size_t cell, const T& value) const {
        if (m_data) m_data[cell * m_stride] = m_data[cell * m_stride] + value;
    }

 private:
    T* m_data = nullptr;
    Shape m_shape;
    std::size_t m_stride = 1;
};

// The lanes of each cell lie side by side, cells `stride` numbers apart; a cell that is the same for all lanes
// is one number, and takes the sum of what is added to its lanes.
template <>
class Cells<Lanes> {
 public:
    Cells() = default;
    Cells(double* data, Shape shape, std::size_t stride, bool hasLanes)
        : m_data(data), m_shape(shape), m_stride(stride), m_hasLanes(hasLanes) {}

    Shape shape() const { return m_shape; }
    std::size_t rows() const { return m_shape.rows; }
    std::size_t columns() const { return m_shape.columns; }
    std::size_t size() const { return m_shape.size(); }
    bool isWanted() const { return m_data != nullptr; }

    Lanes operator()(std::size_t i, std::size_t j) const { return (*this)[i * columns() + j]; }
    Lanes operator[](std::size_t cell) const {
        const double* number = m_data + cell * m_stride;
        return m_hasLanes ? Lanes::load(number) : Lanes(*number);
    }
    void set(std::size_t i, std::size_t j, const Lanes& value) const { setCell(i * columns() + j, value); }
    void add(std::size_t i, std::size_t j, const Lanes& value) const { addCell(i * columns() + j, value); }
    void setCell(std::size_t cell, const Lanes& value) const { value.store(m_data + cell * m_stride); }
    void addCell(std::size_t cell, const Lanes& value) const {
        if (!m_data) return;
        double* number = m_data + cell * m_stride;
        if (m_hasLanes) (Lanes::load(number) + value).store(number);
        else *number += value.sum();
    }

 private:
    double* m_data = nullptr;
    Shape m_shape;
    std::size_t m_stride = 1;
    bool m_hasLanes = false;
};

// An operation on numbers inside a rule, kept as that operation by number types that remember what is done.
template <class O, class T>
T applied(const T& a, const T& b) {
    if constexpr (requires { typename T::IsLifted; }) return T::template apply<O>(a, b);
    else return O::value(a, b);
}

// Steps being recorded: rules leave out what only keeps doubles from overflowing.
template <class T>
concept Recorded = requires {
    typename T::IsRecorded;
};

}  // namespace wengert
