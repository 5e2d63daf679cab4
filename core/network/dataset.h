// Samples to learn from: features and targets, where they come from (built-in sets here, files in csv.h), and their
// split into a training and a validation part. Flat arrays; no matrices, no minibatches.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/optimize/random.h"
#include "core/optimize/setting.h"

namespace wengert {

enum class Task {
    Binary,      // one target, 0 or 1
    Classes,     // one target, the class's number from 0
    Regression,  // any number of targets, any numbers
};

struct Dataset {
    Task task = Task::Regression;
    std::vector<std::string> featureNames;
    std::vector<std::string> targetNames;
    std::vector<std::string> classNames;  // in order of their numbers; empty for a regression
    // Sample after sample: as a matrix, one sample a row, row by row.
    std::vector<double> features;
    std::vector<double> targets;

    std::size_t featureCount() const { return featureNames.size(); }
    std::size_t targetCount() const { return targetNames.size(); }
    std::size_t classCount() const { return classNames.size(); }
    std::size_t sampleCount() const { return targetNames.empty() ? 0 : targets.size() / targetNames.size(); }
    std::span<const double> featuresOf(std::size_t sample) const {
        return std::span(features).subspan(sample * featureCount(), featureCount());
    }
    std::span<const double> targetsOf(std::size_t sample) const {
        return std::span(targets).subspan(sample * targetCount(), targetCount());
    }
    // `features`: featureCount() numbers, `target`: targetCount().
    void add(std::span<const double> sampleFeatures, std::span<const double> sampleTargets);

    friend bool operator==(const Dataset&, const Dataset&) = default;
};

// The samples with these numbers, in this order.
Dataset subset(const Dataset& dataset, std::span<const std::size_t> samples);

struct Split {
    Dataset train;
    Dataset validation;
};

// Puts round(fraction × samples) samples, chosen by the seed, into the validation part, and leaves one at least to
// train on. Both parts keep the order of the samples. fraction: from 0 to 1.
Split split(const Dataset& dataset, double validationFraction, std::uint64_t seed);

struct BuiltInRow {
    std::string_view name;  // in the command line and in files
    std::string_view title;
    std::string_view summary;
    Task task;
    HyperParameters parameters{};  // count and noise first
};

// A data set that comes with the program, with its numbers set. Small; copy it.
struct BuiltIn {
    const BuiltInRow* row = nullptr;
    Dataset (*generate)(const Setting& setting, Random& random) = nullptr;
    Setting setting{};

    std::span<const HyperParameter> parameters() const {
        return std::span(row->parameters).first(countNamed(row->parameters));
    }
    // The same numbers for the same seed, but for the last place of sines and cosines, which are the mathematical
    // library's. Samples of different classes take turns.
    Dataset make(std::uint64_t seed) const;

    friend bool operator==(const BuiltIn&, const BuiltIn&) = default;
};

// xor, spirals, circles, blobs, moons, sine, parabola, bump.
std::span<const BuiltIn> allBuiltIns();
// Null if there is none.
const BuiltIn* findBuiltIn(std::string_view name);
// "xor", "spirals:count=400,noise=0.05". Errors: an unknown name (with the nearest), and those of parseSetting.
Result<BuiltIn> parseBuiltIn(std::string_view text);
// Reads back as the same.
std::string toText(const BuiltIn& builtIn);

}  // namespace wengert
