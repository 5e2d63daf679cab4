#include "core/network/normalization.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace wengert {

namespace {

constexpr std::array rows{
    NormalizationRow{
        .kind = NormalizationKind::None, .name = "none", .title = "None", .summary = "features as they are"},
    NormalizationRow{.kind = NormalizationKind::Standardize,
                     .name = "standardize",
                     .title = "Standardize",
                     .summary = "mean 0 and standard deviation 1 on the training samples",
                     .source = "Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, Efficient backprop, 1998, section 4.3"},
    NormalizationRow{.kind = NormalizationKind::Quantile,
                     .name = "quantile",
                     .title = "Quantile",
                     .summary = "rank among the training samples, from −1 to 1",
                     .source = "B. M. Bolstad et al., A comparison of normalization methods for high density "
                               "oligonucleotide array data based on variance and bias, 2003"},
};

// The piecewise linear function through (xs, ys), xs increasing; constant beyond its ends.
double interpolated(std::span<const double> xs, std::span<const double> ys, double x) {
    if (std::isnan(x)) return x;
    const auto above = std::ranges::upper_bound(xs, x) - xs.begin();
    if (above == 0) return ys.front();
    const auto i = static_cast<std::size_t>(above);
    if (i == xs.size()) return ys.back();
    return std::lerp(ys[i - 1], ys[i], (x - xs[i - 1]) / (xs[i] - xs[i - 1]));
}

}  // namespace

std::span<const NormalizationRow> allNormalizations() { return rows; }

const NormalizationRow* findNormalization(std::string_view name) {
    const auto found = std::ranges::find(rows, name, &NormalizationRow::name);
    return found == rows.end() ? nullptr : &*found;
}

Normalization::Normalization(NormalizationKind kind, std::span<const double> samples, std::size_t featureCount)
    : m_kind(kind) {
    if (kind == NormalizationKind::None || samples.empty()) return;
    assert(featureCount > 0 && samples.size() % featureCount == 0);
    std::vector<double> numbers(samples.size() / featureCount);
    for (std::size_t feature = 0; feature < featureCount; ++feature) {
        for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = samples[i * featureCount + feature];
        m_maps.push_back(kind == NormalizationKind::Standardize ? standardizing(numbers) : ranking(numbers));
    }
}

Normalization::Map Normalization::standardizing(std::span<double> numbers) {
    const auto count = static_cast<double>(numbers.size());
    double mean = 0;
    for (const double x : numbers) mean += x / count;
    double variance = 0;
    for (const double x : numbers) variance += (x - mean) * (x - mean) / count;
    const auto [lowest, highest] = std::ranges::minmax(numbers);
    if (lowest == highest || !(variance > 0)) return {.mean = lowest};
    return {.mean = mean, .deviation = std::sqrt(variance)};
}

Normalization::Map Normalization::ranking(std::span<double> numbers) {
    std::ranges::sort(numbers);
    Map map;
    const double last = static_cast<double>(numbers.size()) - 1;
    for (std::size_t begin = 0; begin < numbers.size();) {
        std::size_t end = begin + 1;
        while (end < numbers.size() && numbers[end] == numbers[begin]) ++end;
        const double middle = (static_cast<double>(begin) + static_cast<double>(end) - 1) / 2;
        map.numbers.push_back(numbers[begin]);
        map.ranks.push_back(last > 0 ? 2 * middle / last - 1 : 0);
        begin = end;
    }
    return map;
}

double Normalization::applied(const Map& map, double x) const {
    if (m_kind == NormalizationKind::Standardize) return (x - map.mean) / map.deviation;
    return interpolated(map.numbers, map.ranks, x);
}

double Normalization::inverted(const Map& map, double y) const {
    if (m_kind == NormalizationKind::Standardize) return map.mean + map.deviation * y;
    return interpolated(map.ranks, map.numbers, y);
}

void Normalization::apply(std::span<double> samples) const {
    if (m_maps.empty()) return;
    assert(samples.size() % m_maps.size() == 0);
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = applied(m_maps[i % m_maps.size()], samples[i]);
}

void Normalization::invert(std::span<double> samples) const {
    if (m_maps.empty()) return;
    assert(samples.size() % m_maps.size() == 0);
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = inverted(m_maps[i % m_maps.size()], samples[i]);
}

}  // namespace wengert
