#include "core/network/minibatch_sweep.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "core/ops/lanes.h"

namespace wengert {

namespace {

std::size_t lanesFor(std::size_t samples) {
    return samples == 1 ? 1 : (samples + Lanes::width - 1) / Lanes::width * Lanes::width;
}

PointsPlan planFor(const Program& program, const Roles& roles, std::size_t samples, bool onlyLoss) {
    PointsPlan plan{.lanes = lanesFor(samples), .onlyOutput = onlyLoss};
    plan.hasLanes.assign(program.inputs().size(), true);
    for (const NetworkParameter& parameter : roles.parameters) plan.hasLanes[index(parameter.input)] = false;
    for (const bool hasLanes : plan.hasLanes) plan.isActive.push_back(!hasLanes);
    return plan;
}

}  // namespace

MinibatchSweep::MinibatchSweep(const Program& program, const Roles& roles, std::size_t samples, bool onlyLoss)
    : m_sampleCount(samples),
      m_sweeps(program, planFor(program, roles, samples, onlyLoss)),
      m_featureCount(roles.featureCount),
      m_labelCount(roles.labelCount),
      m_loss(m_sweeps.offset(program.output())),
      m_lossHasLanes(m_sweeps.hasLanes(program.output())) {
    const auto placeOf = [&](StepId input) { return Place{m_sweeps.offset(input), program.step(input).shape.size()}; };
    for (const StepId input : roles.data) m_data.push_back(placeOf(input));
    for (const StepId input : roles.labels) m_labels.push_back(placeOf(input));
}

void MinibatchSweep::loadInto(const std::vector<Place>& places, std::size_t stride, const double* samples,
                              std::span<const std::uint32_t> which, std::span<double> values) const {
    const std::size_t lanes = m_sweeps.lanes();
    for (const Place& place : places) {
        double* to = values.data() + place.offset;
        for (std::size_t cell = 0; cell < place.size; ++cell, to += lanes) {
            for (std::size_t i = 0; i < which.size(); ++i) to[i] = samples[which[i] * stride + cell];
            for (std::size_t i = which.size(); i < lanes; ++i) to[i] = to[0];
        }
        samples += place.size;
    }
}

void MinibatchSweep::load(const Samples& samples, std::span<const std::uint32_t> which,
                          std::span<double> values) const {
    assert(!which.empty() && which.size() <= m_sampleCount);
    loadInto(m_data, m_featureCount, samples.x.data(), which, values);
    loadInto(m_labels, m_labelCount, samples.y.data(), which, values);
}

void MinibatchSweep::loadFeatures(std::span<const double> x, std::size_t count, std::span<double> values) const {
    const std::size_t lanes = m_sweeps.lanes();
    const double* from = x.data();
    for (const Place& place : m_data) {
        double* to = values.data() + place.offset;
        for (std::size_t cell = 0; cell < place.size; ++cell, to += lanes)
            for (std::size_t i = 0; i < lanes; ++i) to[i] = from[std::min(i, count - 1) * m_featureCount + cell];
        from += place.size;
    }
    for (const Place& place : m_labels) std::ranges::fill(values.subspan(place.offset, place.size * lanes), 0.0);
}

double MinibatchSweep::evaluate(std::span<double> values, std::size_t count) const {
    m_sweeps.values(values.first(valueCount()));
    const double* loss = values.data() + m_loss;
    if (!m_lossHasLanes) return *loss * static_cast<double>(count);
    return std::accumulate(loss, loss + count, 0.0);
}

void MinibatchSweep::differentiate(std::span<const double> values, std::span<double> adjoints, std::size_t count,
                                   double scale) const {
    const std::span<double> mine = adjoints.first(adjointCount());
    m_sweeps.clear(mine);
    if (m_lossHasLanes) {
        const std::span<double> seed = mine.subspan(m_loss, m_sweeps.lanes());
        std::ranges::fill(seed.first(count), scale);
        std::ranges::fill(seed.subspan(count), 0.0);
    } else mine[m_loss] = scale * static_cast<double>(count);
    m_sweeps.adjoints(values.first(valueCount()), mine);
}

}  // namespace wengert
