#include "core/autodiff/batch.h"

#include <algorithm>
#include <cassert>

namespace wengert {

namespace {

// Points at once: whole cache lines, but not a power of two, because numbers a multiple of 4096 bytes apart stand in
// each other's way.
constexpr std::size_t chunk = 328;

}  // namespace

BatchEvaluator::BatchEvaluator(const Program& program)
    : m_sweeps(program, {.lanes = chunk, .onlyOutput = true}),
      m_inputCount(program.inputs().size()),
      m_output(m_sweeps.offset(program.output())),
      m_outputHasLanes(m_sweeps.hasLanes(program.output())),
      m_values(m_sweeps.valueCount()),
      m_adjoints(m_sweeps.bufferSize()) {
    assert(program.inputSize() == m_inputCount && program.step(program.output()).shape.isScalar());
    m_sweeps.prepare(m_values);
    std::fill_n(&m_adjoints[m_output], m_sweeps.sizeOf(program.output()), 1.0);  // and stays: nothing is added to it
}

void BatchEvaluator::evaluate(std::span<const double> coordinates, std::span<double> values,
                              std::span<double> gradients) {
    const std::size_t points = values.size();
    assert(coordinates.size() == m_inputCount * points);
    assert(gradients.empty() || gradients.size() == coordinates.size());
    for (std::size_t first = 0; first < points; first += chunk) {
        const std::size_t count = std::min(chunk, points - first);
        for (std::size_t i = 0; i < m_inputCount; ++i) {
            double* lanes = m_values.data() + i * chunk;
            std::copy_n(&coordinates[i * points + first], count, lanes);
            std::fill(lanes + count, lanes + chunk, lanes[0]);
        }
        m_sweeps.values(m_values);
        if (m_outputHasLanes) std::copy_n(&m_values[m_output], count, &values[first]);
        else std::fill_n(&values[first], count, m_values[m_output]);
        if (gradients.empty()) continue;
        m_sweeps.clear(m_adjoints);
        m_sweeps.adjoints(m_values, m_adjoints);
        for (std::size_t i = 0; i < m_inputCount; ++i)
            std::copy_n(&m_adjoints[i * chunk], count, &gradients[i * points + first]);
    }
}

}  // namespace wengert
