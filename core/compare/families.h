// Programs with as many inputs as wanted, for charts of how costs grow with the number of inputs.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace wengert {

struct ProgramFamily {
    std::string_view name;  // as people read it
    std::string (*text)(std::size_t inputs);
};
// The sum of xᵢ sin xᵢ; the product of all xᵢ (Speelpenning's, Griewank and Walther, chapter 3); a layer of four
// tanh units; a sum of squares of neighbours' differences (Rosenbrock's).
std::span<const ProgramFamily> programFamilies();

// Numbers of inputs for a chart over decades.
constexpr std::array<std::size_t, 10> growthSizes{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

}  // namespace wengert
