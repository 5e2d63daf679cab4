// The unit-level twin of the session's program as a level: what is a cell of step s₈ there is a step s₈,₂ here, with
// the products and sums that help to compute it, s₈,₂ₐ. A step here is done when its step there is done; its numbers
// are of a trace of its own.
#pragma once

#include "core/autodiff/scalarize.h"
#include "ui/graph/level.h"

namespace wengert {

class UnitsLevel final : public Level {
    Q_OBJECT

 public:
    static constexpr std::size_t mostSteps = 2000;  // more could not be told apart

    explicit UnitsLevel(Session& session);

    const Program& program() const override { return m_units.program; }  // empty where it would be too large
    const Trace& trace() const override { return m_trace; }
    std::optional<GraphMessage> tooLarge() const override;
    QString statement(StepId step) const override;
    StepId sessionStep(StepId step) const override { return cellOf(step).step; }
    std::vector<StepId> stepsOf(StepId sessionStep) const override { return m_stepsOf[index(sessionStep)]; }
    std::vector<ActiveEdge> activeEdges() const override;
    Detail detail() const override { return Detail::Node; }
    std::optional<double> shown(Pass pass, StepId step) const override;
    std::vector<double> shownNumbers(Pass pass, StepId step) const override;
    Highlight highlight() const override;
    Selection inSession(const Selection& own) const override;
    layout::Graph layoutGraph() const override;  // with the cells of an array in one column
    QMap<quint32, QPointF> nodePositions() const override { return {}; }
    bool canMoveNodes() const override { return false; }

    Cell cellOf(StepId step) const { return m_units.origin[index(step)]; }

 protected:
    NodeFace plainFace(StepId step) const override;
    Math withSymbols(Math math) const override;
    std::optional<Delta> delta(StepId step) const override;

 private:
    void build();
    void recordTrace();
    std::string indexOf(StepId step) const;
    // Between the cells of an argument and the steps of its user, where they are steps.
    std::vector<EdgeId> edgesFor(EdgeId sessionEdge) const;

    UnitLevel m_units;
    bool m_isTooLarge = false;
    std::size_t m_cellCount = 0;                 // of the program it was built for
    std::vector<std::vector<StepId>> m_stepsOf;  // by the session's step
    std::vector<std::uint32_t> m_partOf;         // by step: which of its cell's parts it is, from 1; 0: the cell itself
    std::unique_ptr<Sweeps> m_sweeps;
    Trace m_trace;
};

}  // namespace wengert
