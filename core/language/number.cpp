#include "core/language/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace wengert {
namespace {

constexpr std::string_view minusSign = "−";
constexpr int decimals = 3;
constexpr int mostDigits = 7;
constexpr int significantDigits = 3;

template <class... Format>
std::string print(double number, Format... format) {
    std::array<char, 400> text;  // fixed notation of the largest double needs 309 digits
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, format...);
    return {text.data(), end};
}

std::string withoutTrailingZeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

// 1.5e+07 → mantissa 1.5, exponent 7
struct Scientific {
    std::string mantissa;
    int exponent = 0;
};

Scientific split(const std::string& text) {
    const std::size_t e = text.find('e');
    return {text.substr(0, e), std::atoi(text.c_str() + e + 1)};
}

std::string shortMagnitude(double magnitude, TrailingZeros zeros) {
    // The exponent after rounding, so that 0.00099999 and 0.001 are written alike.
    const Scientific rounded = split(print(magnitude, std::chars_format::scientific, significantDigits - 1));
    const bool zero = magnitude == 0;
    const bool wholeWithinDigits = magnitude < std::pow(10.0, mostDigits) && magnitude == std::floor(magnitude);
    if (!zero && !wholeWithinDigits && (rounded.exponent < -decimals || rounded.exponent >= mostDigits - 1)) {
        const std::string sign = rounded.exponent < 0 ? std::string(minusSign) : std::string();
        return withoutTrailingZeros(rounded.mantissa) + "e" + sign + std::to_string(std::abs(rounded.exponent));
    }
    const int wanted = std::max(decimals, significantDigits - 1 - rounded.exponent);
    const int room = std::max(0, mostDigits - 1 - std::max(0, rounded.exponent));
    const std::string fixed = print(magnitude, std::chars_format::fixed, zero ? decimals : std::min(wanted, room));
    return zeros == TrailingZeros::Trim ? withoutTrailingZeros(fixed) : fixed;
}

}  // namespace

std::string shortNumber(double number, TrailingZeros zeros) {
    if (std::isnan(number)) return "nan";
    const std::string sign = number < 0 ? std::string(minusSign) : std::string();
    return sign + (std::isinf(number) ? "∞" : shortMagnitude(std::abs(number), zeros));
}

std::string exactNumber(double number) {
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    std::string text = print(number);
    if (text.find('e') == std::string::npos) return text;
    const Scientific parts = split(text);
    return parts.mantissa + "e" + std::to_string(parts.exponent);
}

}  // namespace wengert
