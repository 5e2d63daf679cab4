#include "ui/training/training_session.h"

#include <QRandomGenerator>
#include <algorithm>
#include <utility>

#include "ui/text.h"
#include "ui/training/run_names.h"

namespace wengert {

namespace {

constexpr qint64 dragMs = 1000;  // edits of one kind within it are one movement of a hand
constexpr qint64 soonMs = 100;
constexpr quint32 mostSeed = 9999;

bool differInStoppingAlone(TrainingDocument a, const TrainingDocument& b) {
    a.settings.stopping = b.settings.stopping;
    return a == b;
}

}  // namespace

TrainingSession::TrainingSession(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_snapshot(std::make_shared<TrainingSnapshot>()),
      m_worker([this] { QMetaObject::invokeMethod(this, &TrainingSession::takeReport, Qt::QueuedConnection); }) {
    connect(&session, &Session::opened, this, [this] { open(m_session.trainingRun()); });
    connect(&session, &Session::trainingChanged, this, &TrainingSession::onEdited);
    begin(session.trainingRun());
}

TrainingSession::~TrainingSession() = default;

QString TrainingSession::programText() const {
    if (!document().programText.isEmpty()) return document().programText;
    const Result<std::string> text = wengert::programText(document().architecture);
    return text ? toQString(*text) : QString();
}

// ---- edits

void TrainingSession::edit(const QString& what, const TrainingDocument& next, int kind) {
    m_isDragging = kind >= 0 && kind == m_lastKind && m_sinceEdit.isValid() && m_sinceEdit.elapsed() < dragMs;
    m_lastKind = kind;
    m_sinceEdit.start();
    m_session.setTraining(what, next, kind);
    m_isDragging = false;
}

void TrainingSession::drawNewStart() {
    TrainingDocument next = document();
    while (next.settings.seed == document().settings.seed)
        next.settings.seed = QRandomGenerator::global()->bounded(1U, mostSeed + 1);
    edit(tr("Draw a new start"), next);
}

void TrainingSession::open(const TrainingRun& run) {
    m_session.setTrainingRun(run);
    m_isRunning = false;
    m_setup.reset();
    m_snapshot = std::make_shared<TrainingSnapshot>();
    m_runs.clear();
    m_kept.reset();
    begin(run);
    Q_EMIT opened();
    Q_EMIT documentChanged();
    Q_EMIT setupChanged();
    Q_EMIT snapshotChanged();
    Q_EMIT runsChanged();
}

void TrainingSession::onEdited() {
    const bool goesOn = !m_isSettingUp && !m_problem && differInStoppingAlone(document(), m_current);
    if (goesOn) {
        m_current = document();
        m_trainer.reset();
        m_worker.setStopping(m_current.settings.stopping);
    } else {
        keepReplacedRun();
        m_session.setTrainingRun({});
        begin({});
        if (m_isRunning) m_worker.setRunning(true);
    }
    if (!m_runs.empty()) nameRuns();
    Q_EMIT documentChanged();
}

void TrainingSession::begin(const TrainingRun& run) {
    m_current = document();
    m_isSettingUp = true;
    m_problem.reset();
    m_trainer.reset();
    m_worker.open(m_current, run);
    Q_EMIT stateChanged();
}

TrainingSession::State TrainingSession::state() const {
    return {m_isSettingUp, m_isRunning, m_problem ? m_problem->text : QString(), m_snapshot->ending,
            m_trainer != nullptr};
}

void TrainingSession::takeReport() {
    std::optional<TrainingReport> report = m_worker.take();
    if (!report) return;
    const State before = state();
    m_isSettingUp = false;
    m_problem = std::move(report->problem);
    m_trainer = std::move(report->trainer);
    if (m_problem || m_trainer) m_isRunning = false;
    if (!m_problem) {
        const bool isNew = m_setup != report->setup;
        m_setup = std::move(report->setup);
        m_snapshot = std::move(report->snapshot);
        keepRunInSession();
        passTurn();
        if (isNew) Q_EMIT setupChanged();
        Q_EMIT snapshotChanged();
    }
    if (state() != before) Q_EMIT stateChanged();
}

void TrainingSession::passTurn() {
    m_isSnapshotSoon = m_sinceSnapshot.isValid() && m_sinceSnapshot.elapsed() < soonMs;
    m_sinceSnapshot.start();
    m_turn = m_turn == Turn::First ? Turn::Second : Turn::First;
}

// A run that is being retraced is kept as it was opened.
void TrainingSession::keepRunInSession() {
    if (m_snapshot->retracingTo > 0) return;
    const bool hasBegun = m_snapshot->minibatches > 0;
    m_session.setTrainingRun(hasBegun ? TrainingRun{m_snapshot->minibatches, m_snapshot->parameters} : TrainingRun{});
}

// ---- running

void TrainingSession::setRunning(bool running) {
    if (running == m_isRunning || (running && !m_isSettingUp && !canRun())) return;
    m_isRunning = running;
    m_trainer.reset();
    m_worker.setRunning(running);
    Q_EMIT stateChanged();
}

void TrainingSession::setPace(double minibatchesPerSecond) {
    if (minibatchesPerSecond == m_pace) return;
    m_pace = minibatchesPerSecond;
    m_worker.setPace(m_pace);
    Q_EMIT stateChanged();
}

void TrainingSession::stepMinibatch() {
    setRunning(false);
    m_trainer.reset();
    m_worker.stepMinibatch();
    Q_EMIT stateChanged();
}

void TrainingSession::stepEpoch() {
    setRunning(false);
    m_trainer.reset();
    m_worker.stepEpoch();
    Q_EMIT stateChanged();
}

void TrainingSession::rewind() {
    m_isRunning = false;
    m_trainer.reset();
    m_worker.rewind();
    Q_EMIT stateChanged();
}

// ---- earlier runs

void TrainingSession::keepRun() {
    if (!m_setup || m_snapshot->minibatches == 0) return;
    m_kept = {m_snapshot->generation, m_snapshot->minibatches};
    if (m_runs.size() == mostRuns) m_runs.erase(m_runs.begin());
    int color = 0;
    while (std::ranges::find(m_runs, color, &KeptRun::color) != m_runs.end()) ++color;
    m_runs.push_back({.name = {},
                      .document = m_setup->document,
                      .losses = m_snapshot->losses,
                      .epochResults = m_snapshot->epochResults,
                      .color = color});
    nameRuns();
}

// A run that an edit ends, but for those that a hand on a slider only passes.
void TrainingSession::keepReplacedRun() {
    const bool isKept = m_kept && *m_kept == std::pair(m_snapshot->generation, m_snapshot->minibatches);
    if (!m_isDragging && !m_isSettingUp && !isKept) keepRun();
}

void TrainingSession::removeRun(std::size_t i) {
    if (i >= m_runs.size()) return;
    m_runs.erase(m_runs.begin() + static_cast<std::ptrdiff_t>(i));
    nameRuns();
}

void TrainingSession::nameRuns() {
    std::vector<const TrainingDocument*> documents;
    for (const KeptRun& run : m_runs) documents.push_back(&run.document);
    documents.push_back(&document());
    const QStringList names = runNames(documents);
    for (std::size_t i = 0; i < m_runs.size(); ++i) m_runs[i].name = names[qsizetype(i)];
    Q_EMIT runsChanged();
}

}  // namespace wengert
