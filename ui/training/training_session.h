// Training as panels use it: the document's training set up and run by a worker, how it stands, and earlier runs kept
// to compare. Panels read it, call its setters and listen. Edits go through Session, so that they can be undone.
// It draws nothing and computes nothing itself.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "ui/session.h"
#include "ui/training/training_worker.h"

namespace wengert {

// A run that is over, to be compared with others.
struct KeptRun {
    QString name;  // the settings in which it differs from the others, and from what is trained now
    TrainingDocument document;
    History<double> losses;
    History<EpochResult> epochResults;
    int color = 0;  // of most; no two runs share one
};

class TrainingSession final : public QObject {
    Q_OBJECT

 public:
    static constexpr std::size_t mostRuns = 8;

    explicit TrainingSession(Session& session, QObject* parent = nullptr);
    ~TrainingSession() override;

    // ---- document
    const TrainingDocument& document() const { return m_session.document().training; }
    // Consecutive edits of one kind (from 0) undo as one. Training begins again, and goes on if it was running; other
    // stopping rules alone just go on.
    void edit(const QString& what, const TrainingDocument& next, int kind = -1);
    void drawNewStart();  // another seed

    // ---- setup: the last good one, also while there is a problem; empty before the first
    bool isSettingUp() const { return m_isSettingUp; }
    const std::optional<TrainingProblem>& problem() const { return m_problem; }
    bool hasSetup() const { return m_setup != nullptr; }
    const Program& program() const { return m_setup ? m_setup->trainer.program() : m_noProgram; }
    const Roles& roles() const { return m_setup ? m_setup->trainer.roles() : m_noRoles; }
    const TrainingData& data() const { return m_setup ? m_setup->data : m_noData; }
    QString programText() const;  // of the network: as edited, or made from the architecture

    // ---- running
    bool canRun() const { return m_setup && !m_problem && m_snapshot->ending == Ending::None; }
    bool isRunning() const { return m_isRunning; }
    void setRunning(bool running);
    double pace() const { return m_pace; }  // minibatches a second at most; infinity: as fast as it goes
    void setPace(double minibatchesPerSecond);
    void stepMinibatch();  // pauses first, as the next two
    void stepEpoch();
    void rewind();  // to the same start
    // As if the document had been opened with this run: paused, and without earlier runs. No edit.
    void open(const TrainingRun& run);

    // ---- how it stands; of the setup
    const TrainingSnapshot& snapshot() const { return *m_snapshot; }
    // While it runs, what costs much to draw takes turns, so that no frame takes long: one half follows every second
    // snapshot and the other half those between; both follow all of them where these are far apart.
    enum class Turn { First, Second };
    bool isTurnOf(Turn turn) const { return !m_isRunning || !m_isSnapshotSoon || turn == m_turn; }
    // Where training stands, for the next minibatch's samples, the optimizer's state and what else it knows. Null while
    // it runs, and before the first setup.
    const Trainer* trainer() const { return m_trainer.get(); }

    // ---- earlier runs
    std::span<const KeptRun> runs() const { return m_runs; }
    void keepRun();  // this one as it stands; the oldest goes if there are too many
    void removeRun(std::size_t i);

 Q_SIGNALS:
    void opened();  // another document; the others follow
    void documentChanged();
    void setupChanged();  // another program or data; snapshotChanged follows
    void stateChanged();  // running, pace, setting up, problem, ended, whether there is a trainer
    void snapshotChanged();
    void runsChanged();

 private:
    using State = std::tuple<bool, bool, QString, Ending, bool>;
    State state() const;
    void onEdited();
    void begin(const TrainingRun& run);
    void takeReport();
    void passTurn();
    void keepRunInSession();
    void keepReplacedRun();
    void nameRuns();

    Session& m_session;
    TrainingDocument m_current;  // as the worker has it
    bool m_isSettingUp = false;
    bool m_isRunning = false;
    double m_pace = std::numeric_limits<double>::infinity();
    std::optional<TrainingProblem> m_problem;
    std::shared_ptr<const TrainingSetup> m_setup;
    std::shared_ptr<const TrainingSnapshot> m_snapshot;  // never null
    std::shared_ptr<const Trainer> m_trainer;
    Turn m_turn = Turn::First;
    bool m_isSnapshotSoon = false;  // after the one before
    QElapsedTimer m_sinceSnapshot;
    Program m_noProgram;
    Roles m_noRoles;
    TrainingData m_noData;

    std::vector<KeptRun> m_runs;
    std::optional<std::pair<quint64, std::uint64_t>> m_kept;  // generation and minibatches of the last one kept
    int m_lastKind = -1;
    QElapsedTimer m_sinceEdit;
    bool m_isDragging = false;

    TrainingWorker m_worker;
};

}  // namespace wengert
