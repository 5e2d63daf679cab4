#include "ui/charts/surface_map.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleHints>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/charts/surface_painting.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr double cornerRadius = 4;
constexpr double wheelBase = 1.0015;  // per eighth of a degree
constexpr double buttonFactor = 1.25;
constexpr double deepest = 1e-9;  // a zoomed view's width, of the home's
constexpr double widest = 1e4;
constexpr double keyStep = 0.01;  // of the view
constexpr int settleMs = 120;
constexpr double reach = 8;  // of the pointer, in pixels of the 100 % design

bool isFinite(QPointF p) { return std::isfinite(p.x()) && std::isfinite(p.y()); }

double distance(QPointF a, QPointF b) { return std::hypot(b.x() - a.x(), b.y() - a.y()); }

// Around the same centre, in the proportions of `size`.
QRectF inProportion(const QRectF& area, const QSizeF& size) {
    const double scale = std::max(area.width() / size.width(), area.height() / size.height());
    QRectF grown(QPointF(), scale * size);
    grown.moveCenter(area.center());
    return grown;
}

}  // namespace

SurfaceMap::SurfaceMap(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {
    setFocusPolicy(Qt::ClickFocus);
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleMs);
    connect(&m_settling, &QTimer::timeout, this, &SurfaceMap::redraw);
    connect(&themes, &ThemeManager::changed, this, [this] {
        m_image = surfaceImage(m_picture, surfaceColors(theme()));
        redraw();
    });
    updateCursor();
}

// ---- data

void SurfaceMap::setPicture(SurfacePicture picture) {
    m_picture = std::move(picture);
    m_image = surfaceImage(m_picture, surfaceColors(theme()));
    redraw();
    if (m_home.isEmpty() && !m_picture.isEmpty()) setHome(m_picture.area);
}

void SurfaceMap::setRuns(std::vector<SurfaceRun> runs) {
    m_runs = std::move(runs);
    update();
}

void SurfaceMap::setIteration(std::size_t iteration) {
    m_iteration = iteration;
    update();
}

void SurfaceMap::setStart(std::optional<QPointF> start) {
    m_start = start;
    if (!m_start && m_press == Press::Ring) m_press = Press::None;
    updateCursor();
    update();
}

void SurfaceMap::setMarks(std::vector<SurfaceMark> marks) {
    m_marks = std::move(marks);
    update();
}

void SurfaceMap::setVectors(std::vector<SurfaceVector> vectors) {
    m_vectors = std::move(vectors);
    update();
}

void SurfaceMap::setDirectionsShown(bool areShown) {
    m_showsDirections = areShown;
    redraw();
}

void SurfaceMap::setNames(const QString& x, const QString& y, const QString& value) {
    m_xName = x;
    m_yName = y;
    m_valueName = value;
    update();
}

void SurfaceMap::redraw() {
    m_isBackgroundStale = true;
    update();
}

// ---- view

SurfaceFrame SurfaceMap::frameIn(const QRectF& target) const {
    if (isEmpty() || target.isEmpty()) return {.plot = target, .view = m_view};
    return {.plot = target, .view = m_hasEqualScales ? inProportion(m_view, target.size()) : m_view};
}

void SurfaceMap::setHome(const QRectF& area) {
    if (!(area.width() > 0 && area.height() > 0)) return;
    m_home = area;
    m_announced = {};  // its owner asks what is seen of it, also where that is what was seen before
    fit();
}

void SurfaceMap::setEqualScales(bool areEqual) {
    m_hasEqualScales = areEqual;
    redraw();
    announceView();
}

void SurfaceMap::showArea(const QRectF& area) {
    if (!area.isEmpty()) setView(area);
}

void SurfaceMap::fit() {
    if (!m_home.isEmpty()) setView(m_home);
}

void SurfaceMap::setView(const QRectF& view) {
    m_view = view;
    m_settling.start();
    updateCursor();
    update();
    announceView();
}

void SurfaceMap::announceView() {
    const QRectF seen = view();
    if (seen == m_announced) return;
    m_announced = seen;
    Q_EMIT viewChanged(seen);
}

void SurfaceMap::zoomIn() { zoomAt(QRectF(rect()).center(), buttonFactor); }

void SurfaceMap::zoomOut() { zoomAt(QRectF(rect()).center(), 1 / buttonFactor); }

void SurfaceMap::zoomAt(QPointF position, double factor) {
    if (isEmpty()) return;
    const QRectF seen = view();
    const double width = seen.width() / factor;
    // Closer, numbers beside each other are the same.
    const double least = 1e-12 * std::max(std::abs(seen.left()), std::abs(seen.right()));
    if (width < std::max(deepest * m_home.width(), least) || width > widest * m_home.width()) return;
    const QPointF fixed = coordinatesAt(position);
    setView({fixed + (seen.topLeft() - fixed) / factor, seen.size() / factor});
}

// ---- painting

void SurfaceMap::paintBackground(QPainter& painter, const SurfaceFrame& frame) const {
    painter.fillRect(frame.plot, theme().field);
    if (m_picture.isEmpty()) return;
    paintHeatMap(painter, theme(), frame, m_picture, m_image);
    paintContours(painter, theme(), frame, m_picture);
    if (m_showsDirections) paintDirections(painter, theme(), frame, m_picture);
}

void SurfaceMap::paintForeground(QPainter& painter, const SurfaceFrame& frame) const {
    paintInnerAxes(painter, theme(), frame, m_xName, m_yName);
    paintRunPaths(painter, frame, m_runs, m_iteration);
    for (const SurfaceMark& mark : m_marks) paintSurfaceMark(painter, theme(), frame, mark);
    const bool isRingLit = m_press == Press::Ring || (m_pointer && isOnRing(*m_pointer));
    const double margin = 2 * startRingRadius(theme());
    if (m_start && isFinite(*m_start) &&
        frame.plot.adjusted(-margin, -margin, margin, margin).contains(frame.at(*m_start)))
        paintStartRing(painter, theme(), frame.at(*m_start), isRingLit);
    for (const SurfaceRun& run : m_runs)
        if (const auto head = run.headAt(m_iteration); run.isSelected && head)
            paintVectors(painter, theme(), frame, *head, m_vectors);
    paintRunHeads(painter, frame, m_runs, m_iteration);
}

void SurfaceMap::paintChart(QPainter& painter, const QRectF& target) const {
    if (isEmpty()) return paintEmpty(painter, target);
    painter.save();
    QPainterPath frame;
    frame.addRoundedRect(target, cornerRadius, cornerRadius);
    painter.setClipPath(frame);
    paintBackground(painter, frameIn(target));
    paintForeground(painter, frameIn(target));
    painter.restore();
}

void SurfaceMap::makeBackground(const SurfaceFrame& frame) {
    m_background = QPixmap(size() * devicePixelRatio());
    m_background.setDevicePixelRatio(devicePixelRatio());
    QPainter painter(&m_background);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBackground(painter, frame);
    m_backgroundView = frame.view;
    m_isBackgroundStale = false;
    m_settling.stop();
}

// While it moves, what has been drawn is drawn elsewhere, and what had not been seen without contours.
void SurfaceMap::paintOnScreen(QPainter& painter) {
    if (isEmpty()) return paintEmpty(painter, rect());
    const SurfaceFrame frame = frameIn(rect());
    if (m_isBackgroundStale || m_background.size() != size() * devicePixelRatio()) makeBackground(frame);
    if (m_backgroundView == frame.view) {
        painter.drawPixmap(0, 0, m_background);
    } else {
        painter.fillRect(rect(), theme().field);
        painter.drawImage(frame.rectOf(m_picture.area), m_image);
        const QRectF covered = frame.rectOf(m_backgroundView);
        painter.drawPixmap(covered, m_background, QRectF(m_background.rect()));
    }
    paintForeground(painter, frame);
    QPainterPath corners;
    corners.addRect(rect());
    corners.addRoundedRect(rect(), cornerRadius, cornerRadius);
    painter.fillPath(corners, theme().card);
}

// ---- pointer

QStringList SurfaceMap::readoutAt(QPointF position) const {
    if (isEmpty()) return {};
    QStringList lines;
    const auto isNear = [&](QPointF at) { return distance(positionOf(at), position) <= theme().px(reach); };
    for (const SurfaceRun& run : m_runs)
        if (const auto head = run.headAt(m_iteration); head && isNear(*head) && !run.name.isEmpty()) lines << run.name;
    for (const SurfaceMark& mark : m_marks)
        if (isNear(mark.at) && !mark.text.isEmpty()) lines << mark.text.split(u'\n');
    const auto line = [](const QString& name, double x) {
        return name + QStringLiteral(" = ") + toQString(shortNumber(x));
    };
    const QPointF at = coordinatesAt(position);
    lines << line(m_xName, at.x()) << line(m_yName, at.y());
    const std::optional<double> value = m_picture.valueAt(at);
    if (value && std::isfinite(*value)) lines << line(m_valueName, *value);
    else if (const auto fraction = m_picture.fractionAt(at); fraction && !std::isfinite(*fraction))
        lines << tr("%1 is not finite").arg(m_valueName);
    return lines;
}

void SurfaceMap::paintHover(QPainter& painter) const {
    if (m_pointer && m_press == Press::None && !isEmpty())
        paintReadout(painter, theme(), rect(), *m_pointer, readoutAt(*m_pointer));
}

std::optional<std::size_t> SurfaceMap::markAt(QPointF position) const {
    for (std::size_t i = 0; i < m_marks.size(); ++i)
        if (distance(positionOf(m_marks[i].at), position) <= theme().px(reach)) return i;
    return std::nullopt;
}

bool SurfaceMap::isOnRing(QPointF position) const {
    return m_start && !isEmpty() && distance(positionOf(*m_start), position) <= startRingRadius(theme()) + 4;
}

void SurfaceMap::updateCursor() {
    if (m_press == Press::Pan || m_press == Press::Ring) setCursor(Qt::ClosedHandCursor);
    else setCursor(m_pointer && isOnRing(*m_pointer) ? Qt::OpenHandCursor : Qt::CrossCursor);
}

void SurfaceMap::moveStart(QPointF coordinates) {
    m_start = coordinates;
    update();
    Q_EMIT startDragged(coordinates);
}

void SurfaceMap::mousePressEvent(QMouseEvent* event) {
    const bool isLeft = event->button() == Qt::LeftButton;
    if (isEmpty() || m_press != Press::None || (!isLeft && event->button() != Qt::MiddleButton)) return;
    m_pressedAt = event->position();
    m_draggedFrom = m_pressedAt;
    m_startBeforeClick.reset();
    if (!isLeft || (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))) {
        m_press = Press::Pan;
    } else if (isOnRing(m_pressedAt)) {
        m_press = Press::Ring;
        m_draggedFrom = positionOf(*m_start) - m_pressedAt;
    } else {
        m_press = Press::Click;
    }
    m_pointer = m_pressedAt;
    updateCursor();
    update();
}

void SurfaceMap::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    const int farEnough = QGuiApplication::styleHints()->startDragDistance();
    if (m_press == Press::Click && distance(m_pressedAt, *m_pointer) >= farEnough) m_press = Press::Pan;
    if (m_press == Press::Ring) moveStart(coordinatesAt(*m_pointer + m_draggedFrom));
    if (m_press == Press::Pan) {
        const QPointF moved = coordinatesAt(m_draggedFrom) - coordinatesAt(*m_pointer);
        m_draggedFrom = *m_pointer;
        setView(view().translated(moved));
    }
    updateCursor();
    update();
}

void SurfaceMap::mouseReleaseEvent(QMouseEvent* event) {
    const Press press = std::exchange(m_press, Press::None);
    updateCursor();
    update();
    if (press == Press::Ring && m_start && event->position() != m_pressedAt) Q_EMIT startDropped(*m_start);
    if (press != Press::Click) return;
    if (const auto mark = markAt(event->position())) {
        Q_EMIT markPicked(*mark);
        return;
    }
    m_startBeforeClick = m_start;
    m_start = coordinatesAt(event->position());
    Q_EMIT startPicked(*m_start);
}

void SurfaceMap::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || isEmpty()) return;
    if (m_startBeforeClick) {
        m_start = std::exchange(m_startBeforeClick, std::nullopt);
        Q_EMIT startPicked(*m_start);
    }
    fit();
}

void SurfaceMap::wheelEvent(QWheelEvent* event) {
    zoomAt(event->position(), std::pow(wheelBase, event->angleDelta().y()));
    event->accept();
}

// Alt and an arrow move the start; arrows alone are others'.
void SurfaceMap::keyPressEvent(QKeyEvent* event) {
    const bool isArrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (!isArrow || !(event->modifiers() & Qt::AltModifier) || !m_start || isEmpty())
        return Chart::keyPressEvent(event);
    const double across = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const double up = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    const QRectF seen = view();
    moveStart(*m_start + keyStep * QPointF(across * seen.width(), up * seen.height()));
    Q_EMIT startDropped(*m_start);
}

void SurfaceMap::leaveEvent(QEvent*) {
    m_pointer.reset();
    update();
}

void SurfaceMap::resizeEvent(QResizeEvent*) { announceView(); }

QString SurfaceMap::csv() const {
    const bool hasValues = m_picture.values.size() == m_picture.fractions.size();
    return toCsv(m_picture, m_xName, m_yName, hasValues ? m_valueName : tr("fraction of the colours"));
}

}  // namespace wengert
