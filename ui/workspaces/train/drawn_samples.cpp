#include "ui/workspaces/train/drawn_samples.h"

#include <QCoreApplication>

#include "ui/target_scale.h"

namespace wengert {
namespace {

QString drawnName() { return QCoreApplication::translate("DrawnSamples", "Drawn points"); }

TrainingDocument withDrawn(const TrainingDocument& document, Dataset samples) {
    return withSamples(document,
                       OwnSamples{.name = drawnName(), .samples = std::make_shared<const Dataset>(std::move(samples))});
}

}  // namespace

TrainingDocument withDrawnSample(const TrainingDocument& document, std::span<const double> features, double target) {
    Dataset samples = samplesOf(document);
    samples.add(features, {&target, 1});
    return withDrawn(document, std::move(samples));
}

TrainingDocument withoutSamples(const TrainingDocument& document) {
    Dataset samples = samplesOf(document);
    samples.features.clear();
    samples.targets.clear();
    return withDrawn(document, std::move(samples));
}

bool isDrawn(const OwnSamples& samples) { return samples.name == drawnName(); }

double drawnTarget(const Dataset& samples, bool isOther, std::size_t wantedClass) {
    if (samples.task == Task::Binary) return isOther ? 0 : 1;
    if (samples.task == Task::Classes && samples.classCount() > 0)
        return static_cast<double>((wantedClass + (isOther ? 1 : 0)) % samples.classCount());
    const TargetScale scale = targetScale(samples);
    return isOther ? scale.middle - scale.reach : scale.middle + scale.reach;
}

}  // namespace wengert
