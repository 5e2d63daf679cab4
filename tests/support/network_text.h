// Programs that tests and benchmarks share: the lecture's example and networks written unit by unit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wengert::test {

inline constexpr const char* lectureExample = "f = (x*y + sin(x) + 4)*(3*y^2 + 6)";

// A fully connected network with tanh hidden units, a linear output and squared error, one statement a unit.
// layers: units of each layer, inputs first; the last has one unit.
inline std::string networkText(const std::vector<std::size_t>& layers) {
    const auto name = [](const char* letter, std::size_t layer, std::size_t unit) {
        return std::string(letter) + std::to_string(layer) + "_" + std::to_string(unit);
    };
    std::string text;
    for (std::size_t layer = 1; layer < layers.size(); ++layer)
        for (std::size_t unit = 0; unit < layers[layer]; ++unit) {
            std::string sum;
            for (std::size_t from = 0; from < layers[layer - 1]; ++from) {
                const std::string weight = name("w", layer, unit * layers[layer - 1] + from);
                sum += (sum.empty() ? "" : " + ") + weight + "*" + name("h", layer - 1, from);
            }
            sum += " + " + name("b", layer, unit);
            const bool last = layer + 1 == layers.size();
            text += name("h", layer, unit) + " = " + (last ? sum : "tanh(" + sum + ")") + "\n";
        }
    return text + "L = (" + name("h", layers.size() - 1, 0) + " - y)^2\n";
}

}  // namespace wengert::test
