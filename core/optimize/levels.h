// Which values of a function contour lines are drawn at, and how far up a scale of colours a value stands, so that
// lines and colours say the same. It reads numbers only; where they stand in the plane is contours.h.
#pragma once

#include <span>
#include <vector>

namespace wengert {

class ContourLevels {
 public:
    static constexpr std::size_t fewest = 12;
    static constexpr std::size_t most = 30;

    ContourLevels() = default;  // none, for no values
    // For these values, of which those that are not finite count for nothing: from 12 to 30 round numbers between the
    // smallest and the largest, or none where all are equal. Evenly spaced; by ratio above the minimum where most of
    // the values are small beside the largest, as in a valley with steep walls. Few values far from all others
    // are left beyond the ends of the scale.
    static ContourLevels of(std::span<const double> values);

    // In increasing order, each between lowest() and highest().
    std::span<const double> lines() const { return m_lines; }
    bool isLogarithmic() const { return m_isLogarithmic; }
    // Of the finite values; 0 without any.
    double lowest() const { return m_lowest; }
    double highest() const { return m_highest; }
    // From 0 at the scale's lower end, and below, to 1 at its upper end, and above, never decreasing; the lines are
    // about evenly spaced on it. 0.5 where all values are equal; NaN of NaN.
    double fraction(double value) const;

 private:
    void spaceEvenly(double low, double high);
    void spaceByRatio(double low, double nearest, double top);
    void addLine(double value);

    std::vector<double> m_lines;
    bool m_isLogarithmic = false;
    double m_lowest = 0;
    double m_highest = 0;
    double m_base = 0;   // logarithms are of what a value has above it
    double m_begin = 0;  // the scale's ends, or their logarithms
    double m_end = 0;
};

}  // namespace wengert
