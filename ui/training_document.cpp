#include "ui/training_document.h"

#include <utility>

namespace wengert {

Dataset samplesOf(const TrainingDocument& document) {
    if (const auto* own = std::get_if<OwnSamples>(&document.samples)) return *own->samples;
    return std::get<BuiltIn>(document.samples).make(document.dataSeed);
}

TrainingDocument withSamples(TrainingDocument document, TrainingSamples samples) {
    document.samples = std::move(samples);
    if (const auto* own = std::get_if<OwnSamples>(&document.samples)) {
        document.architecture = fitted(document.architecture, *own->samples);
    } else {
        BuiltIn one = std::get<BuiltIn>(document.samples);
        one.setting[0] = 1;  // sample: its columns are those of all
        document.architecture = fitted(document.architecture, one.make(document.dataSeed));
    }
    return document;
}

}  // namespace wengert
