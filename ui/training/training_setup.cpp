#include "ui/training/training_setup.h"

#include <algorithm>

#include "core/language/compile.h"
#include "ui/text.h"

namespace wengert {

namespace {

TrainingProblem problemOf(const Diagnostic& diagnostic) { return {.text = toQString(diagnostic.message)}; }

// Numbers that training would hold at once: about what a gigabyte does.
bool isTooLarge(const Program& program, const Roles& roles, std::size_t batch) {
    constexpr double mostNumbers = 1e8;
    constexpr double perParameter = 12;  // value, gradient, the optimizer's, and the copies of these
    double cells = 0;
    for (const Step& step : program.steps()) cells += static_cast<double>(step.shape.size());
    const auto parameters = static_cast<double>(roles.parameterCount);
    return perParameter * parameters + 2 * static_cast<double>(batch) * (cells - parameters) > mostNumbers;
}

Result<std::string, TrainingProblem> textOf(const TrainingDocument& document) {
    if (!document.programText.isEmpty()) return document.programText.toStdString();
    Result<std::string> text = programText(document.architecture);
    if (!text) return problemOf(text.error());
    return std::move(*text);
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

std::vector<double> startOf(const TrainingDocument& document, const std::string& text, const Program& program,
                            const Roles& roles) {
    std::vector<double> start = initialParameters(program, roles, document.initialization, document.settings.seed);
    for (const NetworkParameter& parameter : roles.parameters) {
        const Input& input = program.inputs()[index(parameter.input)];
        const bool hasNumbers = input.literal && text[input.literal->begin] != ':';  // else a shape alone
        if (hasNumbers) std::ranges::copy(input.value, start.begin() + static_cast<std::ptrdiff_t>(parameter.offset));
    }
    return start;
}

}  // namespace

Result<std::shared_ptr<const TrainingSetup>, TrainingProblem> setUp(const TrainingDocument& document) {
    const Result<std::string, TrainingProblem> text = textOf(document);
    if (!text) return text.error();
    const Result<Compilation> compilation = compile(*text);
    if (!compilation) return TrainingProblem{.text = placed(compilation.error()), .inProgram = compilation.error()};
    const Result<Roles> roles = findRoles(compilation->program);
    if (!roles) return problemOf(roles.error());
    TrainingData data = dataOf(document);
    if (data.own.train.sampleCount() == 0)
        return TrainingProblem{.text = QStringLiteral("there are no samples: draw some points, or pick a data set")};
    if (isTooLarge(compilation->program, *roles, std::min(document.settings.batch, data.own.train.sampleCount())))
        return TrainingProblem{.text =
                                   QStringLiteral("the network is too large to be trained here: take fewer or smaller "
                                                  "layers, or a smaller minibatch")};
    Result<Trainer> trainer = Trainer::create(compilation->program, data.normalized, document.settings,
                                              startOf(document, *text, compilation->program, *roles));
    if (!trainer) return problemOf(trainer.error());
    return std::make_shared<const TrainingSetup>(
        TrainingSetup{document, toQString(*text), std::move(data), std::move(*trainer)});
}

}  // namespace wengert
