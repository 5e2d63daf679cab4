// What the graph's place says when there is no graph: nothing typed yet, an error, being
// read or laid out, too many steps.
#pragma once

#include <QPainter>
#include <QString>

#include "ui/graph/graph_scene.h"

namespace wengert {

GraphMessage messageFor(GraphScene::State state, const Level& level);
void paintMessage(QPainter& painter, const QRectF& rect, const GraphMessage& message, const Theme& theme);

}  // namespace wengert
