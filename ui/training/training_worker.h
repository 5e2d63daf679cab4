// Training on a thread of its own: takes orders, and publishes how it stands at most 60 times a second. Knows no
// session and no signals; what it is given and what it publishes are copies.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "ui/training/training_setup.h"
#include "ui/training/training_snapshot.h"

namespace wengert {

// A problem, or the other three.
struct TrainingReport {
    quint64 orders = 0;  // carried out by then
    std::optional<TrainingProblem> problem{};
    std::shared_ptr<const TrainingSetup> setup{};
    std::shared_ptr<const TrainingSnapshot> snapshot{};
    std::shared_ptr<const Trainer> trainer{};  // where it stands; null while there is more to do
};

// Everything is called on one thread, its owner's, but for notify.
class TrainingWorker {
 public:
    // notify: called on the training thread when there is a report where there was none.
    explicit TrainingWorker(std::function<void()> notify);
    // Waits for the minibatch, or the setup, that is being computed.
    ~TrainingWorker();

    // Orders, carried out one after the other.
    void open(const TrainingDocument& document, const TrainingRun& run = {});  // sets up, and retraces the run
    void rewind();                                                             // and pauses
    void setStopping(const StoppingRules& rules);
    void setRunning(bool running);              // pausing takes back the steps asked for
    void setPace(double minibatchesPerSecond);  // infinity: as fast as it goes
    void stepMinibatch();                       // one more than was asked for
    void stepEpoch();                           // to the end of this epoch, or of one more than was asked for

    // The newest report, if it is of all orders given; late ones of older orders are dropped.
    std::optional<TrainingReport> take();

 private:
    class Course;
    using Order = std::function<void()>;
    using Clock = std::chrono::steady_clock;

    void give(Order order);
    void work(const std::stop_token& stop);
    void carryOutOrders();
    void setUpCourse(const TrainingDocument& document, const TrainingRun& run);
    TrainingReport report();
    void publish(TrainingReport report);

    std::function<void()> m_notify;
    quint64 m_given = 0;  // orders
    Clock::duration m_wantedInterval{};

    std::mutex m_mutex;  // of the next two
    std::deque<Order> m_orders;
    std::optional<TrainingReport> m_report;
    std::condition_variable_any m_wake;
    std::atomic<bool> m_hasOrders = false;

    // The training thread's alone.
    quint64 m_carriedOut = 0;
    quint64 m_generation = 0;
    std::unique_ptr<Course> m_course;
    std::optional<TrainingProblem> m_problem;
    bool m_isReported = true;  // what there is
    Clock::time_point m_reportedAt{};
    Clock::duration m_reportCost{};
    Clock::time_point m_advancedAt{};
    Clock::duration m_interval{};  // from a minibatch to the next, at least

    std::jthread m_thread;
};

}  // namespace wengert
