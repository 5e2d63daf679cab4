#include "app/update_file.h"

#include <charconv>
#include <limits>

namespace wengert {

using namespace Qt::StringLiterals;

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr Interval anyNumber = Interval::between(-largest, largest, "a number");
constexpr Interval fromZero = Interval::between(0, largest, "a number from 0");
constexpr Interval aboveZero{.low = 0, .high = largest, .lowIsOpen = true, .words = "a number above 0"};

// "W1 : 2x3", as the language declares it.
std::string declaration(const UpdatedInput& input) {
    return input.name + " : " + std::to_string(input.shape.rows) + "x" + std::to_string(input.shape.columns);
}

std::optional<UpdatedInput> parseDeclaration(std::string_view text) {
    const std::size_t colon = text.find(" : ");
    if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
    UpdatedInput input{.name = std::string(text.substr(0, colon))};
    const char* const end = text.data() + text.size();
    const auto rows = std::from_chars(text.data() + colon + 3, end, input.shape.rows);
    if (rows.ptr == end) return std::nullopt;
    std::from_chars(rows.ptr + 1, end, input.shape.columns);
    const std::size_t size = input.shape.size();
    if (size == 0 || size > ProgramBuilder::maximumNumbers || declaration(input) != text) return std::nullopt;
    return input;
}

}  // namespace

Json toJson(const UpdateAct& act) {
    Json json;
    json["method"] = toText(act.method);
    json["rate"] = act.learningRate;
    json["number"] = act.number;
    json["carried"] = numberToJson(act.carried);
    if (act.clipNorm) json["clip"] = *act.clipNorm;
    json["inputs"] = Json::array();
    for (const UpdatedInput& input : act.inputs) json["inputs"].push_back(declaration(input));
    json["state"] = numbersToJson(act.state);
    return json;
}

UpdateAct readUpdate(const Json& json, QString& complaint) {
    UpdateAct act;
    std::vector<std::string> inputs;
    ObjectReader reader(json, u"document.update"_s, complaint);
    reader.require({"method", "rate", "number", "inputs", "state"});
    reader.allowOnly({"method", "rate", "number", "carried", "clip", "inputs", "state"});
    reader.read("method", act.method, &parseMethod);
    reader.read("rate", act.learningRate, fromZero);
    reader.read("number", act.number);
    reader.read("carried", act.carried, anyNumber);
    reader.readOptional("clip", act.clipNorm, aboveZero);
    reader.read("inputs", inputs);
    reader.read("state", act.state);
    for (const std::string& text : inputs) {
        const std::optional<UpdatedInput> input = parseDeclaration(text);
        if (input) act.inputs.push_back(*input);
        else reader.complain(reader.name("inputs"), u"texts such as “W1 : 2x3”"_s);
    }
    if (act.number == 0) reader.complain(reader.name("number"), u"at least 1"_s);
    if (act.inputs.empty()) reader.complain(reader.name("inputs"), u"at least one"_s);
    if (act.state.size() != act.method.row->stateCount() * act.parameterCount())
        reader.complain(reader.name("state"),
                        u"a number for each of the inputs' numbers and of what the method keeps"_s);
    return act;
}

}  // namespace wengert
