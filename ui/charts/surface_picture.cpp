#include "ui/charts/surface_picture.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr double lightStrength = 0.55;
constexpr double darkStrength = 0.36;  // no brighter, so that pale lines keep a contrast of 3

std::optional<double> interpolated(const SurfacePicture& picture, const std::vector<float>& numbers, QPointF at) {
    const QRectF& area = picture.area;
    const bool isInside =
        at.x() >= area.left() && at.x() <= area.right() && at.y() >= area.top() && at.y() <= area.bottom();
    if (picture.isEmpty() || numbers.size() != picture.fractions.size() || !isInside) return {};
    // In cells, from the centre of the first.
    const auto place = [](double fraction, int count) {
        return std::clamp(fraction * count - 0.5, 0.0, double(count - 1));
    };
    const double across = place((at.x() - area.left()) / area.width(), picture.columns);
    const double up = place((at.y() - area.top()) / area.height(), picture.rows);
    const int column = std::min(int(across), std::max(picture.columns - 2, 0));
    const int row = std::min(int(up), std::max(picture.rows - 2, 0));
    const double s = across - column;
    const double t = up - row;
    // What weighs nothing is left out: it may not be finite.
    const auto part = [&](int i, int j, double weight) {
        return weight > 0 ? weight * double(numbers[std::size_t((row + j) * picture.columns + column + i)]) : 0.0;
    };
    return part(0, 0, (1 - s) * (1 - t)) + part(1, 0, s * (1 - t)) + part(0, 1, (1 - s) * t) + part(1, 1, s * t);
}

}  // namespace

bool SurfacePicture::isEmpty() const {
    const bool hasExtent = area.width() > 0 && area.height() > 0 && std::isfinite(area.width() * area.height());
    return !hasExtent || columns < 1 || rows < 1 || fractions.size() != std::size_t(columns) * std::size_t(rows);
}

QPointF SurfacePicture::centreOf(int column, int row) const {
    return {area.left() + area.width() * (column + 0.5) / columns, area.top() + area.height() * (row + 0.5) / rows};
}

QRectF areaAround(const QRectF& grid, int columns, int rows) {
    const double across = grid.width() / (columns - 1) / 2;
    const double up = grid.height() / (rows - 1) / 2;
    return grid.adjusted(-across, -up, across, up);
}

std::optional<double> SurfacePicture::valueAt(QPointF at) const { return interpolated(*this, values, at); }

std::optional<double> SurfacePicture::fractionAt(QPointF at) const { return interpolated(*this, fractions, at); }

// The map of S. van der Walt and N. Smith, as polynomials of degree 6.
// Source: M. Zucker, Matplotlib colormaps, shadertoy.com/view/WlfXRN.
QColor viridis(double fraction) {
    static constexpr std::array<std::array<double, 3>, 7> coefficients{{
        {0.2777273272234177, 0.005407344544966578, 0.3340998053353061},
        {0.1050930431085774, 1.404613529898575, 1.384590162594685},
        {-0.3308618287255563, 0.214847559468213, 0.09509516302823659},
        {-4.634230498983486, -5.799100973351585, -19.33244095627987},
        {6.228269936347081, 14.17993336680509, 56.69055260068105},
        {4.776384997670288, -13.74514537774601, -65.35303263337234},
        {-5.435455855934631, 4.645852612178535, 26.3124352495832},
    }};
    std::array<double, 3> color{};
    for (std::size_t i = coefficients.size(); i-- > 0;)
        for (std::size_t k = 0; k < 3; ++k) color[k] = color[k] * fraction + coefficients[i][k];
    for (double& part : color) part = std::clamp(part, 0.0, 1.0);
    return QColor::fromRgbF(float(color[0]), float(color[1]), float(color[2]));
}

SurfaceColors surfaceColors(const Theme& theme) {
    SurfaceColors colors{};
    const double strength = theme.dark ? darkStrength : lightStrength;
    for (int i = 0; i < surfaceColorCount; ++i)
        colors[std::size_t(i)] = mixed(viridis(i / double(surfaceColorCount - 1)), theme.card, strength).rgb();
    return colors;
}

QRgb surfaceColor(const SurfaceColors& colors, float fraction) {
    if (!std::isfinite(fraction)) return 0;
    return colors[std::size_t(std::lround(std::clamp(fraction, 0.0F, 1.0F) * (surfaceColorCount - 1)))];
}

QImage surfaceImage(const SurfacePicture& picture, const SurfaceColors& colors) {
    if (picture.isEmpty()) return {};
    const bool isOpaque = !hasGaps(picture);
    QImage image(picture.columns, picture.rows, isOpaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < picture.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(picture.rows - 1 - row));
        const float* numbers = picture.fractions.data() + std::size_t(row) * std::size_t(picture.columns);
        for (int column = 0; column < picture.columns; ++column) line[column] = surfaceColor(colors, numbers[column]);
    }
    return image;
}

bool hasGaps(const SurfacePicture& picture) {
    return std::ranges::any_of(picture.fractions, [](float fraction) { return !std::isfinite(fraction); });
}

QString toCsv(const SurfacePicture& picture, const QString& xName, const QString& yName, const QString& valueName) {
    const auto quoted = [](QString name) { return u'"' + name.replace(u'"', QStringLiteral("\"\"")) + u'"'; };
    QStringList lines{quoted(xName) + u',' + quoted(yName) + u',' + quoted(valueName)};
    if (picture.isEmpty()) return lines.first();
    const bool hasValues = picture.values.size() == picture.fractions.size();
    const std::vector<float>& numbers = hasValues ? picture.values : picture.fractions;
    for (int row = 0; row < picture.rows; ++row)
        for (int column = 0; column < picture.columns; ++column) {
            const QPointF at = picture.centreOf(column, row);
            const double number = double(numbers[std::size_t(row * picture.columns + column)]);
            lines << toQString(exactNumber(at.x())) + u',' + toQString(exactNumber(at.y())) + u',' +
                         toQString(exactNumber(number));
        }
    return lines.join(u'\n');
}

}  // namespace wengert
