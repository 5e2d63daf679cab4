// What most measurements stay below.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace wengert::test {

// p: from 0 to 1. Some of the values change places.
inline double percentile(std::vector<double>& values, double p) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(p * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

}  // namespace wengert::test
