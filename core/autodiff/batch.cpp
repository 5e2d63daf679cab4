#include "core/autodiff/batch.h"

#include <algorithm>
#include <cassert>

namespace wengert {

namespace {

// Points at once: whole cache lines, few enough for the numbers of a dozen steps to stay in the cache of the first
// level, many enough for dispatch to cost little.
constexpr std::size_t chunk = 200;

}  // namespace

BatchEvaluator::BatchEvaluator(const Program& program)
    : m_sweeps(program, {.lanes = chunk, .onlyOutput = true, .inPlace = true, .keepsPartials = true}),
      m_inputCount(program.inputs().size()),
      m_outputIsInput(program.isInput(program.output())),
      m_outputHasLanes(m_sweeps.hasLanes(program.output())),
      m_output(m_sweeps.valueSpot(program.output())),
      m_values(m_sweeps.valueCount()),
      m_adjoints(m_sweeps.bufferSize()),
      m_few((1 + 2 * m_inputCount) * chunk),
      m_valueBuffers(2 + m_inputCount),
      m_adjointBuffers(1 + m_inputCount) {
    assert(program.inputSize() == m_inputCount && program.step(program.output()).shape.isScalar());
    m_sweeps.prepare(m_values);
    if (!m_outputIsInput)  // seeded once: nothing is added to it
        std::fill_n(&m_adjoints[m_sweeps.offset(program.output())], m_sweeps.sizeOf(program.output()), 1.0);
}

void BatchEvaluator::evaluate(std::span<const double> coordinates, std::span<double> values,
                              std::span<double> gradients) {
    const std::size_t points = values.size();
    assert(coordinates.size() == m_inputCount * points);
    assert(gradients.empty() || gradients.size() == coordinates.size());
    if (points < chunk) {
        evaluateFew(coordinates, values, gradients);
        return;
    }
    for (std::size_t begin = 0; begin < points; begin += chunk) {
        const std::size_t first = std::min(begin, points - chunk);  // the last chunk overlaps the one before
        evaluateChunk(coordinates.data() + first, &values[first], gradients.empty() ? nullptr : &gradients[first],
                      points);
    }
}

// stride: from one input's coordinates, and gradients, to the next input's.
void BatchEvaluator::evaluateChunk(const double* coordinates, double* values, double* gradients, std::size_t stride) {
    m_valueBuffers[0] = m_values.data();
    for (std::size_t i = 0; i < m_inputCount; ++i)
        m_valueBuffers[1 + i] = const_cast<double*>(coordinates + i * stride);  // NOLINT: inputs are only read
    m_valueBuffers[1 + m_inputCount] = values;
    if (gradients) m_sweeps.valuesAndPartials(m_valueBuffers.data());
    else m_sweeps.values(m_valueBuffers.data());
    const double* output = m_output.in(m_valueBuffers.data());
    if (m_outputIsInput) std::copy_n(output, chunk, values);
    else if (!m_outputHasLanes) std::fill_n(values, chunk, *output);
    if (!gradients) return;
    m_adjointBuffers[0] = m_adjoints.data();
    for (std::size_t i = 0; i < m_inputCount; ++i) m_adjointBuffers[1 + i] = gradients + i * stride;
    m_sweeps.clear(m_adjointBuffers.data());
    if (m_outputIsInput) std::fill_n(m_adjointBuffers[m_output.buffer], chunk, 1.0);
    m_sweeps.adjoints(m_valueBuffers.data(), m_adjointBuffers.data());
}

// Fewer points than a chunk has, by way of a whole chunk.
void BatchEvaluator::evaluateFew(std::span<const double> coordinates, std::span<double> values,
                                 std::span<double> gradients) {
    const std::size_t count = values.size();
    if (count == 0) return;
    double* inputs = m_few.data();
    double* slopes = inputs + m_inputCount * chunk;
    double* outputs = slopes + m_inputCount * chunk;
    for (std::size_t i = 0; i < m_inputCount; ++i) {
        double* to = std::copy_n(&coordinates[i * count], count, inputs + i * chunk);
        std::fill(to, inputs + (i + 1) * chunk, coordinates[i * count]);
    }
    evaluateChunk(inputs, outputs, gradients.empty() ? nullptr : slopes, chunk);
    std::copy_n(outputs, count, values.data());
    if (gradients.empty()) return;
    for (std::size_t i = 0; i < m_inputCount; ++i) std::copy_n(slopes + i * chunk, count, &gradients[i * count]);
}

}  // namespace wengert
