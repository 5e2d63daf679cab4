// What the user chose to train, and a file keeps: data, network, start and settings. Plain data, part of the Document;
// Session changes it, app/session_file reads and writes it. What is made of it is training_setup.h's.
#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "core/network/architecture.h"
#include "core/network/dataset.h"
#include "core/network/initialization.h"
#include "core/network/normalization.h"
#include "core/network/trainer.h"

namespace wengert {

// Samples of the user's own: read from a file, or drawn.
struct OwnSamples {
    QString name;                            // the file's, or "Drawn points"
    std::shared_ptr<const Dataset> samples;  // never null; shared, because every edit keeps the whole document

    friend bool operator==(const OwnSamples& a, const OwnSamples& b) {
        return a.name == b.name && (a.samples == b.samples || *a.samples == *b.samples);
    }
};

using TrainingSamples = std::variant<BuiltIn, OwnSamples>;

struct TrainingDocument {
    TrainingSamples samples = *findBuiltIn("spirals");
    std::uint64_t dataSeed = 1;  // of built-in samples, and of the split
    double validationFraction = 0.3;
    NormalizationKind normalization = NormalizationKind::Standardize;

    Architecture architecture{.layers = {2, 8, 8, 1}, .activation = "tanh", .loss = "binary_cross_entropy"};
    QString programText;  // edited by hand; empty: made from the architecture

    Initialization initialization = *findInitialization("xavier_uniform");
    TrainingSettings settings{.method = *parseMethod("adam:lr=0.03"),
                              .stopping = {.epochs = 1000}};  // its seed is that of the first weights as well

    friend bool operator==(const TrainingDocument&, const TrainingDocument&) = default;
};

// Those of the document, made if they are built in.
Dataset samplesOf(const TrainingDocument& document);
// One of them, or none: its columns are those of all.
Dataset columnsOf(const TrainingSamples& samples);
// The document with other samples, and a network and a loss that fit them. A program edited by hand gives way to the
// picked network where it does not fit.
TrainingDocument withSamples(TrainingDocument document, TrainingSamples samples);

// How far training was, so that a session opens to the same picture: the way there is retraced.
struct TrainingRun {
    std::uint64_t minibatches = 0;
    std::vector<double> parameters;  // then; none: those that retracing gives

    friend bool operator==(const TrainingRun&, const TrainingRun&) = default;
};

}  // namespace wengert
