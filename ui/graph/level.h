// What a graph is drawn of: a program with its numbers, at the session's cursor. There are two levels: the program as
// it is written, and its unit-level twin (units_level.h), in which every operation on a number is a step. The cursor
// and the selection are the session's; a level says what they mean for its own steps and edges. It draws nothing.
#pragma once

#include <QMap>
#include <QObject>
#include <QPointF>
#include <optional>
#include <vector>

#include "core/language/math.h"
#include "ui/graph/graph_geometry.h"
#include "ui/graph/node_view.h"
#include "ui/session.h"

namespace wengert {

struct ActiveEdge {
    EdgeId edge{};
    Pass pass = Pass::Values;
};

// Of the session's own program.
std::vector<ActiveEdge> activeEdges(const Session& session);

struct GraphMessage {
    QString title;
    QString advice;
};

class Level : public QObject {
    Q_OBJECT

 public:
    explicit Level(Session& session) : m_session(session) {}

    Session& session() const { return m_session; }
    virtual const Program& program() const = 0;
    virtual const Trace& trace() const = 0;
    // What to say where there are too many steps to draw; else nothing.
    virtual std::optional<GraphMessage> tooLarge() const = 0;

    // ---- how its steps are written
    NodeFace face(StepId step) const;
    Math written(Math math) const;  // of its program, as core writes it
    virtual QString statement(StepId step) const = 0;

    // ---- at the cursor
    virtual StepId sessionStep(StepId step) const = 0;  // the step of the session's program that it is or belongs to
    virtual std::vector<StepId> stepsOf(StepId sessionStep) const = 0;
    // Along which the moment's numbers come.
    virtual std::vector<ActiveEdge> activeEdges() const = 0;
    virtual Detail detail() const = 0;                                           // of what is said of an active edge
    virtual std::optional<double> shown(Pass pass, StepId step) const = 0;       // as of Session
    virtual std::vector<double> shownNumbers(Pass pass, StepId step) const = 0;  // as of Session
    virtual std::optional<Pass> currentPass(StepId step) const;                  // of the step that the cursor is on
    virtual std::vector<StepId> currentSteps() const;
    virtual Absence absence(Pass, StepId) const { return Absence::NotComputed; }  // of a number that is not shown
    virtual std::optional<EdgeId> doubtfulEdge() const { return {}; }             // drawn dashed
    bool showsNonFinite(StepId step) const;
    // The cursor goes there.
    virtual void jumpTo(StepId step) const;

    // ---- selection
    virtual Highlight highlight() const = 0;
    // Its own steps and edges as the session's.
    virtual Selection inSession(const Selection& own) const = 0;

    // ---- places
    virtual layout::Graph layoutGraph() const { return wengert::layoutGraph(program()); }
    // Where boxes were put.
    virtual QMap<quint32, QPointF> nodePositions() const = 0;
    virtual bool canMoveNodes() const = 0;

 Q_SIGNALS:
    void programChanged();
    void traceChanged();

 protected:
    virtual NodeFace plainFace(StepId step) const = 0;  // before the user's choice of notation, as the next two
    virtual Math withSymbols(Math math) const = 0;
    virtual std::optional<Delta> delta(StepId step) const = 0;

 private:
    Session& m_session;
};

// The session's program itself.
class ProgramLevel final : public Level {
    Q_OBJECT

 public:
    static constexpr std::size_t mostSteps = 20'000;

    explicit ProgramLevel(Session& session);

    const Program& program() const override { return session().program(); }
    const Trace& trace() const override { return session().trace(); }
    std::optional<GraphMessage> tooLarge() const override;
    QString statement(StepId step) const override;
    StepId sessionStep(StepId step) const override { return step; }
    std::vector<StepId> stepsOf(StepId sessionStep) const override { return {sessionStep}; }
    std::vector<ActiveEdge> activeEdges() const override { return wengert::activeEdges(session()); }
    Detail detail() const override { return session().timeline().detail(); }
    std::optional<double> shown(Pass pass, StepId step) const override { return session().shown(pass, step); }
    std::vector<double> shownNumbers(Pass pass, StepId step) const override {
        return session().shownNumbers(pass, step);
    }
    Highlight highlight() const override;
    Selection inSession(const Selection& own) const override { return own; }
    QMap<quint32, QPointF> nodePositions() const override { return session().document().nodePositions; }
    bool canMoveNodes() const override { return true; }

 protected:
    NodeFace plainFace(StepId step) const override { return nodeFace(program(), step); }
    Math withSymbols(Math math) const override { return math; }
    std::optional<Delta> delta(StepId step) const override { return deltaOf(program(), step); }
};

}  // namespace wengert
