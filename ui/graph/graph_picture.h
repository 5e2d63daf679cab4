// The graph as a picture: what a level shows now, to be painted on any device (SVG, PDF, PNG) without a
// scene or a view. All of it in full detail; text stays text.
#pragma once

#include <QPainter>

#include "ui/graph/flow.h"
#include "ui/graph/node_painter.h"

namespace wengert {

class GraphPicture {
 public:
    // Lays the program out at once: a second for tens of thousands of steps.
    GraphPicture(const Level& level, const Theme& theme);

    bool isEmpty() const { return m_nodes.empty(); }
    // In pixels of the 100 % design, a margin included.
    QSizeF size() const { return m_frame.size(); }
    // Fitted into `target`, without a background.
    void paint(QPainter& painter, const QRectF& target) const;

 private:
    struct Node {
        NodeFace face;
        NodeState state;
    };

    GraphStyle m_style;
    GraphGeometry m_geometry;
    Flow m_flow;
    std::vector<Node> m_nodes;
    QRectF m_frame;
};

}  // namespace wengert
