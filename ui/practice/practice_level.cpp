#include "ui/practice/practice_level.h"

#include "core/language/printer.h"
#include "ui/text.h"

namespace wengert {
namespace {

const Program& nothing() {
    static const Program program;
    return program;
}

const Trace& noTrace() {
    static const Trace trace;
    return trace;
}

}  // namespace

PracticeLevel::PracticeLevel(Session& board, const PracticeSession& practice) : Level(board), m_practice(practice) {
    connect(&practice, &PracticeSession::exerciseChanged, this, [this] {
        m_wasHidden = isHidden();
        session().point({});
        session().pick({});
        Q_EMIT programChanged();
    });
    connect(&practice, &PracticeSession::answersChanged, this, &PracticeLevel::onAnswers);
    m_wasHidden = isHidden();
}

// The graph is the algorithm that is to be written.
bool PracticeLevel::isHidden() const {
    return !m_practice.exercise() || (m_practice.isAlgorithm() && !m_practice.isFinished());
}

void PracticeLevel::onAnswers() {
    if (std::exchange(m_wasHidden, isHidden()) != m_wasHidden) Q_EMIT programChanged();
    else Q_EMIT traceChanged();
}

const Program& PracticeLevel::program() const { return isHidden() ? nothing() : m_practice.exercise()->program(); }

const Trace& PracticeLevel::trace() const { return isHidden() ? noTrace() : m_practice.exercise()->trace; }

std::optional<GraphMessage> PracticeLevel::tooLarge() const {
    if (!m_practice.exercise()) return GraphMessage{tr("No exercise can be made of this"), m_practice.problem()};
    if (isHidden())
        return GraphMessage{tr("The graph follows the algorithm"), tr("It is shown once your steps give the formula.")};
    return {};
}

QString PracticeLevel::statement(StepId step) const { return toQString(statementText(program(), step)); }

// ---- numbers

const PracticeRow* PracticeLevel::rowAt(Pass pass, StepId step) const {
    const Exercise& exercise = *m_practice.exercise();
    switch (exercise.kind) {
        case ExerciseKind::Algorithm:
        case ExerciseKind::Gate: return nullptr;
        case ExerciseKind::Update: {
            if (pass != Pass::Adjoints || !exercise.program().isInput(step)) return nullptr;
            const auto row = findRow(exercise, "g_" + exercise.program().inputs()[index(step)].name);
            return row ? &m_practice.row(*row) : nullptr;
        }
        default: break;
    }
    if (pass != passOf(exercise.kind) || exercise.rows[index(step)].isGiven) return nullptr;
    return &m_practice.row(index(step));
}

std::optional<double> PracticeLevel::shown(Pass pass, StepId step) const {
    if (isHidden() || pass == Pass::Update) return {};
    const Exercise& exercise = *m_practice.exercise();
    if (const PracticeRow* row = rowAt(pass, step)) return row->number;
    const bool isGiven = pass == Pass::Values || (pass == passOf(exercise.kind) && exercise.program().isInput(step) &&
                                                  exercise.kind == ExerciseKind::Tangent);
    return isGiven ? std::optional(exercise.trace.of(pass)[index(step)]) : std::nullopt;
}

std::vector<double> PracticeLevel::shownNumbers(Pass pass, StepId step) const {
    const std::optional<double> number = shown(pass, step);
    return number ? std::vector{*number} : std::vector<double>();
}

Absence PracticeLevel::absence(Pass pass, StepId step) const {
    return !isHidden() && rowAt(pass, step) ? Absence::Asked : Absence::Absent;
}

// ---- what a wrong answer is about

std::vector<StepId> PracticeLevel::currentSteps() const {
    const std::optional<std::size_t> subject = m_practice.subject();
    if (isHidden() || !subject) return {};
    const Mark mark = m_practice.row(*subject).mark;
    if (mark != Mark::Wrong && mark != Mark::Unreadable) return {};
    return {m_practice.exercise()->rows[*subject].step};
}

std::optional<Pass> PracticeLevel::currentPass(StepId step) const {
    const std::vector<StepId> current = currentSteps();
    return !current.empty() && current.front() == step ? std::optional(Pass::Adjoints) : std::nullopt;
}

std::optional<EdgeId> PracticeLevel::doubtfulEdge() const {
    if (currentSteps().empty()) return {};
    const PracticeRow& row = m_practice.row(*m_practice.subject());
    return row.diagnosis && !row.isPathShown ? row.diagnosis->edge : std::nullopt;
}

std::vector<ActiveEdge> PracticeLevel::activeEdges() const {
    if (currentSteps().empty()) return {};
    const PracticeRow& row = m_practice.row(*m_practice.subject());
    if (!row.isPathShown || !row.diagnosis || !row.diagnosis->edge) return {};
    const ExerciseKind kind = m_practice.exercise()->kind;
    return {{.edge = *row.diagnosis->edge, .pass = kind == ExerciseKind::Tangent ? Pass::Tangents : Pass::Adjoints}};
}

// The step of the field that is being filled in alone: all its edges would say where its terms come from.
Highlight PracticeLevel::highlight() const {
    const Selection selection = session().selection();
    if (isHidden() || selection.isEmpty()) return {};
    if (selection.step && index(*selection.step) >= program().stepCount()) return {};
    if (selection.step == session().explainedStep() && !selection.edge) return {.steps = {*selection.step}};
    return wengert::highlight(program(), selection.step, selection.edge);
}

}  // namespace wengert
