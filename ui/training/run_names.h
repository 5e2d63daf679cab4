// Runs told apart by name: only the settings in which they differ. For legends, where all of them would be too many.
#pragma once

#include <QStringList>
#include <span>

#include "ui/training/training_document.h"

namespace wengert {

// "η 0.03 · batch 32" for each; runs that are alike get a number. Stopping rules tell no runs apart.
QStringList runNames(std::span<const TrainingDocument* const> documents);

}  // namespace wengert
