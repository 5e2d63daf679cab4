#include "core/network/roles.h"

#include <algorithm>
#include <cmath>

#include "core/ops/table.h"

namespace wengert {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// The number behind the first letters: W1 and W1_3_2 are both of layer 1.
std::string layerOf(std::string_view name) {
    const auto begin = std::ranges::find_if(name, isDigit);
    const auto end = std::find_if_not(begin, name.end(), isDigit);
    return {begin, end};
}

Diagnostic problem(std::string text) { return {.message = std::move(text)}; }

std::optional<StepId> findPrediction(const Program& program) {
    for (const char* name : {"yhat", "ŷ", "y_hat"})
        if (const auto step = program.find(name)) return step;
    if (program.step(program.output()).op != opId<CrossEntropy>()) return std::nullopt;
    const Argument logits = program.arguments(program.output())[0];
    return logits.isStep() ? std::optional(logits.step()) : std::nullopt;
}

void addParameter(Roles& roles, const Program& program, StepId input, const std::string& name) {
    const std::string layer = layerOf(name);
    auto found = std::ranges::find(roles.layers, layer);
    if (found == roles.layers.end()) found = roles.layers.insert(roles.layers.end(), layer);
    const std::size_t size = program.step(input).shape.size();
    roles.parameters.push_back({.input = input,
                                .offset = roles.parameterCount,
                                .size = size,
                                .layer = static_cast<std::size_t>(found - roles.layers.begin()),
                                .isWeight = name[0] == 'W' || name[0] == 'w'});
    roles.parameterCount += size;
}

std::string counted(std::size_t count, const std::string& thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace

bool isNumbered(std::string_view name, char letter) {
    if (name.empty() || name[0] != letter) return false;
    name.remove_prefix(1);
    if (name.starts_with('_') && name.size() > 1) name.remove_prefix(1);
    return std::ranges::all_of(name, isDigit);
}

Result<Roles> findRoles(const Program& program) {
    if (program.isEmpty()) return problem("the program is empty: pick a network, or type one such as L = (y - w*x)^2");
    Roles roles;
    for (std::uint32_t i = 0; i < program.inputs().size(); ++i) {
        const StepId input{i};
        const std::string& name = program.inputs()[i].name;
        if (isNumbered(name, 'x')) {
            roles.data.push_back(input);
            roles.featureCount += program.step(input).shape.size();
        } else if (isNumbered(name, 'y')) {
            roles.labels.push_back(input);
            roles.labelCount += program.step(input).shape.size();
        } else {
            addParameter(roles, program, input, name);
        }
    }
    if (roles.data.empty()) return problem("the program has no input x to put the samples' features in");
    if (roles.parameters.empty())
        return problem("the program has no parameters: inputs other than x and y, such as W1");
    if (!program.step(program.output()).shape.isScalar())
        return problem("the loss " + std::string(program.outputName()) +
                       " is an array; it must be one number a sample, such as sum((y - yhat)^2)");
    roles.prediction = findPrediction(program);
    return roles;
}

Result<Samples> samplesFor(const Program& program, const Roles& roles, const Dataset& dataset) {
    if (dataset.featureCount() != roles.featureCount)
        return problem("x has " + counted(roles.featureCount, "number") + ", the data " +
                       counted(dataset.featureCount(), "feature") + ": give the first layer " +
                       counted(dataset.featureCount(), "unit"));
    Samples samples{.task = dataset.task, .count = dataset.sampleCount(), .x = dataset.features};
    const bool isOneHot =
        dataset.task == Task::Classes && roles.labelCount == dataset.classCount() && roles.labelCount > 1;
    if (isOneHot) {
        samples.y.assign(samples.count * roles.labelCount, 0.0);
        for (std::size_t i = 0; i < samples.count; ++i)
            samples.y[i * roles.labelCount + static_cast<std::size_t>(dataset.targets[i])] = 1;
    } else if (roles.labelCount == dataset.targetCount()) {
        samples.y = dataset.targets;
    } else if (roles.labelCount != 0) {
        const std::size_t wanted = dataset.task == Task::Classes ? dataset.classCount() : dataset.targetCount();
        return problem(
            "y has " + counted(roles.labelCount, "number") + ", the data " +
            (dataset.task == Task::Classes ? std::to_string(wanted) + " classes" : counted(wanted, "target")) +
            ": give the last layer " + counted(wanted, "unit"));
    }
    const Step& loss = program.step(program.output());
    if (loss.op == opId<CrossEntropy>()) {
        const std::size_t classes = program.shape(program.arguments(program.output())[0]).size();
        for (std::size_t i = 0; i < samples.y.size(); ++i)
            if (const double label = samples.y[i];
                !(label >= 0 && label < static_cast<double>(classes)) || label != std::floor(label))
                return problem("sample " + std::to_string(i + 1) + ": its label must be a whole number from 0 to " +
                               std::to_string(classes - 1) + ", one of the network's " + counted(classes, "output"));
    }
    return samples;
}

std::vector<double> initialParameters(const Program& program, const Roles& roles, const Initialization& initialization,
                                      std::uint64_t seed) {
    std::vector<double> numbers(roles.parameterCount, 0.0);
    Random random(seed);
    for (const NetworkParameter& parameter : roles.parameters)
        if (parameter.isWeight)
            initialization.fill(program.step(parameter.input).shape, random,
                                std::span(numbers).subspan(parameter.offset, parameter.size));
    return numbers;
}

std::vector<double> writtenParameters(const Program& program, const Roles& roles) {
    std::vector<double> numbers;
    numbers.reserve(roles.parameterCount);
    for (const NetworkParameter& parameter : roles.parameters) {
        const std::vector<double>& value = program.inputs()[index(parameter.input)].value;
        numbers.insert(numbers.end(), value.begin(), value.end());
    }
    return numbers;
}

}  // namespace wengert
