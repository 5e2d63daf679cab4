// Work on another thread of which only the newest order matters: while one is computed, later orders replace one
// another, and the last is next. Results come in the owner's event loop. What an order needs it holds itself.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace wengert {

// Results must not be large to copy, or be shared.
template <class Result>
class LatestJob {
 public:
    using Work = std::function<Result(std::stop_token)>;

    // accept: called on the owner's thread.
    LatestJob(QObject& owner, std::function<void(Result)> accept) : m_owner(owner), m_accept(std::move(accept)) {
        m_pool.setMaxThreadCount(1);
    }
    ~LatestJob() {
        cancel();
        m_pool.waitForDone();
    }

    // The one that runs is finished first and its result accepted, so that a hand that moves on sees something.
    void start(Work work) {
        m_next = std::move(work);
        if (!m_isRunning) runNext();
    }
    // Nothing ordered before is accepted any more.
    void cancel() {
        m_stop.request_stop();
        m_next.reset();
        m_isRunning = false;
        ++m_generation;
    }
    bool isBusy() const { return m_isRunning; }

 private:
    void runNext() {
        m_isRunning = true;
        m_stop = std::stop_source();
        auto work = std::make_shared<Work>(std::move(*m_next));
        m_next.reset();
        m_pool.start([this, work, generation = m_generation, stop = m_stop.get_token()] {
            auto result = std::make_shared<Result>((*work)(stop));
            QMetaObject::invokeMethod(
                &m_owner, [this, generation, result] { finish(generation, std::move(*result)); }, Qt::QueuedConnection);
        });
    }
    void finish(quint64 generation, Result result) {
        if (generation != m_generation) return;
        m_isRunning = false;
        if (m_next) runNext();
        m_accept(std::move(result));
    }

    QObject& m_owner;
    std::function<void(Result)> m_accept;
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::optional<Work> m_next;
    quint64 m_generation = 0;
    bool m_isRunning = false;
};

}  // namespace wengert
