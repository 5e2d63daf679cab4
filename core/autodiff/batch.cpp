#include "core/autodiff/batch.h"

#include <algorithm>
#include <cassert>

namespace wengert {

namespace {

// Points at once: whole cache lines, but not a power of two, because numbers a multiple of 4096 bytes apart stand in
// each other's way.
constexpr std::size_t chunk = 456;
// From so many steps on, a chunk takes longer than memory to answer: what the next one needs is fetched meanwhile.
constexpr std::size_t fewestStepsToFetchDuring = 6;

// Asks for a chunk, into the cache of the second level: the first one's few misses at a time would be waited for.
void fetch(const double* numbers) {
    constexpr std::size_t cacheLine = 8;
    for (std::size_t i = 0; i < chunk; i += cacheLine) __builtin_prefetch(numbers + i, 0, 2);
}

}  // namespace

BatchEvaluator::BatchEvaluator(const Program& program)
    : m_sweeps(program, {.lanes = chunk, .onlyOutput = true, .inPlace = true, .keepsPartials = true}),
      m_inputCount(program.inputs().size()),
      m_fetchesAhead(program.stepCount() - m_inputCount >= fewestStepsToFetchDuring),
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
        const bool fetchesNext = m_fetchesAhead && first + 2 * chunk <= points;
        evaluateChunk(coordinates.data() + first, &values[first], gradients.empty() ? nullptr : &gradients[first],
                      points, fetchesNext);
    }
}

// stride: from one input's coordinates, and gradients, to the next input's.
void BatchEvaluator::evaluateChunk(const double* coordinates, double* values, double* gradients, std::size_t stride,
                                   bool fetchesNext) {
    m_valueBuffers[0] = m_values.data();
    for (std::size_t i = 0; i < m_inputCount; ++i)
        m_valueBuffers[1 + i] = const_cast<double*>(coordinates + i * stride);  // NOLINT: inputs are only read
    m_valueBuffers[1 + m_inputCount] = values;
    for (std::size_t i = 0; fetchesNext && i < m_inputCount; ++i) fetch(coordinates + i * stride + chunk);
    if (gradients) m_sweeps.valuesAndPartials(m_valueBuffers.data());
    else m_sweeps.values(m_valueBuffers.data());
    if (fetchesNext) fetch(values + chunk);
    const double* output = m_output.in(m_valueBuffers.data());
    if (m_outputIsInput) std::copy_n(output, chunk, values);
    else if (!m_outputHasLanes) std::fill_n(values, chunk, *output);
    if (!gradients) return;
    m_adjointBuffers[0] = m_adjoints.data();
    for (std::size_t i = 0; i < m_inputCount; ++i) m_adjointBuffers[1 + i] = gradients + i * stride;
    for (std::size_t i = 0; fetchesNext && i < m_inputCount; ++i) fetch(gradients + i * stride + chunk);
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
    evaluateChunk(inputs, outputs, gradients.empty() ? nullptr : slopes, chunk, false);
    std::copy_n(outputs, count, values.data());
    if (gradients.empty()) return;
    for (std::size_t i = 0; i < m_inputCount; ++i) std::copy_n(slopes + i * chunk, count, &gradients[i * count]);
}

}  // namespace wengert
