#include "core/optimize/update_ladder.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/autodiff/scalarize.h"
#include "core/language/number.h"

namespace wengert {

namespace {

Math theta() { return Math::variable("θ"); }
Math newTheta() { return Math::row(theta(), Math::variable("′")); }

Math numberMath(double number, MathRole role = MathRole::Inherit, bool strong = false) {
    Math math = Math::number(shortNumber(number));
    math.role = role;
    math.strong = strong;
    return math;
}

// Of an update's numbers few are values of the program: none has a colour.
Math uncolored(Math math) {
    math.role = MathRole::Inherit;
    for (Math& child : math.children) child = uncolored(std::move(child));
    return math;
}

// Where the input's first number is among those of all the act's inputs.
std::size_t firstOf(const UpdateAct& act, const Program& program, StepId input) {
    std::size_t first = 0;
    for (const UpdatedInput& each : act.inputs) {
        if (program.findInput(each.name) == input) return first;
        first += each.shape.size();
    }
    assert(false && "an input that the act updates");
    return 0;
}

// g = ∂J/∂θ = 0.2; clipped: g = 0.5 ∂J/∂θ = 0.5 · 0.4 = 0.2
Math gradientRow(const Program& program, const Updated& updated, double adjoint, double gradient) {
    Math slope = Math::row(Math::variable("∂"), nameSymbol(program.outputName()), Math::variable("/"),
                           Math::variable("∂"), theta());
    std::vector<Math> row{Math::variable("g"), Math::op("=")};
    if (updated.clipFactor == 1) {
        row.push_back(std::move(slope));
    } else {
        const Math factor = numberMath(updated.clipFactor);
        for (Math& part : std::vector{factor, std::move(slope), Math::op("="), factor, Math::op("·"),
                                      numberMath(adjoint, MathRole::Adjoint)})
            row.push_back(std::move(part));
    }
    row.push_back(Math::op("="));
    row.push_back(numberMath(gradient, MathRole::Adjoint));
    return Math::row(std::move(row));
}

// What is kept until the next update is replaced: m ← …; what is only computed on the way is equal: m̂ = ….
void addLine(std::vector<Math>& ladder, const Method& method, UpdateLine line, bool isLast) {
    const auto isKept = [&](std::string_view symbol) { return toText(nameSymbol(symbol)) == toText(line.target); };
    const bool replaces = std::ranges::any_of(method.state(), isKept, &StateSlot::symbol);
    Math value = numberMath(line.value, MathRole::Inherit, isLast);
    const bool saysMore = toText(line.numbers) != toText(value);
    ladder.push_back(
        Math::row(isLast ? newTheta() : std::move(line.target), Math::op(replaces ? "←" : "="), std::move(line.rule)));
    Math row = Math::row(Math::op("="), saysMore ? uncolored(std::move(line.numbers)) : value);
    if (saysMore)
        for (Math& part : std::vector{Math::op("="), std::move(value)}) row.children.push_back(std::move(part));
    ladder.push_back(std::move(row));
}

}  // namespace

std::vector<Math> updateLadder(const UpdateAct& act, const Program& program, const Trace& trace, StepId input,
                               std::size_t cell) {
    const Updated updated = carryOut(act, program, trace);
    const std::size_t i = firstOf(act, program, input) + cell;
    const double adjoint = trace.numbers(program, Pass::Adjoints, input)[cell];
    const std::string name = cellName(program.inputs()[index(input)].name, program.step(input).shape, cell);
    std::vector<Math> ladder;
    ladder.push_back(Math::row(theta(), Math::op("="), nameSymbol(name), Math::op("="),
                               numberMath(updated.before[i], MathRole::Value)));
    ladder.push_back(gradientRow(program, updated, adjoint, updated.gradient[i]));
    std::vector<UpdateLine> lines = explainUpdate(act.method, pointOf(act, updated, i));
    for (std::size_t k = 0; k < lines.size(); ++k)
        addLine(ladder, act.method, std::move(lines[k]), k + 1 == lines.size());
    ladder.push_back(Math::row(Math::variable("Δ"), theta(), Math::op("="), newTheta(), Math::op("−"), theta(),
                               Math::op("="), numberMath(updated.parameters[i] - updated.before[i])));
    return ladder;
}

std::size_t mostChangedCell(const Program& program, const Trace& trace, StepId input) {
    const auto before = trace.numbers(program, Pass::Values, input);
    const auto after = trace.numbers(program, Pass::Update, input);
    std::size_t most = 0;
    for (std::size_t cell = 1; cell < before.size(); ++cell)
        if (std::abs(after[cell] - before[cell]) > std::abs(after[most] - before[most])) most = cell;
    return most;
}

}  // namespace wengert
