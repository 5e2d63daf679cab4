#include "ui/training_setup.h"

#include <algorithm>

#include "core/language/compile.h"

namespace wengert {

namespace {

TrainingProblem problemOf(const Diagnostic& diagnostic) { return {.text = QString::fromStdString(diagnostic.message)}; }

Result<std::string, TrainingProblem> textOf(const TrainingDocument& document) {
    if (!document.programText.isEmpty()) return document.programText.toStdString();
    Result<std::string> text = programText(document.architecture);
    if (!text) return problemOf(text.error());
    return std::move(*text);
}

Dataset samplesOf(const TrainingDocument& document) {
    if (const auto* own = std::get_if<OwnSamples>(&document.samples)) return *own->samples;
    return std::get<BuiltIn>(document.samples).make(document.dataSeed);
}

TrainingData dataOf(const TrainingDocument& document) {
    const Dataset samples = samplesOf(document);
    TrainingData data{.own = split(samples, document.validationFraction, document.dataSeed)};
    data.normalization = Normalization(document.normalization, data.own.train.features, samples.featureCount());
    data.normalized = data.own;
    data.normalization.apply(data.normalized.train.features);
    data.normalization.apply(data.normalized.validation.features);
    return data;
}

std::vector<double> startOf(const TrainingDocument& document, const Program& program, const Roles& roles) {
    std::vector<double> start = initialParameters(program, roles, document.initialization, document.settings.seed);
    for (const NetworkParameter& parameter : roles.parameters) {
        const Input& input = program.inputs()[index(parameter.input)];
        if (input.literal)
            std::ranges::copy(input.value, start.begin() + static_cast<std::ptrdiff_t>(parameter.offset));
    }
    return start;
}

}  // namespace

Result<std::shared_ptr<const TrainingSetup>, TrainingProblem> setUp(const TrainingDocument& document) {
    const Result<std::string, TrainingProblem> text = textOf(document);
    if (!text) return text.error();
    const Result<Compilation> compilation = compile(*text);
    if (!compilation)
        return TrainingProblem{.text = QString::fromStdString("the network’s program, " + toText(compilation.error())),
                               .inProgram = compilation.error()};
    const Result<Roles> roles = findRoles(compilation->program);
    if (!roles) return problemOf(roles.error());
    TrainingData data = dataOf(document);
    if (data.own.train.sampleCount() == 0)
        return TrainingProblem{.text = QStringLiteral("there are no samples: draw some points, or pick a data set")};
    Result<Trainer> trainer = Trainer::create(compilation->program, data.normalized, document.settings,
                                              startOf(document, compilation->program, *roles));
    if (!trainer) return problemOf(trainer.error());
    return std::make_shared<const TrainingSetup>(
        TrainingSetup{document, QString::fromStdString(*text), std::move(data), std::move(*trainer)});
}

}  // namespace wengert
