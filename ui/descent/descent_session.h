// Descents as panels use them: the surface that the document's program or Train's network makes, its map and its
// critical points, the methods that run on it, and the iteration that is looked at. Whole runs are computed first, by
// workers; playing only moves a cursor. Edits go through Session, so that they can be undone. It draws nothing.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QTimer>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/optimize/critical_points.h"
#include "core/optimize/descent.h"
#include "core/optimize/surfaces.h"
#include "ui/charts/surface_picture.h"
#include "ui/latest_job.h"
#include "ui/session.h"

namespace wengert {

class TrainingSession;

// One runner's way from the start to the last iteration. Null for a runner that is not shown.
using DescentRun = std::shared_ptr<const Descent>;

// Kinds of edits: consecutive ones of the same number undo as one. Where there are several numbers of one kind, their
// index is added.
enum class DescentEdit : int {
    None = -1,
    NetworkStart = 0,
    Noise,
    NoiseSeed,
    Iterations,
    DirectionSeed,
    MomentumMap,
    MethodNumbers = 10,
    Rates = 20,  // by runner
};

class DescentSession final : public QObject {
    Q_OBJECT

 public:
    DescentSession(Session& session, TrainingSession& training, QObject* parent = nullptr);
    ~DescentSession() override;

    // ---- document
    const DescentDocument& document() const { return m_session.document().descent; }
    // kind: a DescentEdit, with an index added where there are several.
    void edit(const QString& what, const DescentDocument& next, int kind = int(DescentEdit::None));
    void choose(const SurfaceRow& surface);  // its program, start and area
    void drawNewStart();                     // inside the area, with another seed of the noise

    // ---- surface: the last good one, also while the text has an error
    bool hasSurface() const { return m_objective != nullptr; }
    const QString& problem() const { return m_problem; }  // why there is none, and what to do; else empty
    QString inputName(std::size_t i) const { return m_names[i]; }
    QString valueName() const { return m_valueName; }
    // The built-in one that the program is, if it is one.
    const SurfaceRow* builtIn() const;
    // The network's parameters, number by number, for a choice of two; none while there is no network.
    std::size_t weightCount() const;
    QString weightName(std::size_t i) const;
    QPointF start() const;
    void setStart(QPointF start);
    QRectF area() const;  // that is looked at
    void setArea(const QRectF& area);
    QRectF suggestedArea() const { return m_suggestedArea; }
    QRectF ownArea() const { return m_area; }  // that was moved or zoomed to; empty: the suggested one
    void fitArea();                            // to that

    // ---- what is known of the surface in the area: it follows a little later
    const SurfacePicture& picture() const { return m_picture; }
    std::span<const CriticalPoint> criticalPoints() const { return m_criticalPoints; }
    // The one that distances are measured from: the one that was picked, else the lowest minimum, else the first.
    const CriticalPoint* reference() const;
    void pickReference(std::size_t criticalPoint);

    // ---- runs: one for each runner
    std::span<const DescentRun> runs() const { return m_runs; }
    QStringList names() const { return runnerNames(document().runners); }
    std::size_t selected() const;
    void select(std::size_t runner);
    const Runner* selectedRunner() const;
    DescentRun selectedRun() const;

    // ---- cursor
    int iterations() const { return int(document().iterations); }
    int iteration() const { return m_iteration; }
    bool isFinished() const { return m_iteration >= iterations(); }
    void setIteration(int iteration);  // clamped
    void moveBy(int iterations) { setIteration(m_iteration + iterations); }
    // A run's last iteration, where it ended before the cursor.
    std::size_t iterationOf(const Descent& run) const;

    // ---- playback
    bool isPlaying() const { return m_playTimer.isActive(); }
    void setPlaying(bool playing);  // from the start when finished
    double speed() const { return m_speed; }
    void setSpeed(double speed);  // 1: 30 iterations a second

    bool isBusy() const { return m_mapJob.isBusy() || m_pointsJob.isBusy() || m_runsJob.isBusy(); }

 Q_SIGNALS:
    void documentChanged();
    void weightsChanged();     // others, or of another network
    void surfaceChanged();     // another function, or none; what else there is of it is new
    void suggestionChanged();  // suggestedArea(), which is what is looked at now
    void startChanged();
    void areaChanged();
    void pictureChanged();
    void criticalPointsChanged();  // and the reference
    void runsChanged();
    void cursorChanged();
    void selectionChanged();
    void playbackChanged();

 private:
    struct Surveyed {
        std::shared_ptr<SurfacePicture> picture;
        double ms = 0;  // that it took
    };
    bool isShown() const { return m_session.workspace() == Workspace::Optimize; }
    void onOpened();
    void onEdited();
    void onProgram();
    void onStart();
    void onWorkspace();
    void takeSurface();
    void takeProgram();
    void takeNetwork();
    void fail(const QString& problem);
    void setObjective(std::shared_ptr<const Objective> objective);
    QRectF makeSuggestion() const;
    void compute();  // what is out of date, while it is shown
    void computeMap(int side, const QRectF& area);
    void takeMap(Surveyed surveyed);
    void computePoints(const QRectF& area);
    void computeRuns();
    void keepView();

    Session& m_session;
    TrainingSession& m_training;
    DescentDocument m_current;  // as the runs have it

    std::shared_ptr<const Objective> m_objective;
    std::array<double, 2> m_origin{};  // of the start on a network's surface: where its weights stand
    QString m_problem;
    std::array<QString, 2> m_names;
    QString m_valueName;
    QRectF m_suggestedArea;
    QRectF m_area;  // moved or zoomed to; empty: the suggested one
    QRectF m_seen;  // of it, or around it; empty: not told yet

    SurfacePicture m_picture;
    std::vector<CriticalPoint> m_criticalPoints;
    std::optional<std::size_t> m_picked;
    std::vector<DescentRun> m_runs;
    std::optional<double> m_fineMs;  // that a fine picture of this surface took
    bool m_isSurfaceStale = true;
    bool m_isMapStale = true;
    bool m_areRunsStale = true;

    int m_iteration = 0;
    std::size_t m_selected = 1;
    QTimer m_playTimer;
    int m_iterationsPerTick = 1;
    double m_speed = 1;

    // Last: they end before what they publish to.
    LatestJob<Surveyed> m_mapJob;
    LatestJob<std::vector<CriticalPoint>> m_pointsJob;
    LatestJob<std::vector<DescentRun>> m_runsJob;
};

}  // namespace wengert
