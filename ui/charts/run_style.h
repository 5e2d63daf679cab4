// How runs that are shown together are told apart: each has its colour, its dashes and the mark at its head, in every
// view the same. Dashes and marks alone suffice, for those who see no colours and for prints in grey.
#pragma once

#include <QColor>
#include <QList>
#include <QPainter>
#include <cstdint>

#include "ui/theme.h"

namespace wengert {

enum class RunMark : std::uint8_t {
    Circle,
    TriangleUp,
    Square,
    Diamond,
    TriangleDown,
    Pentagon,
    Plus,
    Star,
    Cross,
    Ring,
    Frame,         // a hollow square
    HollowDiamond  // the last one
};

struct RunStyle {
    QColor color;
    QColor casing;        // under the line and round the mark, so that both stand out from a map
    QList<qreal> dashes;  // as QPen's, in widths of the line; empty: solid
    RunMark mark = RunMark::Circle;
    double width = 2;  // of the line, in pixels
};

inline constexpr int runStyleCount = 12;
// Beyond the last they begin again.
RunStyle runStyle(const Theme& theme, int index);

// Of the line, dashed from `dashOffset` pixels on.
QPen runPen(const RunStyle& style, double dashOffset = 0);
QPen casingPen(const RunStyle& style);

void paintRunHead(QPainter& painter, QPointF at, const RunStyle& style);
// For legends: a piece of the line with the mark in its middle.
void paintRunMark(QPainter& painter, const QRectF& rect, const RunStyle& style);

}  // namespace wengert
