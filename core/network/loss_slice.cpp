#include "core/network/loss_slice.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "core/network/unit_layers.h"
#include "core/optimize/random.h"

namespace wengert {

namespace {

using Filter = std::vector<std::size_t>;  // places of weights that are scaled together

double dot(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// The weights that lead to each unit; shared ones belong to the first. Weights that lead to none, array by array.
std::vector<Filter> filtersOf(const Program& program, const Roles& roles) {
    std::vector<Filter> filters;
    std::vector<bool> isTaken(roles.parameterCount, false);
    const auto take = [&](Filter& filter, std::size_t place) {
        if (!isTaken[place]) filter.push_back(place);
        isTaken[place] = true;
    };
    if (const Result<UnitLayers> layers = readUnitLayers(program, roles)) {
        for (const UnitGroup& group : layers->groups)
            for (std::size_t unit = 0; unit < group.size; ++unit) {
                Filter& filter = filters.emplace_back();
                for (const UnitConnection& input : group.inputs)
                    for (std::size_t from = 0; from < layers->groups[input.from].size; ++from)
                        take(filter, roles.parameters[input.parameter].offset + input.weightAt(unit, from));
            }
    }
    for (const NetworkParameter& parameter : roles.parameters) {
        if (!parameter.isWeight) continue;
        Filter& filter = filters.emplace_back();
        for (std::size_t i = 0; i < parameter.size; ++i) take(filter, parameter.offset + i);
    }
    return filters;
}

double normOf(const Filter& filter, std::span<const double> numbers) {
    double squares = 0;
    for (const std::size_t place : filter) squares += numbers[place] * numbers[place];
    return std::sqrt(squares);
}

std::vector<double> randomDirection(std::span<const Filter> filters, std::span<const double> parameters,
                                    Random& random) {
    std::vector<double> direction(parameters.size(), 0.0);
    for (const Filter& filter : filters) {
        for (const std::size_t place : filter) direction[place] = random.normal();
        const double drawn = normOf(filter, direction);
        if (drawn == 0) continue;
        const double scale = normOf(filter, parameters) / drawn;
        for (const std::size_t place : filter) direction[place] *= scale;
    }
    return direction;
}

std::vector<double> unitVector(std::size_t size, std::size_t place) {
    std::vector<double> vector(size, 0.0);
    vector[place] = 1;
    return vector;
}

}  // namespace

ParameterCell parameterCell(const Program& program, const Roles& roles, std::size_t parameter) {
    assert(parameter < roles.parameterCount);
    const NetworkParameter& array =
        *std::prev(std::ranges::upper_bound(roles.parameters, parameter, {}, &NetworkParameter::offset));
    return {.name = program.inputs()[index(array.input)].name,
            .shape = program.step(array.input).shape,
            .cell = parameter - array.offset};
}

LossSlice::LossSlice(const Trainer& trainer, std::array<std::vector<double>, 2> directions)
    : m_loss(trainer),
      m_origin(trainer.parameters().begin(), trainer.parameters().end()),
      m_directions(std::move(directions)),
      m_parameters(m_origin),
      m_gradient(m_origin.size()) {}

LossSlice LossSlice::alongParameters(const Trainer& trainer, std::size_t first, std::size_t second) {
    assert(first != second);
    const std::size_t n = trainer.parameters().size();
    LossSlice slice(trainer, {unitVector(n, first), unitVector(n, second)});
    std::size_t i = 0;
    for (const std::size_t parameter : {first, second}) {
        slice.m_axes[i] = parameterCell(trainer.program(), trainer.roles(), parameter);
        slice.m_start[i] = std::exchange(slice.m_origin[parameter], 0.0);
        ++i;
    }
    return slice;
}

LossSlice LossSlice::alongRandomDirections(const Trainer& trainer, std::uint64_t seed) {
    const std::vector<Filter> filters = filtersOf(trainer.program(), trainer.roles());
    Random random(seed);
    std::array<std::vector<double>, 2> directions;
    for (std::vector<double>& direction : directions)
        direction = randomDirection(filters, trainer.parameters(), random);
    return {trainer, std::move(directions)};
}

// The least squares of parameters − o over the two directions.
LossSlice::Pair LossSlice::coordinatesOf(std::span<const double> parameters) const {
    assert(parameters.size() == m_origin.size());
    std::vector<double> offset(m_origin.size());
    std::ranges::transform(parameters, m_origin, offset.begin(), std::minus());
    const auto& [d1, d2] = m_directions;
    const double g11 = dot(d1, d1);
    const double g12 = dot(d1, d2);
    const double g22 = dot(d2, d2);
    const double determinant = g11 * g22 - g12 * g12;
    if (!(determinant > 1e-12 * g11 * g22)) return {g11 > 0 ? dot(d1, offset) / g11 : 0, 0};
    const double r1 = dot(d1, offset);
    const double r2 = dot(d2, offset);
    return {(g22 * r1 - g12 * r2) / determinant, (g11 * r2 - g12 * r1) / determinant};
}

std::span<const double> LossSlice::parametersAt(const Pair& point) {
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        m_parameters[i] = m_origin[i] + point[0] * m_directions[0][i] + point[1] * m_directions[1][i];
    return m_parameters;
}

double LossSlice::evaluate(std::span<const double> point, std::span<double> gradient) {
    assert(point.size() == 2 && gradient.size() == 2);
    if (givesUp(gradient)) return notComputed;
    const double value = m_loss.evaluate(parametersAt({point[0], point[1]}), m_gradient);
    for (std::size_t i = 0; i < 2; ++i) gradient[i] = dot(m_gradient, m_directions[i]);
    return value;
}

void LossSlice::hessian(std::span<const double> point, std::span<double> hessian) {
    assert(point.size() == 2 && hessian.size() == 4);
    for (std::size_t i = 0; i < 2; ++i) {
        Pair at{point[0], point[1]};
        Pair ahead{};
        Pair behind{};
        const double h = 1e-5 * std::max(1.0, std::abs(at[i]));
        at[i] = point[i] + h;
        evaluate(at, ahead);
        at[i] = point[i] - h;
        evaluate(at, behind);
        for (std::size_t k = 0; k < 2; ++k) hessian[2 * k + i] = (ahead[k] - behind[k]) / (2 * h);
    }
    hessian[1] = hessian[2] = (hessian[1] + hessian[2]) / 2;
}

void LossSlice::evaluateMany(std::span<const double> coordinates, std::span<double> values,
                             std::span<double> gradients) {
    const std::size_t points = values.size();
    assert(coordinates.size() == 2 * points && (gradients.empty() || gradients.size() == 2 * points));
    for (std::size_t i = 0; i < points; ++i) {
        const Pair point{coordinates[i], coordinates[points + i]};
        if (gradients.empty()) {
            if (givesUp(values)) return;
            values[i] = m_loss.value(parametersAt(point));
            continue;
        }
        Pair gradient{};
        values[i] = evaluate(point, gradient);
        gradients[i] = gradient[0];
        gradients[points + i] = gradient[1];
    }
}

}  // namespace wengert
