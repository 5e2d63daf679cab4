// Functions of two inputs that tests and benchmarks of surfaces share; benchmarks/compare_grid has them in Python.
#pragma once

#include <array>

#include "tests/support/network_text.h"

namespace wengert::test {

struct Surface {
    const char* name;
    const char* text;
};

inline constexpr Surface saddle{"saddle", "f = x^2 - y^2"};
inline constexpr Surface rosenbrock{"rosenbrock", "f = (1 - x)^2 + 100*(y - x^2)^2"};
inline constexpr Surface lecture{"lecture", lectureExample};
inline constexpr Surface waves{"waves", "f = sin(x)*cos(y)*exp(-x*y/4)"};
inline constexpr Surface steps{"steps", "f = tanh(x + y)*tanh(x - 2*y) + tanh(x*y)"};

inline constexpr std::array surfaces{saddle, rosenbrock, lecture, waves, steps};

}  // namespace wengert::test
