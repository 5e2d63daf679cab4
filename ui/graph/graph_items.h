// What the scene is made of: all resting edges, the flow under and over the nodes, and the nodes. They paint
// what they were given and react to nothing.
#pragma once

#include <QGraphicsItem>

#include "ui/graph/flow.h"
#include "ui/graph/node_painter.h"

namespace wengert {

class EdgesItem final : public QGraphicsItem {
 public:
    EdgesItem(const Flow& flow, const GraphStyle& style);  // without what the flow draws

    void setEdges(const GraphGeometry& geometry);
    // After a box was dragged: only its edges are new.
    void updateEdges(const GraphGeometry& geometry, StepId moved);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    const Flow& m_flow;
    const GraphStyle& m_style;
    std::vector<EdgeId> m_ids;  // of m_edges
    std::vector<EdgePicture> m_edges;
    QRectF m_bounds;
};

class NodeItem final : public QGraphicsItem {
 public:
    NodeItem(StepId step, const GraphStyle& style) : m_style(style), m_step(step) {}

    StepId step() const { return m_step; }
    void setFace(NodeFace face) { m_face = std::move(face); }
    const NodeState& state() const { return m_state; }
    void setState(const NodeState& state) { m_state = state; }  // the caller updates

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    const GraphStyle& m_style;
    StepId m_step;
    NodeFace m_face;
    NodeState m_state;
};

class FlowItem final : public QGraphicsItem {
 public:
    enum class Part { Lines, Tokens };  // under and over the nodes
    FlowItem(Part part, const Flow& flow, const GraphStyle& style);

    void flowChanged();
    void setProgress(std::optional<double> progress);
    std::optional<double> progress() const { return m_progress; }

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    void updatePulses(double progress);

    Part m_part;
    const Flow& m_flow;
    const GraphStyle& m_style;
    QRectF m_bounds;
    std::optional<double> m_progress;
};

}  // namespace wengert
