#include "ui/training/training_document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/language/compile.h"

namespace wengert {

Dataset samplesOf(const TrainingDocument& document) {
    if (const auto* own = std::get_if<OwnSamples>(&document.samples)) return *own->samples;
    return std::get<BuiltIn>(document.samples).make(document.dataSeed);
}

Dataset columnsOf(const TrainingSamples& samples) {
    if (const auto* own = std::get_if<OwnSamples>(&samples)) {
        constexpr std::array<std::size_t, 1> first{0};
        return subset(*own->samples, std::span(first).first(std::min<std::size_t>(1, own->samples->sampleCount())));
    }
    BuiltIn one = std::get<BuiltIn>(samples);
    one.setting[0] = 1;
    return one.make(1);
}

namespace {

// Whether a network's text can be trained on such samples, whichever their labels are.
bool fits(const QString& text, Dataset columns) {
    const Result<Compilation> compilation = compile(text.toStdString());
    if (!compilation) return false;
    const Result<Roles> roles = findRoles(compilation->program);
    if (columns.task == Task::Classes)
        for (double& label : columns.targets) label = double(columns.classCount()) - 1;
    return roles && samplesFor(compilation->program, *roles, columns);
}

}  // namespace

TrainingDocument withSamples(TrainingDocument document, TrainingSamples samples) {
    const Task before = columnsOf(document.samples).task;
    document.samples = std::move(samples);
    const Dataset columns = columnsOf(document.samples);
    const bool isOtherTask = columns.task != before;
    if (isOtherTask) {
        document.architecture.loss = lossFor(columns.task);
        document.architecture.output = "identity";
    }
    document.architecture = fitted(document.architecture, columns);
    if (isOtherTask || !fits(document.programText, columns)) document.programText.clear();
    return document;
}

}  // namespace wengert
