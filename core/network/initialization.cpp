#include "core/network/initialization.h"

#include <Eigen/QR>
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace wengert {

namespace {

using Weights = std::span<double>;

constexpr HyperParameter gain(double standard) {
    return {"gain", "g", standard, Interval::positive(), "factor that makes up for what the activation takes away"};
}

void fillNormal(double deviation, Random& random, Weights weights) {
    for (double& weight : weights) weight = deviation * random.normal();
}
void fillUniform(double limit, Random& random, Weights weights) {
    for (double& weight : weights) weight = random.uniform(-limit, limit);
}

// gain × √(2 / (inputs + outputs)): keeps the variance of values and of adjoints, on average.
double xavierDeviation(double gain, Shape shape) {
    return gain * std::sqrt(2 / (static_cast<double>(shape.rows) + static_cast<double>(shape.columns)));
}
// gain / √inputs: keeps the variance of values; a gain of √2 makes up for the half that relu blocks.
double kaimingDeviation(double gain, Shape shape) { return gain / std::sqrt(static_cast<double>(shape.columns)); }

constexpr std::string_view xavierSource =
    "X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010";
constexpr std::string_view kaimingSource =
    "K. He et al., Delving deep into rectifiers: surpassing human-level performance on ImageNet classification, 2015";

// A uniform distribution from −√3 σ to √3 σ has the deviation σ.
constexpr double limitOfDeviation = std::numbers::sqrt3;

struct Zero {
    static constexpr InitializationRow row{
        .name = "zero", .title = "Zero", .summary = "all 0: a saddle point, where no hidden unit learns"};
    static void fill(const Setting&, Shape, Random&, Weights weights) { std::ranges::fill(weights, 0.0); }
};

struct Constant {
    static constexpr InitializationRow row{
        .name = "constant",
        .title = "Constant",
        .summary = "all the same: the units of a layer stay alike",
        .parameters = {HyperParameter{"value", "c", 0.5, Interval::all(), "the weight"}}};
    static void fill(const Setting& setting, Shape, Random&, Weights weights) {
        std::ranges::fill(weights, setting[0]);
    }
};

struct Normal {  // N(0, σ²)
    static constexpr InitializationRow row{
        .name = "normal",
        .title = "Normal",
        .summary = "normally distributed around 0",
        .parameters = {HyperParameter{"sigma", "sigma", 0.1, Interval::nonNegative(), "standard deviation"}}};
    static void fill(const Setting& setting, Shape, Random& random, Weights weights) {
        fillNormal(setting[0], random, weights);
    }
};

struct Uniform {  // U(−a, a)
    static constexpr InitializationRow row{
        .name = "uniform",
        .title = "Uniform",
        .summary = "evenly distributed from −limit to limit",
        .parameters = {HyperParameter{"limit", "a", 0.5, Interval::nonNegative(), "largest size of a weight"}}};
    static void fill(const Setting& setting, Shape, Random& random, Weights weights) {
        fillUniform(setting[0], random, weights);
    }
};

struct XavierNormal {  // N(0, 2g² / (inputs + outputs))
    static constexpr InitializationRow row{.name = "xavier_normal",
                                           .alias = "glorot_normal",
                                           .title = "Xavier (Glorot), normal",
                                           .summary = "variance 2 / (inputs + outputs), for tanh and sigmoid",
                                           .source = xavierSource,
                                           .parameters = {gain(1)}};
    static void fill(const Setting& setting, Shape shape, Random& random, Weights weights) {
        fillNormal(xavierDeviation(setting[0], shape), random, weights);
    }
};

struct XavierUniform {  // U(−a, a), a = g √(6 / (inputs + outputs))
    static constexpr InitializationRow row{.name = "xavier_uniform",
                                           .alias = "glorot_uniform",
                                           .title = "Xavier (Glorot), uniform",
                                           .summary = "variance 2 / (inputs + outputs), for tanh and sigmoid",
                                           .source = xavierSource,
                                           .parameters = {gain(1)}};
    static void fill(const Setting& setting, Shape shape, Random& random, Weights weights) {
        fillUniform(limitOfDeviation * xavierDeviation(setting[0], shape), random, weights);
    }
};

struct KaimingNormal {  // N(0, g² / inputs)
    static constexpr InitializationRow row{.name = "kaiming_normal",
                                           .alias = "he_normal",
                                           .title = "Kaiming (He), normal",
                                           .summary = "variance 2 / inputs, for relu",
                                           .source = kaimingSource,
                                           .parameters = {gain(std::numbers::sqrt2)}};
    static void fill(const Setting& setting, Shape shape, Random& random, Weights weights) {
        fillNormal(kaimingDeviation(setting[0], shape), random, weights);
    }
};

struct KaimingUniform {  // U(−a, a), a = g √(3 / inputs)
    static constexpr InitializationRow row{.name = "kaiming_uniform",
                                           .alias = "he_uniform",
                                           .title = "Kaiming (He), uniform",
                                           .summary = "variance 2 / inputs, for relu",
                                           .source = kaimingSource,
                                           .parameters = {gain(std::numbers::sqrt2)}};
    static void fill(const Setting& setting, Shape shape, Random& random, Weights weights) {
        fillUniform(limitOfDeviation * kaimingDeviation(setting[0], shape), random, weights);
    }
};

// g Q of a QR decomposition of normal numbers, with R's diagonal made positive, so that every Q is equally likely:
// orthonormal rows or columns, whichever are fewer.
// Source: F. Mezzadri, "How to generate random matrices from the classical compact groups", 2007, section 5.
struct Orthogonal {
    static constexpr InitializationRow row{.name = "orthogonal",
                                           .title = "Orthogonal",
                                           .summary = "keeps lengths and angles: rows or columns at right angles",
                                           .source =
                                               "A. M. Saxe, J. L. McClelland, S. Ganguli, Exact solutions to the "
                                               "nonlinear dynamics of learning in deep linear neural networks, "
                                               "2014",
                                           .parameters = {gain(1)}};
    static void fill(const Setting& setting, Shape shape, Random& random, Weights weights) {
        const auto longer = static_cast<Eigen::Index>(std::max(shape.rows, shape.columns));
        const auto shorter = static_cast<Eigen::Index>(std::min(shape.rows, shape.columns));
        Eigen::MatrixXd numbers(longer, shorter);
        for (double& number : numbers.reshaped()) number = random.normal();
        const Eigen::HouseholderQR<Eigen::MatrixXd> qr(numbers);
        Eigen::MatrixXd q = qr.householderQ() * Eigen::MatrixXd::Identity(longer, shorter);
        for (Eigen::Index i = 0; i < shorter; ++i) q.col(i) *= std::copysign(setting[0], qr.matrixQR()(i, i));
        using RowByRow = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        Eigen::Map<RowByRow> result(weights.data(), shape.rows, shape.columns);
        if (shape.rows >= shape.columns) result = q;
        else result = q.transpose();
    }
};

template <class I>
Initialization initializationOf() {
    Initialization initialization{
        .row = &I::row, .fillWeights = [](const Setting& setting, Shape shape, Random& random, Weights weights) {
            assert(weights.size() == shape.size());
            I::fill(setting, shape, random, weights);
        }};
    initialization.setting = standardSetting(initialization.parameters());
    return initialization;
}

}  // namespace

std::span<const Initialization> allInitializations() {
    static const std::array initializations{
        initializationOf<Zero>(),          initializationOf<Constant>(),       initializationOf<Normal>(),
        initializationOf<Uniform>(),       initializationOf<XavierNormal>(),   initializationOf<XavierUniform>(),
        initializationOf<KaimingNormal>(), initializationOf<KaimingUniform>(), initializationOf<Orthogonal>()};
    return initializations;
}

const Initialization* findInitialization(std::string_view name) { return findNamed(allInitializations(), name); }

Result<Initialization> parseInitialization(std::string_view text) {
    return parseNamed(allInitializations(), text, "initialization");
}

std::string toText(const Initialization& initialization) {
    return settingText(initialization.row->name, initialization.parameters(), initialization.setting);
}

}  // namespace wengert
