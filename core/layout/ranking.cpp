#include "core/layout/ranking.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "core/layout/network_simplex.h"

namespace wengert::layout {

namespace {

struct Ranks {
    std::vector<std::uint32_t> vertexOfBox;  // the boxes of one column are one vertex
    std::vector<Precedence> precedences;
    std::uint32_t vertices = 0;
};

Ranks ranksOf(const Graph& graph, bool columns) {
    Ranks ranks;
    std::map<std::uint32_t, std::uint32_t> vertexOfColumn;
    for (const Box& box : graph.boxes) {
        if (!columns || !box.column) {
            ranks.vertexOfBox.push_back(ranks.vertices++);
            continue;
        }
        const auto [place, isNew] = vertexOfColumn.emplace(*box.column, ranks.vertices);
        if (isNew) ++ranks.vertices;
        ranks.vertexOfBox.push_back(place->second);
    }
    for (const Link& link : graph.links)
        ranks.precedences.push_back({ranks.vertexOfBox[link.from], ranks.vertexOfBox[link.to]});
    std::optional<std::uint32_t> last;
    for (const auto& [column, vertex] : vertexOfColumn) {
        if (last) ranks.precedences.push_back({*last, vertex});
        last = vertex;
    }
    return ranks;
}

// The vertices, each after those that precede it; fewer than all when they contradict each other.
std::vector<std::uint32_t> topologicalOrder(const Ranks& ranks) {
    std::vector<std::uint32_t> waitsFor(ranks.vertices, 0);
    std::vector<std::vector<std::uint32_t>> after(ranks.vertices);
    for (const Precedence& precedence : ranks.precedences) {
        ++waitsFor[precedence.after];
        after[precedence.before].push_back(precedence.after);
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t vertex = 0; vertex < ranks.vertices; ++vertex)
        if (waitsFor[vertex] == 0) order.push_back(vertex);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const std::uint32_t next : after[order[i]])
            if (--waitsFor[next] == 0) order.push_back(next);
    return order;
}

}  // namespace

std::vector<std::uint32_t> rank(const Graph& graph, const std::stop_token& stop) {
    Ranks ranks = ranksOf(graph, true);
    std::vector<std::uint32_t> order = topologicalOrder(ranks);
    if (order.size() < ranks.vertices) {
        ranks = ranksOf(graph, false);
        order = topologicalOrder(ranks);
    }
    const std::vector<std::int32_t> rankOfVertex = shortestRanks(order, ranks.precedences, stop);
    std::vector<std::uint32_t> layers;
    for (const std::uint32_t vertex : ranks.vertexOfBox)
        layers.push_back(static_cast<std::uint32_t>(rankOfVertex[vertex]));
    return layers;
}

}  // namespace wengert::layout
