// The first weights of a layer, by name. Biases are not initialized here: they begin at 0.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/optimize/random.h"
#include "core/optimize/setting.h"
#include "core/program/shape.h"

namespace wengert {

struct InitializationRow {
    std::string_view name;   // in the command line and in files
    std::string_view alias;  // another name for it
    std::string_view title;
    std::string_view summary;
    std::string_view source;
    HyperParameters parameters{};
};

// A way to initialize, with its numbers set. Small; copy it.
struct Initialization {
    const InitializationRow* row = nullptr;
    void (*fillWeights)(const Setting& setting, Shape shape, Random& random, std::span<double> weights) = nullptr;
    Setting setting{};

    std::span<const HyperParameter> parameters() const {
        return std::span(row->parameters).first(countNamed(row->parameters));
    }
    // shape: outputs × inputs, neither 0. weights: shape.size() numbers, row by row.
    void fill(Shape shape, Random& random, std::span<double> weights) const {
        fillWeights(setting, shape, random, weights);
    }

    friend bool operator==(const Initialization&, const Initialization&) = default;
};

// zero, constant, normal, uniform, xavier_normal, xavier_uniform, kaiming_normal, kaiming_uniform, orthogonal.
std::span<const Initialization> allInitializations();
// By name or alias; null if there is none.
const Initialization* findInitialization(std::string_view name);
// "xavier_uniform", "normal:sigma=0.1". Errors: an unknown name (with the nearest), and those of parseSetting.
Result<Initialization> parseInitialization(std::string_view text);
// Reads back as the same.
std::string toText(const Initialization& initialization);

}  // namespace wengert
