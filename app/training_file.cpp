#include "app/training_file.h"

#include <algorithm>
#include <cmath>

namespace wengert {

using namespace Qt::StringLiterals;

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr Interval fromZero = Interval::between(0, largest, "a number from 0");
constexpr Interval aboveZero{.low = 0, .high = largest, .lowIsOpen = true, .words = "a number above 0"};
constexpr Interval fraction = Interval::between(0, 1, "a number from 0 to 1");

constexpr std::array taskNames{std::pair{Task::Binary, "binary"}, std::pair{Task::Classes, "classes"},
                               std::pair{Task::Regression, "regression"}};

// Names may come from a file in another encoding, which JSON does not take.
Json textsToJson(const std::vector<std::string>& texts) {
    Json list = Json::array();
    for (const std::string& text : texts) list.push_back(toQString(text).toStdString());
    return list;
}

Json samplesToJson(const OwnSamples& own) {
    const Dataset& data = *own.samples;
    const auto* task = std::ranges::find(taskNames, data.task, &std::pair<Task, const char*>::first);
    return {{"name", own.name.toStdString()},
            {"task", task->second},
            {"featureNames", textsToJson(data.featureNames)},
            {"targetNames", textsToJson(data.targetNames)},
            {"classNames", textsToJson(data.classNames)},
            {"features", numbersToJson(data.features)},
            {"targets", numbersToJson(data.targets)}};
}

Json stoppingToJson(const StoppingRules& rules) {
    Json json{{"epochs", rules.epochs}};
    if (rules.threshold) json["threshold"] = *rules.threshold;
    if (rules.patience) json["patience"] = *rules.patience;
    json["divergence"] = numberToJson(rules.divergence);
    return json;
}

Result<const NormalizationRow*> parseNormalization(std::string_view name) {
    if (const NormalizationRow* row = findNormalization(name)) return row;
    return Diagnostic{.message = "unknown normalization " + quoted(name)};
}

Result<std::string> parseLoss(std::string_view name) {
    if (findLoss(name)) return std::string(name);
    return Diagnostic{.message = "unknown loss " + quoted(name)};
}

Result<std::string> parseActivation(std::string_view name) {
    if (std::ranges::find(allActivations(), name, &ActivationRow::name) != allActivations().end())
        return std::string(name);
    return Diagnostic{.message = "unknown activation " + quoted(name)};
}

Result<Task> parseTask(std::string_view name) {
    const auto* found =
        std::ranges::find(taskNames, name, [](const auto& task) { return std::string_view(task.second); });
    if (found != taskNames.end()) return found->first;
    return Diagnostic{.message = "unknown task " + quoted(name)};
}

// Empty if these are samples to train on.
QString problemOf(const Dataset& data) {
    if (data.featureNames.empty() || data.targetNames.empty()) return u"have features and targets"_s;
    if (data.targets.size() % data.targetCount() != 0 ||
        data.features.size() != data.sampleCount() * data.featureCount())
        return u"have a number of each feature and target for every sample"_s;
    const auto isFinite = [](double number) { return std::isfinite(number); };
    if (!std::ranges::all_of(data.features, isFinite) || !std::ranges::all_of(data.targets, isFinite))
        return u"be finite numbers"_s;
    if (data.task == Task::Regression) return {};
    const double classes = data.task == Task::Binary ? 2 : static_cast<double>(data.classCount());
    const auto isClass = [&](double label) { return label >= 0 && label < classes && label == std::floor(label); };
    if (data.targetCount() != 1 || !std::ranges::all_of(data.targets, isClass)) return u"have a class each"_s;
    return {};
}

OwnSamples readOwnSamples(const Json& json, QString& complaint) {
    OwnSamples own;
    Dataset data;
    ObjectReader reader(json, u"document.training.samples"_s, complaint);
    reader.require({"name", "task", "featureNames", "targetNames", "classNames", "features", "targets"});
    reader.allowOnly({"name", "task", "featureNames", "targetNames", "classNames", "features", "targets"});
    reader.read("name", own.name);
    reader.read("task", data.task, &parseTask);
    reader.read("featureNames", data.featureNames);
    reader.read("targetNames", data.targetNames);
    reader.read("classNames", data.classNames);
    reader.read("features", data.features);
    reader.read("targets", data.targets);
    if (const QString problem = problemOf(data); !problem.isEmpty())
        reader.complain(u"%1 must %2"_s.arg(reader.name({}), problem));
    own.samples = std::make_shared<const Dataset>(std::move(data));
    return own;
}

StoppingRules readStopping(const Json& json, QString& complaint) {
    StoppingRules rules;
    ObjectReader reader(json, u"document.training.stopping"_s, complaint);
    reader.allowOnly({"epochs", "threshold", "patience", "divergence"});
    reader.read("epochs", rules.epochs);
    reader.readOptional("threshold", rules.threshold, fromZero);
    reader.readOptional("patience", rules.patience);
    reader.read("divergence", rules.divergence, Interval::positive());
    return rules;
}

void readSettings(ObjectReader& reader, TrainingSettings& settings) {
    reader.read("method", settings.method, &parseMethod);
    reader.read("schedule", settings.schedule, &parseSchedule);
    reader.read("batch", settings.batch);
    if (settings.batch == 0) reader.complain(reader.name("batch"), u"at least 1"_s);
    reader.read("shuffle", settings.shuffle);
    reader.read("seed", settings.seed);
    reader.read("l2", settings.l2, fromZero);
    reader.readOptional("clip", settings.clipNorm, aboveZero);
}

}  // namespace

Json toJson(const TrainingDocument& training) {
    const TrainingSettings& settings = training.settings;
    const auto* own = std::get_if<OwnSamples>(&training.samples);
    const auto normalization = std::ranges::find(allNormalizations(), training.normalization, &NormalizationRow::kind);
    Json json;
    json["samples"] = own ? samplesToJson(*own) : Json(toText(std::get<BuiltIn>(training.samples)));
    json["dataSeed"] = training.dataSeed;
    json["validation"] = training.validationFraction;
    json["normalization"] = normalization->name;
    json["layers"] = layersText(training.architecture.layers);
    json["activation"] = training.architecture.activation;
    json["output"] = training.architecture.output;
    json["loss"] = training.architecture.loss;
    json["program"] = training.programText.toStdString();
    json["initialization"] = toText(training.initialization);
    json["method"] = toText(settings.method);
    json["schedule"] = toText(settings.schedule);
    json["batch"] = settings.batch;
    json["shuffle"] = settings.shuffle;
    json["seed"] = settings.seed;
    json["l2"] = settings.l2;
    if (settings.clipNorm) json["clip"] = *settings.clipNorm;
    json["stopping"] = stoppingToJson(settings.stopping);
    return json;
}

Json toJson(const TrainingRun& run) {
    Json json{{"minibatches", run.minibatches}};
    if (!run.parameters.empty() && run.parameters.size() <= mostSavedParameters)
        json["parameters"] = numbersToJson(run.parameters);
    return json;
}

TrainingDocument readTraining(const Json& json, QString& complaint) {
    TrainingDocument training;
    ObjectReader reader(json, u"document.training"_s, complaint);
    reader.allowOnly({"samples", "dataSeed", "validation", "normalization", "layers", "activation", "output", "loss",
                      "program", "initialization", "method", "schedule", "batch", "shuffle", "seed", "l2", "clip",
                      "stopping"});
    const Json* samples = reader.find("samples");
    if (samples && samples->is_object()) {
        training.samples = readOwnSamples(*samples, complaint);
    } else {
        auto builtIn = std::get<BuiltIn>(training.samples);
        reader.read("samples", builtIn, &parseBuiltIn);
        training.samples = builtIn;
    }
    const NormalizationRow* normalization = &allNormalizations().front();
    reader.read("dataSeed", training.dataSeed);
    reader.read("validation", training.validationFraction, fraction);
    reader.read("normalization", normalization, &parseNormalization);
    if (reader.find("normalization")) training.normalization = normalization->kind;
    reader.read("layers", training.architecture.layers, &parseLayers);
    reader.read("activation", training.architecture.activation, &parseActivation);
    reader.read("output", training.architecture.output, &parseActivation);
    reader.read("loss", training.architecture.loss, &parseLoss);
    reader.read("program", training.programText);
    reader.read("initialization", training.initialization, &parseInitialization);
    readSettings(reader, training.settings);
    if (const Json* stopping = reader.find("stopping")) training.settings.stopping = readStopping(*stopping, complaint);
    return training;
}

TrainingRun readTrainingRun(const Json& json, QString& complaint) {
    TrainingRun run;
    ObjectReader reader(json, u"view.training"_s, complaint);
    reader.require({"minibatches"});
    reader.allowOnly({"minibatches", "parameters"});
    reader.read("minibatches", run.minibatches);
    reader.read("parameters", run.parameters);
    return run;
}

}  // namespace wengert
