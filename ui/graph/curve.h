// Cubic Bézier chains as edges use them: 1 + 3k points. Distances to hit, and a table of points at equal
// distances for what runs along them.
#pragma once

#include <QPointF>
#include <QRectF>
#include <span>
#include <vector>

namespace wengert {

QPointF cubicAt(std::span<const QPointF, 4> cubic, double t);
// Of the control points: the curve lies inside.
QRectF hull(std::span<const QPointF> points);
double distanceTo(std::span<const QPointF> chain, QPointF point);
// The chain with its last `length` cut off along the direction of arrival, for an arrow head to stand there.
std::vector<QPointF> shortened(std::vector<QPointF> chain, double length);

// Points along a chain by the fraction of its length.
class SampledCurve {
 public:
    SampledCurve() = default;
    explicit SampledCurve(std::span<const QPointF> chain);
    QPointF at(double fraction) const;  // 0 … 1
    double length() const { return m_lengths.empty() ? 0 : m_lengths.back(); }

 private:
    std::vector<QPointF> m_points;
    std::vector<double> m_lengths;  // from the start to each point
};

}  // namespace wengert
