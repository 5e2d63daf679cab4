#include "core/network/full_loss.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace wengert {

namespace {

constexpr std::size_t samplesAtOnce = 256;  // at most

// In batches of the same size, so that none is mostly empty.
std::size_t batchFor(std::size_t samples) {
    const std::size_t batches = (samples + samplesAtOnce - 1) / samplesAtOnce;
    return (samples + batches - 1) / batches;
}

}  // namespace

FullLoss::FullLoss(const Trainer& trainer)
    : m_samples(trainer.sharedSamples()),
      m_penalties(trainer.roles().parameterCount, 0.0),
      m_sweep(trainer.program(), trainer.roles(), batchFor(m_samples->count), true),
      m_values(m_sweep.valueCount()),
      m_adjoints(m_sweep.adjointCount()),
      m_which(m_sweep.sampleCount()) {
    for (const NetworkParameter& parameter : trainer.roles().parameters)
        if (parameter.isWeight)
            std::ranges::fill(std::span(m_penalties).subspan(parameter.offset, parameter.size), trainer.settings().l2);
    m_sweep.prepare(m_values);
}

double FullLoss::evaluate(std::span<const double> parameters, std::span<double> gradient) {
    const std::size_t n = parameterCount();
    assert(parameters.size() == n && (gradient.empty() || gradient.size() == n));
    const std::size_t all = m_samples->count;
    double loss = 0;
    std::ranges::copy(parameters, m_values.begin());
    std::ranges::fill(gradient, 0.0);
    for (std::size_t first = 0; first < all; first += m_which.size()) {
        const std::span which = std::span(m_which).first(std::min(m_which.size(), all - first));
        std::iota(which.begin(), which.end(), static_cast<std::uint32_t>(first));
        m_sweep.load(*m_samples, which, m_values);
        loss += m_sweep.evaluate(m_values, which.size());
        if (gradient.empty()) continue;
        m_sweep.differentiate(m_values, m_adjoints, which.size(), 1 / static_cast<double>(all));
        for (std::size_t i = 0; i < n; ++i) gradient[i] += m_adjoints[i];
    }
    double penalty = 0;
    for (std::size_t i = 0; i < n; ++i) penalty += m_penalties[i] / 2 * parameters[i] * parameters[i];
    for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] += m_penalties[i] * parameters[i];
    return loss / static_cast<double>(all) + penalty;
}

}  // namespace wengert
