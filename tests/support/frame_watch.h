// For how long the interface thread is busy with each frame of a window, and how many frames there are: for benchmarks
// of the real window.
#pragma once

#include <QApplication>
#include <QEventLoop>
#include <QTimer>
#include <QWidget>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/percentile.h"

namespace wengert::test {

inline double millisecondsOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct Frame {
    double busyMs = 0;  // by the clock: in deliveries of events since the frame before
    double cpuMs = 0;   // of the thread: in them and between them
};

// Adds up the deliveries of events (input, timers, queued calls, layout, painting and the flush to the display), and
// closes a frame with the one in which the window was painted.
class WatchedApplication final : public QApplication {
 public:
    using QApplication::QApplication;

    void watch(const QWidget* window) {
        m_window = window;
        m_frames.clear();
        m_frame = {};
        m_eventCpuMs = 0;
        m_cpuFrom = m_cpuOfFrameFrom = millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
        m_from = millisecondsOf(CLOCK_MONOTONIC);
    }
    const std::vector<Frame>& frames() const { return m_frames; }
    // Of the thread's CPU time since watch(): nearly all, or something is not seen.
    double percentInEvents() const {
        return 100 * m_eventCpuMs / (millisecondsOf(CLOCK_THREAD_CPUTIME_ID) - m_cpuFrom);
    }
    // As text: a benchmark's counters below 1 would be printed in thousandths.
    std::string report() const {
        const double seconds = 1e-3 * (millisecondsOf(CLOCK_MONOTONIC) - m_from);
        return QString::asprintf(
                   "frames_per_s %.1f  busy_ms_p50 %.2f  busy_ms_p95 %.2f  cpu_ms_p50 %.2f  "
                   "cpu_ms_p95 %.2f  cpu_in_events_percent %.1f",
                   static_cast<double>(m_frames.size()) / seconds, percentileOf(&Frame::busyMs, 0.5),
                   percentileOf(&Frame::busyMs, 0.95), percentileOf(&Frame::cpuMs, 0.5),
                   percentileOf(&Frame::cpuMs, 0.95), percentInEvents())
            .toStdString();
    }

    bool notify(QObject* receiver, QEvent* event) override {
        if (receiver == m_window && event->type() == QEvent::UpdateRequest) m_isPainted = true;
        if (m_isInEvent) return QApplication::notify(receiver, event);
        m_isInEvent = true;
        const double from = millisecondsOf(CLOCK_MONOTONIC);
        const double cpuFrom = millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
        const bool isHandled = QApplication::notify(receiver, event);
        const double cpuTo = millisecondsOf(CLOCK_THREAD_CPUTIME_ID);
        m_frame.busyMs += millisecondsOf(CLOCK_MONOTONIC) - from;
        m_eventCpuMs += cpuTo - cpuFrom;
        m_isInEvent = false;
        if (std::exchange(m_isPainted, false)) close(cpuTo);
        return isHandled;
    }

 private:
    void close(double cpuTo) {
        m_frame.cpuMs = cpuTo - std::exchange(m_cpuOfFrameFrom, cpuTo);
        m_frames.push_back(std::exchange(m_frame, {}));
    }
    double percentileOf(double Frame::*part, double p) const {
        std::vector<double> numbers;
        for (const Frame& frame : m_frames) numbers.push_back(frame.*part);
        return percentile(numbers, p);
    }

    const QWidget* m_window = nullptr;
    std::vector<Frame> m_frames;
    Frame m_frame;
    double m_from = 0;
    double m_eventCpuMs = 0;
    double m_cpuFrom = 0;
    double m_cpuOfFrameFrom = 0;
    bool m_isInEvent = false;
    bool m_isPainted = false;
};

inline void wait(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace wengert::test
