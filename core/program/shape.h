// The shape of a step's value. A scalar is 1×1, a column vector n×1.
#pragma once

#include <cstddef>
#include <cstdint>

namespace wengert {

struct Shape {
    std::uint32_t rows = 1;
    std::uint32_t columns = 1;

    constexpr std::size_t size() const { return std::size_t{rows} * columns; }
    constexpr bool isScalar() const { return rows == 1 && columns == 1; }
    friend constexpr bool operator==(Shape, Shape) = default;
};

}  // namespace wengert
