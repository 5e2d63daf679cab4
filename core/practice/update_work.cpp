#include "core/practice/update_work.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/language/number.h"
#include "core/practice/answer.h"

namespace wengert {

namespace {

std::string rowName(const std::string& input, std::string_view quantity) {
    return quantity == "theta" ? input : std::string(quantity) + '_' + input;
}

// ∂f/∂x
Math slope(const Program& program, const std::string& input) {
    return Math::row(Math::variable("∂"), nameSymbol(program.outputName()), Math::variable("/"), Math::variable("∂"),
                     nameSymbol(input));
}

// v of x, x′: what the row computes.
Math shownAs(const UpdateWorkLine& work, const Program& program, const std::string& input) {
    if (work.line.name == "g") return Math::row(Math::variable("g"), Math::op("="), slope(program, input));
    if (work.line.name == "theta") return Math::row(nameSymbol(input), Math::variable("′"));
    return work.line.target;
}

}  // namespace

UpdatePoint pointBefore(const Exercise& exercise, StepId input) {
    assert(exercise.act);
    const Updated updated = carryOut(*exercise.act, exercise.program(), exercise.trace);
    UpdatePoint point = pointOf(*exercise.act, updated, index(input));
    point.parameterName = nameSymbol(exercise.program().inputs()[index(input)].name);
    return point;
}

std::vector<UpdateWorkLine> updateWork(const Exercise& exercise, StepId input, const OwnNumber& own) {
    const Program& program = exercise.program();
    const std::string& name = program.inputs()[index(input)].name;
    UpdatePoint point = pointBefore(exercise, input);
    const UpdateLine gradient{.target = Math::variable("g"),
                              .rule = slope(program, name),
                              .numbers = Math::number(shortNumber(point.gradient)),
                              .value = point.gradient,
                              .name = "g"};
    std::vector<UpdateWorkLine> work{{rowName(name, "g"), gradient}};
    const auto ownOf = [&](const UpdateLine& line) {
        return own ? own(rowName(name, line.name)) : std::optional<double>();
    };
    point.gradient = ownOf(gradient).value_or(point.gradient);
    for (UpdateLine& line : explainUpdate(exercise.act->method, point, ownOf)) {
        std::string row = rowName(name, line.name);
        work.push_back({std::move(row), std::move(line)});
    }
    return work;
}

std::vector<ExerciseRow> updateRows(const Exercise& exercise) {
    std::vector<ExerciseRow> rows;
    const Program& program = exercise.program();
    for (std::uint32_t i = 0; i < program.inputs().size(); ++i)
        for (const UpdateWorkLine& work : updateWork(exercise, StepId{i})) {
            ExerciseRow row{.name = work.row,
                            .step = StepId{i},
                            .shown = shownAs(work, program, program.inputs()[i].name),
                            .answer = exactNumber(work.line.value),
                            .number = work.line.value};
            // A small step would be lost in the digits of where it ends.
            constexpr double visibleFraction = 0.1;
            if (work.line.name == "theta")
                row.farthest = std::max(visibleFraction * std::abs(work.line.value - exercise.trace.values[i]),
                                        threeDigitRounding(work.line.value));
            rows.push_back(std::move(row));
        }
    return rows;
}

}  // namespace wengert
