#include "ui/charts/surface_mesh.h"

#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

constexpr double lift = 0.012;    // of what lies on the surface
constexpr int mostSubsteps = 64;  // of one step of a path
constexpr double outlying = 0.1;  // this share of the values at each end may stand far out

struct Range {
    double low = 0;
    double high = 1;
    double fraction(double number) const {
        return std::isfinite(number) ? std::clamp((number - low) / (high - low), 0.0, 1.0) : NAN;
    }
};

// Of all finite values, but at each end no farther out than half of what the inner ones spread.
Range robustRange(std::vector<double> numbers) {
    std::erase_if(numbers, [](double number) { return !std::isfinite(number); });
    if (numbers.empty()) return {};
    std::ranges::sort(numbers);
    const auto quantile = [&](double share) {
        return numbers[std::size_t(std::lround(share * double(numbers.size() - 1)))];
    };
    const double spread = (quantile(1 - outlying) - quantile(outlying)) / 2;
    const double low = std::max(numbers.front(), quantile(outlying) - spread);
    const double high = std::min(numbers.back(), quantile(1 - outlying) + spread);
    return high > low ? Range{low, high} : Range{low - 1, low + 1};
}

}  // namespace

SurfaceMesh::SurfaceMesh(const SurfacePicture& picture) {
    if (picture.isEmpty()) return;
    m_area = picture.area;
    const double longer = std::max(m_area.width(), m_area.height());
    m_extent = {m_area.width() / longer, m_area.height() / longer};
    std::vector<double> values;
    for (int row = 0; row <= cells; ++row)
        for (int column = 0; column <= cells; ++column) {
            const QPointF at(std::min(m_area.left() + m_area.width() * column / cells, m_area.right()),
                             std::min(m_area.top() + m_area.height() * row / cells, m_area.bottom()));
            m_fractions.push_back(picture.fractionAt(at).value_or(NAN));
            values.push_back(picture.valueAt(at).value_or(NAN));
        }
    const bool byValues = picture.values.size() == picture.fractions.size();
    const Range range = byValues ? robustRange(values) : Range{};
    for (std::size_t i = 0; i < m_fractions.size(); ++i) {
        const double height = range.fraction(byValues ? values[i] : m_fractions[i]);
        m_heights.push_back(std::isfinite(m_fractions[i]) ? tallest * height : NAN);
    }
}

QPointF SurfaceMesh::planar(QPointF coordinates) const {
    const QPointF d = coordinates - m_area.center();
    const double half = std::max(m_area.width(), m_area.height()) / 2;
    return d / half;
}

QPointF SurfaceMesh::corner(int column, int row) const {
    return {m_extent.x() * (2.0 * column / cells - 1), m_extent.y() * (2.0 * row / cells - 1)};
}

double SurfaceMesh::heightAt(QPointF planar) const {
    const double across = (planar.x() / m_extent.x() + 1) / 2 * cells;
    const double up = (planar.y() / m_extent.y() + 1) / 2 * cells;
    if (!(across >= 0 && across <= cells && up >= 0 && up <= cells)) return NAN;
    const int column = std::min(int(across), cells - 1);
    const int row = std::min(int(up), cells - 1);
    const double s = across - column;
    const double t = up - row;
    return (1 - t) * ((1 - s) * height(column, row) + s * height(column + 1, row)) +
           t * ((1 - s) * height(column, row + 1) + s * height(column + 1, row + 1));
}

QPointF SurfaceCamera::project(QPointF planar, double height) const {
    const double away = planar.x() * std::sin(turn) + planar.y() * std::cos(turn);
    return {planar.x() * std::cos(turn) - planar.y() * std::sin(turn),
            (height - SurfaceMesh::tallest / 2) * std::cos(tilt) + away * std::sin(tilt)};
}

QPointF SurfaceCamera::towardsEye() const { return {-std::sin(turn), -std::cos(turn)}; }

bool isInSight(const SurfaceMesh& mesh, const SurfaceCamera& camera, QPointF planar, double height) {
    const double step = 2.0 / SurfaceMesh::cells;
    const QPointF stride = step * camera.towardsEye();
    const double rise = step * std::tan(camera.tilt);
    height += lift;
    for (QPointF at = planar + stride; height < SurfaceMesh::tallest; at += stride) {
        if (std::abs(at.x()) > mesh.extent().x() || std::abs(at.y()) > mesh.extent().y()) return true;
        height += rise;
        if (mesh.heightAt(at) > height) return false;
    }
    return true;
}

SurfaceTrack trackOn(const SurfaceMesh& mesh, const SurfaceCamera& camera, std::span<const QPointF> path) {
    SurfaceTrack track;
    const auto add = [&](QPointF at) {
        const double height = mesh.heightAt(at);
        track.points.push_back({camera.project(at, height + lift), isInSight(mesh, camera, at, height)});
    };
    for (std::size_t i = 0; i < path.size(); ++i) {
        const QPointF to = mesh.planar(path[i]);
        if (i > 0) {
            const QPointF from = mesh.planar(path[i - 1]);
            const double length = std::hypot(to.x() - from.x(), to.y() - from.y()) * SurfaceMesh::cells / 2;
            const int substeps = length < mostSubsteps ? int(std::ceil(length)) : mostSubsteps;
            for (int k = 1; k < substeps; ++k) add(from + (to - from) * k / substeps);
        }
        add(to);
        track.ends.push_back(track.points.size());
    }
    return track;
}

}  // namespace wengert
