#include "ui/graph/level.h"

#include <QLocale>

#include "core/language/printer.h"
#include "ui/text.h"

namespace wengert {
namespace {

std::vector<EdgeId> edgesOf(const Program& program, const Moment& moment, Detail detail) {
    // A value takes all its arguments at once, as a tangent takes their terms.
    const Pass pass = moment.pass == Pass::Values ? Pass::Tangents : moment.pass;
    std::vector<EdgeId> edges = termEdges(program, pass, moment.step);
    if (detail == Detail::Node || moment.pass == Pass::Values || edges.empty()) return edges;
    return {edges[moment.term]};
}

}  // namespace

std::vector<ActiveEdge> activeEdges(const Session& session) {
    std::vector<ActiveEdge> active;
    const std::optional<Moment> moment = session.moment();
    if (!moment) return active;
    for (const EdgeId edge : edgesOf(session.program(), *moment, session.timeline().detail()))
        active.push_back({.edge = edge, .pass = moment->pass});
    return active;
}

NodeFace Level::face(StepId step) const {
    NodeFace face = plainFace(step);
    if (m_session.adjointNotation() == AdjointNotation::Deltas) face.delta = delta(step);
    return face;
}

Math Level::written(Math math) const {
    math = withSymbols(std::move(math));
    if (m_session.adjointNotation() == AdjointNotation::Bars) return math;
    return withDeltas(std::move(math), [this](StepId step) { return delta(step); });
}

std::optional<Pass> Level::currentPass(StepId step) const {
    const std::optional<Moment> moment = m_session.moment();
    return moment && moment->step == sessionStep(step) ? std::optional(moment->pass) : std::nullopt;
}

std::vector<StepId> Level::currentSteps() const {
    const std::optional<Moment> moment = m_session.moment();
    return moment ? stepsOf(moment->step) : std::vector<StepId>();
}

void Level::jumpTo(StepId step) const {
    const std::optional<Moment> moment = m_session.moment();
    m_session.jumpTo(moment ? moment->pass : Pass::Values, sessionStep(step));
}

bool Level::showsNonFinite(StepId step) const {
    return trace().firstNonFinite == step && m_session.isKnown(Pass::Values, sessionStep(step));
}

ProgramLevel::ProgramLevel(Session& session) : Level(session) {
    connect(&session, &Session::programChanged, this, &Level::programChanged);
    connect(&session, &Session::traceChanged, this, &Level::traceChanged);
}

std::optional<GraphMessage> ProgramLevel::tooLarge() const {
    if (program().stepCount() <= mostSteps) return {};
    const QLocale english(QLocale::English);
    return GraphMessage{
        tr("%1 steps are too many to draw").arg(english.toString(qulonglong(program().stepCount()))),
        tr("The graph shows programs of up to %1 steps. Table, explanation and passes work all the same.")
            .arg(english.toString(qulonglong(mostSteps)))};
}

QString ProgramLevel::statement(StepId step) const { return toQString(statementText(program(), step)); }

Highlight ProgramLevel::highlight() const {
    const Selection selection = session().selection();
    return wengert::highlight(program(), selection.step, selection.edge);
}

}  // namespace wengert
