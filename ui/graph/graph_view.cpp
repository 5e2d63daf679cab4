#include "ui/graph/graph_view.h"

#include <QApplication>
#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QToolTip>
#include <cmath>

#include "ui/graph/framing.h"
#include "ui/graph/graph_message.h"
#include "ui/graph/minimap.h"
#include "ui/graph/node_words.h"
#include "ui/theme_manager.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr double smallestZoom = 1e-4;
constexpr double largestZoom = 4;
constexpr double comfortable = 0.8;  // of what is shown in part, where its height allows it
constexpr double largestFit = 1.25;  // small programs are not blown up beyond this, at 100 % text
constexpr double mostOfIt = 0.65;
constexpr double buttonFactor = 1.25;
constexpr double wheelBase = 1.0015;  // per eighth of a degree
constexpr int margin = 14;            // pixels round a fitted graph
constexpr int followMargin = 48;      // pixels kept between the current node and the view's border, once zoomed
// As much of the graph round what the cursor is at stays in sight, in scene units: the next nodes.
constexpr QSizeF followReach{nodeSize.width() + graphSpacing.betweenLayers, nodeSize.height() / 2};

}  // namespace

GraphView::GraphView(const Level& level, const ThemeManager& themes, QWidget* parent)
    : QGraphicsView(parent),
      m_level(level),
      m_session(level.session()),
      m_themes(themes),
      m_graph(level, themes),
      m_pointer(level, m_graph),
      m_minimap(new Minimap(m_graph, this)) {
    setScene(&m_graph);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    setMinimumSize(200, 160);
    setAccessibleName(tr("Computation graph"));

    connect(&m_graph, &GraphScene::graphChanged, this, &GraphView::onGraphChanged);
    connect(&m_graph, &GraphScene::geometryChanged, this, &GraphView::updateRoom);
    connect(&m_graph, &GraphScene::geometryChanged, this, &GraphView::updateMinimap);
    connect(&m_graph, &GraphScene::geometryChanged, m_minimap, &Minimap::updateNodes);
    connect(&m_graph, &GraphScene::nodesChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_graph, &GraphScene::nodesChanged, m_minimap, &Minimap::updateNodes);
    connect(&m_graph, &GraphScene::nodeChanged, m_minimap, &Minimap::updateNode);
    connect(&themes, &ThemeManager::changed, this, [this] {
        m_ground.forget();
        frame();
        m_minimap->updateNodes();
    });
    connect(&m_session, &Session::cursorChanged, this, &GraphView::onCursorChanged);
    connect(&m_session, &Session::selectionChanged, this, &GraphView::followSelection);
    connect(&m_session, &Session::opened, this, [this] {
        m_framing = Framing::Readable;
        frame();
    });
    connect(&m_session, &Session::diagnosticChanged, this, [this] {
        if (m_graph.state() != GraphScene::State::Ready) viewport()->update();
    });
    connect(m_minimap, &Minimap::moved, this, [this](QPointF center) {
        m_framing = Framing::Free;
        centerOn(center);
    });
    onGraphChanged();
}

void GraphView::onGraphChanged() {
    updateRoom();
    if (!seesAnyNode()) m_framing = Framing::Readable;
    frame();
    updateMinimap();
    viewport()->update();
    describe();
}

void GraphView::onCursorChanged() {
    describe();
    followCursor();
    placeMinimap();
}

// What a screen reader hears: where the cursor is and what that step holds.
void GraphView::describe() {
    QString text = messageFor(m_graph.state(), m_level).title;
    if (m_graph.state() == GraphScene::State::Ready) text = tr("%n steps", nullptr, int(m_level.program().stepCount()));
    if (const std::vector<StepId> current = m_level.currentSteps(); !current.empty())
        text += QStringLiteral("; ") + nodeWords(m_level, current.back());
    setAccessibleDescription(text);
}

// ---- zoom and place

double GraphView::fittingZoom() const {
    const QSizeF graph = m_graph.geometry().bounds().size();
    if (graph.isEmpty()) return 1;
    const QSizeF room(viewport()->width() - 2 * margin, viewport()->height() - 2 * margin);
    const double zoom = std::min(room.width() / graph.width(), room.height() / graph.height());
    return std::clamp(zoom, smallestZoom, largestFit * m_themes.theme().scale);
}

// Of a graph that is not seen as a whole: its height, as long as it can be read.
double GraphView::readableZoom() const {
    const double scale = m_themes.theme().scale;
    const double fittingHeight = (viewport()->height() - 2 * margin) / m_graph.geometry().bounds().height();
    return std::clamp(fittingHeight, leastReadable * scale, comfortable * scale);
}

void GraphView::fit() {
    m_framing = Framing::Whole;
    frame();
}

void GraphView::frame() {
    if (m_framing == Framing::Free) return;
    const double fitting = fittingZoom();
    const bool isOverview = m_framing == Framing::Whole || m_graph.geometry().nodeCount() >= overviewFrom;
    const bool isWhole = isOverview || fitting >= leastReadable * m_themes.theme().scale;
    const double before = zoom();
    setZoom(isWhole ? fitting : readableZoom());
    const std::optional<QRectF> current = currentBox();
    if (!isWhole && zoom() == before && current && seen().contains(*current)) return followCursor();
    centerOn(m_graph.geometry().bounds().center());
    if (isWhole) return;
    showStart();
    followCursor();
    if (m_followsSelection) showSelection();
}

// The inputs.
void GraphView::showStart() {
    std::vector<QRectF> inputs;
    for (std::size_t i = 0; i < m_level.program().inputs().size() && i < m_graph.geometry().nodeCount(); ++i)
        inputs.push_back(m_graph.geometry().box(StepId(i)));
    if (inputs.empty()) return;
    QRectF start = seen();
    start.moveCenter(gathered(inputs.front(), inputs, start.size()).center());
    start.moveLeft(graphWithMargin().left());
    centerOn(following(start, inputs.front(), inputs.front(), {}, graphWithMargin()).center());
}

void GraphView::followCursor() {
    const std::optional<QRectF> current = currentBox();
    if (m_framing == Framing::Free && current) ensureVisible(*current, followMargin, followMargin);
    if (m_framing != Framing::Readable || seesAll()) return;
    if (!current) showStart();
    else centerOn(following(seen(), *current, placeOfCursor(seen().size()), followReach, graphWithMargin()).center());
}

void GraphView::followSelection() {
    if (m_followsSelection && !viewport()->underMouse() && m_framing == Framing::Readable) showSelection();
}

void GraphView::showSelection() {
    if (seesAll()) return;
    std::vector<QRectF> lit = boxesOf(m_level.highlight().steps);
    if (lit.empty()) return;
    const QRectF first = lit.front();
    const QRectF place = gathered(first, std::move(lit), seen().size());
    const QSizeF around = QSizeF(followMargin, followMargin) / zoom();
    centerOn(following(seen(), first, place, around, graphWithMargin()).center());
}

bool GraphView::seesAnyNode() const {
    return std::ranges::any_of(m_graph.geometry().boxes(),
                               [seen = seen()](const QRectF& box) { return box.intersects(seen); });
}

// So much that an overview would hide more than it tells.
bool GraphView::seesMost() const {
    const QRectF graph = m_graph.geometry().bounds();
    const QRectF part = graph & seen();
    return part.width() * part.height() >= mostOfIt * graph.width() * graph.height();
}

bool GraphView::seesAll() const {
    const double tolerance = 1 / zoom();
    return seen().adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(m_graph.geometry().bounds());
}

QRectF GraphView::seen() const { return viewportTransform().inverted().mapRect(QRectF(viewport()->rect())); }

QRectF GraphView::graphWithMargin() const {
    const double around = margin / zoom();
    return m_graph.geometry().bounds().adjusted(-around, -around, around, around);
}

// None while they are not laid out.
std::vector<QRectF> GraphView::boxesOf(const std::vector<StepId>& steps) const {
    std::vector<QRectF> boxes;
    for (const StepId step : steps)
        if (index(step) < m_graph.geometry().nodeCount()) boxes.push_back(m_graph.geometry().box(step));
    return boxes;
}

std::optional<QRectF> GraphView::currentBox() const {
    const std::vector<QRectF> boxes = boxesOf(m_level.currentSteps());
    return boxes.empty() ? std::nullopt : std::optional(boxes.front());
}

// The current nodes and, as far as there is room, those at the other ends of the edges that flow.
QRectF GraphView::placeOfCursor(QSizeF room) const {
    std::vector<QRectF> others = boxesOf(m_level.currentSteps());
    for (const ActiveEdge& active : m_level.activeEdges())
        if (const EdgeRoute* route = m_graph.geometry().route(active.edge))
            for (const StepId end : {route->from, route->to}) others.push_back(m_graph.geometry().box(end));
    return gathered(currentBox().value_or(QRectF()), std::move(others), room);
}

void GraphView::zoomIn() { zoomAt(placeToKeep(), buttonFactor); }

void GraphView::zoomOut() { zoomAt(placeToKeep(), 1 / buttonFactor); }

// The current node where it is seen, else the middle.
QPointF GraphView::placeToKeep() const {
    const QRectF view(viewport()->rect());
    const std::optional<QRectF> current = currentBox();
    if (!current) return view.center();
    const QPointF node = viewportTransform().map(current->center());
    return view.contains(node) ? node : view.center();
}

void GraphView::zoomAt(QPointF viewportPoint, double factor) {
    if (m_graph.state() != GraphScene::State::Ready) return;
    const double wanted = std::clamp(zoom() * factor, std::min(fittingZoom() / 2, zoom()), largestZoom);
    const QPointF held = viewportTransform().inverted().map(viewportPoint);
    m_framing = Framing::Free;
    setZoom(wanted);
    scrollBy(viewportTransform().map(held) - viewportPoint);
}

void GraphView::setZoom(double zoom) {
    setTransform(QTransform::fromScale(zoom, zoom));
    m_graph.setDetail(levelOfDetail(zoom));
    updateRoom();
    updateMinimap();
}

void GraphView::scrollBy(QPointF pixels) {
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(std::lround(pixels.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(std::lround(pixels.y())));
}

// So much room round the graph that any of it can be brought to the middle, and not more.
void GraphView::updateRoom() {
    const double width = viewport()->width() / zoom();
    const double height = viewport()->height() / zoom();
    setSceneRect(m_graph.geometry().bounds().adjusted(-width, -height, width, height));
}

void GraphView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    updateRoom();
    frame();
    updateMinimap();
}

void GraphView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    updateMinimap();
}

void GraphView::updateMinimap() {
    const bool isWanted =
        m_graph.state() == GraphScene::State::Ready && (m_graph.geometry().nodeCount() >= overviewFrom || !seesMost());
    m_minimap->setVisible(isWanted);
    if (!isWanted) return;
    const Theme& theme = m_themes.theme();
    const QSize most(theme.px(190), theme.px(126));
    m_minimap->resize(m_minimap->sizeWithin(most.boundedTo(size() / 4)));
    m_minimap->setSeen(seen());
    placeMinimap();
}

// In a corner where it does not hide the current node, if there is one. The card's menu has the fourth.
void GraphView::placeMinimap() {
    if (!m_minimap->isVisible() || m_minimap->underMouse()) return;
    const int gap = m_themes.theme().space.m;
    const QRect inside = rect().adjusted(gap, gap, -gap, -gap);
    const auto placeIn = [&](Qt::Corner corner) {
        QRect place(inside.topLeft(), m_minimap->size());
        if (corner == Qt::BottomRightCorner) place.moveRight(inside.right());
        if (corner != Qt::TopLeftCorner) place.moveBottom(inside.bottom());
        return place;
    };
    const std::vector<QRectF> current = boxesOf(m_level.currentSteps());
    const auto isFree = [&](Qt::Corner corner) {
        const QRectF place = viewportTransform().inverted().mapRect(QRectF(placeIn(corner)));
        return std::ranges::none_of(current, [&](const QRectF& box) { return box.intersects(place); });
    };
    if (!isFree(m_minimapCorner)) {
        constexpr std::array corners{Qt::BottomRightCorner, Qt::BottomLeftCorner, Qt::TopLeftCorner};
        const auto* const corner = std::ranges::find_if(corners, isFree);
        if (corner != corners.end()) m_minimapCorner = *corner;
    }
    m_minimap->move(placeIn(m_minimapCorner).topLeft());
}

// ---- drawing

void GraphView::drawBackground(QPainter* painter, const QRectF&) {
    painter->save();
    painter->resetTransform();
    painter->drawPixmap(0, 0, m_ground.picture(*viewport(), viewportTransform(), m_themes.theme()));
    painter->restore();
}

void GraphView::drawForeground(QPainter* painter, const QRectF&) {
    painter->save();
    painter->resetTransform();
    if (m_graph.state() != GraphScene::State::Ready)
        paintMessage(*painter, viewport()->rect(), messageFor(m_graph.state(), m_level), m_themes.theme());
    if (m_showsFocus) paintFocus(*painter, viewport()->rect(), m_themes.theme().controlRadius, m_themes.theme());
    painter->restore();
}

// ---- input

// The ring tells where the keyboard is; after a click one knows.
void GraphView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void GraphView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    m_showsFocus = false;
    viewport()->update();
}

bool GraphView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) m_pointer.leave();
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::optional<StepId> step = m_graph.geometry().nodeAt(mapToScene(help->pos()));
        QToolTip::showText(help->globalPos(), step ? nodeTip(m_level, *step) : QString(), viewport());
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    if (event->type() == QEvent::Gesture)
        if (const auto* pinch =
                static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            zoomAt(viewport()->mapFromGlobal(pinch->centerPoint()), pinch->scaleFactor());
            return true;
        }
    return QGraphicsView::viewportEvent(event);
}

// All keys but the one that ends a drag are the window's.
void GraphView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_pointer.cancelDrag()) m_press = Press::None;
    else event->ignore();
}

void GraphView::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = m_lastAt = event->pos();
    m_dragging = false;
    const bool hit = event->button() == Qt::LeftButton && m_pointer.press(mapToScene(event->pos()), zoom());
    m_press = hit ? Press::Item : Press::Background;
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint moved = event->pos() - m_lastAt;
    m_lastAt = event->pos();
    if (m_press == Press::None) {
        const bool hit = m_pointer.hover(mapToScene(event->pos()), zoom());
        viewport()->setCursor(hit ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    m_dragging = m_dragging || (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragging) return;
    viewport()->setCursor(Qt::ClosedHandCursor);
    if (m_press != Press::Item || !m_pointer.drag(mapToScene(event->pos()))) {
        m_framing = Framing::Free;
        scrollBy(-moved);
    }
}

void GraphView::mouseReleaseEvent(QMouseEvent*) {
    if (m_press == Press::Item) m_pointer.release(m_dragging);
    else if (m_press == Press::Background && !m_dragging) m_session.pick({});
    m_press = Press::None;
    viewport()->setCursor(Qt::ArrowCursor);
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event) { m_pointer.doubleClick(mapToScene(event->pos())); }

void GraphView::wheelEvent(QWheelEvent* event) {
    zoomAt(event->position(), std::pow(wheelBase, event->angleDelta().y()));
    event->accept();
}

}  // namespace wengert
