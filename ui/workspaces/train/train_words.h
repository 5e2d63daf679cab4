// How training stands, in words: for the transport, and for screen readers.
#pragma once

#include <QString>

#include "ui/training/training_session.h"

namespace wengert {

struct TrainingWords {
    QString title;            // "Epoch 184"
    QString where = {};       // "of 400 · minibatch 3 of 7 · 41 000 steps/s"
    QString shortWhere = {};  // where there is less room
};
TrainingWords trainingWords(const TrainingSession& training);

// From 0 to 1: of the epochs after which it stops, or of what is being retraced.
double trainingProgress(const TrainingSession& training);

// "Hessian of J: 4 of its 37 eigenvalues are negative, a saddle: −0.31, … 8.4"; in increasing order, not empty.
QString curvatureWords(std::span<const double> eigenvalues);

// Digits in groups of three: "41 000".
QString grouped(quint64 number);

}  // namespace wengert
