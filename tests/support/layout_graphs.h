// Graphs of the kinds the program draws, for the tests and the benchmark of the layout: programs step by
// step, networks unit by unit, butterflies. Box sizes are those of the Step workspace.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/layout/layered.h"

namespace wengert::layout {

constexpr Box stepBox{.width = 108, .height = 102};

// Appends steps as the parser does: a step comes after its arguments.
class Steps {
 public:
    std::uint32_t step(std::initializer_list<std::uint32_t> arguments = {}) {
        const auto id = static_cast<std::uint32_t>(m_graph.boxes.size());
        m_graph.boxes.push_back(stepBox);
        for (const std::uint32_t argument : arguments) m_graph.links.push_back({argument, id});
        return id;
    }
    std::vector<std::uint32_t> inputs(std::size_t count) {
        std::vector<std::uint32_t> ids;
        for (std::size_t i = 0; i < count; ++i) ids.push_back(step());
        return ids;
    }
    void link(std::uint32_t from, std::uint32_t to) { m_graph.links.push_back({from, to}); }
    std::size_t size() const { return m_graph.boxes.size(); }
    Graph take() { return std::move(m_graph); }
    Graph& graph() { return m_graph; }

 private:
    Graph m_graph;
};

// f = (x*y + sin(x) + 4)*(3*y^2 + 6)
inline Graph lectureExample() {
    Steps s;
    const auto x = s.step(), y = s.step();
    const auto product = s.step({x, y}), sine = s.step({x}), sum = s.step({product, sine}), plus4 = s.step({sum});
    const auto square = s.step({y}), triple = s.step({square}), plus6 = s.step({triple});
    s.step({plus4, plus6});
    return s.take();
}

inline Graph chain(std::size_t size) {
    Steps s;
    auto last = s.step();
    while (s.size() < size) last = s.step({last});
    return s.take();
}

// 2^depth inputs, joined pair by pair.
inline Graph binaryTree(std::size_t depth) {
    Steps s;
    auto level = s.inputs(std::size_t{1} << depth);
    while (level.size() > 1) {
        std::vector<std::uint32_t> next;
        for (std::size_t i = 0; i < level.size(); i += 2) next.push_back(s.step({level[i], level[i + 1]}));
        level = next;
    }
    return s.take();
}

// ((a + b) + c) + …
inline Graph longSum(std::size_t terms) {
    Steps s;
    const auto inputs = s.inputs(terms);
    auto sum = inputs[0];
    for (std::size_t i = 1; i < terms; ++i) sum = s.step({sum, inputs[i]});
    return s.take();
}

// ((a x + b) x + c) x + … : one input used all along a chain.
inline Graph horner(std::size_t degree) {
    Steps s;
    const auto x = s.step();
    auto value = s.step({x});
    for (std::size_t i = 1; i < degree; ++i) value = s.step({s.step({value, x})});
    return s.take();
}

// Every input used along a chain, and again along its second half: lines over a quadratic number of layers.
inline Graph usedTwice(std::size_t inputs) {
    Steps s;
    const auto all = s.inputs(inputs);
    auto value = s.step({all[0]});
    for (int round = 0; round < 2; ++round)
        for (const auto input : all) value = s.step({value, input});
    return s.take();
}

// x*x, then its square with itself, …: parallel links.
inline Graph squares(std::size_t count) {
    Steps s;
    auto last = s.step();
    for (std::size_t i = 0; i < count; ++i) last = s.step({last, last});
    return s.take();
}

// 2^k points; every stage joins each point with its partner.
inline Graph butterfly(std::size_t k) {
    Steps s;
    auto points = s.inputs(std::size_t{1} << k);
    for (std::size_t stage = 0; stage < k; ++stage) {
        std::vector<std::uint32_t> next;
        for (std::size_t i = 0; i < points.size(); ++i)
            next.push_back(s.step({points[i], points[i ^ (std::size_t{1} << stage)]}));
        points = next;
    }
    return s.take();
}

// Every unit is a box, every weight a link.
inline Graph units(const std::vector<std::size_t>& sizes, bool columns) {
    Steps s;
    std::vector<std::uint32_t> previous;
    for (std::uint32_t column = 0; column < sizes.size(); ++column) {
        const auto layer = s.inputs(sizes[column]);
        for (const auto unit : layer) {
            if (columns) s.graph().boxes[unit].column = column;
            for (const auto source : previous) s.link(source, unit);
        }
        previous = layer;
    }
    return s.take();
}

// The same network as a scalar program: weights and biases are inputs, a unit is products, sums and tanh.
inline Graph networkProgram(const std::vector<std::size_t>& sizes) {
    Steps s;
    auto previous = s.inputs(sizes[0]);
    std::vector<std::vector<std::uint32_t>> parameters;
    for (std::size_t layer = 1; layer < sizes.size(); ++layer)
        for (std::size_t unit = 0; unit < sizes[layer]; ++unit) parameters.push_back(s.inputs(sizes[layer - 1] + 1));
    auto row = parameters.begin();
    for (std::size_t layer = 1; layer < sizes.size(); ++layer) {
        std::vector<std::uint32_t> next;
        for (std::size_t unit = 0; unit < sizes[layer]; ++unit, ++row) {
            auto sum = row->back();
            for (std::size_t i = 0; i < previous.size(); ++i) sum = s.step({sum, s.step({previous[i], (*row)[i]})});
            next.push_back(s.step({sum}));
        }
        previous = next;
    }
    return s.take();
}

// A random program: statements of a few operations each, over the inputs and the names given before; in
// operands, a name is taken again with `sharing` in a hundred.
inline Graph randomProgram(std::size_t size, std::size_t inputs, unsigned sharing, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    Steps s;
    auto names = s.inputs(inputs);
    std::vector<std::uint32_t> open;  // values not used yet
    while (s.size() < size) {
        const auto operand = [&]() -> std::uint32_t {
            if (open.empty() || below(100) < sharing) return names[below(names.size())];
            const auto value = open.back();
            open.pop_back();
            return value;
        };
        const bool unary = below(100) < 35;
        const auto first = operand();
        const auto value = unary ? s.step({first}) : s.step({first, operand()});
        open.push_back(value);
        if (below(100) < 20) names.push_back(value);
    }
    while (open.size() > 1) {
        const auto last = open.back();
        open.pop_back();
        open.back() = s.step({open.back(), last});
    }
    return s.take();
}

// Any links at all, boxes of several sizes.
inline Graph randomGraph(std::size_t boxes, std::size_t links, std::uint32_t seed) {
    std::mt19937 random(seed);
    Graph graph;
    for (std::size_t i = 0; i < boxes; ++i)
        graph.boxes.push_back({.width = 40.0 + random() % 120, .height = 20.0 + random() % 140});
    for (std::size_t i = 0; boxes > 1 && i < links; ++i) {
        const auto to = static_cast<std::uint32_t>(1 + random() % (boxes - 1));
        graph.links.push_back({static_cast<std::uint32_t>(random() % to), to});
    }
    return graph;
}

struct NamedGraph {
    std::string name;
    Graph graph;
};

// What the layout is compared with Graphviz on.
inline std::vector<NamedGraph> comparedGraphs() {
    std::vector<NamedGraph> graphs;
    const auto add = [&](std::string name, Graph graph) { graphs.push_back({std::move(name), std::move(graph)}); };
    add("lecture", lectureExample());
    for (const std::size_t size : {5, 40, 200}) add("chain " + std::to_string(size), chain(size));
    for (const std::size_t depth : {2, 4, 6}) add("tree " + std::to_string(depth), binaryTree(depth));
    for (const std::size_t terms : {6, 30, 80}) add("sum " + std::to_string(terms), longSum(terms));
    for (const std::size_t degree : {4, 12, 30}) add("horner " + std::to_string(degree), horner(degree));
    add("squares 8", squares(8));
    for (const std::size_t k : {2, 3, 4}) add("butterfly " + std::to_string(k), butterfly(k));
    add("units 2-8-8-1", units({2, 8, 8, 1}, false));
    add("units 3-5-4-2", units({3, 5, 4, 2}, true));
    add("units 10-16-16-10", units({10, 16, 16, 10}, true));
    add("program 2-2-1", networkProgram({2, 2, 1}));
    add("program 2-3-1", networkProgram({2, 3, 1}));
    add("program 2-4-2", networkProgram({2, 4, 2}));
    add("program 2-4-4-1", networkProgram({2, 4, 4, 1}));
    for (const std::size_t size : {10, 20, 35, 50, 75, 100, 140, 190})
        for (const unsigned sharing : {25U, 45U})
            add("random " + std::to_string(size) + " sharing " + std::to_string(sharing),
                randomProgram(size, 2 + size / 20, sharing, static_cast<std::uint32_t>(size)));
    return graphs;
}

}  // namespace wengert::layout
