// The training group of a session file: what is trained, and how far it was. Choices have their text form, as on the
// command line; the user's own samples are lists of numbers.
#pragma once

#include "app/object_reader.h"
#include "ui/training/training_document.h"

namespace wengert {

// Of larger networks the numbers are left out: retracing gives them again.
constexpr std::size_t mostSavedParameters = 100'000;

Json toJson(const TrainingDocument& training);
Json toJson(const TrainingRun& run);

TrainingDocument readTraining(const Json& json, QString& complaint);
TrainingRun readTrainingRun(const Json& json, QString& complaint);

}  // namespace wengert
