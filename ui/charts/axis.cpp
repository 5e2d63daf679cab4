#include "ui/charts/axis.h"

#include <algorithm>
#include <array>
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

// How far a line gets from where it starts, and whether it gathers speed until its end.
struct Reach {
    double distance = 0;
    bool isShootingOff = false;
};

Reach reachOf(const std::vector<double>& line) {
    constexpr double lastPart = 0.1;     // of the line: at a steady pace it gets a tenth of its way there,
    constexpr double shareThere = 0.15;  // and with its speed growing linearly, a fifth
    Reach reach;
    double before = 0;
    const auto early = std::size_t(double(line.size()) * (1 - lastPart));
    for (std::size_t i = 0; i < line.size(); ++i) {
        reach.distance = std::max(reach.distance, std::abs(line[i] - line.front()));
        if (i < early) before = reach.distance;
    }
    reach.isShootingOff = before < (1 - shareThere) * reach.distance;
    return reach;
}

// What an axis of the kind can show, as lengths along it.
std::vector<double> lengthsAlong(const std::vector<double>& line, bool isLogarithmic) {
    std::vector<double> lengths;
    for (const double number : line) {
        const double length = isLogarithmic ? (number < leastPositive ? NAN : std::log10(number)) : number;
        if (std::isfinite(length)) lengths.push_back(length);
    }
    return lengths;
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

Axis axisAroundBulk(std::span<const std::vector<double>> lines, bool isLogarithmic) {
    constexpr double outlying = 3;  // times as far as the farthest of the others
    constexpr double air = 0.5;     // of what the others need
    std::vector<std::vector<double>> lengths;
    std::vector<Reach> reaches;
    double farthest = 0;
    for (const std::vector<double>& line : lines) {
        lengths.push_back(lengthsAlong(line, isLogarithmic));
        reaches.push_back(reachOf(lengths.back()));
        if (!reaches.back().isShootingOff) farthest = std::max(farthest, reaches.back().distance);
    }
    const auto isOutlier = [&](std::size_t i) {
        return farthest > 0 && reaches[i].isShootingOff && reaches[i].distance > outlying * farthest;
    };
    double low = INFINITY;
    double high = -INFINITY;
    const auto include = [&](double length) {
        low = std::min(low, length);
        high = std::max(high, length);
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!isOutlier(i)) std::ranges::for_each(lengths[i], include);
        else include(lengths[i].front());
    }
    const double least = low - air * (high - low);
    const double most = high + air * (high - low);
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const double length : lengths[i]) include(std::clamp(length, least, most));
    if (isLogarithmic && low <= high) {
        low = std::pow(10, low);
        high = std::pow(10, high);
    }
    const std::array ends{low, high};
    return axisAround(ends, isLogarithmic);
}

}  // namespace wengert
