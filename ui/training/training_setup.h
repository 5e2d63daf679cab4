// What is made of a TrainingDocument before the first minibatch: the network's program, the samples split and
// normalized, and a trainer at its start. Immutable once made; made on the training thread, because large data and
// networks take their time. No Qt objects.
#pragma once

#include <QString>
#include <memory>
#include <optional>

#include "ui/training/training_document.h"

namespace wengert {

struct TrainingData {
    Split own;                    // in the data's own units
    Normalization normalization;  // fitted on own.train
    Split normalized;             // what the network sees
};

struct TrainingSetup {
    TrainingDocument document;
    QString programText;
    TrainingData data;
    Trainer trainer;  // at its start, with the program and its roles
};

// Why nothing can be trained, and what to do about it.
struct TrainingProblem {
    QString text;
    std::optional<Diagnostic> inProgram;  // where the network's text has an error
};

// Parameters with a literal in the network's text start there, the others as the document's initialization says.
Result<std::shared_ptr<const TrainingSetup>, TrainingProblem> setUp(const TrainingDocument& document);

}  // namespace wengert
