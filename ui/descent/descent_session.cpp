#include "ui/descent/descent_session.h"

#include <QRandomGenerator>
#include <algorithm>
#include <cmath>

#include "core/autodiff/scalarize.h"
#include "core/language/math.h"
#include "core/network/loss_slice.h"
#include "core/optimize/program_objective.h"
#include "ui/descent/surface_survey.h"
#include "ui/text.h"
#include "ui/training/training_session.h"

namespace wengert {

namespace {

constexpr int coarseSide = 96;  // cells of a side of the first picture of an area
constexpr int fineSide = 512;
constexpr double momentMs = 1000;
constexpr double glanceMs = 30;  // a fine picture that takes no longer needs no coarse one before it
constexpr int tickMs = 33;
constexpr quint32 mostSeed = 9999;
constexpr double leastReach = 2;    // of an area that nobody suggests, from the origin
constexpr double startReach = 1.5;  // of it, in distances of the start

Area areaOf(const QRectF& rect) { return {rect.left(), rect.right(), rect.top(), rect.bottom()}; }
QRectF rectOf(const Area& area) { return {area.xFrom, area.yFrom, area.width(), area.height()}; }

bool isUsable(const QRectF& area) {
    const auto isFine = [](double from, double length) {
        return std::isfinite(from) && std::isfinite(length) && length > 1e-12 * std::max(1e-290, std::abs(from));
    };
    return isFine(area.left(), area.width()) && isFine(area.top(), area.height());
}

// For a worker, which must not keep the program from closing: a network's loss may take long.
std::unique_ptr<Objective> copyOf(const Objective& objective, const std::stop_token& stop) {
    std::unique_ptr<Objective> copy = objective.clone();
    copy->stopAt(stop);
    return copy;
}

// The names that are not numbers of a surface, for a sentence.
QString listed(std::span<const Input> inputs) {
    constexpr std::size_t most = 6;
    QStringList names;
    for (std::size_t i = 0; i < std::min(inputs.size(), most); ++i) names << toQString(inputs[i].name);
    return names.join(QStringLiteral(", ")) + (inputs.size() > most ? QStringLiteral(", …") : QString());
}

// Steps are the gradient's, or add up from it: how steep the surface is decides which rate they bear.
bool isScaledAlike(const Method& method) {
    return method.row->name == "gd" || method.row->name == "momentum" || method.row->name == "nesterov";
}

// Whether all that is seen is an area, widened in one direction.
bool isFitted(const QRectF& area, const QRectF& seen) {
    const auto isNear = [&](double a, double b) { return std::abs(a - b) <= 1e-9 * (seen.width() + seen.height()); };
    const bool isCentred = isNear(area.center().x(), seen.center().x()) && isNear(area.center().y(), seen.center().y());
    return isCentred && (isNear(area.width(), seen.width()) || isNear(area.height(), seen.height()));
}

// The one that stands there, also where the search came from elsewhere.
std::optional<std::size_t> indexOf(std::span<const CriticalPoint> points, const Planar& place) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double apart = std::hypot(points[i].point[0] - place[0], points[i].point[1] - place[1]);
        if (apart <= 1e-6 * (1 + std::hypot(place[0], place[1]))) return i;
    }
    return std::nullopt;
}

QString nameOf(const ParameterCell& parameter) {
    return toQString(toText(nameSymbol(cellName(parameter.name, parameter.shape, parameter.cell))));
}

// Why a program makes no surface, and what to do.
QString problemOf(const Program& program) {
    const auto tr = [](const char* text) { return DescentSession::tr(text); };
    if (program.isEmpty()) return tr("Type a function of two inputs, such as x^2 - y^2, or choose a surface.");
    if (!program.step(program.output()).shape.isScalar())
        return tr(
            "The output of this program is an array. A surface needs a single number: take its sum, for example.");
    const std::span<const Input> inputs = program.inputs();
    if (inputs.size() != 2)
        return tr("A surface needs two inputs, and this program has %1: %2. Change it, or choose a surface.")
            .arg(inputs.size())
            .arg(inputs.empty() ? tr("none") : listed(inputs));
    if (program.inputSize() != 2) return tr("An input of this program is an array. A surface needs two numbers.");
    return {};
}

}  // namespace

DescentSession::DescentSession(Session& session, TrainingSession& training, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_training(training),
      m_mapJob(*this, [this](Surveyed surveyed) { takeMap(std::move(surveyed)); }),
      m_pointsJob(*this,
                  [this](std::vector<CriticalPoint> points) {
                      const std::optional<Planar> kept = m_picked ? std::optional(reference()->point) : std::nullopt;
                      m_criticalPoints = std::move(points);
                      m_picked = kept ? indexOf(m_criticalPoints, *kept) : std::nullopt;
                      Q_EMIT criticalPointsChanged();
                  }),
      m_runsJob(*this, [this](std::vector<DescentRun> runs) {
          m_runs = std::move(runs);
          Q_EMIT runsChanged();
      }) {
    m_playTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_playTimer, &QTimer::timeout, this, [this] {
        moveBy(m_iterationsPerTick);
        if (isFinished()) setPlaying(false);
    });
    connect(&session, &Session::opened, this, &DescentSession::onOpened);
    connect(&session, &Session::descentChanged, this, &DescentSession::onEdited);
    connect(&session, &Session::programChanged, this, &DescentSession::onProgram);
    connect(&session, &Session::traceChanged, this, &DescentSession::onStart);
    connect(&session, &Session::workspaceChanged, this, &DescentSession::onWorkspace);
    connect(&training, &TrainingSession::stateChanged, this, [this] {
        if (document().source == SurfaceSource::Program) return;
        m_isSurfaceStale = true;
        compute();
    });
    connect(&training, &TrainingSession::setupChanged, this, &DescentSession::weightsChanged);
    onOpened();
}

DescentSession::~DescentSession() = default;

// ---- document

void DescentSession::edit(const QString& what, const DescentDocument& next, int kind) {
    m_session.setDescent(what, next, kind);
}

void DescentSession::choose(const SurfaceRow& surface) {
    DescentDocument next = document();
    next.source = SurfaceSource::Program;
    next.iterations = surface.iterations;
    for (Runner& runner : next.runners)
        if (isScaledAlike(runner.method)) runner.method.setting[0] = surface.rate;
    Document program{.text = toQString(surface.text),
                     .inputValues = {{QStringLiteral("x"), surface.start[0]}, {QStringLiteral("y"), surface.start[1]}},
                     .note = toQString(surface.note)};
    m_area = m_seen = {};
    setIteration(0);
    m_session.setSurface(tr("Choose “%1”").arg(toQString(surface.title)), program, next);
    fitArea();
}

void DescentSession::drawNewStart() {
    if (!hasSurface()) return;
    auto& random = *QRandomGenerator::global();
    const QRectF room = area();
    const auto within = [&](double from, double length) {
        return from + length * (0.05 + 0.9 * random.generateDouble());
    };
    const QPointF start(within(room.left(), room.width()), within(room.top(), room.height()));
    if (document().noise > 0) {
        DescentDocument next = document();
        next.noiseSeed = random.bounded(1U, mostSeed + 1);
        m_session.beginEdits(tr("Draw a new start"));
        edit({}, next);
    }
    setStart(start);
    m_session.endEdits();
}

void DescentSession::onOpened() {
    setPlaying(false);
    const DescentView& view = m_session.descentView();
    m_current = document();
    m_iteration = int(std::min<quint64>(view.iteration, document().iterations));
    m_selected = std::size_t(view.selected);
    m_area = isUsable(view.area) ? view.area : QRectF();
    m_seen = {};
    m_isSurfaceStale = true;
    setObjective(nullptr);
    Q_EMIT documentChanged();
    Q_EMIT cursorChanged();
    Q_EMIT selectionChanged();
    compute();
}

void DescentSession::onEdited() {
    const DescentDocument before = std::exchange(m_current, document());
    const DescentDocument& now = m_current;
    if (before.source != now.source || before.weights != now.weights || before.directionSeed != now.directionSeed) {
        m_isSurfaceStale = true;
        m_area = m_seen = {};
        if (before.source != now.source) setObjective(nullptr);
    } else if (before.networkStart != now.networkStart) {
        Q_EMIT startChanged();
    }
    m_areRunsStale = true;  // hidden runs are not computed either
    if (m_iteration > iterations()) setIteration(iterations());
    Q_EMIT documentChanged();
    Q_EMIT selectionChanged();
    compute();
}

// ---- surface

void DescentSession::onProgram() {
    if (document().source != SurfaceSource::Program) return;
    m_isSurfaceStale = true;
    compute();
}

// The start may have moved, or a constant may have changed with it.
void DescentSession::onStart() {
    if (document().source != SurfaceSource::Program) return;
    m_areRunsStale = true;
    Q_EMIT startChanged();
    compute();
}

void DescentSession::onWorkspace() {
    if (!isShown()) setPlaying(false);
    compute();
}

const SurfaceRow* DescentSession::builtIn() const {
    if (document().source != SurfaceSource::Program) return nullptr;
    const auto is = [&](const SurfaceRow& surface) {
        return toQString(surface.text) == m_session.document().text.trimmed();
    };
    const auto found = std::ranges::find_if(allSurfaces(), is);
    return found == allSurfaces().end() ? nullptr : &*found;
}

void DescentSession::takeSurface() {
    m_isSurfaceStale = false;
    if (document().source == SurfaceSource::Program) takeProgram();
    else takeNetwork();
}

void DescentSession::takeProgram() {
    const Program& program = m_session.program();
    if (const QString problem = problemOf(program); !problem.isEmpty()) return fail(problem);
    for (std::size_t i = 0; i < 2; ++i) m_names[i] = toQString(program.inputs()[i].name);
    m_valueName = toQString(program.outputName());
    setObjective(std::make_shared<ProgramObjective>(program));
}

// While it trains, the surface stays the one from before.
void DescentSession::takeNetwork() {
    if (const auto& problem = m_training.problem()) return fail(problem->text);
    const Trainer* trainer = m_training.trainer();
    if (!trainer) {
        if (!hasSurface()) fail(tr("The network is being trained: pause it to see the loss around its weights."));
        return;
    }
    const std::size_t count = trainer->parameters().size();
    if (count < 2) return fail(tr("The network has fewer than two weights."));
    std::optional<LossSlice> slice;
    if (document().source == SurfaceSource::Directions) {
        slice = LossSlice::alongRandomDirections(*trainer, document().directionSeed);
        m_names = {QStringLiteral("a"), QStringLiteral("b")};
    } else {
        const std::size_t first = std::min<std::size_t>(document().weights[0], count - 1);
        std::size_t second = std::min<std::size_t>(document().weights[1], count - 1);
        if (second == first) second = first == 0 ? 1 : first - 1;
        slice = LossSlice::alongParameters(*trainer, first, second);
        for (std::size_t i = 0; i < 2; ++i) m_names[i] = nameOf(*slice->axis(i));
    }
    m_valueName = QStringLiteral("J");
    m_origin = slice->start();
    setObjective(std::make_shared<LossSlice>(std::move(*slice)));
}

std::size_t DescentSession::weightCount() const { return m_training.roles().parameterCount; }

QString DescentSession::weightName(std::size_t i) const {
    return nameOf(parameterCell(m_training.program(), m_training.roles(), i));
}

void DescentSession::fail(const QString& problem) {
    m_problem = problem;
    setObjective(nullptr);
}

void DescentSession::setObjective(std::shared_ptr<const Objective> objective) {
    m_mapJob.cancel();
    m_pointsJob.cancel();
    m_runsJob.cancel();
    m_objective = std::move(objective);
    if (m_objective) m_problem.clear();
    m_picture = {};
    m_criticalPoints.clear();
    m_picked.reset();
    m_runs.clear();
    m_isMapStale = m_areRunsStale = true;
    m_fineMs.reset();
    if (hasSurface()) m_suggestedArea = makeSuggestion();
    else setPlaying(false);
    Q_EMIT surfaceChanged();
    Q_EMIT startChanged();
    Q_EMIT areaChanged();
    Q_EMIT pictureChanged();
    Q_EMIT criticalPointsChanged();
    Q_EMIT runsChanged();
}

QRectF DescentSession::makeSuggestion() const {
    if (const SurfaceRow* surface = builtIn()) return rectOf(surface->area);
    const QPointF from = start();
    if (document().source != SurfaceSource::Program) {
        const double reach = std::max({1.0, std::abs(m_origin[0]), std::abs(m_origin[1])});
        return QRectF(m_origin[0] - reach, m_origin[1] - reach, 2 * reach, 2 * reach);
    }
    const double farthest = std::max(std::abs(from.x()), std::abs(from.y()));
    const double reach = std::max(leastReach, std::isfinite(farthest) ? startReach * farthest : 0);
    return {-reach, -reach, 2 * reach, 2 * reach};
}

QPointF DescentSession::start() const {
    if (document().source != SurfaceSource::Program)
        return {m_origin[0] + document().networkStart[0], m_origin[1] + document().networkStart[1]};
    const std::span<const double> numbers = m_session.inputNumbers();
    return numbers.size() == 2 ? QPointF(numbers[0], numbers[1]) : QPointF();
}

void DescentSession::setStart(QPointF start) {
    if (!hasSurface()) return;
    const std::array numbers{start.x(), start.y()};
    if (document().source == SurfaceSource::Program) return m_session.moveInputs(numbers);
    DescentDocument next = document();
    for (std::size_t i = 0; i < 2; ++i) next.networkStart[i] = numbers[i] - m_origin[i];
    edit(tr("Move the start"), next, int(DescentEdit::NetworkStart));
}

QRectF DescentSession::area() const {
    if (!m_seen.isEmpty()) return m_seen;
    return m_area.isEmpty() ? m_suggestedArea : m_area;
}

void DescentSession::setArea(const QRectF& area) {
    if (!isUsable(area) || area == this->area()) return;
    m_seen = area;
    m_area = isFitted(m_suggestedArea, area) ? QRectF() : area;
    m_isMapStale = true;
    keepView();
    Q_EMIT areaChanged();
    compute();
}

void DescentSession::fitArea() {
    m_suggestedArea = makeSuggestion();
    m_area = m_seen = {};
    m_isMapStale = true;
    keepView();
    Q_EMIT suggestionChanged();
    Q_EMIT areaChanged();
    compute();
}

const CriticalPoint* DescentSession::reference() const {
    if (m_criticalPoints.empty()) return nullptr;
    if (m_picked && *m_picked < m_criticalPoints.size()) return &m_criticalPoints[*m_picked];
    const auto minimum = std::ranges::find(m_criticalPoints, CriticalKind::Minimum, &CriticalPoint::kind);
    return minimum == m_criticalPoints.end() ? m_criticalPoints.data() : &*minimum;  // the lowest is the first
}

void DescentSession::pickReference(std::size_t criticalPoint) {
    m_picked = criticalPoint;
    Q_EMIT criticalPointsChanged();
}

// ---- computing

void DescentSession::compute() {
    if (!isShown()) return;
    if (m_isSurfaceStale) takeSurface();
    if (!hasSurface()) return;
    if (std::exchange(m_isMapStale, false)) {
        computeMap(m_fineMs && *m_fineMs <= glanceMs ? fineSide : coarseSide, area());
        computePoints(area());
    }
    if (std::exchange(m_areRunsStale, false)) computeRuns();
}

void DescentSession::computeMap(int side, const QRectF& area) {
    m_mapJob.start([objective = m_objective, side, area](const std::stop_token& stop) {
        QElapsedTimer timer;
        timer.start();
        auto picture = std::make_shared<SurfacePicture>(surveySurface(*copyOf(*objective, stop), area, side, stop));
        return Surveyed{std::move(picture), 1e-6 * double(timer.nsecsElapsed())};
    });
}

// A coarse picture of an area is followed by one as fine as can be had in a moment.
void DescentSession::takeMap(Surveyed surveyed) {
    m_picture = std::move(*surveyed.picture);
    Q_EMIT pictureChanged();
    if (m_picture.columns == fineSide) m_fineMs = surveyed.ms;
    if (m_picture.columns != coarseSide || m_picture.area != area()) return;
    const double affordable = coarseSide * std::sqrt(momentMs / std::max(surveyed.ms, 1e-3));
    const int side = std::min(fineSide, int(std::min(affordable, double(fineSide))));
    if (side > coarseSide) computeMap(side, area());
}

void DescentSession::computePoints(const QRectF& area) {
    m_pointsJob.start([objective = m_objective, area](const std::stop_token& stop) {
        return wengert::criticalPoints(*copyOf(*objective, stop), areaOf(area), stop);
    });
}

void DescentSession::computeRuns() {
    const std::array<double, 2> from{start().x(), start().y()};
    m_runsJob.start([objective = m_objective, from, wanted = document()](const std::stop_token& stop) {
        std::vector<DescentRun> runs;
        for (const Runner& runner : wanted.runners) {
            if (!runner.isShown || stop.stop_requested()) {
                runs.push_back(nullptr);
                continue;
            }
            auto run = std::make_shared<Descent>(copyOf(*objective, stop), runner.method, from, allSchedules().front(),
                                                 GradientNoise{.sigma = wanted.noise, .seed = wanted.noiseSeed});
            run->advance(wanted.iterations);
            runs.push_back(std::move(run));
        }
        return runs;
    });
}

// ---- runs

std::size_t DescentSession::selected() const {
    return std::min(m_selected, std::max<std::size_t>(document().runners.size(), 1) - 1);
}

void DescentSession::select(std::size_t runner) {
    if (runner == m_selected) return;
    m_selected = runner;
    keepView();
    Q_EMIT selectionChanged();
}

const Runner* DescentSession::selectedRunner() const {
    return document().runners.empty() ? nullptr : &document().runners[selected()];
}

DescentRun DescentSession::selectedRun() const { return selected() < m_runs.size() ? m_runs[selected()] : nullptr; }

std::size_t DescentSession::iterationOf(const Descent& run) const {
    return std::min<std::size_t>(std::size_t(m_iteration), run.pointCount() - 1);
}

// ---- cursor

void DescentSession::setIteration(int iteration) {
    iteration = std::clamp(iteration, 0, iterations());
    if (std::exchange(m_iteration, iteration) == iteration) return;
    keepView();
    Q_EMIT cursorChanged();
}

void DescentSession::keepView() {
    m_session.setDescentView({.iteration = quint64(m_iteration), .selected = quint64(m_selected), .area = m_area});
}

// ---- playback

void DescentSession::setPlaying(bool playing) {
    if (playing == isPlaying() || (playing && !hasSurface())) return;
    if (playing) {
        if (isFinished()) setIteration(0);
        m_playTimer.start();
    } else {
        m_playTimer.stop();
    }
    Q_EMIT playbackChanged();
}

// Where ticks would come faster than frames, each takes more iterations.
void DescentSession::setSpeed(double speed) {
    m_speed = std::clamp(speed, 0.05, 64.0);
    const double interval = tickMs / m_speed;
    m_iterationsPerTick = std::max(1, int(std::ceil(tickMs / 2.0 / interval)));
    m_playTimer.setInterval(std::max(1, int(interval * m_iterationsPerTick)));
    Q_EMIT playbackChanged();
}

}  // namespace wengert
