// A network picked from a menu → the text of its program, to be shown and edited: one sample, vectorized, x a column.
// It computes nothing; what is trained is any program of this form (roles.h), picked or typed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/diagnostic.h"
#include "core/network/dataset.h"

namespace wengert {

// Activations and losses by the names they have in the program language, in the command line and in files.
struct ActivationRow {
    std::string_view name;
    std::string_view title;
    bool isForHidden = true;
    bool isForOutput = true;
};
// identity, step, sigmoid, tanh, relu, leaky_relu, elu, softplus, silu, gelu, and softmax for the output.
std::span<const ActivationRow> allActivations();

struct LossRow {
    std::string_view name;
    std::string_view title;
    std::string_view summary;
    std::string_view ofOne;    // as text, of one output; z stands for the last layer's
    std::string_view ofMany;   // of several
    std::string_view ofEach;   // of many samples, one a column: of each output, or of each column
    std::string_view ofLogit;  // where the loss is on z itself: what makes the prediction of it; else empty
};
// squared, half_squared, cross_entropy (integer labels), binary_cross_entropy and perceptron (labels 0 and 1).
std::span<const LossRow> allLosses();
// Null if there is none.
const LossRow* findLoss(std::string_view name);

struct Architecture {
    std::vector<std::uint32_t> layers{2, 2, 1};  // units, inputs first
    std::string activation = "tanh";             // of hidden units
    std::string output = "identity";             // of a loss on z: identity, or what the loss makes of z
    std::string loss = "squared";

    friend bool operator==(const Architecture&, const Architecture&) = default;
};

// The loss that is usual for such targets.
std::string_view lossFor(Task task);
// With inputs and outputs as the data has them; a loss, and an output activation, that cannot meet such targets give
// way to what is usual.
Architecture fitted(Architecture architecture, const Dataset& data);

// Single neurons: the perceptron (a step, learning by its own criterion), the logistic and the linear neuron.
Architecture perceptron(std::uint32_t inputs);
Architecture logisticNeuron(std::uint32_t inputs);
Architecture linearNeuron(std::uint32_t inputs);

// Errors here and in the other files of this folder have no place in a text: a message alone.
// "2-8-8-1". Errors: no number, no unit, a layer too few, more than a million units.
Result<std::vector<std::uint32_t>> parseLayers(std::string_view text);
// "2-8-8-1".
std::string layersText(std::span<const std::uint32_t> layers);

// The program, with its inputs x, y, W1, b1, W2, b2, … in this order, declared by their shapes. y is a column, or the
// label's number for cross_entropy. ŷ is called yhat, the loss L. Error: why there is no such network, and what to do.
Result<std::string> programText(const Architecture& architecture);
// The same with the inputs' numbers as literals: all inputs in their order, each row by row. Of several samples x and y
// have a column each, and L is the losses, not their sum.
Result<std::string> programText(const Architecture& architecture, std::span<const double> inputs,
                                std::uint32_t samples = 1);

}  // namespace wengert
