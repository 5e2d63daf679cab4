// The losses of a minibatch and the gradient of their sum: the samples are the lanes of one sweep. It knows how samples
// are put into lanes, not which samples come next, nor the penalty on weights and what is done with the gradient
// (trainer.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/autodiff/sweeps.h"
#include "core/network/roles.h"

namespace wengert {

class MinibatchSweep {
 public:
    // onlyLoss: what the loss does not need is not computed (ŷ beside it). Lanes are rounded up to whole registers;
    // the ones left over repeat a sample and count for nothing.
    MinibatchSweep(const Program& program, const Roles& roles, std::size_t samples, bool onlyLoss);

    std::size_t sampleCount() const { return m_sampleCount; }
    std::size_t valueCount() const { return m_sweeps.valueCount(); }
    std::size_t adjointCount() const { return m_sweeps.bufferSize(); }

    // Below, values: valueCount() numbers or more, of which the first are the parameters; adjoints likewise.

    // Puts constants into their places; again after another sweep used the buffer.
    void prepare(std::span<double> values) const { m_sweeps.prepare(values.first(valueCount())); }
    // Puts the given samples into the lanes; fewer than sampleCount() only for evaluation.
    void load(const Samples& samples, std::span<const std::uint32_t> which, std::span<double> values) const;
    // Puts count samples' features, one after another, into the lanes, and zeros for labels.
    void loadFeatures(std::span<const double> x, std::size_t count, std::span<double> values) const;
    // All values; returns the sum of the first `count` samples' losses.
    double evaluate(std::span<double> values, std::size_t count) const;
    // After evaluate: adjoints of the sum over the first `count` samples × scale. The first are the gradient.
    void differentiate(std::span<const double> values, std::span<double> adjoints, std::size_t count,
                       double scale) const;

    // A cell of a step for a sample of the minibatch.
    double at(std::span<const double> values, StepId step, std::size_t cell, std::size_t sample) const {
        const bool hasLanes = m_sweeps.hasLanes(step);
        return values[m_sweeps.offset(step) + (hasLanes ? cell * m_sweeps.lanes() + sample : cell)];
    }

 private:
    struct Place {
        std::size_t offset;
        std::size_t size;
    };
    void loadInto(const std::vector<Place>& places, std::size_t stride, const double* samples,
                  std::span<const std::uint32_t> which, std::span<double> values) const;

    std::size_t m_sampleCount;
    Sweeps m_sweeps;
    std::vector<Place> m_data;
    std::vector<Place> m_labels;
    std::size_t m_featureCount;
    std::size_t m_labelCount;
    std::size_t m_loss;
    bool m_lossHasLanes;
};

}  // namespace wengert
