// A minibatch as the text of a program, numbers and all, to be stepped through: what a training step computes in lanes
// (minibatch_sweep.h), written out. It trains nothing.
//
// J = (1/N) Σᵢ Lᵢ + (λ/2) Σ W², with biases left out.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/network/architecture.h"
#include "core/network/roles.h"

namespace wengert {

struct Minibatch {
    const Samples& samples;
    std::span<const std::uint32_t> which;  // of them; one at least
    std::span<const double> parameters;    // flat, see Roles
    double l2 = 0;                         // λ
};

// Of a picked network: x and y have a column for each sample. Errors: of programText, a text too long to be compiled,
// parameters that are not finite, softmax over the one output there is.
Result<std::string> minibatchText(const Architecture& architecture, const Minibatch& minibatch);

// Of any program that can be trained, for the minibatch's first sample: the text, which must compile, with the inputs'
// numbers put in. Errors: of compile and findRoles, a text too long, parameters that are not finite.
Result<std::string> sampleText(std::string_view text, const Minibatch& minibatch);

}  // namespace wengert
