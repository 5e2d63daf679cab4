// A surface in space: heights over a square, the direction it is looked at from, and what can be seen from there.
// Parallel projection. Nothing here draws.
#pragma once

#include <QPointF>
#include <QRgb>
#include <span>
#include <vector>

#include "ui/charts/surface_picture.h"

namespace wengert {

class SurfaceMesh {
 public:
    static constexpr int cells = 48;  // on each side
    static constexpr double tallest = 0.9;

    SurfaceMesh() = default;
    // A height says the function's value, and what stands far out is cut off; of a picture without values, its colour.
    explicit SurfaceMesh(const SurfacePicture& picture);

    bool isEmpty() const { return m_heights.empty(); }
    // Planar points: the longer side of the area from −1 to 1, both sides in one scale.
    QPointF planar(QPointF coordinates) const;
    QPointF extent() const { return m_extent; }  // half the sides
    // From 0 to `tallest`; NaN outside and where the function is not finite.
    double heightAt(QPointF planar) const;
    // At the corners of cells, from 0 to `cells`.
    double height(int column, int row) const { return m_heights[index(column, row)]; }
    QPointF corner(int column, int row) const;
    double fraction(int column, int row) const { return m_fractions[index(column, row)]; }

 private:
    static std::size_t index(int column, int row) { return std::size_t(row * (cells + 1) + column); }

    QRectF m_area;
    QPointF m_extent;
    std::vector<double> m_heights;
    std::vector<double> m_fractions;
};

struct SurfaceCamera {
    double turn = 0.6;  // about the vertical, radians
    double tilt = 0.8;  // 0: from the side; π/2: from above
    double zoom = 1;

    // To the right and upwards.
    QPointF project(QPointF planar, double height) const;
    // Horizontally towards the eye, of length 1.
    QPointF towardsEye() const;
    friend bool operator==(const SurfaceCamera&, const SurfaceCamera&) = default;
};

// Whether no part of the surface stands before the point, which may lie on it.
bool isInSight(const SurfaceMesh& mesh, const SurfaceCamera& camera, QPointF planar, double height);

// A path laid on the surface.
struct SurfaceTrack {
    struct Point {
        QPointF projected;  // NaN: a gap
        bool isVisible = true;
    };
    std::vector<Point> points;
    std::vector<std::size_t> ends;  // for each point of the path, how many of the track's lead up to it
};
SurfaceTrack trackOn(const SurfaceMesh& mesh, const SurfaceCamera& camera, std::span<const QPointF> path);

}  // namespace wengert
