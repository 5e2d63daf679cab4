#include "core/network/architecture.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "core/language/number.h"
#include "core/program/shape.h"

namespace wengert {

namespace {

constexpr std::array activations{
    ActivationRow{.name = "identity", .title = "Identity"},
    ActivationRow{.name = "step", .title = "Unit step"},
    ActivationRow{.name = "sigmoid", .title = "Sigmoid (logistic)"},
    ActivationRow{.name = "tanh", .title = "tanh"},
    ActivationRow{.name = "relu", .title = "ReLU"},
    ActivationRow{.name = "leaky_relu", .title = "Leaky ReLU"},
    ActivationRow{.name = "elu", .title = "ELU"},
    ActivationRow{.name = "softplus", .title = "Softplus"},
    ActivationRow{.name = "silu", .title = "SiLU (swish)"},
    ActivationRow{.name = "gelu", .title = "GELU"},
    ActivationRow{.name = "softmax", .title = "Softmax", .isForHidden = false},
};

// −log σ(z) for y = 1 and −log(1 − σ(z)) for y = 0 are both softplus(z) − y z, which never overflows. With relu in
// place of softplus its gradient is (step(z) − y) x, the perceptron's rule.
constexpr std::array losses{
    LossRow{.name = "squared",
            .title = "Squared error",
            .summary = "the sum of (y − ŷ)²",
            .ofOne = "(y - yhat)^2",
            .ofMany = "sum((y - yhat)^2)",
            .ofEach = "(y - yhat)^2"},
    LossRow{.name = "half_squared",
            .title = "Half squared error",
            .summary = "half the sum of (y − ŷ)²",
            .ofOne = "0.5*(y - yhat)^2",
            .ofMany = "0.5*sum((y - yhat)^2)",
            .ofEach = "0.5*(y - yhat)^2"},
    LossRow{.name = "cross_entropy",
            .title = "Softmax cross-entropy",
            .summary = "−log softmax(z) at the label, a whole number from 0",
            .ofMany = "cross_entropy(z, y)",
            .ofEach = "cross_entropy(z, y)",
            .ofLogit = "softmax"},
    LossRow{.name = "binary_cross_entropy",
            .title = "Binary cross-entropy",
            .summary = "−log of what σ(z) gives the label, 0 or 1",
            .ofOne = "softplus(z) - y*z",
            .ofMany = "sum(softplus(z) - y.*z)",
            .ofEach = "softplus(z) - y.*z",
            .ofLogit = "sigmoid"},
    LossRow{.name = "perceptron",
            .title = "Perceptron criterion",
            .summary = "how far z is on the wrong side; its gradient is the perceptron's rule",
            .ofOne = "relu(z) - y*z",
            .ofMany = "sum(relu(z) - y.*z)",
            .ofEach = "relu(z) - y.*z",
            .ofLogit = "step"},
};

constexpr std::uint32_t maximumUnits = 1'000'000;

template <class Row>
const Row* findRow(std::span<const Row> rows, std::string_view name) {
    const auto found = std::ranges::find(rows, name, &Row::name);
    return found == rows.end() ? nullptr : &*found;
}

template <class Row>
std::string unknown(std::string_view kind, std::string_view name, std::span<const Row> rows) {
    std::vector<std::string_view> names;
    std::string all;
    for (const Row& row : rows) {
        names.push_back(row.name);
        all += (all.empty() ? "" : ", ") + std::string(row.name);
    }
    const std::string near = didYouMean(name, names);
    return "unknown " + std::string(kind) + " " + quoted(name) + (near.empty() ? "; there are " + all : near);
}

// What is wrong with a network; empty where nothing is.
std::string problemOf(const Architecture& a) {
    if (a.layers.size() < 2) return "a network needs two layers at least, such as 2-1: its inputs and its outputs";
    if (std::ranges::find(a.layers, 0U) != a.layers.end()) return "each layer needs one unit at least";
    const ActivationRow* hidden = findRow<ActivationRow>(activations, a.activation);
    const ActivationRow* output = findRow<ActivationRow>(activations, a.output);
    const LossRow* loss = findLoss(a.loss);
    if (!hidden) return unknown<ActivationRow>("activation", a.activation, activations);
    if (!hidden->isForHidden) return quoted(a.activation) + " is for the output, not for hidden units";
    if (!output) return unknown<ActivationRow>("activation", a.output, activations);
    if (!loss) return unknown<LossRow>("loss", a.loss, losses);
    if (!loss->ofLogit.empty() && a.output != "identity" && a.output != loss->ofLogit)
        return std::string(loss->name) + " is computed from z, by " + std::string(loss->ofLogit) +
               " inside; leave the output activation " + quoted(a.output) + " out";
    if (a.layers.back() == 1 && loss->ofOne.empty())
        return std::string(loss->name) + " needs an output for each class, two at least; for one output there is " +
               "binary_cross_entropy";
    return "";
}

// `z` alone → the last layer's name.
std::string withLogit(std::string_view text, const std::string& logit) {
    std::string result;
    for (const char c : text) result += c == 'z' ? logit : std::string(1, c);
    return result;
}

// [1, 2; 3, 4], or a number alone.
std::string literal(Shape shape, std::span<const double> numbers) {
    if (shape.isScalar()) return exactNumber(numbers[0]);
    std::string text = "[";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) text += i % shape.columns == 0 ? "; " : ", ";
        text += exactNumber(numbers[i]);
    }
    return text + "]";
}

// Declares one input after the other.
class Inputs {
 public:
    // numbers: of all inputs; empty: shapes alone.
    explicit Inputs(std::span<const double> numbers) : m_numbers(numbers), m_isWithNumbers(!numbers.empty()) {}

    void add(const std::string& name, Shape shape) {
        if (m_isWithNumbers) {
            assert(m_numbers.size() >= shape.size());
            m_text += name + " = " + literal(shape, m_numbers.first(shape.size())) + "\n";
            m_numbers = m_numbers.subspan(shape.size());
        } else {
            m_text += name + " : " + std::to_string(shape.rows) + "x" + std::to_string(shape.columns) + "\n";
        }
    }
    const std::string& text() const { return m_text; }

 private:
    std::span<const double> m_numbers;
    bool m_isWithNumbers;
    std::string m_text;
};

}  // namespace

std::span<const ActivationRow> allActivations() { return activations; }
std::span<const LossRow> allLosses() { return losses; }
const LossRow* findLoss(std::string_view name) { return findRow<LossRow>(losses, name); }

std::string_view lossFor(Task task) {
    switch (task) {
        case Task::Binary: return "binary_cross_entropy";
        case Task::Classes: return "cross_entropy";
        case Task::Regression: break;
    }
    return "squared";
}

Architecture fitted(Architecture architecture, const Dataset& data) {
    architecture.layers.resize(std::max<std::size_t>(architecture.layers.size(), 2));
    architecture.layers.front() = static_cast<std::uint32_t>(data.featureCount());
    architecture.layers.back() =
        static_cast<std::uint32_t>(data.task == Task::Classes ? data.classCount() : data.targetCount());
    const std::string& loss = architecture.loss;
    const bool isSquared = loss == "squared" || loss == "half_squared";
    const bool suits =
        isSquared || (data.task == Task::Binary && loss != "cross_entropy") || loss == lossFor(data.task);
    if (!suits) architecture.loss = lossFor(data.task);
    if (!suits || data.task == Task::Regression) architecture.output = "identity";
    return architecture;
}

Architecture perceptron(std::uint32_t inputs) {
    return {.layers = {inputs, 1}, .activation = "step", .output = "step", .loss = "perceptron"};
}
Architecture logisticNeuron(std::uint32_t inputs) {
    return {.layers = {inputs, 1}, .activation = "sigmoid", .output = "sigmoid", .loss = "binary_cross_entropy"};
}
Architecture linearNeuron(std::uint32_t inputs) {
    return {.layers = {inputs, 1}, .activation = "identity", .output = "identity", .loss = "squared"};
}

Result<std::vector<std::uint32_t>> parseLayers(std::string_view text) {
    std::vector<std::uint32_t> layers;
    const std::string form =
        "layers " + quoted(text) + ": expected the units of each layer, inputs first, such as 2-8-8-1";
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('-', at), text.size());
        std::uint32_t units = 0;
        const auto [stop, error] = std::from_chars(text.data() + at, text.data() + end, units);
        if (error != std::errc() || stop != text.data() + end || units == 0) return Diagnostic{.message = form};
        if (units > maximumUnits)
            return Diagnostic{.message = "layers " + quoted(text) + ": at most 1,000,000 units a layer"};
        layers.push_back(units);
        at = end + 1;
    }
    if (layers.size() < 2) return Diagnostic{.message = form};
    return layers;
}

std::string layersText(std::span<const std::uint32_t> layers) {
    std::string text;
    for (const std::uint32_t units : layers) text += (text.empty() ? "" : "-") + std::to_string(units);
    return text;
}

Result<std::string> programText(const Architecture& architecture) { return programText(architecture, {}); }

Result<std::string> programText(const Architecture& architecture, std::span<const double> numbers,
                                std::uint32_t samples) {
    if (std::string problem = problemOf(architecture); !problem.empty()) return Diagnostic{.message = problem};
    const LossRow& loss = *findLoss(architecture.loss);
    const std::vector<std::uint32_t>& layers = architecture.layers;
    const std::uint32_t outputs = layers.back();
    const bool hasLabel = architecture.loss == "cross_entropy";
    Inputs inputs(numbers);
    inputs.add("x", {layers.front(), samples});
    inputs.add("y", {hasLabel ? 1 : outputs, samples});
    std::string computation;
    std::string from = "x";
    std::string logit;
    for (std::size_t l = 1; l < layers.size(); ++l) {
        const std::string n = std::to_string(l);
        inputs.add("W" + n, {layers[l], layers[l - 1]});
        inputs.add("b" + n, {layers[l], 1});
        logit = "z" + n;
        computation.append(logit).append(" = W").append(n).append("*").append(from).append(" + b").append(n) += "\n";
        if (l + 1 == layers.size()) break;
        from = architecture.activation == "identity" ? logit : "h" + n;
        if (from == logit) continue;
        computation.append(from).append(" = ").append(architecture.activation).append("(").append(logit) += ")\n";
    }
    const std::string output(loss.ofLogit.empty() ? architecture.output : std::string(loss.ofLogit));
    computation += "yhat = " + (output == "identity" ? logit : output + "(" + logit + ")") + "\n";
    const std::string_view lossText = samples > 1 ? loss.ofEach : outputs == 1 ? loss.ofOne : loss.ofMany;
    computation += "L = " + withLogit(lossText, logit) + "\n";
    return inputs.text() + "\n" + computation;
}

}  // namespace wengert
