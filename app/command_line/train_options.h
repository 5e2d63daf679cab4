// What is trained, as options: data, network and settings. `train` and `screenshot` share them; what each does with
// them, and what it takes where one is not given, is its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/command_line.h"
#include "core/network/architecture.h"
#include "core/network/initialization.h"
#include "core/network/normalization.h"
#include "core/network/trainer.h"

namespace wengert::command_line {

// An empty text was not given.
struct TrainOptions {
    std::string data;
    std::vector<std::string> targets;
    std::string normalization;
    std::optional<double> validation;
    std::string layers;
    std::string activation;
    std::string output;
    std::string loss;
    std::string initialization;
    std::string method;
    std::string schedule;
    std::optional<std::size_t> batch;
    std::optional<std::uint64_t> epochs;
    std::string shuffle;
    std::optional<std::uint64_t> seed;
    std::optional<double> l2;
    std::optional<double> clip;
    std::optional<double> threshold;
    std::optional<std::uint64_t> patience;

    // All but --seed and --output, which mean something else beside a program. Returns them, --data first.
    std::vector<CLI::Option*> addTo(CLI::App& command);
};

// Of --data: built-in samples, else those of a file.
struct LoadedData {
    std::optional<BuiltIn> builtIn;
    Dataset samples;
};

// Each throws InputError. What is not given is as in the last argument; a loss is the data's usual one then.
LoadedData loadData(const TrainOptions& options, std::uint64_t seed);
Architecture architectureOf(const TrainOptions& options, Task task, Architecture standard = {});
TrainingSettings settingsOf(const TrainOptions& options, TrainingSettings standard = {});
Initialization initializationOf(const TrainOptions& options);

}  // namespace wengert::command_line
