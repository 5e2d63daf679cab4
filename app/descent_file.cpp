#include "app/descent_file.h"

#include <cmath>
#include <limits>

namespace wengert {

using namespace Qt::StringLiterals;

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr Interval fromZero = Interval::between(0, largest, "a number from 0");
constexpr double mostLooks = 1e6;

constexpr std::array sourceNames{std::pair{SurfaceSource::Program, "program"},
                                 std::pair{SurfaceSource::Weights, "weights"},
                                 std::pair{SurfaceSource::Directions, "directions"}};

SurfaceSource readSource(ObjectReader& reader, SurfaceSource standard) {
    std::string name;
    reader.read("source", name);
    if (!reader.find("source")) return standard;
    for (const auto& [source, known] : sourceNames)
        if (name == known) return source;
    reader.complain(reader.name("source"), u"“program”, “weights” or “directions”"_s);
    return standard;
}

// As many finite numbers as there are to be, or a complaint; nothing where the member is absent.
std::vector<double> readNumbers(ObjectReader& reader, const char* key, std::size_t count, double least, double most) {
    std::vector<double> numbers;
    if (!reader.find(key)) return numbers;
    reader.read(key, numbers);
    const auto isFit = [&](double number) { return number >= least && number <= most; };
    if (numbers.size() == count && std::ranges::all_of(numbers, isFit)) return numbers;
    reader.complain(reader.name(key), u"a list of %1 numbers from %2 to %3"_s.arg(count).arg(least).arg(most));
    return {};
}

std::vector<Runner> readRunners(ObjectReader& reader) {
    std::vector<std::string> methods;
    reader.read("methods", methods);
    if (methods.size() > DescentDocument::mostRunners) {
        reader.complain(reader.name("methods"), u"at most %1 methods"_s.arg(DescentDocument::mostRunners));
        return {};
    }
    const std::vector<double> looks = readNumbers(reader, "looks", methods.size(), 0, mostLooks);
    const std::vector<double> shown = readNumbers(reader, "shown", methods.size(), 0, 1);
    std::vector<Runner> runners;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        const Result<Method> method = parseDescentMethod(methods[i]);
        if (!method) {
            reader.complain(u"%1: %2"_s.arg(reader.name("methods"), toQString(method.error().message)));
            return {};
        }
        runners.push_back({.method = *method,
                           .isShown = shown.empty() || shown[i] != 0,
                           .look = looks.empty() ? static_cast<int>(i) : static_cast<int>(looks[i])});
    }
    return runners;
}

}  // namespace

Json toJson(const DescentDocument& descent) {
    const DescentDocument standard;
    Json json = Json::object();
    const auto* source = std::ranges::find(sourceNames, descent.source, &std::pair<SurfaceSource, const char*>::first);
    if (descent.source != standard.source) json["source"] = source->second;
    if (descent.weights != standard.weights) json["weights"] = descent.weights;
    if (descent.directionSeed != standard.directionSeed) json["directionSeed"] = descent.directionSeed;
    if (descent.networkStart != standard.networkStart) json["networkStart"] = numbersToJson(descent.networkStart);
    if (descent.runners != standard.runners) {
        for (const char* key : {"methods", "looks", "shown"}) json[key] = Json::array();
        for (const Runner& runner : descent.runners) {
            json["methods"].push_back(toText(runner.method));
            json["looks"].push_back(runner.look);
            json["shown"].push_back(runner.isShown ? 1 : 0);
        }
    }
    if (descent.iterations != standard.iterations) json["iterations"] = descent.iterations;
    if (descent.noise != standard.noise) json["noise"] = descent.noise;
    if (descent.noiseSeed != standard.noiseSeed) json["noiseSeed"] = descent.noiseSeed;
    return json;
}

Json toJson(const DescentView& view) {
    Json json{{"iteration", view.iteration}, {"selected", view.selected}};
    const QRectF& area = view.area;
    if (!area.isEmpty()) json["area"] = numbersToJson(std::array{area.left(), area.top(), area.right(), area.bottom()});
    return json;
}

DescentDocument readDescent(const Json& json, QString& complaint) {
    DescentDocument descent;
    ObjectReader reader(json, u"document.descent"_s, complaint);
    reader.allowOnly({"source", "weights", "directionSeed", "networkStart", "methods", "looks", "shown", "iterations",
                      "noise", "noiseSeed"});
    descent.source = readSource(reader, descent.source);
    if (const auto weights = readNumbers(reader, "weights", 2, 0, 1e9); !weights.empty())
        descent.weights = {static_cast<std::uint64_t>(weights[0]), static_cast<std::uint64_t>(weights[1])};
    reader.read("directionSeed", descent.directionSeed);
    if (const auto start = readNumbers(reader, "networkStart", 2, -largest, largest); !start.empty())
        descent.networkStart = {start[0], start[1]};
    if (reader.find("methods")) descent.runners = readRunners(reader);
    reader.read("iterations", descent.iterations);
    if (descent.iterations < 1 || descent.iterations > DescentDocument::mostIterations)
        reader.complain(reader.name("iterations"), u"from 1 to %1"_s.arg(DescentDocument::mostIterations));
    reader.read("noise", descent.noise, fromZero);
    reader.read("noiseSeed", descent.noiseSeed);
    return descent;
}

DescentView readDescentView(const Json& json, QString& complaint) {
    DescentView view;
    ObjectReader reader(json, u"view.descent"_s, complaint);
    reader.allowOnly({"iteration", "selected", "area"});
    reader.read("iteration", view.iteration);
    reader.read("selected", view.selected);
    if (const auto area = readNumbers(reader, "area", 4, -largest, largest); !area.empty()) {
        view.area = QRectF(QPointF(area[0], area[1]), QPointF(area[2], area[3]));
        if (view.area.isEmpty()) reader.complain(reader.name("area"), u"[x from, y from, x to, y to]"_s);
    }
    return view;
}

}  // namespace wengert
