#include "ui/graph/label_placement.h"

#include <QLineF>
#include <array>
#include <limits>

#include "ui/graph/edge_painter.h"

namespace wengert {
namespace {

constexpr std::array along{0.32, 0.68, 0.22, 0.78};  // places on the edge, best first
constexpr std::array around{0.5, 0.35, 0.65, 0.2, 0.8};
constexpr std::array beside{-17.0, 17.0, -30.0, 30.0, -46.0, 46.0, -66.0, 66.0, -84.0, 84.0};
constexpr double clearance = 3;

double overlap(const QRectF& a, const QRectF& b) {
    const QRectF common = a & b;
    return common.width() * common.height();
}

double overlap(const QRectF& label, std::span<const QRectF> obstacles) {
    double area = 0;
    for (const QRectF& obstacle : obstacles) area += overlap(label, obstacle);
    return area;
}

std::vector<QRectF> near(std::span<const QRectF> boxes, const QRectF& region) {
    std::vector<QRectF> found;
    for (const QRectF& box : boxes)
        if (box.intersects(region)) found.push_back(box.adjusted(-clearance, -clearance, clearance, clearance));
    return found;
}

QRectF centred(QPointF center, QSizeF size) { return {center - QPointF(size.width() / 2, size.height() / 2), size}; }

QRectF headOf(const SampledCurve& curve) {
    QLineF back(curve.at(1), curve.at(0.85));
    back.setLength(activeHead.length);
    const QRectF line = QRectF(back.p1(), back.p2()).normalized();
    return line.adjusted(-activeHead.halfWidth, -activeHead.halfWidth, activeHead.halfWidth, activeHead.halfWidth);
}

// Every place that is tried, best first.
std::vector<QRectF> candidates(const LabelRequest& request) {
    std::vector<QRectF> places;
    for (const double fraction : along) places.push_back(centred(request.curve->at(fraction), request.size));
    for (const double offset : beside)
        for (const double fraction : around)
            places.push_back(centred(request.curve->at(fraction) + QPointF(0, offset), request.size));
    return places;
}

// The first without overlap, else the one with the least.
QRectF bestPlace(const LabelRequest& request, std::span<const QRectF> obstacles) {
    QRectF best;
    double least = std::numeric_limits<double>::infinity();
    for (const QRectF& place : candidates(request))
        if (const double area = overlap(place, obstacles); area < least) {
            best = place;
            least = area;
        }
    return best;
}

}  // namespace

std::vector<QRectF> placeLabels(std::span<const LabelRequest> requests, std::span<const QRectF> boxes,
                                double tokenRadius) {
    std::vector<QRectF> tokens;  // and arrow heads
    for (const LabelRequest& request : requests) {
        tokens.push_back(centred(request.curve->at(0.5), {2 * tokenRadius, 2 * tokenRadius}));
        tokens.push_back(headOf(*request.curve));
    }

    std::vector<QRectF> placed;
    for (const LabelRequest& request : requests) {
        const QRectF ends(request.curve->at(0), request.curve->at(1));
        const double reach = request.size.width() + beside.back();
        std::vector<QRectF> obstacles = near(boxes, ends.normalized().adjusted(-reach, -reach, reach, reach));
        obstacles.insert(obstacles.end(), tokens.begin(), tokens.end());
        for (const QRectF& label : placed)
            obstacles.push_back(label.adjusted(-clearance, -clearance, clearance, clearance));
        placed.push_back(bestPlace(request, obstacles));
    }
    return placed;
}

}  // namespace wengert
