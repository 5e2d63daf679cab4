// What there is to draw of a network, as data: columns of units, edges between them, names, and how strong each edge
// is drawn for given numbers. Made once for a setup; it knows no pixels and no snapshot.
#pragma once

#include <QString>
#include <span>
#include <vector>

#include "core/network/dataset.h"
#include "core/network/unit_layers.h"

namespace wengert {

struct NetworkColumn {
    QString caption;        // "hidden 1 · tanh"
    std::size_t size = 0;   // units there are
    std::size_t first = 0;  // of those shown, in NetworkModel::units()
    std::size_t shown = 0;
    bool isCut() const { return shown < size; }
};

struct NetworkUnit {
    StepId step{};
    std::uint32_t cell = 0;
    std::size_t group = 0;  // in UnitLayers
    std::size_t column = 0;
    QString name;   // h⁽¹⁾₃
    QString label;  // beside its box, or in it: a feature, a class
};

struct NetworkEdge {
    std::size_t from = 0;  // units
    std::size_t to = 0;
    std::size_t number = 0;  // of its weight, among all parameters' numbers
};

// How strong an edge is beside the strongest: its sign and size, from −1 to 1. NaN where its number is not finite.
struct EdgeStrength {
    std::size_t edge = 0;
    double strength = 0;
};

struct EdgeStrengths {
    std::vector<EdgeStrength> edges;  // the weakest first
    double largest = 0;               // |number| of strength 1
};

class NetworkModel {
 public:
    // Of a longer column the first few are shown.
    static constexpr std::size_t mostUnits = 24;
    static constexpr std::size_t unitsOfCut = 16;
    static constexpr std::size_t mostEdges = 400;

    NetworkModel() = default;
    NetworkModel(const Program& program, const Roles& roles, const Dataset& data);

    // Why there is nothing to draw; empty where there is.
    const QString& problem() const { return m_problem; }
    bool isEmpty() const { return m_columns.empty(); }
    std::span<const NetworkColumn> columns() const { return m_columns; }
    std::span<const NetworkUnit> units() const { return m_units; }
    std::span<const NetworkEdge> edges() const { return m_edges; }
    const UnitLayers& layers() const { return m_layers; }
    std::size_t weightCount() const { return m_weightCount; }  // of all units

    // By the numbers of all parameters; none: nothing is known, and there are no edges. At most `most` of the
    // strongest, and besides all of the unit `whole`.
    EdgeStrengths strengths(std::span<const double> numbers, std::size_t most = mostEdges,
                            std::optional<std::size_t> whole = {}) const;

    struct Parameter {
        std::string name;
        Shape shape;
        std::size_t offset;
    };
    const Parameter& parameter(std::size_t i) const { return m_parameters[i]; }
    // A number among all parameters': w⁽¹⁾₃₁.
    QString parameterName(std::size_t number) const;
    // Of one weight, among all parameters' numbers.
    std::size_t numberOf(const UnitConnection& connection, std::size_t to, std::size_t from) const {
        return m_parameters[connection.parameter].offset + connection.weightAt(to, from);
    }
    std::size_t biasOf(std::size_t parameter, std::size_t unit) const {
        return m_parameters[parameter].offset + (m_parameters[parameter].shape.isScalar() ? 0 : unit);
    }
    // Where the unit's biases are among all parameters' numbers.
    std::vector<std::size_t> biasesOf(std::size_t unit) const;
    std::optional<OpId> activationOf(std::size_t unit) const { return m_layers.groups[m_units[unit].group].activation; }

 private:
    void addColumns(const Program& program, const Dataset& data);
    void addUnits(NetworkColumn& column, std::size_t group, const Program& program, const Dataset& data);
    void addEdges();

    QString m_problem;
    UnitLayers m_layers;
    std::vector<Parameter> m_parameters;
    std::vector<NetworkColumn> m_columns;
    std::vector<NetworkUnit> m_units;
    std::vector<NetworkEdge> m_edges;
    std::size_t m_weightCount = 0;
};

// As it is called under a column: tanh, σ, ReLU.
QString activationName(OpId activation);

}  // namespace wengert
