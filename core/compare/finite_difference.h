// Finite differences along one input: what they give for steps h from 1e-16 to 1, how far that is off, and which h
// theory calls best. Left of the best h rounding rules (the error falls like 1/h), right of it truncation (it grows
// like h for forward, h² for central differences).
// Source: W. H. Press et al., "Numerical Recipes", 3rd ed., section 5.7; P. E. Gill, W. Murray, M. H. Wright,
// "Practical Optimization", 1981, chapter 8.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/autodiff/sweeps.h"
#include "core/program/program.h"

namespace wengert {

enum class Difference { Forward, Central };

// A program's output (of an array, the sum of its cells) as a function of one of the inputs' numbers, the others fixed.
class OutputAlong {
 public:
    // inputs: all inputs' numbers, one input behind the other; `place`: which of them varies.
    OutputAlong(const Program& program, std::span<const double> inputs, std::size_t place);
    double operator()(double x);
    double here() const { return m_here; }

 private:
    Sweeps m_sweeps;
    std::vector<double> m_values;
    std::size_t m_place;
    std::size_t m_output;
    std::size_t m_outputSize;
    double m_here;
};

// (f(x + h) − f(x)) / h, (f(x + h) − f(x − h)) / 2h. The divisor is the distance of the two arguments as they are after
// rounding, so that h itself adds no error; NaN where they are the same number.
double differenceQuotient(Difference kind, OutputAlong& f, double h);

// Of a reference that is 0 the absolute one.
double relativeError(double value, double reference);

// The usual choice where nothing is known of f: √ε, or for central differences ∛ε, times the larger of |x| and 1.
double customaryStep(Difference kind, double x);

// What the error of a difference is made of, at one point.
struct ErrorTerms {
    // Standard deviation of f's rounding error: every step that depends on the input is off by a part of its last
    // digit, uniformly distributed, and the adjoints carry that to the output. Source: S. Linnainmaa, "Taylor expansion
    // of the accumulated rounding error", BIT 16, 1976.
    double rounding = 0;
    std::vector<double> derivatives;  // f″, f‴, … along the input, as many as could be had
};
// Of a program on numbers; the derivatives are symbolic, up to the fifth.
ErrorTerms errorTerms(const Program& program, std::span<const double> inputs, StepId input);

// The h where truncation, c hᵖ, has grown to what is left of rounding, r/h: (r / (c p))^(1/(p + 1)), the smallest over
// the terms that are known. So it is √ε and ∛ε scaled by roots of |f/f″| and |f/f‴|. At most 1; that where there is no
// truncation (f linear, or for central differences quadratic).
double theoreticalStep(Difference kind, const ErrorTerms& terms);

struct DifferencePoint {
    double h = 0;
    double value = 0;  // NaN where x + h is x
    double error = 0;  // relative to the reference; of a reference that is 0, absolute
};

struct DifferenceStudy {
    Difference kind{};
    std::vector<DifferencePoint> points{};  // ten a decade, h = 1e-16 … 1
    std::vector<double> smoothed{};         // by point: the median error within half a decade; NaN: none here
    std::size_t best = 0;  // the point with the least smoothed error, of those as good as equal the last
    double theory = 0;     // theoreticalStep; customaryStep where the derivatives are not known
    // d log error / d log h left and right of the best h; nothing where there are too few errors to say.
    std::optional<double> roundingSlope{};
    std::optional<double> truncationSlope{};

    double bestStep() const { return points[best].h; }
};
// reference: the derivative, as the reverse sweep gives it.
DifferenceStudy studyDifferences(Difference kind, OutputAlong f, double reference, const ErrorTerms& terms);

}  // namespace wengert
