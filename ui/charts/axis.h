// One axis of a chart: its range, linear or in powers of ten, where its ticks are and what they are called.
// It knows numbers and texts only; chart_painting draws it.
#pragma once

#include <QString>
#include <span>
#include <vector>

namespace wengert {

struct Tick {
    double number = 0;
    QString text;      // "0.1", or the base "10" of a power
    QString exponent;  // "−3"; empty where `text` says all
    friend bool operator==(const Tick&, const Tick&) = default;
};

struct Axis {
    double low = 0;
    double high = 1;
    bool isLogarithmic = false;

    // From 0 at `low` to 1 at `high`; NaN for what the axis cannot show: no number, or not above 0 in powers of ten.
    double fraction(double number) const;
    double numberAt(double fraction) const;
    // About `wanted` of them, at round numbers inside the range.
    std::vector<Tick> ticks(int wanted) const;

    friend bool operator==(const Axis&, const Axis&) = default;
};

// The smallest range with some air that holds all numbers that an axis of the kind can show; 0 to 1 (0.1 to 1)
// without any. The ends are quantized, so that an axis stands still while its numbers move a little.
Axis axisAround(std::span<const double> numbers, bool isLogarithmic);
// The same for lines of numbers, of which some shoot off: those that gather speed until their end, and get more than
// three times as far from their starts as any of the others do. Where they leave, the range holds half as much again
// as the others need, and no more. Distances in powers of ten are counted in decades.
Axis axisAroundBulk(std::span<const std::vector<double>> lines, bool isLogarithmic);

}  // namespace wengert
