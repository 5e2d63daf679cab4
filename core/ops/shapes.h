// Which shapes an operation takes, and the shape of its result.
#pragma once

#include <span>
#include <string>

#include "core/program/shape.h"

namespace wengert {

struct ShapeResult {
    Shape shape;
    std::string error;  // why there is none, with both shapes: "3×2 times 3×1"; empty where there is one

    bool isValid() const { return error.empty(); }
};

// 3×2; a scalar is 1×1.
std::string shapeText(Shape shape);

// The shape of an element-wise result: equal shapes, a scalar with anything, or a column over a matrix's columns.
ShapeResult broadcast(std::span<const Shape> arguments);

}  // namespace wengert
