#include "core/optimize/schedule.h"

#include <array>

#include "core/optimize/schedules.h"

namespace wengert {

namespace {

template <class S>
Schedule scheduleOf() {
    Schedule schedule{.row = &S::row, .factor = &S::factor};
    if constexpr (requires(Progress progress) { S::observe({}, 0, progress); }) schedule.observe = &S::observe;
    schedule.setting = standardSetting(schedule.parameters());
    return schedule;
}

}  // namespace

std::span<const Schedule> allSchedules() {
    static const std::array schedules{scheduleOf<ConstantRate>(),     scheduleOf<StepDecay>(),
                                      scheduleOf<ExponentialDecay>(), scheduleOf<InverseTimeDecay>(),
                                      scheduleOf<CosineDecay>(),      scheduleOf<WarmUp>(),
                                      scheduleOf<ReduceOnPlateau>()};
    return schedules;
}

const Schedule* findSchedule(std::string_view name) { return findNamed(allSchedules(), name); }

Result<Schedule> parseSchedule(std::string_view text) { return parseNamed(allSchedules(), text, "schedule"); }

std::string toText(const Schedule& schedule) {
    return settingText(schedule.row->name, schedule.parameters(), schedule.setting);
}

}  // namespace wengert
