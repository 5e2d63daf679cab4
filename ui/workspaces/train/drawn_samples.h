// Samples drawn with the mouse: what is trained on, with one more sample or with none. Data set in, data set out.
#pragma once

#include <span>

#include "ui/training/training_document.h"

namespace wengert {

// The document with its samples, and this one behind them, as its own.
TrainingDocument withDrawnSample(const TrainingDocument& document, std::span<const double> features, double target);
TrainingDocument withoutSamples(const TrainingDocument& document);

bool isDrawn(const OwnSamples& samples);

// What a click stands for, and one with the other button: of two classes blue and orange, of more the given one and
// the next, of a regression the highest and the lowest target.
double drawnTarget(const Dataset& samples, bool isOther, std::size_t wantedClass);

}  // namespace wengert
