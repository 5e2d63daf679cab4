#include "ui/formula/formula_shapes.h"

#include <QTransform>
#include <algorithm>

namespace wengert {

// Thin at its ends and thick in the middle, straight there when it is tall.
QPainterPath openingBracket(double width, double height, double stroke) {
    const double bend = std::min(height / 2, 3.2 * width);
    const double thick = 1.65 * stroke;
    const double tip = 0.6 * stroke;
    QPainterPath path;
    path.moveTo(width - tip, 0);
    path.cubicTo(0.30 * width, 0.32 * bend, 0, 0.62 * bend, 0, bend);
    path.lineTo(0, height - bend);
    path.cubicTo(0, height - 0.62 * bend, 0.30 * width, height - 0.32 * bend, width - tip, height);
    path.lineTo(width, height - 0.4 * tip);
    path.cubicTo(0.42 * width + thick / 2, height - 0.36 * bend, thick, height - 0.64 * bend, thick, height - bend);
    path.lineTo(thick, bend);
    path.cubicTo(thick, 0.64 * bend, 0.42 * width + thick / 2, 0.36 * bend, width, 0.4 * tip);
    path.closeSubpath();
    return path;
}

QPainterPath openingBrace(double width, double height, double stroke) {
    const double middle = height / 2;
    const double bend = std::min(height / 4, 1.3 * width);
    const double left = 0.5 * width - 0.9 * stroke;
    const double right = 0.5 * width + 0.9 * stroke;
    const double thin = 0.55 * stroke;
    QPainterPath path;
    path.moveTo(width, 0);
    path.cubicTo(0.72 * width, 0, left, 0.25 * bend, left, bend);
    path.lineTo(left, middle - bend);
    path.cubicTo(left, middle - 0.3 * bend, 0.25 * width, middle - thin / 2, 0, middle);
    path.cubicTo(0.25 * width, middle + thin / 2, left, middle + 0.3 * bend, left, middle + bend);
    path.lineTo(left, height - bend);
    path.cubicTo(left, height - 0.25 * bend, 0.72 * width, height, width, height);
    path.lineTo(width, height - thin);
    path.cubicTo(0.8 * width, height - thin, right, height - 0.4 * bend, right, height - bend);
    path.lineTo(right, middle + bend);
    path.cubicTo(right, middle + 0.35 * bend, 0.45 * width, middle + 0.08 * bend, 0.22 * width, middle);
    path.cubicTo(0.45 * width, middle - 0.08 * bend, right, middle - 0.35 * bend, right, middle - bend);
    path.lineTo(right, bend);
    path.cubicTo(right, 0.4 * bend, 0.8 * width, thin, width, thin);
    path.closeSubpath();
    return path;
}

// A short thin rise, a thick fall, a thin rise to the bar.
QPainterPath rootSign(double signWidth, double fullWidth, double height, double stroke) {
    const double hook = height - std::min(0.55 * height, 1.05 * signWidth);
    const double thick = 1.9 * stroke;
    const double foot = 0.46 * signWidth;
    QPainterPath path;
    path.moveTo(0, hook + 0.16 * signWidth);
    path.lineTo(0.24 * signWidth, hook);
    path.lineTo(foot + 0.35 * stroke, height - 2.2 * stroke);
    path.lineTo(signWidth - stroke, 0);
    path.lineTo(fullWidth, 0);
    path.lineTo(fullWidth, stroke);
    path.lineTo(signWidth - 0.2 * stroke, stroke);
    path.lineTo(foot + 0.45 * stroke, height);
    path.lineTo(foot - 0.45 * stroke, height);
    path.lineTo(0.24 * signWidth - 0.62 * thick, hook + 0.16 * signWidth);
    path.lineTo(0.08 * stroke, hook + 0.16 * signWidth + 0.6 * stroke);
    path.closeSubpath();
    return path;
}

QPainterPath hat(double width, double height, double stroke) {
    QPainterPath path;
    path.moveTo(0, height - 0.5 * stroke);
    path.lineTo(width / 2, 0);
    path.lineTo(width, height - 0.5 * stroke);
    path.lineTo(width - 0.35 * stroke, height);
    path.lineTo(width / 2, 1.15 * stroke);
    path.lineTo(0.35 * stroke, height);
    path.closeSubpath();
    return path;
}

QPainterPath mirrored(const QPainterPath& path, double width) { return QTransform(-1, 0, 0, 1, width, 0).map(path); }

}  // namespace wengert
