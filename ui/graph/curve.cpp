#include "ui/graph/curve.h"

#include <QLineF>
#include <algorithm>
#include <limits>

namespace wengert {
namespace {

constexpr int samplesPerCubic = 16;

double distanceToSegment(QPointF a, QPointF b, QPointF point) {
    const QPointF along = b - a;
    const double square = QPointF::dotProduct(along, along);
    const double t = square > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / square, 0.0, 1.0) : 0;
    return QLineF(a + t * along, point).length();
}

std::vector<QPointF> samples(std::span<const QPointF> chain) {
    std::vector<QPointF> points;
    if (chain.empty()) return points;
    points.push_back(chain.front());
    for (std::size_t first = 0; first + 3 < chain.size(); first += 3)
        for (int i = 1; i <= samplesPerCubic; ++i)
            points.push_back(cubicAt(chain.subspan(first).first<4>(), double(i) / samplesPerCubic));
    return points;
}

}  // namespace

QPointF cubicAt(std::span<const QPointF, 4> cubic, double t) {
    const double u = 1 - t;
    return u * u * u * cubic[0] + 3 * u * u * t * cubic[1] + 3 * u * t * t * cubic[2] + t * t * t * cubic[3];
}

QRectF hull(std::span<const QPointF> points) {
    if (points.empty()) return {};
    const auto [left, right] = std::ranges::minmax(points, {}, [](QPointF point) { return point.x(); });
    const auto [top, bottom] = std::ranges::minmax(points, {}, [](QPointF point) { return point.y(); });
    return {QPointF(left.x(), top.y()), QPointF(right.x(), bottom.y())};
}

double distanceTo(std::span<const QPointF> chain, QPointF point) {
    double nearest = std::numeric_limits<double>::infinity();
    const std::vector<QPointF> points = samples(chain);
    for (std::size_t i = 1; i < points.size(); ++i)
        nearest = std::min(nearest, distanceToSegment(points[i - 1], points[i], point));
    return nearest;
}

std::vector<QPointF> shortened(std::vector<QPointF> chain, double length) {
    if (chain.size() < 4) return chain;
    QPointF& end = chain[chain.size() - 1];
    QPointF& control = chain[chain.size() - 2];
    const QLineF arrival(control, end);
    const QPointF cut = arrival.length() > 0 ? (end - control) * (length / arrival.length()) : QPointF(length, 0);
    end -= cut;
    control -= cut;
    return chain;
}

SampledCurve::SampledCurve(std::span<const QPointF> chain) : m_points(samples(chain)) {
    m_lengths.reserve(m_points.size());
    double length = 0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (i > 0) length += QLineF(m_points[i - 1], m_points[i]).length();
        m_lengths.push_back(length);
    }
}

QPointF SampledCurve::at(double fraction) const {
    if (m_points.empty()) return {};
    const double wanted = std::clamp(fraction, 0.0, 1.0) * length();
    const auto after = std::ranges::lower_bound(m_lengths, wanted);
    const auto i = std::size_t(after - m_lengths.begin());
    if (i == 0) return m_points.front();
    if (i == m_points.size()) return m_points.back();
    const double span = m_lengths[i] - m_lengths[i - 1];
    const double t = span > 0 ? (wanted - m_lengths[i - 1]) / span : 1;
    return m_points[i - 1] + t * (m_points[i] - m_points[i - 1]);
}

}  // namespace wengert
