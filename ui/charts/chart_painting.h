// What charts with two axes have in common: where numbers lie in the plot, the lines across it and the names of its
// ticks. Nothing here knows a chart.
#pragma once

#include <QPainter>
#include <QPointF>
#include <QRectF>

#include "ui/charts/axis.h"
#include "ui/theme.h"

namespace wengert {

// A rectangle and the axes along its lower and its left side.
struct PlotFrame {
    QRectF plot;
    Axis x;
    Axis y;

    // Bounded, far outside, to what a painter can draw.
    QPointF at(double xNumber, double yNumber) const;
    QPointF numbersAt(QPointF position) const;

    std::vector<Tick> xTicks(const Theme& theme) const;
    std::vector<Tick> yTicks(const Theme& theme) const;
};

// Words at a place of a chart: what a line is called, or with a dot what is special there.
struct ChartNote {
    double x = 0;
    double y = 0;
    QString text;
    QColor color;
    bool isMarked = false;                                   // with a dot
    Qt::Alignment side = Qt::AlignRight | Qt::AlignVCenter;  // where the text stands, seen from the place
};

// How much the names of the y-axis need at the left of a plot of the height and above it, and those of the x-axis below
// it.
double roomForYTicks(const Axis& y, double height, const Theme& theme);
double roomAboveYTicks(const Axis& y, const Theme& theme);
double roomForXTicks(const Theme& theme);

// Across the plot, at the ticks of the y-axis.
void paintLevels(QPainter& painter, const PlotFrame& frame, const Theme& theme);
// Outside the plot. The last one of the x-axis may reach `overhang` beyond the plot's right end.
void paintTicks(QPainter& painter, const PlotFrame& frame, double overhang, const Theme& theme);
// Each where it fits inside the plot, on a ground that keeps lines away from it. Words that would cover those of an
// earlier note are left out.
void paintNotes(QPainter& painter, const PlotFrame& frame, const std::vector<ChartNote>& notes, const Theme& theme);

}  // namespace wengert
