// Learning-rate schedules: how the rate of an optimizer changes from update to update. One struct each, as for ops
// and methods (schedules.h); this is their list, their text form `cosine:steps=100`, and one at work.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "core/optimize/setting.h"

namespace wengert {

struct ScheduleRow {
    std::string_view name;  // in the command line and in files
    std::string_view title;
    std::string_view summary;
    std::string_view source;
    HyperParameters parameters{};
};

// What a schedule may remember about the losses it was shown.
struct Progress {
    double best = std::numeric_limits<double>::infinity();
    double sinceBest = 0;  // losses since then
    double factor = 1;
};

// A schedule with its numbers set. Small; copy it.
struct Schedule {
    const ScheduleRow* row = nullptr;
    // By what the rate is multiplied for update t, from 0.
    double (*factor)(const Setting& setting, double t, const Progress& progress) = nullptr;
    // Takes note of a loss; null where the schedule does not look at any.
    void (*observe)(const Setting& setting, double loss, Progress& progress) = nullptr;
    Setting setting{};

    std::span<const HyperParameter> parameters() const {
        return std::span(row->parameters).first(countNamed(row->parameters));
    }
    friend bool operator==(const Schedule&, const Schedule&) = default;
};

// The constant one first.
std::span<const Schedule> allSchedules();
// Null if there is none.
const Schedule* findSchedule(std::string_view name);
// "constant", "cosine:steps=100". Errors: an unknown name (with the nearest), and those of parseSetting.
Result<Schedule> parseSchedule(std::string_view text);
// Reads back as the same schedule.
std::string toText(const Schedule& schedule);

// A schedule at work.
class Scheduler {
 public:
    explicit Scheduler(const Schedule& schedule) : m_schedule(schedule) {}

    // The rate for update t, from 0.
    double rate(double initialRate, std::uint64_t t) const {
        return initialRate * m_schedule.factor(m_schedule.setting, static_cast<double>(t), m_progress);
    }
    // A loss on which "reduce on plateau" decides: the validation loss once an epoch, or the value of each step.
    void observe(double loss) {
        if (m_schedule.observe) m_schedule.observe(m_schedule.setting, loss, m_progress);
    }
    void reset() { m_progress = {}; }
    const Schedule& schedule() const { return m_schedule; }

 private:
    Schedule m_schedule;
    Progress m_progress;
};

}  // namespace wengert
