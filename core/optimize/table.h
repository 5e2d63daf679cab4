// The single list of optimizers. To add one: write its struct in methods.h, and name it here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/optimize/methods.h"
#include "core/optimize/setting.h"

namespace wengert {

template <class... Methods>
struct MethodList {};

using AllMethods = MethodList<GradientDescent, Momentum, Nesterov, Adagrad, RmsProp, Adadelta,  //
                              Adam, AmsGrad, AdamW, NAdam, RAdam, Adamax>;
// Where there is a Hessian as well: on an objective, not in training.
using DescentMethods = MethodList<GradientDescent, Momentum, Nesterov, Adagrad, RmsProp, Adadelta,  //
                                  Adam, AmsGrad, AdamW, NAdam, RAdam, Adamax, Newton>;

// One update of n parameters.
struct Update {
    std::span<double> parameters;
    std::span<const double> gradient;
    double* state;  // slot after slot, n numbers each
    const Setting& setting;
    double number;  // from 1
    double& carried;
};
using UpdateKernel = void (*)(const Update&);

// An optimizer with its hyper-parameters set. Small; copy it.
struct Method {
    const MethodRow* row = nullptr;
    UpdateKernel kernel = nullptr;
    Setting setting{};

    std::span<const HyperParameter> parameters() const {
        return std::span(row->parameters).first(row->parameterCount());
    }
    std::span<const StateSlot> state() const { return std::span(row->state).first(row->stateCount()); }
    double learningRate() const { return setting[0]; }
    // A hyper-parameter by its name, which the method must have.
    double& operator[](std::string_view name);
    double operator[](std::string_view name) const;

    friend bool operator==(const Method&, const Method&) = default;
};

// In the order in which they are taught, each with its defaults: those that need a gradient only.
std::span<const Method> allMethods();
// The same, then those that need a Hessian.
std::span<const Method> descentMethods();

// Of allMethods(). Null if there is none.
const Method* findMethod(std::string_view name);

// "adam", "adam:lr=0.03,beta1=0.9". Errors: an unknown name (with the nearest), and those of parseSetting.
Result<Method> parseMethod(std::string_view text);
// The same of descentMethods(): "newton:damping=0.1" as well.
Result<Method> parseDescentMethod(std::string_view text);

// Reads back as the same method.
std::string toText(const Method& method);

}  // namespace wengert
