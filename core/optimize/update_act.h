// One update of some of a program's inputs, as the last act of its run: the method and what it had kept by then, as
// plain data, carried out on the recorded adjoints. It knows no minibatches and computes no gradient.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/autodiff/trace.h"
#include "core/optimize/optimizer.h"
#include "core/optimize/update_explanation.h"

namespace wengert {

struct UpdatedInput {
    std::string name;
    Shape shape{};
    friend bool operator==(const UpdatedInput&, const UpdatedInput&) = default;
};

struct UpdateAct {
    Method method = allMethods().front();
    double learningRate = 0;           // of this update: a schedule may have changed the method's
    std::uint64_t number = 1;          // of this update
    double carried = 1;                // see MethodRow::carried
    std::optional<double> clipNorm{};  // the gradient's largest norm
    std::vector<UpdatedInput> inputs{};
    std::vector<double> state{};  // slot after slot, a number for each number of the inputs

    std::size_t parameterCount() const;
    friend bool operator==(const UpdateAct&, const UpdateAct&) = default;
};

// Whether the act is whole, and these are inputs of the program, of their shapes.
bool fits(const UpdateAct& act, const Program& program);
// The inputs that an act that fits updates, in its order.
std::vector<StepId> updatedSteps(const UpdateAct& act, const Program& program);

// An act that fits, carried out on a recorded run. Numbers are of the act's inputs, one behind the other.
struct Updated {
    std::vector<double> gradient;  // clipped
    double clipFactor = 1;         // by which the gradient was shortened
    std::vector<double> before;
    std::vector<double> parameters;
};
Updated carryOut(const UpdateAct& act, const Program& program, const Trace& trace);
// Fills trace.updates: all inputs, new where the act updates them.
void recordUpdate(const UpdateAct& act, const Program& program, Trace& trace);

// For explainUpdate: the i-th number of the act's inputs, just before. Names are left as they are.
UpdatePoint pointOf(const UpdateAct& act, const Updated& updated, std::size_t i);

}  // namespace wengert
