// The pictures of a network with one or two features: what it answers over the range of the data, and what each unit
// gives there. Evaluates where it is told to; draws nothing.
#pragma once

#include "core/network/responses.h"
#include "ui/target_scale.h"
#include "ui/training/training_setup.h"
#include "ui/training/training_snapshot.h"

namespace wengert {

class TrainingPictures {
 public:
    explicit TrainingPictures(const TrainingSetup& setup);

    // Fills answer, curve and units for these parameters; leaves them empty where there is nothing to show.
    void make(std::span<const double> parameters, TrainingSnapshot& snapshot);

 private:
    void makeAnswer(std::span<const double> parameters, TrainingSnapshot& snapshot);
    void makeUnits(std::span<const double> parameters, TrainingSnapshot& snapshot);
    void paintField(std::size_t points, FieldGrid& field) const;

    const TrainingSetup& m_setup;
    Responses m_responses;
    std::size_t m_features;
    bool m_answersLogits;
    TargetScale m_scale;
    QRectF m_area;                   // of two features
    std::vector<double> m_x;         // of one: the curve's
    std::vector<double> m_grid;      // the answer's points as the network sees them
    std::vector<double> m_unitGrid;  // the units' points
    std::vector<StepId> m_units;
    std::vector<double> m_answers;
    std::vector<double> m_responsesOfUnits;
};

}  // namespace wengert
