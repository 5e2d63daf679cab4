// Training a program on samples: minibatch gradient descent, one minibatch a step, with everything there is to show
// about it. A value: a copy goes on by itself from where the original is, so that a worker may train and publish
// copies or the flat numbers. It draws nothing, knows no threads, and names no conditions (conditions.h).
//
// J = (1/N) Σᵢ Lᵢ + (λ/2) Σ W² of a minibatch of N samples, with biases left out.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/network/minibatch_sweep.h"
#include "core/network/roles.h"
#include "core/optimize/optimizer.h"
#include "core/optimize/schedule.h"

namespace wengert {

struct StoppingRules {
    std::uint64_t epochs = 100;
    std::optional<double> threshold{};        // J of the training part falls to it
    std::optional<std::uint64_t> patience{};  // epochs in a row without a better validation J (training, without one)
    double divergence = 1e6;                  // J of a minibatch over so many times the first (or 1), or not finite

    friend bool operator==(const StoppingRules&, const StoppingRules&) = default;
};

struct TrainingSettings {
    std::size_t batch = 32;  // cut to the number of samples
    bool shuffle = true;
    std::uint64_t seed = 1;  // of shuffling
    double l2 = 0;           // λ
    std::optional<double> clipNorm{};
    Method method = *findMethod("adam");
    Schedule schedule = allSchedules().front();
    StoppingRules stopping{};

    friend bool operator==(const TrainingSettings&, const TrainingSettings&) = default;
};

enum class Ending { None, Epochs, Threshold, Patience, Diverged };
// "stopped after 100 epochs"; empty for None.
std::string endingText(Ending ending, const StoppingRules& rules);

// After an epoch: J of all samples with the parameters then, the penalty included. NaN where there is none: without a
// validation part, or without classes.
struct EpochResult {
    double train = 0;
    double validation = std::numeric_limits<double>::quiet_NaN();
    double trainAccuracy = std::numeric_limits<double>::quiet_NaN();
    double validationAccuracy = std::numeric_limits<double>::quiet_NaN();

    // Of the validation part if there is one.
    double accuracy() const { return validationAccuracy == validationAccuracy ? validationAccuracy : trainAccuracy; }
};

class Trainer {
 public:
    // start: flat numbers of all parameters, see Roles. Errors: of findRoles and samplesFor, no samples, a start of
    // another length.
    static Result<Trainer> create(const Program& program, const Split& data, const TrainingSettings& settings,
                                  std::span<const double> start);

    // One minibatch: loss, gradient, update; then the epoch's results if it was its last. Does nothing and returns
    // false once training has ended. Allocates nothing, as long as there are fewer than reservedLosses losses; a copy
    // has no room reserved, and lets its list of losses grow.
    bool step();
    // On to the end of this epoch.
    bool epoch();
    // Back to the start, and to the same order of samples.
    void rewind();

    Ending ending() const { return m_ending; }
    // Goes on after an ending by epochs, threshold or patience with other rules.
    void setStopping(const StoppingRules& rules);
    // Goes on from other parameters, as many.
    void setParameters(std::span<const double> parameters);

    // Flat, see NetworkParameter::offset. The gradient is the last minibatch's, penalty included and clipped; 0 before.
    std::span<const double> parameters() const { return {m_values.data(), m_roles->parameterCount}; }
    std::span<const double> gradient() const { return {m_adjoints.data(), m_roles->parameterCount}; }
    double gradientNorm() const;  // before clipping
    // A layer's part of the gradient: its norm.
    double layerGradientNorm(std::size_t layer) const;
    double learningRate() const { return m_scheduler.rate(m_settings.method.learningRate(), m_optimizer.stepsTaken()); }

    std::span<const double> losses() const { return m_losses; }  // J of each minibatch, before its update
    std::span<const EpochResult> epochs() const { return m_epochs; }
    std::uint64_t stepCount() const { return m_losses.size(); }
    std::size_t stepsPerEpoch() const { return (samples().count + m_batch - 1) / m_batch; }
    // The results of the parameters as they are, as after an epoch.
    EpochResult evaluate();
    double penalty() const;  // (λ/2) Σ W² of the parameters as they are
    // The training samples that the next step will use.
    std::span<const std::uint32_t> nextMinibatch() const;

    const Program& program() const { return *m_program; }
    const Roles& roles() const { return *m_roles; }
    const Samples& samples() const { return *m_train; }
    // For what outlives the trainer.
    std::shared_ptr<const Samples> sharedSamples() const { return m_train; }
    const Samples& validationSamples() const { return *m_validation; }
    const TrainingSettings& settings() const { return m_settings; }
    const Optimizer& optimizer() const { return m_optimizer; }
    std::span<const double> start() const { return *m_start; }

    static constexpr std::size_t reservedLosses = std::size_t{1} << 20;

 private:
    Trainer(const Program& program, Roles roles, Samples train, Samples validation, const TrainingSettings& settings,
            std::span<const double> start);
    const MinibatchSweep& sweepFor(std::size_t samples) const { return samples == m_batch ? *m_whole : *m_last; }
    void use(const MinibatchSweep& sweep);
    void differentiate(const MinibatchSweep& sweep, std::size_t samples);
    void startEpoch();
    void endEpoch();
    Ending judge(double loss);
    bool isDiverged(double loss) const;
    void evaluatePart(const Samples& samples, double& loss, double& accuracy);
    bool isRight(const Samples& samples, std::size_t sample, std::size_t lane) const;

    std::shared_ptr<const Program> m_program;
    std::shared_ptr<const Roles> m_roles;
    std::shared_ptr<const Samples> m_train;
    std::shared_ptr<const Samples> m_validation;
    std::shared_ptr<const std::vector<double>> m_start;
    TrainingSettings m_settings;
    std::size_t m_batch;
    std::shared_ptr<const MinibatchSweep> m_whole;       // of a full minibatch
    std::shared_ptr<const MinibatchSweep> m_last;        // of an epoch's last, if that is smaller
    std::shared_ptr<const MinibatchSweep> m_evaluation;  // of many samples, ŷ included
    const MinibatchSweep* m_inUse = nullptr;             // whose constants the buffer holds

    std::vector<double> m_values;    // of the sweep in use; the parameters first, the same for all sweeps
    std::vector<double> m_adjoints;  // the gradient first
    std::shared_ptr<const std::vector<std::uint32_t>> m_everyone;  // 0, 1, 2, …
    std::vector<std::uint32_t> m_order;                            // of the training samples in this epoch
    std::size_t m_position = 0;                                    // in the order
    Random m_random;
    Optimizer m_optimizer;
    Scheduler m_scheduler;
    double m_normBeforeClipping = 0;
    std::vector<double> m_losses;
    std::vector<EpochResult> m_epochs;
    double m_bestLoss = std::numeric_limits<double>::infinity();
    std::uint64_t m_epochsSinceBest = 0;
    Ending m_ending = Ending::None;
};

}  // namespace wengert
