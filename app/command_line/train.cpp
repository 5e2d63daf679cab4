// `wengert train`: a network on built-in data or a CSV file; every minibatch's loss, the epochs and the weights.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/command_line/command_line.h"
#include "app/command_line/json_numbers.h"
#include "app/command_line/weights_file.h"
#include "core/language/compile.h"
#include "core/language/number.h"
#include "core/network/architecture.h"
#include "core/network/csv.h"
#include "core/network/normalization.h"
#include "core/network/trainer.h"

namespace wengert::command_line {

namespace {

constexpr std::size_t mostFileBytes = std::size_t{1} << 30;

struct TrainOptions {
    std::string data;
    std::vector<std::string> targets;
    std::string layers;
    std::string activation = "tanh";
    std::string output = "identity";
    std::string loss;
    std::string method = "adam";
    std::string schedule = "constant";
    std::string initialization = "xavier_uniform";
    std::string normalization = "none";
    std::size_t batch = 32;
    std::uint64_t epochs = 100;
    std::uint64_t seed = 1;
    double l2 = 0;
    double validation = -1;  // not given
    double clip = 0;
    double threshold = -1;
    std::uint64_t patience = 0;
    std::string shuffle = "on";
    std::uint64_t threads = 1;
    std::string weights;
    std::string saveWeights;
    std::string format = "table";
};

// The value, or its error as one line that begins with the option it came from.
template <class T>
T valueOf(Result<T> result, const std::string& option) {
    if (!result) throw InputError(option + ": " + result.error().message);
    return std::move(*result);
}

struct Loaded {
    Dataset data;
    bool isFromFile = false;
};

Loaded load(const TrainOptions& options) {
    const bool isBuiltIn = findBuiltIn(nameOfSetting(options.data)) != nullptr;
    if (isBuiltIn) {
        if (!options.targets.empty()) throw InputError("--target: only a CSV file has columns to choose; leave it out");
        return {valueOf(parseBuiltIn(options.data), "--data").make(options.seed)};
    }
    const bool isFile = options.data == "-" || std::ifstream(options.data).is_open();
    if (!isFile && options.data.find_first_of("./") == std::string::npos)
        valueOf(parseBuiltIn(options.data), "--data");  // names the nearest
    CsvOptions csv{.targets = options.targets};
    if (options.loss == "squared" || options.loss == "half_squared") csv.task = Task::Regression;
    const std::string text = readAll(options.data, mostFileBytes);
    const Result<Dataset> data = parseCsv(text, csv);
    if (!data) throw InputError(options.data + ": " + toText(data.error()));
    return {*data, true};
}

Split prepare(const TrainOptions& options, const Loaded& loaded) {
    const NormalizationRow* normalization = findNormalization(options.normalization);
    const double fraction = options.validation >= 0 ? options.validation : loaded.isFromFile ? 0 : 0.2;
    Split parts = split(loaded.data, fraction, options.seed);
    const Normalization fitted(normalization->kind, parts.train.features, loaded.data.featureCount());
    fitted.apply(parts.train.features);
    fitted.apply(parts.validation.features);
    return parts;
}

TrainingSettings settingsOf(const TrainOptions& options) {
    TrainingSettings settings{.batch = options.batch,
                              .shuffle = options.shuffle == "on",
                              .seed = options.seed,
                              .l2 = options.l2,
                              .method = valueOf(parseMethod(options.method), "--method"),
                              .schedule = valueOf(parseSchedule(options.schedule), "--schedule")};
    settings.stopping.epochs = options.epochs;
    if (options.clip > 0) settings.clipNorm = options.clip;
    if (options.threshold >= 0) settings.stopping.threshold = options.threshold;
    if (options.patience > 0) settings.stopping.patience = options.patience;
    return settings;
}

std::vector<double> startOf(const TrainOptions& options, const Program& program, const Roles& roles) {
    if (!options.weights.empty()) return readWeights(options.weights, program, roles);
    return initialParameters(program, roles, valueOf(parseInitialization(options.initialization), "--init"),
                             options.seed);
}

Trainer trainerOf(const TrainOptions& options) {
    const Loaded loaded = load(options);
    Architecture architecture{.layers = valueOf(parseLayers(options.layers), "--layers"),
                              .activation = options.activation,
                              .output = options.output,
                              .loss = options.loss.empty() ? std::string(lossFor(loaded.data.task)) : options.loss};
    const TrainingSettings settings = settingsOf(options);
    const Program program = valueOf(compile(valueOf(programText(architecture), "the network")), "the network").program;
    const Roles roles = valueOf(findRoles(program), "the network");
    return valueOf(Trainer::create(program, prepare(options, loaded), settings, startOf(options, program, roles)),
                   "--data");
}

void writeJson(const Trainer& trainer, std::ostream& out) {
    Json losses = Json::array();
    for (const double loss : trainer.losses()) losses.push_back(jsonNumber(loss));
    Json epochs = Json::array();
    const auto orNull = [](double number) { return std::isnan(number) ? Json() : jsonNumber(number); };
    const bool hasValidation = trainer.validationSamples().count > 0;
    for (const EpochResult& epoch : trainer.epochs())
        epochs.push_back({{"train", jsonNumber(epoch.train)},
                          {"validation", hasValidation ? jsonNumber(epoch.validation) : Json()},
                          {"accuracy", orNull(epoch.accuracy())}});
    const Json document{{"losses", losses}, {"epochs", epochs}, {"weights", jsonWeights(trainer)}};
    out << document.dump() << '\n';
}

std::string column(std::string text, std::size_t width) {
    const auto length =
        static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
    return std::string(width - std::min(width, length), ' ') + text;
}

// At most 20 epochs, evenly spread, the last one with them; a dash for what there is not.
void writeTable(const Trainer& trainer, std::ostream& out) {
    const auto number = [](double value) { return std::isnan(value) ? "–" : shortNumber(value); };
    out << column("epoch", 7) << column("J train", 12) << column("J validation", 15) << column("accuracy", 11) << '\n';
    const std::size_t count = trainer.epochs().size();
    const std::size_t stride = std::max<std::size_t>(1, (count + 19) / 20);
    for (std::size_t i = 0; i < count; ++i) {
        if ((i + 1) % stride != 0 && i + 1 != count) continue;
        const EpochResult& epoch = trainer.epochs()[i];
        out << column(std::to_string(i + 1), 7) << column(number(epoch.train), 12)
            << column(number(epoch.validation), 15) << column(number(epoch.accuracy()), 11) << '\n';
    }
    out << '\n'
        << trainer.stepCount() << " minibatches of " << trainer.samples().count << " samples, "
        << trainer.roles().parameterCount << " parameters; "
        << endingText(trainer.ending(), trainer.settings().stopping) << '\n';
}

void train(const TrainOptions& options) {
    Trainer trainer = trainerOf(options);
    while (trainer.step()) {
    }
    if (!options.saveWeights.empty()) saveWeights(options.saveWeights, trainer);
    (options.format == "json" ? writeJson : writeTable)(trainer, std::cout);
}

std::string normalizationNames() {
    std::string names;
    for (const NormalizationRow& row : allNormalizations())
        names += (names.empty() ? "" : ", ") + std::string(row.name);
    return names;
}

void addDataOptions(CLI::App& command, TrainOptions& o) {
    command
        .add_option("--data", o.data,
                    "xor, spirals, circles, blobs, moons, sine, parabola, bump, or a CSV file with a header")
        ->required();
    command.add_option("--target", o.targets, "columns of the file to predict; the last one if not given")
        ->delimiter(',');
    command
        .add_option("--normalize", o.normalization, normalizationNames() + ": of features, fitted on the training part")
        ->check([](const std::string& name) {
            return findNormalization(name) ? "" : "expected one of " + normalizationNames();
        });
    command.add_option("--validation", o.validation, "fraction held back; 0.2, or 0 from a file")
        ->check(CLI::Range(0.0, 1.0));
}

void addNetworkOptions(CLI::App& command, TrainOptions& o) {
    command.add_option("--layers", o.layers, "units of each layer, inputs first: 2-8-8-1")->required();
    command.add_option("--activation", o.activation,
                       "of hidden units: tanh, sigmoid, relu, leaky_relu, elu, softplus, silu, gelu, …");
    command.add_option("--output", o.output, "activation of the output; identity for a loss on logits");
    command.add_option(
        "--loss", o.loss,
        "squared, half_squared, cross_entropy, binary_cross_entropy or perceptron; by the data if not given");
    command.add_option("--init", o.initialization,
                       "first weights: xavier_uniform, kaiming_normal, orthogonal, normal:sigma=0.1, zero, …");
    command.add_option("--weights", o.weights,
                       "start from the weights in this JSON file: [{\"W\": [[…]], \"b\": […]}, …]");
    command.add_option("--save-weights", o.saveWeights, "write the last weights to this file");
}

void addTrainingOptions(CLI::App& command, TrainOptions& o) {
    command.add_option("--method", o.method,
                       "adam:lr=0.03, momentum:lr=0.01,beta=0.9, gd, nesterov, adagrad, rmsprop, …");
    command.add_option("--schedule", o.schedule,
                       "of the learning rate: constant, step, exponential, inverse, cosine, warmup, plateau");
    command.add_option("--batch", o.batch, "samples of a minibatch")->check(CLI::PositiveNumber);
    command.add_option("--epochs", o.epochs, "passes over the training part");
    command.add_option("--shuffle", o.shuffle, "on, or off: minibatches in the data's order")
        ->check(CLI::IsMember({"on", "off"}));
    command.add_option("--seed", o.seed, "of data, split, first weights and order");
    command.add_option("--l2", o.l2, "λ of the penalty (λ/2) Σ W²")->check(CLI::NonNegativeNumber);
    command.add_option("--clip", o.clip, "largest norm of the gradient")->check(CLI::PositiveNumber);
    command.add_option("--threshold", o.threshold, "stop when J of the training part falls to it")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--patience", o.patience, "stop after so many epochs without a better J")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--threads", o.threads, "accepted for scripts; training takes one, so that a seed gives one result")
        ->check(CLI::PositiveNumber);
    command.add_option("--format", o.format, "table or json")->check(CLI::IsMember({"table", "json"}));
}

}  // namespace

void addTrain(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("train", "train a network on built-in data or a CSV file");
    auto options = std::make_shared<TrainOptions>();
    addDataOptions(*command, *options);
    addNetworkOptions(*command, *options);
    addTrainingOptions(*command, *options);
    command->callback([options, &action] { action = [options] { train(*options); }; });
}

}  // namespace wengert::command_line
