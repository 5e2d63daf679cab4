// The data sets that come with the program: a row and a generator each, and their list at the end.
#include <array>
#include <cmath>
#include <numbers>

#include "core/network/dataset.h"

namespace wengert {

namespace {

using std::numbers::pi;

constexpr HyperParameter count(double standard) {
    return {"count", "N", standard, {.low = 1, .high = 100000, .words = "from 1 to 100000"}, "number of samples"};
}
constexpr HyperParameter noise(double standard, std::string_view summary = "standard deviation added to x1 and x2") {
    return {"noise", "sigma", standard, {.low = 0, .high = 10, .words = "from 0 to 10"}, summary};
}
constexpr std::string_view noiseOfTarget = "standard deviation added to y";

struct Point {
    double x1, x2;
};
Point onCircle(double radius, double angle) { return {radius * std::cos(angle), radius * std::sin(angle)}; }

// Points in the plane that take turns between the classes: place(class, turn, turns) is one without its noise.
template <class Place>
Dataset inClasses(std::vector<std::string> classes, const Setting& setting, Random& random, Place place) {
    const std::size_t classCount = classes.size();
    Dataset data{.task = classCount == 2 ? Task::Binary : Task::Classes,
                 .featureNames = {"x1", "x2"},
                 .targetNames = {"y"},
                 .classNames = std::move(classes)};
    const auto samples = static_cast<std::size_t>(setting[0]);
    const std::size_t turns = (samples + classCount - 1) / classCount;
    for (std::size_t i = 0; i < samples; ++i) {
        const std::size_t itsClass = i % classCount;
        const std::size_t turn = i / classCount;
        const Point point = place(itsClass, static_cast<double>(turn), static_cast<double>(turns));
        const double x1 = point.x1 + setting[1] * random.normal();
        const double x2 = point.x2 + setting[1] * random.normal();
        data.add(std::array{x1, x2}, std::array{static_cast<double>(itsClass)});
    }
    return data;
}

// y = function(x) + noise at x evenly spaced from low to high, both included.
template <class Function>
Dataset curve(double low, double high, const Setting& setting, Random& random, Function function) {
    Dataset data{.task = Task::Regression, .featureNames = {"x"}, .targetNames = {"y"}};
    const auto samples = static_cast<std::size_t>(setting[0]);
    for (std::size_t i = 0; i < samples; ++i) {
        const double fraction = samples > 1 ? static_cast<double>(i) / static_cast<double>(samples - 1) : 0.5;
        const double x = low + (high - low) * fraction;
        data.add(std::array{x}, std::array{function(x) + setting[1] * random.normal()});
    }
    return data;
}

struct Xor {  // the corners of the unit square in turn: (0, 0), (0, 1), (1, 0), (1, 1)
    static constexpr BuiltInRow row{.name = "xor",
                                    .title = "XOR",
                                    .summary = "1 where exactly one of the two is 1; no line separates the classes",
                                    .task = Task::Binary,
                                    .parameters = {count(200), noise(0.1)}};
    static Dataset generate(const Setting& setting, Random& random) {
        Dataset data{
            .task = Task::Binary, .featureNames = {"x1", "x2"}, .targetNames = {"y"}, .classNames = {"0", "1"}};
        for (std::size_t i = 0; i < static_cast<std::size_t>(setting[0]); ++i) {
            const bool a = i / 2 % 2 == 1, b = i % 2 == 1;
            const double x1 = (a ? 1 : 0) + setting[1] * random.normal();
            const double x2 = (b ? 1 : 0) + setting[1] * random.normal();
            data.add(std::array{x1, x2}, std::array{a != b ? 1.0 : 0.0});
        }
        return data;
    }
};

struct Spirals {  // (r cos φ, r sin φ), φ = 2π turns r + π class
    static constexpr BuiltInRow row{
        .name = "spirals",
        .title = "Two spirals",
        .summary = "two arms that wind around each other",
        .task = Task::Binary,
        .parameters = {
            count(400), noise(0.02),
            HyperParameter{
                "turns", "n", 1.5, {.low = 0.25, .high = 5, .words = "from 0.25 to 5"}, "turns of each arm"}}};
    static Dataset generate(const Setting& setting, Random& random) {
        return inClasses({"0", "1"}, setting, random, [&](std::size_t arm, double turn, double turns) {
            const double radius = 0.1 + 0.9 * (turn + 0.5) / turns;
            return onCircle(radius, 2 * pi * setting[2] * radius + pi * static_cast<double>(arm));
        });
    }
};

struct Circles {  // radius 1 and radius ½
    static constexpr BuiltInRow row{.name = "circles",
                                    .title = "Circles",
                                    .summary = "one circle inside the other",
                                    .task = Task::Binary,
                                    .parameters = {count(300), noise(0.08)}};
    static Dataset generate(const Setting& setting, Random& random) {
        return inClasses({"outer", "inner"}, setting, random, [](std::size_t which, double turn, double turns) {
            return onCircle(which == 0 ? 1 : 0.5, 2 * pi * turn / turns);
        });
    }
};

struct Blobs {  // around the corners of a triangle on the unit circle
    static constexpr BuiltInRow row{.name = "blobs",
                                    .title = "Three blobs",
                                    .summary = "three classes, each around its own centre",
                                    .task = Task::Classes,
                                    .parameters = {count(300), noise(0.25)}};
    static Dataset generate(const Setting& setting, Random& random) {
        return inClasses({"0", "1", "2"}, setting, random, [](std::size_t corner, double, double) {
            return onCircle(1, pi / 2 + 2 * pi / 3 * static_cast<double>(corner));
        });
    }
};

struct Moons {  // (cos φ, sin φ) and (1 − cos φ, ½ − sin φ), φ from 0 to π
    static constexpr BuiltInRow row{.name = "moons",
                                    .title = "Moons",
                                    .summary = "two half circles that reach into each other",
                                    .task = Task::Binary,
                                    .parameters = {count(300), noise(0.1)}};
    static Dataset generate(const Setting& setting, Random& random) {
        return inClasses({"0", "1"}, setting, random, [](std::size_t which, double turn, double turns) {
            const Point upper = onCircle(1, pi * (turn + 0.5) / turns);
            return which == 0 ? upper : Point{1 - upper.x1, 0.5 - upper.x2};
        });
    }
};

struct Sine {
    static constexpr BuiltInRow row{.name = "sine",
                                    .title = "Noisy sine",
                                    .summary = "y = sin x from −π to π",
                                    .task = Task::Regression,
                                    .parameters = {count(200), noise(0.1, noiseOfTarget)}};
    static Dataset generate(const Setting& setting, Random& random) {
        return curve(-pi, pi, setting, random, [](double x) { return std::sin(x); });
    }
};

struct Parabola {
    static constexpr BuiltInRow row{.name = "parabola",
                                    .title = "Parabola",
                                    .summary = "y = x² from −1 to 1",
                                    .task = Task::Regression,
                                    .parameters = {count(100), noise(0.02, noiseOfTarget)}};
    static Dataset generate(const Setting& setting, Random& random) {
        return curve(-1, 1, setting, random, [](double x) { return x * x; });
    }
};

struct Bump {
    static constexpr BuiltInRow row{.name = "bump",
                                    .title = "Bump",
                                    .summary = "y = exp(−50 (x − ½)²) from 0 to 1: what a few units together can draw",
                                    .task = Task::Regression,
                                    .parameters = {count(100), noise(0, noiseOfTarget)}};
    static Dataset generate(const Setting& setting, Random& random) {
        return curve(0, 1, setting, random, [](double x) { return std::exp(-50 * (x - 0.5) * (x - 0.5)); });
    }
};

template <class B>
BuiltIn builtInOf() {
    BuiltIn builtIn{.row = &B::row, .generate = &B::generate};
    builtIn.setting = standardSetting(builtIn.parameters());
    return builtIn;
}

}  // namespace

Dataset BuiltIn::make(std::uint64_t seed) const {
    Random random(seed);
    return generate(setting, random);
}

std::span<const BuiltIn> allBuiltIns() {
    static const std::array builtIns{builtInOf<Xor>(),      builtInOf<Spirals>(), builtInOf<Circles>(),
                                     builtInOf<Blobs>(),    builtInOf<Moons>(),   builtInOf<Sine>(),
                                     builtInOf<Parabola>(), builtInOf<Bump>()};
    return builtIns;
}

const BuiltIn* findBuiltIn(std::string_view name) { return findNamed(allBuiltIns(), name); }

Result<BuiltIn> parseBuiltIn(std::string_view text) { return parseNamed(allBuiltIns(), text, "data set"); }

std::string toText(const BuiltIn& builtIn) {
    return settingText(builtIn.row->name, builtIn.parameters(), builtIn.setting);
}

}  // namespace wengert
