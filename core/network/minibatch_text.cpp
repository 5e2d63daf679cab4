#include "core/network/minibatch_text.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <vector>

#include "core/language/compile.h"
#include "core/language/number.h"
#include "core/language/printer.h"

namespace wengert {

namespace {

constexpr std::size_t leastBytesOfNumber = 3;  // "0, "

Diagnostic tooLong(std::size_t numbers) {
    return {.message = "the minibatch and the network have " + std::to_string(numbers) +
                       " numbers, too many to be written out: take fewer samples or a smaller network"};
}

// Why so many numbers, the parameters among them, cannot be written.
std::optional<Diagnostic> problemOf(std::size_t numbers, std::span<const double> parameters) {
    if (numbers > maximumTextBytes / leastBytesOfNumber) return tooLong(numbers);
    if (!std::ranges::all_of(parameters, [](double number) { return std::isfinite(number); }))
        return Diagnostic{.message =
                              "some parameters are not finite any more: go back to the start, with a smaller rate"};
    return std::nullopt;
}

Result<std::string> checked(std::string text, std::size_t numbers) {
    if (text.size() > maximumTextBytes) return tooLong(numbers);
    return text;
}

// A number of each sample after the other: a matrix's rows, the samples its columns.
void appendColumns(std::vector<double>& numbers, std::span<const double> all, std::size_t stride,
                   std::span<const std::uint32_t> which) {
    for (std::size_t row = 0; row < stride; ++row)
        for (const std::uint32_t sample : which) numbers.push_back(all[sample * stride + row]);
}

// " + 0.005*(norm2(W1) + norm2(W2))"; empty without a penalty.
std::string penaltyText(double l2, std::span<const std::string> weights) {
    if (l2 == 0 || weights.empty()) return "";
    std::string sum;
    for (const std::string& weight : weights) sum += (sum.empty() ? "norm2(" : " + norm2(") + weight + ")";
    return " + " + exactNumber(l2 / 2) + "*" + (weights.size() == 1 ? sum : "(" + sum + ")");
}

// J, or J_1, J_2, … where the program has one.
std::string freeName(const Program& program) {
    std::string name = "J";
    for (int i = 1; program.find(name); ++i) name = "J_" + std::to_string(i);
    return name;
}

std::vector<std::string> weightsOf(const Program& program, const Roles& roles) {
    std::vector<std::string> names;
    for (const NetworkParameter& parameter : roles.parameters)
        if (parameter.isWeight) names.push_back(program.inputs()[index(parameter.input)].name);
    return names;
}

// All inputs' numbers, each row by row: data and labels are the sample's.
std::vector<double> inputNumbers(const Program& program, const Roles& roles, const Minibatch& minibatch) {
    std::vector<double> numbers(program.inputSize());
    const auto put = [&](StepId input, std::span<const double> from) {
        std::ranges::copy(from, numbers.begin() + program.step(input).offset);
    };
    const auto putSample = [&](std::span<const StepId> inputs, std::span<const double> from) {
        for (const StepId input : inputs) {
            const std::size_t size = program.step(input).shape.size();
            put(input, from.first(size));
            from = from.subspan(size);
        }
    };
    const std::size_t sample = minibatch.which.front();
    const Samples& all = minibatch.samples;
    putSample(roles.data, std::span(all.x).subspan(sample * roles.featureCount, roles.featureCount));
    putSample(roles.labels, std::span(all.y).subspan(sample * roles.labelCount, roles.labelCount));
    for (const NetworkParameter& parameter : roles.parameters)
        put(parameter.input, minibatch.parameters.subspan(parameter.offset, parameter.size));
    return numbers;
}

// The text with the numbers in the places of literals; what has none is written in front.
std::string withNumbers(std::string_view text, const Program& program, std::span<const double> numbers) {
    std::string written;
    std::vector<std::size_t> literals;  // inputs
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        const Input& input = program.inputs()[i];
        const Step& step = program.steps()[i];
        if (input.literal) literals.push_back(i);
        else
            written +=
                input.name + " = " + arrayText(step.shape, numbers.subspan(step.offset, step.shape.size())) + "\n";
    }
    std::ranges::sort(literals, {}, [&](std::size_t i) { return program.inputs()[i].literal->begin; });
    std::size_t copied = 0;
    for (const std::size_t i : literals) {
        const SourceSpan literal = *program.inputs()[i].literal;
        const Step& step = program.steps()[i];
        written += text.substr(copied, literal.begin - copied);
        if (text[literal.begin] == ':') written += "= ";
        written += arrayText(step.shape, numbers.subspan(step.offset, step.shape.size()));
        copied = literal.end;
    }
    return written.append(text.substr(copied));
}

}  // namespace

Result<std::string> minibatchText(const Architecture& architecture, const Minibatch& minibatch) {
    assert(!minibatch.which.empty());
    const std::size_t count = minibatch.which.size();
    const std::size_t features = architecture.layers.empty() ? 0 : architecture.layers.front();
    const std::size_t labels = minibatch.samples.y.size() / minibatch.samples.count;
    const std::size_t numberCount = count * (features + labels) + minibatch.parameters.size();
    if (const auto problem = problemOf(numberCount, minibatch.parameters)) return *problem;
    if (count > 1 && architecture.layers.back() == 1 && architecture.output == "softmax")
        return Diagnostic{.message = "softmax over one output is 1 whatever it is: take sigmoid, or two outputs"};

    std::vector<double> numbers;
    numbers.reserve(numberCount);
    appendColumns(numbers, minibatch.samples.x, features, minibatch.which);
    appendColumns(numbers, minibatch.samples.y, labels, minibatch.which);
    numbers.insert(numbers.end(), minibatch.parameters.begin(), minibatch.parameters.end());
    Result<std::string> text = programText(architecture, numbers, static_cast<std::uint32_t>(count));
    if (!text) return text;

    std::vector<std::string> weights;
    for (std::size_t l = 1; l < architecture.layers.size(); ++l) weights.push_back("W" + std::to_string(l));
    const std::string penalty = penaltyText(minibatch.l2, weights);
    const std::string mean = count == 1 ? "L" : "sum(L)/" + std::to_string(count);
    if (count > 1 || !penalty.empty()) *text += "J = " + mean + penalty + "\n";
    return checked(std::move(*text), numberCount);
}

Result<std::string> sampleText(std::string_view text, const Minibatch& minibatch) {
    assert(!minibatch.which.empty());
    const Result<Compilation> compilation = compile(text);
    if (!compilation) return compilation.error();
    const Program& program = compilation->program;
    const Result<Roles> roles = findRoles(program);
    if (!roles) return roles.error();
    if (const auto problem = problemOf(program.inputSize(), minibatch.parameters)) return *problem;

    std::string named(text);
    const std::string penalty = penaltyText(minibatch.l2, weightsOf(program, *roles));
    const std::string output(program.outputName());
    if (!penalty.empty()) {
        const Statement& last = compilation->syntax.statements.back();
        named += "\n" + freeName(program) + " = " + output + penalty + "\n";
        if (!last.nameSpan) named.insert(last.span.begin, output + " = ");
    }
    const Result<Compilation> again = compile(named);
    if (!again) return again.error();
    const std::vector<double> numbers = inputNumbers(program, *roles, minibatch);
    return checked(withNumbers(named, again->program, numbers), program.inputSize());
}

}  // namespace wengert
