// The program of the exercise as a level of the graph: numbers that are given or were answered stand in the boxes,
// those that are asked for are question marks, and a wrong answer lights the path it is about. The session is a board
// of its own, for what is pointed at and picked; nothing moves there.
#pragma once

#include "ui/graph/level.h"
#include "ui/practice/practice_session.h"

namespace wengert {

class PracticeLevel final : public Level {
    Q_OBJECT

 public:
    PracticeLevel(Session& board, const PracticeSession& practice);

    const Program& program() const override;
    const Trace& trace() const override;
    std::optional<GraphMessage> tooLarge() const override;  // or why there is none to see
    QString statement(StepId step) const override;
    StepId sessionStep(StepId step) const override { return step; }
    std::vector<StepId> stepsOf(StepId sessionStep) const override { return {sessionStep}; }
    std::vector<ActiveEdge> activeEdges() const override;  // the path that is shown
    Detail detail() const override { return Detail::Term; }
    std::optional<double> shown(Pass pass, StepId step) const override;
    std::vector<double> shownNumbers(Pass pass, StepId step) const override;
    std::optional<Pass> currentPass(StepId step) const override;  // where the answer is wrong
    std::vector<StepId> currentSteps() const override;
    Absence absence(Pass pass, StepId step) const override;
    std::optional<EdgeId> doubtfulEdge() const override;
    void jumpTo(StepId) const override {}
    Highlight highlight() const override;
    Selection inSession(const Selection& own) const override { return own; }
    QMap<quint32, QPointF> nodePositions() const override { return {}; }
    bool canMoveNodes() const override { return false; }

 protected:
    NodeFace plainFace(StepId step) const override { return nodeFace(program(), step); }
    Math withSymbols(Math math) const override { return math; }
    std::optional<Delta> delta(StepId step) const override { return deltaOf(program(), step); }

 private:
    // What is asked at a step in this pass; null: nothing is.
    const PracticeRow* rowAt(Pass pass, StepId step) const;
    bool isHidden() const;
    void onAnswers();

    const PracticeSession& m_practice;
    bool m_wasHidden = false;
};

}  // namespace wengert
