#include "app/command_line/weights_file.h"

#include <QSaveFile>

#include "app/command_line/command_line.h"
#include "core/ops/shapes.h"

namespace wengert::command_line {

namespace {

constexpr std::size_t mostFileBytes = std::size_t{1} << 30;

// W2 → W: what it is called inside its layer.
std::string letters(const std::string& name) { return name.substr(0, name.find_first_of("0123456789")); }

// A matrix row by row; a column as one list.
Json jsonArray(Shape shape, std::span<const double> numbers, bool isWeight) {
    Json list = Json::array();
    for (std::size_t i = 0; i < shape.rows; ++i) {
        if (!isWeight) {
            list.push_back(jsonNumber(numbers[i]));
            continue;
        }
        Json row = Json::array();
        for (const double number : numbers.subspan(i * shape.columns, shape.columns)) row.push_back(jsonNumber(number));
        list.push_back(std::move(row));
    }
    return list;
}

[[noreturn]] void refuse(const std::string& file, const std::string& place, const std::string& what) {
    throw InputError(file + ": " + place + what);
}

// The numbers of a list of `count` numbers.
void readList(const std::string& file, const std::string& place, const Json& list, std::size_t count,
              std::vector<double>& numbers) {
    if (!list.is_array() || list.size() != count)
        refuse(file, place, ": expected a list of " + std::to_string(count) + (count == 1 ? " number" : " numbers"));
    for (const Json& number : list) {
        if (!number.is_number()) refuse(file, place, ": expected numbers, found " + number.dump());
        numbers.push_back(number.get<double>());
    }
}

void readArray(const std::string& file, const std::string& place, const Json& list, Shape shape, bool isWeight,
               std::vector<double>& numbers) {
    if (!isWeight) return readList(file, place, list, shape.rows, numbers);
    if (!list.is_array() || list.size() != shape.rows)
        refuse(file, place,
               " is " + shapeText(shape) + ": expected " + std::to_string(shape.rows) +
                   (shape.rows == 1 ? " row" : " rows") + " of " + std::to_string(shape.columns));
    for (std::size_t i = 0; i < shape.rows; ++i)
        readList(file, place + ", row " + std::to_string(i + 1), list[i], shape.columns, numbers);
}

}  // namespace

Json jsonWeights(const Trainer& trainer) {
    const Roles& roles = trainer.roles();
    Json layers = Json::array();
    for (std::size_t layer = 0; layer < roles.layers.size(); ++layer) {
        Json parameters = Json::object();
        for (const NetworkParameter& parameter : roles.parameters)
            if (parameter.layer == layer)
                parameters[letters(trainer.program().inputs()[index(parameter.input)].name)] =
                    jsonArray(trainer.program().step(parameter.input).shape,
                              trainer.parameters().subspan(parameter.offset, parameter.size), parameter.isWeight);
        layers.push_back(std::move(parameters));
    }
    return layers;
}

std::vector<double> readWeights(const std::string& file, const Program& program, const Roles& roles) {
    const Json layers = Json::parse(readAll(file, mostFileBytes), nullptr, false);
    if (!layers.is_array() || layers.size() != roles.layers.size())
        refuse(file, "",
               "expected a list of " + std::to_string(roles.layers.size()) +
                   " layers as JSON: [{\"W\": [[…]], \"b\": […]}, …]");
    std::vector<double> numbers;
    for (const NetworkParameter& parameter : roles.parameters) {
        const std::string& name = program.inputs()[index(parameter.input)].name;
        const Json& layer = layers[parameter.layer];
        if (!layer.is_object() || !layer.contains(letters(name)))
            refuse(file, "layer " + std::to_string(parameter.layer + 1), " has no \"" + letters(name) + "\"");
        readArray(file, name, layer[letters(name)], program.step(parameter.input).shape, parameter.isWeight, numbers);
    }
    return numbers;
}

void saveWeights(const std::string& file, const Trainer& trainer) {
    QSaveFile out(QString::fromStdString(file));
    const std::string text = jsonWeights(trainer).dump() + "\n";
    if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
        !out.commit())
        throw InputError("--save-weights: cannot write \"" + file + "\": " + out.errorString().toStdString());
}

}  // namespace wengert::command_line
