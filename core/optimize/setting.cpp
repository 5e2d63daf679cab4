#include "core/optimize/setting.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include "core/language/number.h"
#include "core/language/utf8.h"

namespace wengert {

namespace {

std::optional<double> numberIn(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

// `part` is a piece of `text`.
Diagnostic wrong(std::string_view text, std::string_view part, std::string message) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    return makeDiagnostic(text, {begin, begin + static_cast<std::uint32_t>(part.size())}, std::move(message));
}

// The nearest of the known names, or all of them after `introduction`.
std::string hint(std::string_view name, std::string_view introduction, std::span<const std::string_view> known) {
    const std::string nearest = didYouMean(name, known);
    if (!nearest.empty()) return nearest;
    std::string list;
    for (const std::string_view& other : known) list += (list.empty() ? "" : ", ") + std::string(other);
    return "; " + std::string(introduction) + " " + list;
}

std::string unknownKey(std::string_view key, std::string_view owner, std::span<const HyperParameter> parameters) {
    if (parameters.empty()) return std::string(owner) + " has no settings";
    std::vector<std::string_view> names;
    for (const HyperParameter& parameter : parameters) names.push_back(parameter.name);
    return std::string(owner) + " has no " + quoted(key) + hint(key, "it has", names);
}

}  // namespace

Setting standardSetting(std::span<const HyperParameter> parameters) {
    Setting setting{};
    std::ranges::transform(parameters, setting.begin(), &HyperParameter::standard);
    return setting;
}

std::string_view nameOfSetting(std::string_view text) { return trimmed(text.substr(0, text.find(':'))); }

Diagnostic unknownName(std::string_view text, std::string_view kind, std::span<const std::string_view> known) {
    const std::string_view name = nameOfSetting(text);
    return wrong(text, name, "unknown " + std::string(kind) + " " + quoted(name) + hint(name, "choose one of", known));
}

Result<Setting> parseSetting(std::string_view text, std::string_view owner,
                             std::span<const HyperParameter> parameters) {
    Setting setting = standardSetting(parameters);
    std::array<bool, maximumHyperParameters> isSet{};
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return setting;
    for (std::size_t begin = colon + 1; begin <= text.size();) {
        const std::string_view entry = text.substr(begin, text.find(',', begin) - begin);
        begin += entry.size() + 1;
        const std::size_t equals = entry.find('=');
        if (equals == entry.npos)
            return wrong(text, entry, "expected a setting such as lr=0.1, found " + quoted(trimmed(entry)));
        const std::string_view key = trimmed(entry.substr(0, equals));
        const std::string_view value = trimmed(entry.substr(equals + 1));
        const auto found = std::ranges::find(parameters, key, &HyperParameter::name);
        if (found == parameters.end()) return wrong(text, key, unknownKey(key, owner, parameters));
        const auto i = static_cast<std::size_t>(found - parameters.begin());
        if (isSet[i]) return wrong(text, key, quoted(key) + " is set twice; leave one out");
        const std::optional<double> number = numberIn(value);
        if (!number) return wrong(text, value, std::string(key) + " needs a number, found " + quoted(value));
        if (!found->range.contains(*number))
            return wrong(
                text, value,
                std::string(key) + " must be " + std::string(found->range.words) + ", found " + std::string(value));
        setting[i] = *number;
        isSet[i] = true;
    }
    return setting;
}

std::string settingText(std::string_view name, std::span<const HyperParameter> parameters, const Setting& setting) {
    std::string text(name);
    char before = ':';
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (setting[i] == parameters[i].standard) continue;
        text += before + std::string(parameters[i].name) + '=' + exactNumber(setting[i]);
        before = ',';
    }
    return text;
}

}  // namespace wengert
