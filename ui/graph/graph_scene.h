// The graph of a level's program as a scene: it listens to the level and the session, lays the program out (a large
// one on a worker), keeps its items up to date and moves tokens. It changes nothing in the session.
#pragma once

#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QVariantAnimation>

#include "ui/graph/graph_items.h"
#include "ui/graph/layout_worker.h"

namespace wengert {

class ThemeManager;

class GraphScene final : public QGraphicsScene {
    Q_OBJECT

 public:
    enum class State { Empty, LayingOut, TooLarge, Ready };
    static constexpr std::size_t mostStepsAtOnce = 300;  // more are laid out on a worker

    GraphScene(const Level& level, const ThemeManager& themes, QObject* parent = nullptr);

    State state() const { return m_state; }
    const GraphStyle& style() const { return m_style; }
    const GraphGeometry& geometry() const { return m_geometry; }
    const NodeState& nodeState(StepId step) const { return m_nodes[index(step)]->state(); }
    const Flow& flow() const { return m_flow; }
    qint64 sinceLastMove() const { return m_sinceMove.isValid() ? m_sinceMove.elapsed() : 0; }  // ms, of the cursor
    bool isAnimating() const { return m_animation.state() == QAbstractAnimation::Running; }

    // As the view draws nodes: those with texts are kept as pictures until they change.
    void setDetail(LevelOfDetail detail);

    // While a box is dragged; the session keeps where it is dropped.
    void placeNode(StepId step, QPointF topLeft);
    void restoreNodes();  // to where the session has them

 Q_SIGNALS:
    void graphChanged();     // state(), or another program is laid out
    void geometryChanged();  // boxes moved
    void nodeChanged(StepId step);
    void nodesChanged();  // many states: all is to be painted again

 private:
    void onProgramChanged();
    void onCursorChanged();
    void onSelectionChanged();
    void onThemeChanged();
    void onNotationChanged();

    void build(const layout::Layout& layout);
    void clearGraph(State state);
    void resizeNodes(std::size_t count);
    bool isCurrent() const;
    void refresh(StepId step);
    void refreshAll();
    void updateNodes();
    void refreshFlow();
    void animate();

    const Level& m_level;
    const Session& m_session;
    const ThemeManager& m_themes;
    GraphStyle m_style;
    LayoutWorker m_worker;
    State m_state = State::Empty;

    GraphGeometry m_laidOut;   // as the layout placed everything
    GraphGeometry m_geometry;  // as it is, with boxes dragged away
    Highlight m_highlight;
    Flow m_flow;
    std::vector<NodeItem*> m_nodes;  // by step; the scene owns them
    QGraphicsItem::CacheMode m_cacheMode = QGraphicsItem::DeviceCoordinateCache;
    EdgesItem* m_edges;
    FlowItem* m_lines;
    FlowItem* m_tokens;

    std::size_t m_position = 0;  // of the cursor, as last shown
    Detail m_detail = Detail::Node;
    QElapsedTimer m_sinceMove;
    QVariantAnimation m_animation;
};

}  // namespace wengert
