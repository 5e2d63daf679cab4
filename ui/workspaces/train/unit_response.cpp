#include "ui/workspaces/train/unit_response.h"

#include <algorithm>
#include <cmath>

#include "core/ops/table.h"

namespace wengert {
namespace {

constexpr double farOut = 1e6;
constexpr double mostOfARange = 100;  // what grows beyond has no end there

}  // namespace

ResponseScale responseScale(std::optional<OpId> activation, std::span<const float> numbers) {
    if (activation) {
        const Op& of = op(*activation);
        if (!of.isElementwise) return {.middle = 0.5, .reach = 0.5};  // softmax
        const double left = -farOut;
        const double right = farOut;
        const double low = of.value(&left);
        const double high = of.value(&right);
        if (high > low && high - low < mostOfARange) return {.middle = (low + high) / 2, .reach = (high - low) / 2};
    }
    float largest = 0;
    for (const float number : numbers)
        if (std::isfinite(number)) largest = std::max(largest, std::abs(number));
    return {.middle = 0, .reach = largest > 0 ? double(largest) : 1};
}

std::vector<float> scaledResponses(const UnitPicture& unit, const ResponseScale& scale) {
    std::vector<float> scaled(unit.numbers.size());
    std::ranges::transform(unit.numbers, scaled.begin(),
                           [&](float number) { return static_cast<float>(scale.scaled(double(number))); });
    return scaled;
}

QImage responseImage(const UnitPicture& unit, const ResponseScale& scale, const ColorMap& colors) {
    return colors.image(scaledResponses(unit, scale), UnitPicture::side);
}

void paintResponseCurve(QPainter& painter, const QRectF& box, const UnitPicture& unit, const ResponseScale& scale,
                        const Theme& theme) {
    const double middle = box.center().y();
    painter.setPen(QPen(theme.line, theme.stroke(1)));
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle));
    const auto wanted = std::max<std::size_t>(2, static_cast<std::size_t>(box.width() / 2));
    const std::size_t stride = std::max<std::size_t>(1, unit.numbers.size() / wanted);
    QPolygonF line;
    for (std::size_t i = 0; i < unit.numbers.size(); i += stride) {
        const double height = std::clamp(scale.scaled(double(unit.numbers[i])), -1.0, 1.0);
        if (!std::isfinite(height)) continue;
        line << QPointF(box.left() + box.width() * double(i) / double(unit.numbers.size() - 1),
                        middle - height * box.height() / 2);
    }
    painter.setPen(QPen(theme.value.color, theme.stroke(1.5)));
    painter.drawPolyline(line);
}

}  // namespace wengert
