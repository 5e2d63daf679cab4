// The lines of a chart as data: names, numbers and looks; smoothing, and fewer points where there are more than
// pixels. Nothing here draws.
#pragma once

#include <QColor>
#include <QList>
#include <QPen>
#include <QPointF>
#include <QString>
#include <vector>

namespace wengert {

enum class SeriesKind { Line, Points };

struct Series {
    QString name;
    QColor color;
    std::vector<double> x;  // in increasing order for a line
    std::vector<double> y;  // as many; NaN leaves a gap
    double width = 1.75;
    Qt::PenStyle dash = Qt::SolidLine;
    QList<qreal> dashes = {};  // as QPen's, in widths of the line; where there are any, instead of `dash`
    SeriesKind kind = SeriesKind::Line;
    bool isHollow = false;     // of points: rings
    bool isSmoothable = true;  // what was measured, not what is drawn through it
};

// Of the series' line, in another colour or width on request.
QPen linePen(const Series& series, const QColor& color, double width);

// The exponential moving average, freed of its bias at the start. weight: from 0 (nothing changes) below 1.
// Numbers that are not finite stay as they are and do not spoil the others.
std::vector<double> smoothed(const std::vector<double>& numbers, double weight);

// At most four points for each of `buckets` equal parts of the x's: the first, the least, the greatest and the last
// of the part, in their order, so that the line drawn through them covers the same pixels. A gap stays a gap.
std::vector<QPointF> reduced(const std::vector<double>& x, const std::vector<double>& y, int buckets);

// A column for x and one for each series; series are asked at every x that one of them has.
QString toCsv(const QString& xName, const std::vector<Series>& series);

}  // namespace wengert
