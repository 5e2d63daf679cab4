#include "ui/training/training_worker.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/network/curvature.h"
#include "ui/text.h"
#include "ui/training/training_pictures.h"

namespace wengert {

namespace {

using namespace std::chrono_literals;

constexpr auto frame = 16667us;   // a snapshot each at most,
constexpr int snapshotShare = 4;  // and no more than a quarter of the time for them
constexpr auto conditionsEvery = 250ms;
constexpr auto curvatureEvery = 1000ms;
constexpr auto rateEvery = 250ms;
constexpr std::size_t mostHessianSamples = 10'000;  // more would keep the thread from listening
constexpr auto endless = std::numeric_limits<std::uint64_t>::max();

}  // namespace

// One setup on its way: how far it is to go, and what was measured on the way.
class TrainingWorker::Course {
 public:
    Course(std::shared_ptr<const TrainingSetup> setup, TrainingRun run)
        : m_setup(std::move(setup)),
          m_trainer(m_setup->trainer),
          m_pictures(*m_setup),
          m_stopping(m_setup->document.settings.stopping),
          m_retraced(std::move(run)) {}

    void rewind() {
        m_trainer.rewind();
        m_retraced = {};
        setRunning(false);
    }
    void setStopping(const StoppingRules& rules) {
        m_stopping = rules;
        if (!isRetracing()) m_trainer.setStopping(rules);
    }
    void setRunning(bool running) {
        m_goal = running ? endless : 0;
        m_rateSince.reset();
    }
    void addMinibatch() {
        if (canStep()) m_goal = asked() + 1;
    }
    void addEpoch() {
        const std::size_t epoch = m_trainer.stepsPerEpoch();
        if (canStep()) m_goal = (asked() / epoch + 1) * epoch;
    }

    bool isRetracing() const { return m_trainer.stepCount() < m_retraced.minibatches; }
    bool hasMoreToDo() const {
        if (isRetracing()) return true;
        return m_trainer.ending() == Ending::None && m_trainer.stepCount() < m_goal;
    }
    void advance() {
        if (isRetracing()) retrace();
        else m_trainer.step();
        if (m_trainer.ending() != Ending::None && !isRetracing()) setRunning(false);
    }
    TrainingReport report(quint64 generation);

 private:
    bool canStep() const { return m_trainer.ending() == Ending::None && !isRetracing() && m_goal < endless; }
    std::uint64_t asked() const { return std::max(m_goal, m_trainer.stepCount()); }
    void retrace();
    void measureRate(Clock::time_point now);
    void describe(TrainingSnapshot& snapshot);

    std::shared_ptr<const TrainingSetup> m_setup;
    Trainer m_trainer;
    TrainingPictures m_pictures;
    StoppingRules m_stopping;
    TrainingRun m_retraced;
    std::uint64_t m_goal = 0;  // minibatches

    std::optional<Clock::time_point> m_rateSince;
    std::uint64_t m_rateFrom = 0;  // minibatches then
    double m_rate = TrainingSnapshot::none;
    Clock::time_point m_conditionsAt{};
    std::vector<Condition> m_conditions;
    Clock::time_point m_curvatureAt{};
    std::vector<double> m_eigenvalues;
};

// A run that went on after an ending had other stopping rules then.
void TrainingWorker::Course::retrace() {
    if (m_trainer.ending() != Ending::None) {
        StoppingRules rules = m_trainer.settings().stopping;
        rules.epochs = endless;
        m_trainer.setStopping(rules);
    }
    m_trainer.step();
    if (m_trainer.ending() == Ending::Diverged) m_retraced.minibatches = 0;  // as far as it goes
    if (isRetracing()) return;
    if (m_trainer.settings().stopping != m_stopping) m_trainer.setStopping(m_stopping);
    if (m_retraced.parameters.size() == m_trainer.parameters().size()) m_trainer.setParameters(m_retraced.parameters);
    m_retraced = {};
}

void TrainingWorker::Course::measureRate(Clock::time_point now) {
    if (!m_rateSince) {
        m_rate = TrainingSnapshot::none;
    } else if (now - *m_rateSince < rateEvery) {
        return;
    } else {
        const auto done = static_cast<double>(m_trainer.stepCount() - m_rateFrom);
        m_rate = done / std::chrono::duration<double>(now - *m_rateSince).count();
    }
    m_rateSince = now;
    m_rateFrom = m_trainer.stepCount();
}

void TrainingWorker::Course::describe(TrainingSnapshot& snapshot) {
    const auto now = Clock::now();
    const bool isIdle = !hasMoreToDo();
    if (isIdle) m_rateSince.reset();
    else measureRate(now);
    snapshot.minibatchesPerSecond = isIdle ? TrainingSnapshot::none : m_rate;
    if (isIdle || now - m_conditionsAt >= conditionsEvery) {
        m_conditions = findConditions(m_trainer);
        m_conditionsAt = now;
    }
    snapshot.conditions = m_conditions;
    const bool isSmall =
        m_trainer.parameters().size() <= maximumHessianParameters && m_trainer.samples().count <= mostHessianSamples;
    if (isSmall && (isIdle || now - m_curvatureAt >= curvatureEvery)) {
        const auto eigenvalues = hessianEigenvalues(m_trainer, m_trainer.parameters());
        m_eigenvalues = eigenvalues ? *eigenvalues : std::vector<double>();
        m_curvatureAt = now;
    }
    snapshot.hessianEigenvalues = m_eigenvalues;
    m_pictures.make(m_trainer.parameters(), snapshot);
}

TrainingReport TrainingWorker::Course::report(quint64 generation) {
    auto snapshot = std::make_shared<TrainingSnapshot>();
    snapshot->generation = generation;
    snapshot->minibatches = m_trainer.stepCount();
    snapshot->epochs = m_trainer.epochs().size();
    snapshot->minibatchesPerEpoch = m_trainer.stepsPerEpoch();
    snapshot->minibatchOfEpoch = static_cast<std::size_t>(m_trainer.stepCount() % m_trainer.stepsPerEpoch());
    snapshot->retracingTo = isRetracing() ? m_retraced.minibatches : 0;
    snapshot->ending = m_trainer.ending();
    snapshot->endingText = toQString(endingText(m_trainer.ending(), m_trainer.settings().stopping));
    snapshot->learningRate = m_trainer.learningRate();
    snapshot->parameters.assign(m_trainer.parameters().begin(), m_trainer.parameters().end());
    if (!m_trainer.losses().empty()) {
        snapshot->loss = m_trainer.losses().back();
        snapshot->gradient.assign(m_trainer.gradient().begin(), m_trainer.gradient().end());
        for (std::size_t layer = 0; layer < m_trainer.roles().layers.size(); ++layer)
            snapshot->layerGradientNorms.push_back(m_trainer.layerGradientNorm(layer));
    }
    if (!m_trainer.epochs().empty()) snapshot->lastEpoch = m_trainer.epochs().back();
    snapshot->losses = historyOf(m_trainer.losses());
    snapshot->epochResults = historyOf(m_trainer.epochs());
    describe(*snapshot);
    TrainingReport report{.setup = m_setup, .snapshot = snapshot};
    if (hasMoreToDo()) return report;
    report.trainer = std::make_shared<const Trainer>(m_trainer);
    Trainer ahead = m_trainer;
    if (ahead.ending() == Ending::None) {
        ahead.step();
        snapshot->nextLoss = ahead.losses().back();
    }
    return report;
}

// ---- orders

TrainingWorker::TrainingWorker(std::function<void()> notify)
    : m_notify(std::move(notify)), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

TrainingWorker::~TrainingWorker() = default;

void TrainingWorker::give(Order order) {
    ++m_given;
    const std::lock_guard lock(m_mutex);
    m_orders.push_back(std::move(order));
    m_hasOrders = true;
    m_wake.notify_one();
}

void TrainingWorker::open(const TrainingDocument& document, const TrainingRun& run) {
    {
        const std::lock_guard lock(m_mutex);  // what was asked of the course before is of no use any more
        for (Order& order : m_orders) order = [] {};
    }
    give([this, document, run, interval = m_wantedInterval] {
        m_interval = interval;
        setUpCourse(document, run);
    });
}

void TrainingWorker::rewind() {
    give([this] {
        ++m_generation;
        if (m_course) m_course->rewind();
    });
}

void TrainingWorker::setStopping(const StoppingRules& rules) {
    give([this, rules] {
        if (m_course) m_course->setStopping(rules);
    });
}

void TrainingWorker::setRunning(bool running) {
    give([this, running] {
        if (m_course) m_course->setRunning(running);
    });
}

void TrainingWorker::setPace(double minibatchesPerSecond) {
    const std::chrono::duration<double> interval(minibatchesPerSecond > 0 ? 1 / minibatchesPerSecond : 0);
    m_wantedInterval = std::chrono::duration_cast<Clock::duration>(interval);
    give([this, interval = m_wantedInterval] { m_interval = interval; });
}

void TrainingWorker::stepMinibatch() {
    give([this] {
        if (m_course) m_course->addMinibatch();
    });
}

void TrainingWorker::stepEpoch() {
    give([this] {
        if (m_course) m_course->addEpoch();
    });
}

std::optional<TrainingReport> TrainingWorker::take() {
    const std::lock_guard lock(m_mutex);
    std::optional<TrainingReport> report = std::exchange(m_report, std::nullopt);
    if (report && report->orders != m_given) report.reset();
    return report;
}

// ---- the thread

void TrainingWorker::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (m_hasOrders) carryOutOrders();
        const bool isOnItsWay = m_course && m_course->hasMoreToDo();
        const auto now = Clock::now();
        const auto never = now + 24h;
        const auto pause = isOnItsWay ? std::max<Clock::duration>(frame, snapshotShare * m_reportCost) : frame;
        const auto reportDue = m_isReported ? never : m_reportedAt + pause;
        const auto minibatchDue = !isOnItsWay ? never : m_course->isRetracing() ? now : m_advancedAt + m_interval;
        if (now >= reportDue) {
            m_isReported = true;
            m_reportedAt = now;
            publish(report());
            m_reportCost = Clock::now() - now;
        } else if (now >= minibatchDue) {
            m_isReported = false;
            m_advancedAt = now;
            m_course->advance();
        } else {
            std::unique_lock lock(m_mutex);
            m_wake.wait_until(lock, stop, std::min(reportDue, minibatchDue), [this] { return !m_orders.empty(); });
        }
    }
}

void TrainingWorker::carryOutOrders() {
    std::deque<Order> orders;
    {
        const std::lock_guard lock(m_mutex);
        orders.swap(m_orders);
        m_hasOrders = false;
    }
    for (const Order& order : orders) order();
    m_carriedOut += orders.size();
    m_isReported = false;
}

void TrainingWorker::setUpCourse(const TrainingDocument& document, const TrainingRun& run) {
    ++m_generation;
    m_course.reset();
    m_problem.reset();
    m_reportCost = {};
    auto setup = setUp(document);
    if (setup) m_course = std::make_unique<Course>(*setup, run);
    else m_problem = setup.error();
}

TrainingReport TrainingWorker::report() {
    TrainingReport report = m_course ? m_course->report(m_generation) : TrainingReport{.problem = m_problem};
    report.orders = m_carriedOut;
    return report;
}

void TrainingWorker::publish(TrainingReport report) {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_report, std::move(report))) return;
    }
    m_notify();
}

}  // namespace wengert
