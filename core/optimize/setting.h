// Things that are chosen by a name and set by a few numbers (methods, schedules, data sets, initializations): what
// such a number says about itself, and the text form they share, `name:key=number,key=number`, read and written.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/diagnostic.h"
#include "core/ops/op.h"

namespace wengert {

constexpr std::size_t maximumHyperParameters = 5;

// A number that the user chooses.
struct HyperParameter {
    std::string_view name;     // in the command line and in files: beta1
    std::string_view symbol;   // as nameSymbol reads it: beta1 is shown as β₁
    double standard = 0;       // the default
    Interval range;            // its words complete "must be …"
    std::string_view summary;  // one line for tooltips
};

using HyperParameters = std::array<HyperParameter, maximumHyperParameters>;  // unnamed behind the last one

constexpr std::size_t countNamed(const HyperParameters& parameters) {
    return static_cast<std::size_t>(std::ranges::count_if(parameters, [](auto& p) { return !p.name.empty(); }));
}

using Setting = std::array<double, maximumHyperParameters>;  // in the order of the row; 0 behind its end

Setting standardSetting(std::span<const HyperParameter> parameters);

// "adam:lr=0.03" → "adam".
std::string_view nameOfSetting(std::string_view text);

// That the name in front is none of the known ones, with the nearest of them or all; `kind` says of what.
Diagnostic unknownName(std::string_view text, std::string_view kind, std::span<const std::string_view> known);

// What stands behind the name put over the defaults. Errors, with their place in the text: an unknown or repeated
// key, a number that is none or outside the range, a missing "=". `owner` names whose keys they are.
Result<Setting> parseSetting(std::string_view text, std::string_view owner, std::span<const HyperParameter> parameters);

// Reads back as the same setting; what has its default is left out.
std::string settingText(std::string_view name, std::span<const HyperParameter> parameters, const Setting& setting);

// ---- for a table of entries with a `row` that has a name, `parameters()` and a `setting`

// Null if there is none.
template <class Entry>
const Entry* findNamed(std::span<const Entry> table, std::string_view name) {
    const auto answers = [&](const Entry& entry) {
        if constexpr (requires { entry.row->alias; })
            if (!name.empty() && entry.row->alias == name) return true;
        return entry.row->name == name;
    };
    const auto found = std::ranges::find_if(table, answers);
    return found == table.end() ? nullptr : &*found;
}

// The entry that the text names, with its setting; `kind` is what errors call it.
template <class Entry>
Result<Entry> parseNamed(std::span<const Entry> table, std::string_view text, std::string_view kind) {
    const std::string_view name = nameOfSetting(text);
    const Entry* known = findNamed(table, name);
    if (!known) {
        std::vector<std::string_view> names;
        for (const Entry& entry : table) names.push_back(entry.row->name);
        return unknownName(text, kind, names);
    }
    const Result<Setting> setting = parseSetting(text, name, known->parameters());
    if (!setting) return setting.error();
    Entry entry = *known;
    entry.setting = *setting;
    return entry;
}

}  // namespace wengert
