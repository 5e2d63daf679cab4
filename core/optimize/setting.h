// The text form that methods and schedules share, `name:key=number,key=number`, read and written.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "core/language/diagnostic.h"
#include "core/optimize/method.h"

namespace wengert {

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

}  // namespace wengert
