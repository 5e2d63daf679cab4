#include "core/ops/shapes.h"

namespace wengert {

namespace {

bool stretchesTo(Shape shape, Shape result) {
    return shape == result || shape.isScalar() || (shape.columns == 1 && shape.rows == result.rows);
}

}  // namespace

std::string shapeText(Shape shape) { return std::to_string(shape.rows) + "×" + std::to_string(shape.columns); }

ShapeResult broadcast(std::span<const Shape> arguments) {
    Shape result;
    for (const Shape shape : arguments)
        if (stretchesTo(result, shape)) result = shape;
    for (const Shape shape : arguments)
        if (!stretchesTo(shape, result)) {
            std::string shapes;
            for (const Shape argument : arguments) shapes += (shapes.empty() ? "" : " and ") + shapeText(argument);
            return {{}, shapes + " do not fit; they must be equal, or one a scalar, or a column as high as the matrix"};
        }
    return {result, ""};
}

}  // namespace wengert
