#include "core/compare/finite_difference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "core/autodiff/trace.h"
#include "core/compare/symbolic.h"

namespace wengert {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr int pointsPerDecade = 10;
constexpr int decades = 16;

// Between a number and the next larger one.
double spacing(double x) { return std::nextafter(std::abs(x), std::numeric_limits<double>::infinity()) - std::abs(x); }

// By step: whether it depends on the input.
std::vector<bool> dependents(const Program& program, StepId input) {
    std::vector<bool> depends(program.stepCount(), false);
    depends[index(input)] = true;
    for (std::size_t i = program.inputs().size(); i < program.stepCount(); ++i)
        for (const Argument& argument : program.arguments(StepId{static_cast<std::uint32_t>(i)}))
            if (argument.isStep() && depends[index(argument.step())]) depends[i] = true;
    return depends;
}

double roundingOf(const Program& program, std::span<const double> inputs, StepId input) {
    const Trace trace = record(program, inputs, std::vector<double>(inputs.size(), 0.0));
    const std::vector<bool> depends = dependents(program, input);
    double variance = 0;
    for (std::size_t i = program.inputs().size(); i < program.stepCount(); ++i) {
        if (!depends[i]) continue;
        const double deviation = trace.adjoints[i] * spacing(trace.values[i]) / std::sqrt(12.0);
        variance += deviation * deviation;
    }
    return std::sqrt(variance);
}

std::vector<double> smoothedErrors(const std::vector<DifferencePoint>& points) {
    constexpr std::size_t reach = pointsPerDecade / 2;
    std::vector<double> smoothed(points.size(), nan);
    std::vector<double> errors;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].error)) continue;
        errors.clear();
        for (std::size_t k = i - std::min(i, reach); k <= i + reach && k < points.size(); ++k)
            if (std::isfinite(points[k].error)) errors.push_back(points[k].error);
        const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
        std::ranges::nth_element(errors, middle);
        smoothed[i] = *middle;
    }
    return smoothed;
}

// The last point whose smoothed error is the least; errors of a few ε are one, the reference is no better.
std::size_t bestPoint(const std::vector<double>& smoothed) {
    constexpr double indistinct = 4 * epsilon;
    std::size_t best = smoothed.size() - 1;
    for (std::size_t i = smoothed.size(); i-- > 0;)
        if (std::max(smoothed[i], indistinct) < smoothed[best] || !std::isfinite(smoothed[best])) best = i;
    return best;
}

// Of log error over log h, by least squares, for the points with low ≤ h ≤ high.
std::optional<double> slope(const DifferenceStudy& study, double low, double high) {
    constexpr double fewest = pointsPerDecade;
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < study.points.size(); ++i) {
        const double h = study.points[i].h;
        if (h < low || h > high || !(study.smoothed[i] > 0)) continue;
        const double u = std::log10(h);
        const double v = std::log10(study.smoothed[i]);
        n += 1, x += u, y += v, xx += u * u, xy += u * v;
    }
    if (n < fewest) return std::nullopt;
    return (n * xy - x * y) / (n * xx - x * x);
}

}  // namespace

OutputAlong::OutputAlong(const Program& program, std::span<const double> inputs, std::size_t place)
    : m_sweeps(program),
      m_values(m_sweeps.valueCount()),
      m_place(place),
      m_output(program.step(program.output()).offset),
      m_outputSize(program.step(program.output()).shape.size()),
      m_here(inputs[place]) {
    m_sweeps.prepare(m_values);
    std::ranges::copy(inputs, m_values.begin());
}

double OutputAlong::operator()(double x) {
    m_values[m_place] = x;
    m_sweeps.values(m_values);
    const auto output = std::span(m_values).subspan(m_output, m_outputSize);
    return std::accumulate(output.begin() + 1, output.end(), output[0]);
}

double differenceQuotient(Difference kind, OutputAlong& f, double h) {
    const double right = f.here() + h;
    const double left = kind == Difference::Central ? f.here() - h : f.here();
    if (right == left) return nan;
    const double above = f(right);
    return (above - f(left)) / (right - left);
}

double relativeError(double value, double reference) {
    return std::abs(value - reference) / (reference == 0 ? 1 : std::abs(reference));
}

double customaryStep(Difference kind, double x) {
    return (kind == Difference::Forward ? std::sqrt(epsilon) : std::cbrt(epsilon)) * std::max(1.0, std::abs(x));
}

ErrorTerms errorTerms(const Program& program, std::span<const double> inputs, StepId input) {
    constexpr int highest = 5;
    constexpr std::size_t maximumNodes = 20'000;
    ErrorTerms terms{.rounding = roundingOf(program, inputs, input), .derivatives = {}};
    std::optional<Program> derivative = higherDerivative(program, input, 1, maximumNodes);
    for (int order = 2; order <= highest && derivative; ++order) {
        derivative = higherDerivative(*derivative, input, 1, maximumNodes);
        if (!derivative) break;
        const Trace trace = record(*derivative, inputs, std::vector<double>(inputs.size(), 0.0));
        const double value = trace.values[derivative->step(derivative->output()).offset];
        if (!std::isfinite(value)) break;
        terms.derivatives.push_back(value);
    }
    return terms;
}

double theoreticalStep(Difference kind, const ErrorTerms& terms) {
    // Two values' errors, over h or 2h.
    const double rounding =
        terms.rounding * (kind == Difference::Forward ? std::numbers::sqrt2 : 1 / std::numbers::sqrt2);
    double best = 1;
    double factorial = 1;
    for (std::size_t i = 0; i < terms.derivatives.size(); ++i) {
        const auto p = static_cast<double>(i + 1);  // the term of f⁽ᵖ⁺¹⁾ hᵖ / (p + 1)!
        factorial *= p + 1;
        const double c = std::abs(terms.derivatives[i]) / factorial;
        if (c == 0 || (kind == Difference::Central && i % 2 == 0)) continue;
        best = std::min(best, std::pow(rounding / (c * p), 1 / (p + 1)));
    }
    return best;
}

DifferenceStudy studyDifferences(Difference kind, OutputAlong f, double reference, const ErrorTerms& terms) {
    const std::size_t needed = kind == Difference::Forward ? 1 : 2;
    const bool isKnown = terms.derivatives.size() >= needed;
    DifferenceStudy study{.kind = kind,
                          .theory = isKnown ? theoreticalStep(kind, terms) : customaryStep(kind, f.here())};
    for (int i = -decades * pointsPerDecade; i <= 0; ++i) {
        const double h = std::pow(10.0, static_cast<double>(i) / pointsPerDecade);
        const double value = differenceQuotient(kind, f, h);
        study.points.push_back({h, value, relativeError(value, reference)});
    }
    study.smoothed = smoothedErrors(study.points);
    study.best = bestPoint(study.smoothed);
    const double best = study.bestStep();
    study.roundingSlope = slope(study, std::max(best * 1e-5, 30 * spacing(f.here())), best / 10);
    study.truncationSlope = slope(study, best * 10, std::min(best * 1e3, 0.3));
    return study;
}

}  // namespace wengert
