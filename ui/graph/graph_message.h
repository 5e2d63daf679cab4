// What the graph's place says when there is no graph: nothing typed yet, an error, being
// read or laid out, too many steps.
#pragma once

#include <QPainter>
#include <QString>

#include "ui/graph/graph_scene.h"

namespace wengert {

struct GraphMessage {
    QString title;
    QString advice;
};

GraphMessage messageFor(GraphScene::State state, const Session& session);
void paintMessage(QPainter& painter, const QRectF& rect, const GraphMessage& message, const Theme& theme);

}  // namespace wengert
