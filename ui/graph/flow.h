// What flows at the cursor: the edges along which the current moment's numbers come, in the direction of the
// pass, with the local derivatives they are multiplied by; also the edges that pointing lights. Read from the
// level and drawn here; when tokens move is the scene's business.
#pragma once

#include <QPainter>
#include <algorithm>
#include <optional>
#include <vector>

#include "ui/formula/formula_layout.h"
#include "ui/graph/curve.h"
#include "ui/graph/edge_painter.h"
#include "ui/graph/graph_geometry.h"
#include "ui/graph/graph_style.h"
#include "ui/graph/level.h"

namespace wengert {

// Active and lit edges in their places, ready to paint.
class Flow {
 public:
    Flow() = default;
    Flow(const Level& level, const Highlight& highlight, const GraphGeometry& geometry, const GraphStyle& style);

    bool isEmpty() const { return m_lines.empty(); }
    bool hasTokens() const { return !m_runs.empty(); }
    bool draws(EdgeId edge) const { return std::ranges::binary_search(m_drawn, edge); }  // so it does not rest
    QRectF bounds() const { return m_bounds; }                                           // of lines, tokens and labels

    void paintLines(QPainter& painter, const GraphStyle& style, const QRectF& exposed) const;
    void paintLeaders(QPainter& painter, const GraphStyle& style) const;
    void paintTokens(QPainter& painter, const GraphStyle& style) const;  // at rest
    void paintPills(QPainter& painter, const GraphStyle& style) const;
    // What moves along every active edge; `progress` 0 … 1.
    void paintPulses(QPainter& painter, const GraphStyle& style, double progress) const;
    std::vector<QRectF> pulseRects(double progress) const;

 private:
    struct Line {
        EdgePicture picture;
        std::optional<Pass> pass;  // none: only lit
        bool isLit = false;
        bool isDashed = false;
    };
    struct Run {
        std::vector<QPointF> chain;  // in the direction of the pass
        SampledCurve curve;
        Pass pass = Pass::Values;
        bool isLit = false;
        std::optional<FormulaLayout> label = {};
        QRectF pill = {};
    };

    void addActive(const ActiveEdge& active, const EdgeRoute& route, bool isLit);
    void placePills(const GraphGeometry& geometry);

    std::vector<EdgeId> m_drawn;  // in increasing order
    std::vector<Line> m_lines;
    std::vector<Run> m_runs;
    QRectF m_bounds;
};

}  // namespace wengert
