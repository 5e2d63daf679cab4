// What the charts beside a network show, as data: losses, accuracies, a fitted curve, samples, gradients and weights
// by layer. Nothing here draws, and a number that there is not is not made up.
#pragma once

#include <span>

#include "ui/charts/bar_rows.h"
#include "ui/charts/histogram.h"
#include "ui/charts/scalar_field.h"
#include "ui/charts/series.h"
#include "ui/training/training_session.h"

namespace wengert {

// Over epochs: the minibatches' losses pale (if wanted), training and validation; earlier runs below them, each by
// its training loss.
std::vector<Series> lossSeries(const TrainingSnapshot& snapshot, std::span<const KeptRun> runs, bool withMinibatches,
                               const Theme& theme);
// The same of the part of samples that are classified right; none for a regression.
std::vector<Series> accuracySeries(const TrainingSnapshot& snapshot, std::span<const KeptRun> runs, const Theme& theme);
QColor runColor(const KeptRun& run, const Theme& theme);

// Of one feature: the answers as lines, the samples as points, those held back as rings.
std::vector<Series> curveSeries(const TrainingSnapshot& snapshot, const TrainingData& data, const Theme& theme);
// Of two: the samples, coloured as the answers are.
std::vector<FieldPoint> fieldPoints(const TrainingData& data);

// ‖∂J/∂W‖ of each layer's weights; without numbers before the first minibatch.
std::vector<BarRow> gradientRows(const Program& program, const Roles& roles, const TrainingSnapshot& snapshot);
std::vector<HistogramRow> weightRows(const Program& program, const Roles& roles, const TrainingSnapshot& snapshot);

// "97.8 %"; a dash for what is not a number.
QString percentText(double fraction);
// "validation accuracy 97.8 %", of a regression "validation J 0.03"; of the training part where nothing is held back.
QString resultText(const TrainingSnapshot& snapshot, const TrainingData& data);

}  // namespace wengert
