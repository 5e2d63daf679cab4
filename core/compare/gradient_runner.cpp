#include "core/compare/gradient_runner.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace wengert {

namespace {

double sum(std::span<const double> numbers) { return std::accumulate(numbers.begin() + 1, numbers.end(), numbers[0]); }

}  // namespace

GradientRunner::GradientRunner(const Program& program, std::span<const double> inputs,
                               const ExpressionProgram* symbolic)
    : m_output(program.step(program.output()).offset),
      m_outputSize(program.step(program.output()).shape.size()),
      m_inputs(inputs.begin(), inputs.end()),
      m_sweeps(program),
      m_values(m_sweeps.valueCount()),
      m_derivatives(m_sweeps.bufferSize()),
      m_allPlaces(inputs.size()) {
    std::iota(m_allPlaces.begin(), m_allPlaces.end(), std::size_t{0});
    m_sweeps.prepare(m_values);
    if (!symbolic) return;
    assert(symbolic->results.size() == inputs.size());
    Sweeps sweeps(symbolic->program);
    std::vector<double> values(sweeps.valueCount());
    sweeps.prepare(values);
    std::vector<std::size_t> places;
    for (const Argument& result : symbolic->results)
        places.push_back(result.isStep() ? sweeps.offset(result.step())
                                         : sweeps.bufferSize() + symbolic->program.offset(result.constant()));
    m_symbolic = Symbolic{std::move(sweeps), std::move(values), std::move(places)};
}

double GradientRunner::evaluate() {
    std::ranges::copy(m_inputs, m_values.begin());
    m_sweeps.values(m_values);
    return sum(output(m_values));
}

std::span<const double> GradientRunner::run(GradientMethod method, std::span<const std::size_t> places) {
    assert(has(method));
    m_gradient.resize(places.size());
    switch (method) {
        case GradientMethod::Reverse: runReverse(places); break;
        case GradientMethod::Forward: runForward(places); break;
        case GradientMethod::Symbolic: runSymbolic(places); break;
        case GradientMethod::CentralDifference: runDifferences(Difference::Central, places); break;
        case GradientMethod::ForwardDifference: runDifferences(Difference::Forward, places); break;
    }
    return m_gradient;
}

void GradientRunner::runReverse(Places places) {
    evaluate();
    std::ranges::fill(m_derivatives, 0.0);
    std::ranges::fill(std::span(m_derivatives).subspan(m_output, m_outputSize), 1.0);
    m_sweeps.adjoints(m_values, m_derivatives);
    std::ranges::transform(places, m_gradient.begin(), [&](std::size_t place) { return m_derivatives[place]; });
}

void GradientRunner::runForward(Places places) {
    evaluate();
    std::fill_n(m_derivatives.begin(), m_inputs.size(), 0.0);
    for (std::size_t i = 0; i < places.size(); ++i) {
        m_derivatives[places[i]] = 1;
        m_sweeps.tangents(m_values, m_derivatives);
        m_gradient[i] = sum(output(m_derivatives));
        m_derivatives[places[i]] = 0;
    }
}

void GradientRunner::runSymbolic(Places places) {
    std::ranges::copy(m_inputs, m_symbolic->values.begin());
    m_symbolic->sweeps.values(m_symbolic->values);
    std::ranges::transform(places, m_gradient.begin(),
                           [&](std::size_t place) { return m_symbolic->values[m_symbolic->places[place]]; });
}

void GradientRunner::runDifferences(Difference kind, Places places) {
    const double here = kind == Difference::Forward ? evaluate() : 0;
    std::ranges::copy(m_inputs, m_values.begin());
    const auto valueAt = [&](std::size_t place, double x) {
        m_values[place] = x;
        m_sweeps.values(m_values);
        return sum(output(m_values));
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double x = m_inputs[places[i]];
        const double h = customaryStep(kind, x);
        const double right = x + h;
        const double left = kind == Difference::Central ? x - h : x;
        const double above = valueAt(places[i], right);
        const double below = kind == Difference::Central ? valueAt(places[i], left) : here;
        m_gradient[i] = (above - below) / (right - left);
        m_values[places[i]] = x;
    }
}

std::optional<double> nanosecondsOf(const std::function<void()>& call, std::chrono::nanoseconds budget,
                                    const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::microseconds shortestBatch{20};  // well above the clock's own resolution
    std::optional<double> best;
    std::size_t calls = 1;
    const Clock::time_point begin = Clock::now();
    while (!stop.stop_requested() && (!best || Clock::now() - begin < budget)) {
        const Clock::time_point batchBegin = Clock::now();
        for (std::size_t i = 0; i < calls; ++i) call();
        const std::chrono::nanoseconds took = Clock::now() - batchBegin;
        const double each = static_cast<double>(took.count()) / static_cast<double>(calls);
        if (took < shortestBatch && took < budget) calls *= 2;
        // A batch that is too short to be measured well counts only while there is none better.
        if (!best || took < shortestBatch || each < *best) best = each;
    }
    return best;
}

}  // namespace wengert
