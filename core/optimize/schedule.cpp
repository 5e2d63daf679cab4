#include "core/optimize/schedule.h"

#include <algorithm>
#include <array>
#include <vector>

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

const Schedule* findSchedule(std::string_view name) {
    const auto schedules = allSchedules();
    const auto found = std::ranges::find(schedules, name, [](const Schedule& schedule) { return schedule.row->name; });
    return found == schedules.end() ? nullptr : &*found;
}

Result<Schedule> parseSchedule(std::string_view text) {
    const std::string_view name = nameOfSetting(text);
    const Schedule* known = findSchedule(name);
    if (!known) {
        std::vector<std::string_view> names;
        for (const Schedule& schedule : allSchedules()) names.push_back(schedule.row->name);
        return unknownName(text, "schedule", names);
    }
    const Result<Setting> setting = parseSetting(text, name, known->parameters());
    if (!setting) return setting.error();
    Schedule schedule = *known;
    schedule.setting = *setting;
    return schedule;
}

std::string toText(const Schedule& schedule) {
    return settingText(schedule.row->name, schedule.parameters(), schedule.setting);
}

}  // namespace wengert
