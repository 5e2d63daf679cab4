#include "core/network/dataset.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace wengert {

void Dataset::add(std::span<const double> sampleFeatures, std::span<const double> sampleTargets) {
    assert(sampleFeatures.size() == featureCount() && sampleTargets.size() == targetCount());
    features.insert(features.end(), sampleFeatures.begin(), sampleFeatures.end());
    targets.insert(targets.end(), sampleTargets.begin(), sampleTargets.end());
}

Dataset subset(const Dataset& dataset, std::span<const std::size_t> samples) {
    Dataset part{.task = dataset.task,
                 .featureNames = dataset.featureNames,
                 .targetNames = dataset.targetNames,
                 .classNames = dataset.classNames};
    part.features.reserve(samples.size() * dataset.featureCount());
    part.targets.reserve(samples.size() * dataset.targetCount());
    for (const std::size_t sample : samples) part.add(dataset.featuresOf(sample), dataset.targetsOf(sample));
    return part;
}

Split split(const Dataset& dataset, double validationFraction, std::uint64_t seed) {
    assert(validationFraction >= 0 && validationFraction <= 1);
    const std::size_t count = dataset.sampleCount();
    std::vector<std::size_t> samples(count);
    std::iota(samples.begin(), samples.end(), std::size_t{0});
    if (count == 0) return {dataset, dataset};
    Random random(seed);
    random.shuffle(std::span(samples));
    const auto wanted = static_cast<std::size_t>(std::round(validationFraction * static_cast<double>(count)));
    const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, count - 1));
    std::sort(samples.begin(), middle);
    std::sort(middle, samples.end());
    return {.train = subset(dataset, {middle, samples.end()}),
            .validation = subset(dataset, {samples.begin(), middle})};
}

}  // namespace wengert
