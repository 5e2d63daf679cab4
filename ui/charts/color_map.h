// Colours for signed numbers and for classes, told apart also by those who do not see red or green: blue above 0,
// orange below, the card's own ground between; classes in the order blue, orange, green, …
#pragma once

#include <QColor>
#include <QImage>
#include <array>
#include <span>

#include "ui/theme.h"

namespace wengert {

class ColorMap {
 public:
    // strength: how much of the full colour the ends have, from 0 to 1.
    ColorMap(const Theme& theme, double strength);

    // From −1 to 1; beyond, the ends. NaN is the ground.
    QRgb at(double number) const;
    // columns × rows numbers, the first row at the bottom.
    QImage image(std::span<const float> numbers, int columns) const;

 private:
    static constexpr int half = 127;
    std::array<QRgb, 2 * half + 1> m_colors;
};

inline constexpr int classColorCount = 8;
QColor classColor(const Theme& theme, int index);
// The two ends, in full strength.
QColor positiveColor(const Theme& theme);
QColor negativeColor(const Theme& theme);

}  // namespace wengert
