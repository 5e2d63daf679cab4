#include "core/optimize/levels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

namespace wengert {

namespace {

constexpr double beyondAll = 1e300;       // beyond it a value counts as infinite: differences stay finite
constexpr double equal = 1e-12;           // relative: what differs less differs by rounding
constexpr std::size_t sampleSize = 4096;  // values that quantiles are taken from
constexpr double tail = 0.02;             // of the values at either end, which may be far from all others
constexpr double farOff = 4;              // as many times wider than all others, a tail is cut off
constexpr double skewed = 0.1;            // of the extent: values whose median is below are spaced by ratio
constexpr double nearMinimum = 0.001;     // of the values, below the first line
constexpr double mostDecades = 1e8;       // of a scale by ratio
constexpr double leastRatio = 100;        // from its lower end to its upper

bool isUsable(double value) { return std::abs(value) <= beyondAll; }

// Some of the usable values, or all where they are few, in increasing order. Taken at multiples of the golden ratio: a
// regular distance could meet the same column of a grid in every row.
std::vector<double> sortedSample(std::span<const double> values) {
    std::vector<double> usable;
    std::ranges::copy_if(values, std::back_inserter(usable), isUsable);
    std::vector<double> sample = usable;
    if (usable.size() > sampleSize) {
        sample.resize(sampleSize);
        const auto count = static_cast<double>(usable.size());
        for (std::size_t i = 0; i < sampleSize; ++i) {
            const double turns = static_cast<double>(i) * (std::numbers::phi - 1);
            sample[i] = usable[static_cast<std::size_t>((turns - std::floor(turns)) * count)];
        }
    }
    std::ranges::sort(sample);
    return sample;
}

double quantile(std::span<const double> sorted, double part) {
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

// mantissa × 10^exponent, rounded once: 2 × 10⁻² is the number that 0.02 means.
double scaled(double mantissa, int exponent) {
    const double power = std::pow(10.0, std::abs(exponent));
    return exponent < 0 ? mantissa / power : mantissa * power;
}

int exponentOf(double number) { return static_cast<int>(std::floor(std::log10(number))); }

// Numbers of one decade, and so of each, from dense to sparse.
constexpr std::array dense{1.0, 1.25, 1.6, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0};
constexpr std::array medium{1.0, 1.5, 2.5, 4.0, 6.0};
constexpr std::array sparse{1.0, 2.0, 5.0};
constexpr std::array<std::span<const double>, 3> ladders{dense, medium, sparse};

std::vector<double> rungsBetween(std::span<const double> ladder, double low, double high) {
    std::vector<double> rungs;
    for (int exponent = exponentOf(low); exponent <= exponentOf(high); ++exponent)
        for (const double mantissa : ladder)
            if (const double rung = scaled(mantissa, exponent); rung >= low && rung < high) rungs.push_back(rung);
    return rungs;
}

}  // namespace

ContourLevels ContourLevels::of(std::span<const double> values) {
    ContourLevels levels;
    const std::vector<double> sample = sortedSample(values);
    if (sample.empty()) return levels;
    levels.m_lowest = levels.m_highest = sample.front();
    for (const double value : values)
        if (isUsable(value)) {
            levels.m_lowest = std::min(levels.m_lowest, value);
            levels.m_highest = std::max(levels.m_highest, value);
        }
    double low = levels.m_lowest;
    double high = levels.m_highest;
    if (high - low <= equal * std::max(std::abs(low), std::abs(high))) return levels;

    const double lower = quantile(sample, tail);
    const double upper = quantile(sample, 1 - tail);
    const double width = farOff * (upper - lower);
    if (width > 0 && lower - low > width) low = lower;
    if (width > 0 && high - upper > width) high = upper;
    const auto above = std::ranges::upper_bound(sample, low);
    if (above != sample.end() && quantile(sample, 0.5) - low < skewed * (high - low)) {
        // The upper tail is cut where its ratios would take more of the scale than all others.
        const double nearest = quantile({above, sample.end()}, nearMinimum) - low;
        const double all = levels.m_highest - low;
        const double bulk = upper - low;
        const double top = bulk > nearest && all / bulk > bulk / nearest ? bulk : all;
        levels.spaceByRatio(low, std::max(nearest, top / mostDecades), top);
    }
    if (!levels.m_isLogarithmic) levels.spaceEvenly(low, high);
    return levels;
}

void ContourLevels::addLine(double value) {
    if (value > m_lowest && value < m_highest) m_lines.push_back(value);
}

// Multiples of 1, 2 or 5 times a power of ten, as many as are allowed.
void ContourLevels::spaceEvenly(double low, double high) {
    m_begin = low;
    m_end = high;
    for (int exponent = exponentOf((high - low) / static_cast<double>(most));; ++exponent)
        for (const double mantissa : sparse) {
            const double step = scaled(mantissa, exponent);
            const double first = std::floor(low / step) + 1;
            const double last = std::ceil(high / step) - 1;
            if (last - first >= static_cast<double>(most)) continue;
            for (double k = first; k <= last; ++k) addLine(scaled(k * mantissa, exponent));
            return;
        }
}

// Round distances from a round number at or just below the lower end. Nothing where they span too little.
void ContourLevels::spaceByRatio(double low, double nearest, double top) {
    if (!(top / nearest >= leastRatio)) return;
    const int exponent = exponentOf(nearest);
    const double base = scaled(std::floor(low / scaled(1, exponent)), exponent);
    m_isLogarithmic = true;
    m_base = std::abs(base - low) <= nearest ? base : low;
    m_begin = std::log(nearest);
    m_end = std::log(top);
    for (const std::span<const double> ladder : ladders) {
        const std::vector<double> rungs = rungsBetween(ladder, nearest, top);
        if (rungs.size() > most) continue;
        for (const double rung : rungs) addLine(m_base + rung);
        return;
    }
}

double ContourLevels::fraction(double value) const {
    if (std::isnan(value)) return value;
    if (!(m_end > m_begin)) return 0.5;
    const double above = value - m_base;
    if (m_isLogarithmic && !(above > 0)) return 0;
    const double height = m_isLogarithmic ? std::log(above) : above;
    return std::clamp((height - m_begin) / (m_end - m_begin), 0.0, 1.0);
}

}  // namespace wengert
