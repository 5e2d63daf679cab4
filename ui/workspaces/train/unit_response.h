// A unit's responses as a picture: a map over two features in the colours of signed numbers, a curve over one.
#pragma once

#include <QImage>
#include <QPainter>
#include <optional>
#include <span>

#include "core/program/program.h"
#include "ui/charts/color_map.h"
#include "ui/training/training_snapshot.h"

namespace wengert {

// A unit that is pointed at in one view, for the others.
struct PointedUnit {
    StepId step{};
    std::uint32_t cell = 0;
    QString name;
    std::optional<OpId> activation;

    friend bool operator==(const PointedUnit&, const PointedUnit&) = default;
};

// What is drawn without colour, and how far from it a colour is the strongest: the middle of an activation's range
// where it has ends (tanh, σ), else 0 and the largest response.
struct ResponseScale {
    double middle = 0;
    double reach = 1;

    double scaled(double number) const { return (number - middle) / reach; }
};
ResponseScale responseScale(std::optional<OpId> activation, std::span<const float> numbers);

// The responses scaled to −1 … 1, row by row from the bottom.
std::vector<float> scaledResponses(const UnitPicture& unit, const ResponseScale& scale);

QImage responseImage(const UnitPicture& unit, const ResponseScale& scale, const ColorMap& colors);
// Over the whole box, with the line where the middle is.
void paintResponseCurve(QPainter& painter, const QRectF& box, const UnitPicture& unit, const ResponseScale& scale,
                        const Theme& theme);

}  // namespace wengert
