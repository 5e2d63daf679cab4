#include "core/network/unit_layers.h"

#include <algorithm>
#include <string>

#include "core/language/printer.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

enum class Kind {
    Data,
    Parameter,   // or its transpose
    Sum,         // Σ wᵢⱼ hⱼ + bᵢ
    Activation,  // of a sum
    Other,
};

struct Reading {
    Kind kind = Kind::Data;
    std::size_t parameter = 0;
    bool isTransposed = false;
    std::vector<UnitConnection> inputs;
    std::vector<std::size_t> biases;
    std::optional<std::size_t> group;  // whose units they are
};

std::vector<bool> leadingTo(const Program& program, StepId last) {
    std::vector<bool> leads(program.stepCount(), false);
    leads[index(last)] = true;
    for (std::size_t i = index(last) + 1; i-- > 0;)
        if (leads[i])
            for (const Argument& argument : program.arguments(StepId{static_cast<std::uint32_t>(i)}))
                if (argument.isStep()) leads[index(argument.step())] = true;
    return leads;
}

// The only step without labels that one with labels is computed from.
std::optional<StepId> comparedWithLabels(const Program& program, const Roles& roles) {
    std::vector<bool> hasLabels(program.stepCount(), false);
    for (const StepId label : roles.labels) hasLabels[index(label)] = true;
    std::optional<StepId> compared;
    for (std::size_t i = program.inputs().size(); i < program.stepCount(); ++i) {
        const std::span<const Argument> arguments = program.arguments(StepId{static_cast<std::uint32_t>(i)});
        for (const Argument& argument : arguments)
            hasLabels[i] = hasLabels[i] || (argument.isStep() && hasLabels[index(argument.step())]);
        if (!hasLabels[i]) continue;
        for (const Argument& argument : arguments) {
            if (!argument.isStep() || hasLabels[index(argument.step())] || argument.step() == compared) continue;
            if (compared) return std::nullopt;
            compared = argument.step();
        }
    }
    return compared;
}

class Reader {
 public:
    Reader(const Program& program, const Roles& roles)
        : m_program(program), m_roles(roles), m_readings(program.stepCount()) {
        for (std::size_t i = 0; i < roles.parameters.size(); ++i) {
            Reading& reading = m_readings[index(roles.parameters[i].input)];
            reading.kind = Kind::Parameter;
            reading.parameter = i;
        }
        for (const StepId data : roles.data) addGroup(data, std::nullopt);
    }

    Result<UnitLayers> readTo(StepId prediction) {
        const std::vector<bool> leads = leadingTo(m_program, prediction);
        for (std::size_t i = m_program.inputs().size(); i <= index(prediction); ++i) {
            if (!leads[i]) continue;
            const StepId step{static_cast<std::uint32_t>(i)};
            m_readings[i] = read(step);
            if (m_readings[i].kind == Kind::Activation) addGroup(step, m_program.step(step).op);
            if (m_readings[i].kind == Kind::Other)
                return Diagnostic{.message = toText(statementMath(m_program, step)) +
                                             " is neither weights times units, nor a sum of such, nor an activation"};
        }
        if (!groupOf(prediction) || m_layers.groups.back().inputs.empty())
            return Diagnostic{.message = "the prediction is not computed from x by weights"};
        return std::move(m_layers);
    }

 private:
    const Reading& at(const Argument& argument) const { return m_readings[index(argument.step())]; }
    Shape shape(StepId step) const { return m_program.step(step).shape; }

    Reading read(StepId step) {
        const std::span<const Argument> arguments = m_program.arguments(step);
        if (!std::ranges::all_of(arguments, &Argument::isStep)) return {.kind = Kind::Other};
        const OpId id = m_program.step(step).op;
        if (id == opId<Transpose>() && at(arguments[0]).kind == Kind::Parameter) {
            Reading reading = at(arguments[0]);
            reading.isTransposed = !reading.isTransposed;
            return reading;
        }
        if (id == opId<MatrixProduct>() || id == opId<Multiply>())
            return product(arguments[0].step(), arguments[1].step());
        if (id == opId<Add>()) return sum(step, arguments);
        const bool isActivation = arguments.size() == 1 && shape(step) == shape(arguments[0].step());
        if (isActivation && at(arguments[0]).kind == Kind::Sum) {
            const Reading& of = at(arguments[0]);
            return {.kind = Kind::Activation, .inputs = of.inputs, .biases = of.biases};
        }
        return {.kind = Kind::Other};
    }

    // Weights times units, in whichever order: units stand in a column behind weights, in a row before them.
    Reading product(StepId left, StepId right) {
        const bool weightsFirst = m_readings[index(left)].kind == Kind::Parameter;
        const StepId units = weightsFirst ? right : left;
        const StepId weights = weightsFirst ? left : right;
        const Reading& parameter = m_readings[index(weights)];
        if (parameter.kind != Kind::Parameter) return {.kind = Kind::Other};
        const Shape written = shape(m_roles.parameters[parameter.parameter].input);
        UnitConnection connection{.parameter = parameter.parameter, .weights = written};
        if (shape(units).isScalar()) {
            connection.isTransposed = written.columns > 1;  // a row: one for each unit
            if (written.columns > 1 && written.rows > 1) return {.kind = Kind::Other};
        } else {
            connection.isTransposed = parameter.isTransposed == weightsFirst;
            const bool fits = weightsFirst ? shape(units).columns == 1 && shape(weights).columns == shape(units).rows
                                           : shape(units).rows == 1 && shape(weights).rows == shape(units).columns;
            if (!fits) return {.kind = Kind::Other};
        }
        const std::optional<std::size_t> from = groupOf(units);
        if (!from) return {.kind = Kind::Other};
        connection.from = *from;
        return {.kind = Kind::Sum, .inputs = {connection}};
    }

    Reading sum(StepId step, std::span<const Argument> arguments) const {
        Reading result{.kind = Kind::Sum};
        for (const Argument& argument : arguments) {
            const Reading& part = at(argument);
            const Shape partShape = shape(argument.step());
            if (part.kind == Kind::Parameter && (partShape.isScalar() || partShape == shape(step))) {
                result.biases.push_back(part.parameter);
            } else if (part.kind == Kind::Sum && partShape == shape(step)) {
                result.inputs.insert(result.inputs.end(), part.inputs.begin(), part.inputs.end());
                result.biases.insert(result.biases.end(), part.biases.begin(), part.biases.end());
            } else {
                return {.kind = Kind::Other};
            }
        }
        return result;
    }

    // A sum becomes units when it is used as such.
    std::optional<std::size_t> groupOf(StepId step) {
        const Reading& reading = m_readings[index(step)];
        if (reading.kind == Kind::Sum && !reading.group) addGroup(step, std::nullopt);
        return m_readings[index(step)].group;
    }

    void addGroup(StepId step, std::optional<OpId> activation) {
        Reading& reading = m_readings[index(step)];
        UnitGroup group{.step = step,
                        .size = shape(step).size(),
                        .activation = activation,
                        .inputs = reading.inputs,
                        .biases = reading.biases};
        for (const UnitConnection& input : group.inputs)
            group.column = std::max(group.column, m_layers.groups[input.from].column + 1);
        reading.group = m_layers.groups.size();
        m_layers.groups.push_back(std::move(group));
    }

    const Program& m_program;
    const Roles& m_roles;
    std::vector<Reading> m_readings;
    UnitLayers m_layers;
};

}  // namespace

Result<UnitLayers> readUnitLayers(const Program& program, const Roles& roles) {
    const std::optional<StepId> prediction = roles.prediction ? roles.prediction : comparedWithLabels(program, roles);
    if (!prediction) return Diagnostic{.message = "there is no step called yhat, the network’s answer"};
    return Reader(program, roles).readTo(*prediction);
}

}  // namespace wengert
