#include "ui/graph/graph_scene.h"

#include <algorithm>
#include <utility>

#include "ui/theme_manager.h"

namespace wengert {
namespace {

constexpr std::size_t mostSingleRefreshes = 16;  // after a longer move everything is refreshed at once
constexpr qint64 heldKeyMs = 120;                // moves that follow each other faster are not animated
constexpr int longestAnimationMs = 450;

}  // namespace

GraphScene::GraphScene(const Level& level, const ThemeManager& themes, QObject* parent)
    : QGraphicsScene(parent),
      m_level(level),
      m_session(level.session()),
      m_themes(themes),
      m_style(themes.theme()),
      m_edges(new EdgesItem(m_flow, m_style)),
      m_lines(new FlowItem(FlowItem::Part::Lines, m_flow, m_style)),
      m_tokens(new FlowItem(FlowItem::Part::Tokens, m_flow, m_style)) {
    setItemIndexMethod(NoIndex);
    addItem(m_edges);
    addItem(m_lines);
    addItem(m_tokens);
    m_tokens->setZValue(1);

    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setEasingCurve(QEasingCurve::InOutQuad);
    connect(&m_animation, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { m_tokens->setProgress(value.toDouble()); });
    connect(&m_animation, &QVariantAnimation::finished, this, [this] { m_tokens->setProgress({}); });

    connect(&m_worker, &LayoutWorker::finished, this, &GraphScene::build);
    connect(&level, &Level::programChanged, this, &GraphScene::onProgramChanged);
    connect(&level, &Level::traceChanged, this, &GraphScene::refreshAll);
    connect(&m_session, &Session::cursorChanged, this, &GraphScene::onCursorChanged);
    connect(&m_session, &Session::selectionChanged, this, &GraphScene::onSelectionChanged);
    connect(&m_session, &Session::nodePositionsChanged, this, &GraphScene::restoreNodes);
    connect(&m_session, &Session::adjointNotationChanged, this, &GraphScene::onNotationChanged);
    connect(&themes, &ThemeManager::changed, this, &GraphScene::onThemeChanged);
    onProgramChanged();
}

void GraphScene::onProgramChanged() {
    const Program& program = m_level.program();
    m_worker.cancel();
    if (m_level.tooLarge()) clearGraph(State::TooLarge);
    else if (program.isEmpty()) clearGraph(State::Empty);
    else if (program.stepCount() <= mostStepsAtOnce) build(layout::layered(m_level.layoutGraph(), graphSpacing));
    else {
        clearGraph(State::LayingOut);
        m_worker.start(m_level.layoutGraph(), graphSpacing);
    }
}

void GraphScene::build(const layout::Layout& layout) {
    m_laidOut = GraphGeometry(m_level.program(), layout);
    resizeNodes(m_level.program().stepCount());
    for (NodeItem* node : m_nodes) node->setFace(m_level.face(node->step()));
    m_state = State::Ready;
    m_position = m_session.position();
    m_highlight = m_level.highlight();
    restoreNodes();
    Q_EMIT graphChanged();
}

void GraphScene::clearGraph(State state) {
    m_state = state;
    m_laidOut = m_geometry = {};
    resizeNodes(0);
    m_edges->setEdges(m_geometry);
    refreshFlow();
    Q_EMIT graphChanged();
}

void GraphScene::resizeNodes(std::size_t count) {
    while (m_nodes.size() > count) {
        delete m_nodes.back();
        m_nodes.pop_back();
    }
    while (m_nodes.size() < count) {
        m_nodes.push_back(new NodeItem(StepId(m_nodes.size()), m_style));
        m_nodes.back()->setCacheMode(m_cacheMode);
        addItem(m_nodes.back());
    }
}

void GraphScene::setDetail(LevelOfDetail detail) {
    const auto mode = detail == LevelOfDetail::Block ? QGraphicsItem::NoCache : QGraphicsItem::DeviceCoordinateCache;
    if (std::exchange(m_cacheMode, mode) == mode) return;
    for (NodeItem* node : m_nodes) node->setCacheMode(mode);
}

void GraphScene::restoreNodes() {
    if (!isCurrent()) return;
    m_geometry = m_laidOut;
    m_geometry.place(m_level.nodePositions());
    for (NodeItem* node : m_nodes) node->setPos(m_geometry.box(node->step()).topLeft());
    m_edges->setEdges(m_geometry);
    refreshAll();
    Q_EMIT geometryChanged();
}

void GraphScene::placeNode(StepId step, QPointF topLeft) {
    m_geometry.place(step, topLeft);
    m_nodes[index(step)]->setPos(topLeft);
    m_edges->updateEdges(m_geometry, step);
    refreshFlow();
    Q_EMIT geometryChanged();
}

void GraphScene::onCursorChanged() {
    const std::size_t now = m_session.position();
    const std::size_t before = std::exchange(m_position, now);
    const Detail detail = std::exchange(m_detail, m_session.timeline().detail());
    const bool isHeld = m_sinceMove.isValid() && m_sinceMove.elapsed() < heldKeyMs;
    m_sinceMove.restart();
    if (!isCurrent()) return;

    const auto [first, last] = std::minmax(now, before);
    if (detail != m_detail || last - first > mostSingleRefreshes || last > m_session.timeline().size()) {
        refreshAll();
        return;
    }
    for (std::size_t position = std::max<std::size_t>(first, 1); position <= last; ++position)
        for (const StepId step : m_level.stepsOf(m_session.timeline().momentAt(position).step)) refresh(step);
    refreshFlow();
    if (now == before + 1 && !isHeld && !m_themes.reducedMotion()) animate();
}

void GraphScene::onSelectionChanged() {
    if (!isCurrent()) return;
    const Highlight before = std::exchange(m_highlight, m_level.highlight());
    for (const Highlight* lit : {&before, &std::as_const(m_highlight)}) {
        for (const StepId step : lit->steps) refresh(step);
        for (const StepId step : lit->related) refresh(step);
    }
    refreshFlow();
}

void GraphScene::onThemeChanged() {
    m_style = GraphStyle(m_themes.theme());
    refreshFlow();
    updateNodes();
}

void GraphScene::onNotationChanged() {
    if (!isCurrent()) return;
    for (NodeItem* node : m_nodes) node->setFace(m_level.face(node->step()));
    refreshAll();
}

// The items are of the level's program: not while another one is being laid out or announced.
bool GraphScene::isCurrent() const {
    return m_state == State::Ready && m_nodes.size() == m_level.program().stepCount();
}

void GraphScene::refresh(StepId step) {
    if (index(step) >= m_nodes.size()) return;
    m_nodes[index(step)]->setState(wengert::nodeState(m_level, m_highlight, step));
    m_nodes[index(step)]->update();
    Q_EMIT nodeChanged(step);
}

void GraphScene::refreshAll() {
    if (!isCurrent()) return;
    for (NodeItem* node : m_nodes) node->setState(wengert::nodeState(m_level, m_highlight, node->step()));
    refreshFlow();
    updateNodes();
}

void GraphScene::updateNodes() {
    if (m_cacheMode != QGraphicsItem::NoCache)
        for (NodeItem* node : m_nodes) node->update();
    Q_EMIT nodesChanged();
}

void GraphScene::refreshFlow() {
    m_animation.stop();
    m_tokens->setProgress({});
    m_flow = isCurrent() ? Flow(m_level, m_highlight, m_geometry, m_style) : Flow();
    m_lines->flowChanged();
    m_tokens->flowChanged();
}

void GraphScene::animate() {
    const bool isSeen = std::ranges::any_of(views(), [](const QGraphicsView* view) { return view->isVisible(); });
    if (!m_flow.hasTokens() || !isSeen) return;
    m_animation.setDuration(std::min(m_session.momentMs() * 3 / 5, longestAnimationMs));
    m_animation.start();
}

}  // namespace wengert
