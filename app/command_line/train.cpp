// `wengert train`: a network on built-in data or a CSV file; every minibatch's loss, the epochs and the weights.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/command_line/command_line.h"
#include "app/command_line/json_numbers.h"
#include "app/command_line/train_options.h"
#include "app/command_line/weights_file.h"
#include "core/language/compile.h"
#include "core/language/number.h"

namespace wengert::command_line {

namespace {

struct TrainCommand {
    TrainOptions options;
    std::uint64_t threads = 1;
    std::string weights;
    std::string saveWeights;
    std::string format = "table";
};

Split prepare(const TrainOptions& options, const LoadedData& loaded, std::uint64_t seed) {
    const NormalizationRow* normalization =
        findNormalization(options.normalization.empty() ? "none" : options.normalization);
    Split parts = split(loaded.samples, options.validation.value_or(loaded.builtIn ? 0.2 : 0), seed);
    const Normalization fitted(normalization->kind, parts.train.features, loaded.samples.featureCount());
    fitted.apply(parts.train.features);
    fitted.apply(parts.validation.features);
    return parts;
}

std::vector<double> startOf(const TrainCommand& command, const Program& program, const Roles& roles,
                            std::uint64_t seed) {
    if (!command.weights.empty()) return readWeights(command.weights, program, roles);
    return initialParameters(program, roles, initializationOf(command.options), seed);
}

Trainer trainerOf(const TrainCommand& command) {
    const TrainOptions& options = command.options;
    const std::uint64_t seed = options.seed.value_or(TrainingSettings{}.seed);
    const LoadedData loaded = loadData(options, seed);
    const Architecture architecture = architectureOf(options, loaded.samples.task);
    const TrainingSettings settings = settingsOf(options);
    const Program program = valueOf(compile(valueOf(programText(architecture), "the network")), "the network").program;
    const Roles roles = valueOf(findRoles(program), "the network");
    return valueOf(
        Trainer::create(program, prepare(options, loaded, seed), settings, startOf(command, program, roles, seed)),
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

void train(const TrainCommand& command) {
    Trainer trainer = trainerOf(command);
    while (trainer.step()) {
    }
    if (!command.saveWeights.empty()) saveWeights(command.saveWeights, trainer);
    (command.format == "json" ? writeJson : writeTable)(trainer, std::cout);
}

}  // namespace

void addTrain(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("train", "train a network on built-in data or a CSV file");
    auto given = std::make_shared<TrainCommand>();
    given->options.addTo(*command);
    command->get_option("--data")->required();
    command->get_option("--layers")->required();
    command->add_option("--output", given->options.output, "activation of the output; identity for a loss on logits");
    command->add_option("--seed", given->options.seed, "of data, split, first weights and order");
    command->add_option("--weights", given->weights,
                        "start from the weights in this JSON file: [{\"W\": [[…]], \"b\": […]}, …]");
    command->add_option("--save-weights", given->saveWeights, "write the last weights to this file");
    command
        ->add_option("--threads", given->threads,
                     "accepted for scripts; training takes one, so that a seed gives one result")
        ->check(CLI::PositiveNumber);
    command->add_option("--format", given->format, "table or json")->check(CLI::IsMember({"table", "json"}));
    command->callback([given, &action] { action = [given] { train(*given); }; });
}

}  // namespace wengert::command_line
