#include "app/command_line/train_options.h"

#include <CLI/CLI.hpp>
#include <fstream>

#include "core/network/csv.h"

namespace wengert::command_line {

namespace {

constexpr std::size_t mostFileBytes = std::size_t{1} << 30;

std::string normalizationNames() {
    std::string names;
    for (const NormalizationRow& row : allNormalizations())
        names += (names.empty() ? "" : ", ") + std::string(row.name);
    return names;
}

}  // namespace

std::vector<CLI::Option*> TrainOptions::addTo(CLI::App& command) {
    const std::string normalizations = normalizationNames();
    const auto isNormalization = [normalizations](const std::string& name) {
        return findNormalization(name) ? "" : "expected one of " + normalizations;
    };
    return {
        command.add_option("--data", data,
                           "xor, spirals, circles, blobs, moons, sine, parabola, bump, or a CSV file with a header"),
        command
            .add_option("--target", targets,
                        "columns of the file to predict; if not given, the only one of words, else the last")
            ->delimiter(','),
        command.add_option("--normalize", normalization, normalizations + ": of features, fitted on the training part")
            ->check(isNormalization),
        command.add_option("--validation", validation, "fraction held back")->check(CLI::Range(0.0, 1.0)),
        command.add_option("--layers", layers, "units of each layer, inputs first: 2-8-8-1"),
        command.add_option("--activation", activation,
                           "of hidden units: tanh, sigmoid, relu, leaky_relu, elu, softplus, silu, gelu, …"),
        command.add_option(
            "--loss", loss,
            "squared, half_squared, cross_entropy, binary_cross_entropy or perceptron; by the data if not given"),
        command.add_option("--init", initialization,
                           "first weights: xavier_uniform, kaiming_normal, orthogonal, normal:sigma=0.1, zero, …"),
        command.add_option("--method", method,
                           "adam:lr=0.03, momentum:lr=0.01,beta=0.9, gd, nesterov, adagrad, rmsprop, …"),
        command.add_option("--schedule", schedule,
                           "of the learning rate: constant, step, exponential, inverse, cosine, warmup, plateau"),
        command.add_option("--batch", batch, "samples of a minibatch")->check(CLI::PositiveNumber),
        command.add_option("--epochs", epochs, "passes over the training part"),
        command.add_option("--shuffle", shuffle, "on, or off: minibatches in the data's order")
            ->check(CLI::IsMember({"on", "off"})),
        command.add_option("--l2", l2, "λ of the penalty (λ/2) Σ W²")->check(CLI::NonNegativeNumber),
        command.add_option("--clip", clip, "largest norm of the gradient")->check(CLI::PositiveNumber),
        command.add_option("--threshold", threshold, "stop when J of the training part falls to it")
            ->check(CLI::NonNegativeNumber),
        command.add_option("--patience", patience, "stop after so many epochs without a better J")
            ->check(CLI::PositiveNumber),
    };
}

LoadedData loadData(const TrainOptions& options, std::uint64_t seed) {
    const bool isBuiltIn = findBuiltIn(nameOfSetting(options.data)) != nullptr;
    if (isBuiltIn) {
        if (!options.targets.empty()) throw InputError("--target: only a CSV file has columns to choose; leave it out");
        const BuiltIn builtIn = valueOf(parseBuiltIn(options.data), "--data");
        return {builtIn, builtIn.make(seed)};
    }
    const bool isFile = options.data == "-" || std::ifstream(options.data).is_open();
    if (!isFile && options.data.find_first_of("./") == std::string::npos)
        valueOf(parseBuiltIn(options.data), "--data");  // names the nearest
    CsvOptions csv{.targets = options.targets};
    if (options.loss == "squared" || options.loss == "half_squared") csv.task = Task::Regression;
    const std::string text = readAll(options.data, mostFileBytes);
    const Result<Dataset> data = parseCsv(text, csv);
    if (!data) throw InputError(options.data + ": " + toText(data.error()));
    return {std::nullopt, *data};
}

Architecture architectureOf(const TrainOptions& options, Task task, Architecture standard) {
    if (!options.layers.empty()) standard.layers = valueOf(parseLayers(options.layers), "--layers");
    if (!options.activation.empty()) standard.activation = options.activation;
    if (!options.output.empty()) standard.output = options.output;
    standard.loss = options.loss.empty() ? std::string(lossFor(task)) : options.loss;
    return standard;
}

TrainingSettings settingsOf(const TrainOptions& options, TrainingSettings standard) {
    const auto take = [](const auto& given, auto& setting) {
        if (given) setting = *given;
    };
    if (!options.method.empty()) standard.method = valueOf(parseMethod(options.method), "--method");
    if (!options.schedule.empty()) standard.schedule = valueOf(parseSchedule(options.schedule), "--schedule");
    if (!options.shuffle.empty()) standard.shuffle = options.shuffle == "on";
    take(options.batch, standard.batch);
    take(options.seed, standard.seed);
    take(options.l2, standard.l2);
    take(options.clip, standard.clipNorm);
    take(options.epochs, standard.stopping.epochs);
    take(options.threshold, standard.stopping.threshold);
    take(options.patience, standard.stopping.patience);
    return standard;
}

Initialization initializationOf(const TrainOptions& options) {
    const std::string& name = options.initialization;
    return valueOf(parseInitialization(name.empty() ? "xavier_uniform" : name), "--init");
}

}  // namespace wengert::command_line
