// Draws one node of the graph into its box. The same for the screen, pictures and documents.
#pragma once

#include <QPainter>

#include "ui/graph/graph_style.h"
#include "ui/graph/node_view.h"

namespace wengert {

constexpr double nodeGlow = 6;  // how far a node is painted beyond its box

void paintNode(QPainter& painter, const QRectF& box, const NodeFace& face, const NodeState& state,
               const GraphStyle& style, LevelOfDetail detail);

// The cell of one of the thumbnails that a node in full detail shows; cells count as in the thumbnail.
std::optional<std::uint32_t> cellAt(const QRectF& box, const NodeState& state, QPointF point);

// Of a node too small for anything else: how far the passes have come, or what is special about it.
QColor blockColor(const NodeState& state, const Theme& theme);

}  // namespace wengert
