#include "ui/workspaces/train/network_model.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/ops/table.h"
#include "ui/text.h"
#include "ui/workspaces/train/network_names.h"

namespace wengert {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("NetworkModel", text); }

// A feature's number among all data: groups of data come in the order of the features.
std::size_t featureOf(const UnitLayers& layers, std::size_t group, std::size_t cell) {
    std::size_t feature = cell;
    for (std::size_t g = 0; g < group; ++g)
        if (layers.groups[g].column == 0) feature += layers.groups[g].size;
    return feature;
}

// z2 and ŷ are names of a linear network's answer.
std::string_view nameOf(const Program& program, StepId step, bool isAnswer) {
    const std::vector<std::string_view> names = program.names(step);
    if (names.empty()) return {};
    return isAnswer ? names.back() : names.front();
}

QString captionOf(const UnitLayers& layers, std::size_t column) {
    if (column == 0) return tr("input");
    const bool isLast = column + 1 == layers.columnCount();
    QString caption = isLast ? tr("output") : tr("hidden %1").arg(column);
    const auto group = std::ranges::find(layers.groups, column, &UnitGroup::column);
    if (group->activation) caption += QStringLiteral(" · ") + activationName(*group->activation);
    return caption;
}

}  // namespace

QString activationName(OpId activation) {
    const OpRow& row = *op(activation).row;
    const std::string_view alias = row.aliases[0];
    return toQString(alias.empty() ? row.name : alias).replace(u'_', u' ');
}

NetworkModel::NetworkModel(const Program& program, const Roles& roles, const Dataset& data) {
    if (program.isEmpty()) return;
    Result<UnitLayers> layers = readUnitLayers(program, roles);
    if (!layers) {
        m_problem = toQString(layers.error().message);
        return;
    }
    m_layers = std::move(*layers);
    for (const NetworkParameter& parameter : roles.parameters)
        m_parameters.push_back({.name = program.inputs()[index(parameter.input)].name,
                                .shape = program.step(parameter.input).shape,
                                .offset = parameter.offset});
    addColumns(program, data);
    addEdges();
}

void NetworkModel::addColumns(const Program& program, const Dataset& data) {
    for (std::size_t i = 0; i < m_layers.columnCount(); ++i) {
        NetworkColumn column{.caption = captionOf(m_layers, i), .first = m_units.size()};
        for (const UnitGroup& group : m_layers.groups)
            if (group.column == i) column.size += group.size;
        for (std::size_t group = 0; group < m_layers.groups.size(); ++group)
            if (m_layers.groups[group].column == i) addUnits(column, group, program, data);
        m_columns.push_back(column);
    }
}

void NetworkModel::addUnits(NetworkColumn& column, std::size_t group, const Program& program, const Dataset& data) {
    const UnitGroup& of = m_layers.groups[group];
    const std::size_t most = column.size > mostUnits ? unitsOfCut : mostUnits;
    for (std::size_t cell = 0; cell < of.size && column.shown < most; ++cell, ++column.shown) {
        NetworkUnit unit{
            .step = of.step, .cell = static_cast<std::uint32_t>(cell), .group = group, .column = of.column};
        const std::string_view name = nameOf(program, of.step, of.column + 1 == m_layers.columnCount());
        unit.name = name.empty() ? tr("%1, unit %2").arg(column.caption).arg(cell + 1)
                                 : networkCellName(name, {static_cast<std::uint32_t>(of.size), 1}, cell).text();
        if (of.column == 0) {
            const std::size_t feature = featureOf(m_layers, group, cell);
            unit.label = feature < data.featureCount() ? toQString(data.featureNames[feature]) : unit.name;
        } else if (of.column + 1 == m_layers.columnCount() && data.task == Task::Classes && cell < data.classCount()) {
            unit.label = toQString(data.classNames[cell]);
        }
        m_units.push_back(std::move(unit));
    }
}

void NetworkModel::addEdges() {
    for (const UnitGroup& group : m_layers.groups)
        for (const UnitConnection& connection : group.inputs)
            m_weightCount += group.size * m_layers.groups[connection.from].size;
    for (std::size_t to = 0; to < m_units.size(); ++to)
        for (const UnitConnection& connection : m_layers.groups[m_units[to].group].inputs)
            for (std::size_t from = 0; from < to; ++from)
                if (m_units[from].group == connection.from)
                    m_edges.push_back({from, to, numberOf(connection, m_units[to].cell, m_units[from].cell)});
}

EdgeStrengths NetworkModel::strengths(std::span<const double> numbers, std::size_t most,
                                      std::optional<std::size_t> whole) const {
    EdgeStrengths result;
    if (numbers.empty()) return result;
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const double number = numbers[m_edges[i].number];
        result.edges.push_back({i, std::isfinite(number) ? number : NAN});
        if (std::isfinite(number)) result.largest = std::max(result.largest, std::abs(number));
    }
    // What is not finite counts as the strongest: it has to be seen.
    const auto size = [](const EdgeStrength& edge) {
        return std::isnan(edge.strength) ? INFINITY : std::abs(edge.strength);
    };
    std::ranges::stable_sort(result.edges, std::less{}, size);
    if (result.edges.size() > most) {
        const auto strongest = result.edges.end() - static_cast<std::ptrdiff_t>(most);
        const auto isLeftOut = [&](const EdgeStrength& edge) {
            return m_edges[edge.edge].from != whole && m_edges[edge.edge].to != whole;
        };
        result.edges.erase(std::remove_if(result.edges.begin(), strongest, isLeftOut), strongest);
    }
    for (EdgeStrength& edge : result.edges)
        edge.strength = result.largest > 0 ? edge.strength / result.largest : edge.strength;
    return result;
}

QString NetworkModel::parameterName(std::size_t number) const {
    const auto after = std::ranges::upper_bound(m_parameters, number, {}, &Parameter::offset);
    const Parameter& parameter = *std::prev(after);
    return networkCellName(parameter.name, parameter.shape, number - parameter.offset).text();
}

std::vector<std::size_t> NetworkModel::biasesOf(std::size_t unit) const {
    std::vector<std::size_t> numbers;
    for (const std::size_t parameter : m_layers.groups[m_units[unit].group].biases)
        numbers.push_back(biasOf(parameter, m_units[unit].cell));
    return numbers;
}

}  // namespace wengert
