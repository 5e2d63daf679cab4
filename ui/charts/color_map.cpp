#include "ui/charts/color_map.h"

#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

// After blue and orange; of the palette of M. Okabe and K. Ito, darker where white shines through.
constexpr std::array<QRgb, classColorCount - 2> lightClasses{0x009E73, 0xCC79A7, 0xA6761D,
                                                             0x56B4E9, 0xE69F00, 0x5B6673};
constexpr std::array<QRgb, classColorCount - 2> darkClasses{0x35C79B, 0xE79AC5, 0xD9A94F, 0x9AD7F7, 0xF5C04A, 0xA3B0BE};

}  // namespace

QColor positiveColor(const Theme& theme) { return theme.dark ? QColor(0x4FA3DC) : QColor(0x0072B2); }
QColor negativeColor(const Theme& theme) { return theme.dark ? QColor(0xF0843C) : QColor(0xD55E00); }

QColor classColor(const Theme& theme, int index) {
    const int i = index % classColorCount;
    if (i == 0) return positiveColor(theme);
    if (i == 1) return negativeColor(theme);
    return (theme.dark ? darkClasses : lightClasses)[std::size_t(i - 2)];
}

ColorMap::ColorMap(const Theme& theme, double strength) {
    for (int i = -half; i <= half; ++i) {
        const QColor end = i < 0 ? negativeColor(theme) : positiveColor(theme);
        m_colors[std::size_t(i + half)] = mixed(end, theme.card, strength * std::abs(i) / double(half)).rgb();
    }
}

QRgb ColorMap::at(double number) const {
    if (std::isnan(number)) return m_colors[half];
    return m_colors[std::size_t(half + int(std::lround(half * std::clamp(number, -1.0, 1.0))))];
}

QImage ColorMap::image(std::span<const float> numbers, int columns) const {
    const int rows = int(numbers.size()) / std::max(columns, 1);
    QImage image(columns, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(rows - 1 - row));
        for (int column = 0; column < columns; ++column)
            line[column] = at(double(numbers[std::size_t(row * columns + column)]));
    }
    return image;
}

}  // namespace wengert
