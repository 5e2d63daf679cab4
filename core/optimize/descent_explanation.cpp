#include "core/optimize/descent_explanation.h"

#include <limits>
#include <utility>

#include "core/language/notation.h"
#include "core/language/number.h"

namespace wengert {

namespace {

Math matrixMath(std::span<const double> numbers, std::uint32_t columns) {
    const Shape shape{static_cast<std::uint32_t>(numbers.size()) / columns, columns};
    return writeMatrix(shape, [&](std::size_t cell) { return Math::number(shortNumber(numbers[cell])); }).math;
}

// (matrix + shift I)⁻¹
Math inverseMath(Math matrix, Math shift, bool isShifted) {
    Math base = isShifted ? Math::of(MathKind::Group,
                                     Math::row(std::move(matrix), Math::op("+"), std::move(shift), Math::variable("I")))
                          : std::move(matrix);
    return Math::of(MathKind::Superscript, std::move(base), Math::row(Math::prefix("−"), Math::number("1")));
}

// H = ∇²f, and d = (H + λI)⁻¹ g.
std::vector<UpdateLine> directionLines(const DescentUpdate& update, double damping, std::size_t input,
                                       const Math& gradientName) {
    const auto count = static_cast<std::uint32_t>(update.gradient.size());
    const Math hessian = matrixMath(update.hessian, count);
    const Math curvature =
        Math::row(Math::of(MathKind::Superscript, Math::variable("∇"), Math::number("2")), Math::variable("f"));
    const bool isDamped = damping != 0;
    return {
        {Math::variable("H"), curvature, hessian, std::numeric_limits<double>::quiet_NaN()},
        {Math::variable("d"), Math::row(inverseMath(Math::variable("H"), Math::variable("λ"), isDamped), gradientName),
         Math::row(inverseMath(hessian, Math::number(shortNumber(damping)), isDamped), matrixMath(update.gradient, 1),
                   Math::op("="), matrixMath(update.direction, 1)),
         update.direction[input]}};
}

}  // namespace

std::vector<UpdateLine> explainUpdate(const Descent& descent, std::size_t update, std::size_t input, Math parameterName,
                                      Math gradientName) {
    const Method& method = descent.optimizer().method();
    const DescentUpdate& went = descent.updates()[update];
    UpdatePoint point{.parameterName = std::move(parameterName),
                      .gradientName = std::move(gradientName),
                      .parameter = descent.point(update)[input],
                      .gradient = went.gradient[input],
                      .carried = went.carried,
                      .learningRate = went.learningRate,
                      .number = static_cast<double>(update + 1)};
    for (std::size_t slot = 0; slot < method.row->stateCount(); ++slot)
        point.state[slot] = went.state[slot * descent.inputCount() + input];
    std::vector<UpdateLine> lines;
    if (method.row->needsHessian) {
        lines = directionLines(went, method["damping"], input, point.gradientName);
        point.gradient = went.direction[input];
        point.gradientName = Math::variable("d");
    }
    for (UpdateLine& line : explainUpdate(method, point)) lines.push_back(std::move(line));
    return lines;
}

}  // namespace wengert
