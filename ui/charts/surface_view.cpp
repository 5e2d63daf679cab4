#include "ui/charts/surface_view.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/language/number.h"
#include "ui/charts/run_path.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr double radiansPerPixel = 0.01;
constexpr double lowestTilt = 0.1;
constexpr double wheelBase = 1.0015;  // per eighth of a degree
constexpr double buttonFactor = 1.25;
constexpr double leastZoom = 0.5;
constexpr double mostZoom = 8;
constexpr double air = 1.08;
constexpr double labelDistance = 0.13;
constexpr double hiddenOpacity = 0.3;
constexpr int meshEvery = 6;  // cells between two lines of the mesh

// Light from the upper left, in front; flat ground gets about the colour that it has on a map.
double shade(double slopeX, double slopeY) {
    constexpr double x = -0.5;
    constexpr double y = -0.35;
    constexpr double z = 0.79;
    const double lit = (z - x * slopeX - y * slopeY) / std::sqrt(1 + slopeX * slopeX + slopeY * slopeY);
    return 0.66 + 0.42 * lit;
}

QColor shaded(QRgb color, double factor) {
    const auto part = [&](int c) { return std::min(255, int(c * factor)); };
    return {part(qRed(color)), part(qGreen(color)), part(qBlue(color))};
}

}  // namespace

SurfaceView::SurfaceView(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {
    setCursor(Qt::OpenHandCursor);
    connect(&themes, &ThemeManager::changed, this, &SurfaceView::redraw);
}

// ---- data

void SurfaceView::setPicture(SurfacePicture picture) {
    m_picture = std::move(picture);
    m_mesh = SurfaceMesh(m_picture);
    redraw();
}

void SurfaceView::redraw() {
    m_surface = {};
    m_tracks.clear();
    update();
}

void SurfaceView::setRuns(std::vector<SurfaceRun> runs) {
    m_runs = std::move(runs);
    m_tracks.clear();
    update();
}

void SurfaceView::setIteration(std::size_t iteration) {
    m_iteration = iteration;
    update();
}

void SurfaceView::setStart(std::optional<QPointF> start) {
    m_start = start;
    update();
}

void SurfaceView::setNames(const QString& x, const QString& y, const QString& value) {
    m_xName = x;
    m_yName = y;
    m_valueName = value;
    redraw();
}

// ---- camera

void SurfaceView::setCamera(const SurfaceCamera& camera) {
    SurfaceCamera bounded = camera;
    bounded.tilt = std::clamp(camera.tilt, lowestTilt, std::numbers::pi / 2);
    bounded.zoom = std::clamp(camera.zoom, leastZoom, mostZoom);
    if (bounded == m_camera) return;
    m_camera = bounded;
    redraw();
    Q_EMIT cameraChanged();
}

void SurfaceView::zoomIn() { setCamera({m_camera.turn, m_camera.tilt, m_camera.zoom * buttonFactor}); }

void SurfaceView::zoomOut() { setCamera({m_camera.turn, m_camera.tilt, m_camera.zoom / buttonFactor}); }

void SurfaceView::fit() { setCamera({}); }

// The same at every turn, so that it does not breathe.
QTransform SurfaceView::transformTo(const QRectF& target) const {
    const double around = std::hypot(m_mesh.extent().x(), m_mesh.extent().y()) + labelDistance;
    const double up = around * std::sin(m_camera.tilt) + SurfaceMesh::tallest / 2 * std::cos(m_camera.tilt);
    const double scale = m_camera.zoom / air * std::min(target.width() / around, target.height() / up) / 2;
    return {scale, 0, 0, -scale, target.center().x(), target.center().y()};
}

std::optional<QPointF> SurfaceView::positionOf(QPointF coordinates) const {
    if (m_mesh.isEmpty()) return {};
    const QPointF at = m_mesh.planar(coordinates);
    const double height = m_mesh.heightAt(at);
    if (!std::isfinite(height)) return {};
    return transformTo(rect()).map(m_camera.project(at, height));
}

// ---- painting

// The ground's outline, and the ends of both axes along the edges that are nearest.
void SurfaceView::paintFrame(QPainter& painter, const QTransform& toPixels) const {
    const QPointF extent = m_mesh.extent();
    const auto at = [&](double x, double y) { return toPixels.map(m_camera.project({x, y}, 0)); };
    painter.setPen(QPen(theme().nodeLine, theme().stroke(1), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(theme().field);
    painter.drawPolygon(QPolygonF({at(-extent.x(), -extent.y()), at(extent.x(), -extent.y()),
                                   at(extent.x(), extent.y()), at(-extent.x(), extent.y())}));
    const QFontMetricsF metrics(theme().font(TextStyle::Label));
    const auto label = [&](QPointF place, const QString& text) {
        QRectF rect(0, 0, metrics.horizontalAdvance(text), metrics.height());
        rect.moveCenter(place);
        paintHaloText(painter, theme(), rect, Qt::AlignHCenter, text);
    };
    const QPointF eye = m_camera.towardsEye();
    const double x = std::copysign(extent.x() + labelDistance, eye.x());
    const double y = std::copysign(extent.y() + labelDistance, eye.y());
    const QRectF& area = m_picture.area;
    const auto number = [](double n) { return toQString(shortNumber(n)); };
    label(at(-0.85 * extent.x(), y), number(area.left()));
    label(at(0, y), m_xName);
    label(at(0.85 * extent.x(), y), number(area.right()));
    label(at(x, -0.85 * extent.y()), number(area.top()));
    label(at(x, 0), m_yName);
    label(at(x, 0.85 * extent.y()), number(area.bottom()));
}

// From the back to the front, in the order of the grid.
void SurfaceView::paintSurface(QPainter& painter, const QTransform& toPixels) const {
    constexpr int cells = SurfaceMesh::cells;
    std::vector<QPointF> corners;
    for (int row = 0; row <= cells; ++row)
        for (int column = 0; column <= cells; ++column)
            corners.push_back(toPixels.map(m_camera.project(m_mesh.corner(column, row), m_mesh.height(column, row))));
    const SurfaceColors colors = surfaceColors(theme());
    const QPointF eye = m_camera.towardsEye();
    const QPointF cell = 2 * m_mesh.extent() / cells;
    const bool isSmooth = painter.testRenderHint(QPainter::Antialiasing);
    QColor meshColor = theme().text;
    meshColor.setAlpha(45);
    for (int i = 0; i < cells; ++i)
        for (int k = 0; k < cells; ++k) {
            const int row = eye.y() < 0 ? cells - 1 - i : i;
            const int column = eye.x() < 0 ? cells - 1 - k : k;
            const auto height = [&](int right, int up) { return m_mesh.height(column + right, row + up); };
            const double dx = (height(1, 0) + height(1, 1) - height(0, 0) - height(0, 1)) / 2 / cell.x();
            const double dy = (height(0, 1) + height(1, 1) - height(0, 0) - height(1, 0)) / 2 / cell.y();
            const double fraction = (m_mesh.fraction(column, row) + m_mesh.fraction(column + 1, row) +
                                     m_mesh.fraction(column, row + 1) + m_mesh.fraction(column + 1, row + 1)) /
                                    4;
            if (!std::isfinite(dx + dy + fraction)) continue;
            const auto corner = [&](int right, int up) {
                return corners[std::size_t((row + up) * (cells + 1) + column + right)];
            };
            const std::array<QPointF, 4> quad{corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)};
            const QColor color = shaded(surfaceColor(colors, float(fraction)), shade(dx, dy));
            painter.setBrush(color);
            painter.setPen(isSmooth ? QPen(color, 0.6) : QPen(Qt::NoPen));  // closes the seams
            painter.drawConvexPolygon(quad.data(), 4);
            painter.setPen(QPen(meshColor, theme().stroke(0.8)));
            // The edges behind it: those before it are the next quads'.
            const int up = eye.y() < 0 ? 1 : 0;
            const int right = eye.x() < 0 ? 1 : 0;
            if ((row + up) % meshEvery == 0) painter.drawLine(corner(0, up), corner(1, up));
            if ((column + right) % meshEvery == 0) painter.drawLine(corner(right, 0), corner(right, 1));
        }
}

void SurfaceView::paintTrack(QPainter& painter, const QTransform& toPixels, const SurfaceRun& run,
                             const SurfaceTrack& track) const {
    if (track.ends.empty()) return;
    const std::size_t count = track.ends[std::min(m_iteration, track.ends.size() - 1)];
    std::vector<QPointF> visible;
    std::vector<QPointF> hidden;
    const QPointF gap(NAN, NAN);
    for (std::size_t i = 0; i < count; ++i) {
        const QPointF at = toPixels.map(track.points[i].projected);
        // The point where it changes belongs to both.
        const bool isSeen = track.points[i].isVisible;
        const bool changes = i > 0 && track.points[i - 1].isVisible != isSeen;
        (isSeen ? visible : hidden).push_back(at);
        if (changes) (isSeen ? hidden : visible).push_back(at);
        (isSeen ? hidden : visible).push_back(gap);
    }
    const QRectF room = painter.clipBoundingRect().isEmpty() ? QRectF(rect()) : painter.clipBoundingRect();
    painter.setBrush(Qt::NoBrush);
    painter.setOpacity(hiddenOpacity);
    painter.setPen(runPen(run.style));
    for (const PathPiece& piece : visiblePieces(hidden, room)) painter.drawPolyline(piece.line);
    painter.setOpacity(1);
    paintRunPath(painter, visiblePieces(visible, room), run.style);
}

void SurfaceView::paintTracks(QPainter& painter, const QTransform& toPixels) const {
    std::vector<SurfaceTrack> made;
    if (m_tracks.size() != m_runs.size())
        for (const SurfaceRun& run : m_runs) made.push_back(trackOn(m_mesh, m_camera, run.points));
    const std::vector<SurfaceTrack>& tracks = made.empty() ? m_tracks : made;
    forEachRun(m_runs, [&](const SurfaceRun& run) {
        paintTrack(painter, toPixels, run, tracks[std::size_t(&run - m_runs.data())]);
    });
    const auto paintAt = [&](QPointF coordinates, auto paint) {
        const QPointF at = m_mesh.planar(coordinates);
        const double height = m_mesh.heightAt(at);
        if (!std::isfinite(height)) return;
        painter.setOpacity(isInSight(m_mesh, m_camera, at, height) ? 1 : hiddenOpacity);
        paint(toPixels.map(m_camera.project(at, height)));
        painter.setOpacity(1);
    };
    if (m_start) paintAt(*m_start, [&](QPointF at) { paintStartRing(painter, theme(), at, false); });
    forEachRun(m_runs, [&](const SurfaceRun& run) {
        if (const auto head = run.headAt(m_iteration))
            paintAt(*head, [&](QPointF at) { paintRunHead(painter, at, run.style); });
    });
}

void SurfaceView::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_mesh.isEmpty()) return paintEmpty(painter, target);
    painter.save();
    painter.setClipRect(target, Qt::IntersectClip);
    const QTransform toPixels = transformTo(target);
    paintFrame(painter, toPixels);
    paintSurface(painter, toPixels);
    paintTracks(painter, toPixels);
    painter.restore();
}

// The surface stays while runs move on it; while it is turned, its edges are rough.
void SurfaceView::paintOnScreen(QPainter& painter) {
    if (m_mesh.isEmpty()) return paintEmpty(painter, rect());
    const QTransform toPixels = transformTo(rect());
    if (m_surface.size() != size() * devicePixelRatio()) {
        m_surface = QPixmap(size() * devicePixelRatio());
        m_surface.setDevicePixelRatio(devicePixelRatio());
        m_surface.fill(theme().card);
        QPainter surface(&m_surface);
        surface.setRenderHint(QPainter::Antialiasing);
        paintFrame(surface, toPixels);
        surface.setRenderHint(QPainter::Antialiasing, !m_draggedFrom);
        paintSurface(surface, toPixels);
    }
    if (m_tracks.size() != m_runs.size()) {
        m_tracks.clear();
        for (const SurfaceRun& run : m_runs) m_tracks.push_back(trackOn(m_mesh, m_camera, run.points));
    }
    painter.drawPixmap(0, 0, m_surface);
    paintTracks(painter, toPixels);
}

// ---- pointer

void SurfaceView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_mesh.isEmpty()) return;
    m_draggedFrom = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void SurfaceView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_draggedFrom) return;
    const QPointF moved = event->position() - *m_draggedFrom;
    m_draggedFrom = event->position();
    setCamera(
        {m_camera.turn + radiansPerPixel * moved.x(), m_camera.tilt + radiansPerPixel * moved.y(), m_camera.zoom});
}

void SurfaceView::mouseReleaseEvent(QMouseEvent*) {
    m_draggedFrom.reset();
    redraw();
    setCursor(Qt::OpenHandCursor);
}

void SurfaceView::mouseDoubleClickEvent(QMouseEvent*) { fit(); }

void SurfaceView::wheelEvent(QWheelEvent* event) {
    setCamera({m_camera.turn, m_camera.tilt, m_camera.zoom * std::pow(wheelBase, event->angleDelta().y())});
    event->accept();
}

QString SurfaceView::csv() const { return toCsv(m_picture, m_xName, m_yName, m_valueName); }

}  // namespace wengert
