// How training stands at one moment, as the training thread publishes it: plain values for panels to show. A number
// that there is not is NaN or absent, never an old one. Snapshots are of one setup: their numbers fit its program.
#pragma once

#include <QString>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/network/conditions.h"
#include "ui/charts/scalar_field.h"

namespace wengert {

// Numbers one after another, of which every stride-th is kept, and the last.
template <class T>
struct History {
    static constexpr std::size_t most = 2000;

    std::size_t count = 0;  // of all
    std::size_t stride = 1;
    std::vector<T> kept;  // at most `most` and the last

    // Which of all the i-th kept one is, from 0.
    std::size_t indexOf(std::size_t i) const { return i + 1 == kept.size() ? count - 1 : i * stride; }
    friend bool operator==(const History&, const History&) = default;
};

template <class T>
History<T> historyOf(std::span<const T> all) {
    History<T> history{.count = all.size()};
    while ((all.size() + history.stride - 1) / history.stride > History<T>::most) history.stride *= 2;
    history.kept.reserve(all.size() / history.stride + 2);
    for (std::size_t i = 0; i < all.size(); i += history.stride) history.kept.push_back(all[i]);
    if (!all.empty() && (all.size() - 1) % history.stride != 0) history.kept.push_back(all.back());
    return history;
}

// The answers over the range of one feature.
struct AnswerCurve {
    std::vector<double> x;               // in the data's own units
    std::vector<std::vector<double>> y;  // a line for each number of the prediction
};

// What one unit gives over the same range as the answer.
struct UnitPicture {
    // Points of a side with two features, and of the curve with one.
    static constexpr int side = 24;
    static constexpr int curve = 96;

    StepId step{};
    std::uint32_t cell = 0;
    std::vector<float> numbers;  // as the unit gives them: side × side row by row from the bottom, or along the curve
};

struct TrainingSnapshot {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    quint64 generation = 0;  // another after every edit and rewind
    std::uint64_t minibatches = 0;
    std::uint64_t epochs = 0;
    std::size_t minibatchOfEpoch = 0;  // done in this epoch
    std::size_t minibatchesPerEpoch = 0;
    double minibatchesPerSecond = none;  // while it runs
    std::uint64_t retracingTo = 0;       // minibatches of an opened session, while they are retraced
    Ending ending = Ending::None;
    QString endingText;

    double learningRate = none;
    double loss = none;      // of the last minibatch
    double nextLoss = none;  // of the next one, while training waits for it
    std::optional<EpochResult> lastEpoch;
    // Flat, see NetworkParameter::offset. No gradient before the first minibatch.
    std::vector<double> parameters;
    std::vector<double> gradient;
    std::vector<double> layerGradientNorms;  // see Roles::layers
    History<double> losses;                  // of minibatches
    History<EpochResult> epochResults;

    std::vector<Condition> conditions;       // at most a quarter of a second old
    std::vector<double> hessianEigenvalues;  // in increasing order; for small networks, at most a second old

    FieldGrid answer;                // of two features; else empty
    AnswerCurve curve;               // of one
    std::vector<UnitPicture> units;  // of one or two, by step and cell, the prediction last
};

}  // namespace wengert
