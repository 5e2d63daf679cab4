// Numbers as JSON that reads back exactly.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "core/language/number.h"
#include "core/program/shape.h"

namespace wengert::command_line {

using Json = nlohmann::ordered_json;

// Whole numbers without a fraction, those that are not finite as strings.
inline Json jsonNumber(double number) {
    if (!std::isfinite(number)) return exactNumber(number);
    constexpr double exactIntegers = 9007199254740992.0;  // 2^53
    if (number == std::trunc(number) && std::abs(number) < exactIntegers && !(number == 0 && std::signbit(number)))
        return static_cast<std::int64_t>(number);
    return number;
}

}  // namespace wengert::command_line
