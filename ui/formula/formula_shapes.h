// Outlines that a typeface has only at a few sizes: brackets, braces, root signs and hats of any size.
// Lengths are in pixels; the origin is the shape's top left corner; `stroke` is the thickness of a rule.
#pragma once

#include <QPainterPath>

namespace wengert {

QPainterPath openingBracket(double width, double height, double stroke);
QPainterPath openingBrace(double width, double height, double stroke);
// The sign and the bar that runs on to `fullWidth`.
QPainterPath rootSign(double signWidth, double fullWidth, double height, double stroke);
QPainterPath hat(double width, double height, double stroke);
// The same outline opening to the other side.
QPainterPath mirrored(const QPainterPath& path, double width);

}  // namespace wengert
