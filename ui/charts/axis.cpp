#include "ui/charts/axis.h"

#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

constexpr int fewestTicks = 3;        // where there is room for them: one alone says no scale
constexpr double quarterDecades = 4;  // a logarithmic axis ends at a multiple of a quarter of a decade
constexpr int plainLeast = -2;        // powers of ten from here to plainMost are written out
constexpr int plainMost = 3;
constexpr double leastPositive = 1e-300;

// 1, 2 or 5 times a power of ten, at least `least`.
double roundStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

QString minus(QString text) { return text.replace(u'-', QChar(0x2212)); }

QString plain(double number) { return minus(QString::number(number, 'g', 6)); }

std::vector<Tick> linearTicks(const Axis& axis, int wanted) {
    const double range = axis.high - axis.low;
    if (!(range > 0) || !std::isfinite(range)) return {};
    wanted = std::max(wanted, 1);
    std::vector<Tick> ticks;
    for (double wish = range / wanted; ticks.size() < std::size_t(std::min(wanted, fewestTicks)); wish /= 2) {
        const double step = roundStep(wish);
        ticks.clear();
        for (double k = std::ceil(axis.low / step - 1e-9); k * step <= axis.high + 1e-9 * range; ++k)
            ticks.push_back({k * step, plain(k * step), {}});
    }
    return ticks;
}

std::vector<Tick> powerTicks(const Axis& axis, int wanted) {
    const int first = int(std::ceil(std::log10(axis.low) - 1e-9));
    const int last = int(std::floor(std::log10(axis.high) + 1e-9));
    const int step = std::max(1, (last - first + wanted) / std::max(wanted, 1));
    const bool isPlain = first >= plainLeast && last <= plainMost;
    std::vector<Tick> ticks;
    for (int k = first; k <= last; k += step) {
        const double number = std::pow(10.0, k);
        if (isPlain) ticks.push_back({number, plain(number), {}});
        else ticks.push_back({number, QStringLiteral("10"), minus(QString::number(k))});
    }
    return ticks;
}

// Inside one or two decades powers of ten alone say too little.
std::vector<Tick> ticksBetweenPowers(const Axis& axis) {
    std::vector<Tick> ticks;
    for (int k = int(std::floor(std::log10(axis.low))); std::pow(10.0, k) <= axis.high; ++k)
        for (const int factor : {1, 2, 5}) {
            const double number = factor * std::pow(10.0, k);
            if (number < axis.low * (1 - 1e-9) || number > axis.high * (1 + 1e-9)) continue;
            ticks.push_back({number, plain(number), {}});
        }
    return ticks;
}

}  // namespace

double Axis::fraction(double number) const {
    if (!isLogarithmic) return (number - low) / (high - low);
    if (!(number > 0)) return NAN;
    return std::log(number / low) / std::log(high / low);
}

double Axis::numberAt(double fraction) const {
    return isLogarithmic ? low * std::pow(high / low, fraction) : low + fraction * (high - low);
}

std::vector<Tick> Axis::ticks(int wanted) const {
    if (!isLogarithmic) return linearTicks(*this, wanted);
    const double decades = std::log10(high / low);
    return decades < 1.6 && low > 1e-4 && high < 1e6 ? ticksBetweenPowers(*this) : powerTicks(*this, wanted);
}

Axis axisAround(std::span<const double> numbers, bool isLogarithmic) {
    double low = INFINITY;
    double high = -INFINITY;
    for (const double number : numbers) {
        if (!std::isfinite(number) || (isLogarithmic && number < leastPositive)) continue;
        low = std::min(low, number);
        high = std::max(high, number);
    }
    if (low > high) return {.low = isLogarithmic ? 0.1 : 0, .high = 1, .isLogarithmic = isLogarithmic};
    if (isLogarithmic) {
        const double first = std::floor(std::log10(low) * quarterDecades - 0.2) / quarterDecades;
        const double last = std::ceil(std::log10(high) * quarterDecades + 0.2) / quarterDecades;
        return {.low = std::pow(10, first), .high = std::pow(10, last), .isLogarithmic = true};
    }
    const double size = std::max({std::abs(low), std::abs(high), leastPositive});
    if (high - low < 1e-9 * size) return {.low = low - size / 2, .high = high + size / 2};
    const double step = roundStep((high - low) / 20);
    return {.low = std::floor(low / step - 0.2) * step, .high = std::ceil(high / step + 0.2) * step};
}

}  // namespace wengert
