#include "core/layout/network_simplex.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "core/layout/sets.h"

namespace wengert::layout {

namespace {

using Vertex = std::uint32_t;
using Edge = std::uint32_t;

constexpr Edge noEdge = std::numeric_limits<Edge>::max();
constexpr std::size_t mostVisits = 20'000'000;  // of a vertex: bounds the time, not the correctness
constexpr std::size_t candidates = 30;          // negative cuts looked at before one is taken

// A spanning tree of tight edges. A root before every source makes the graph connected.
class Tree {
 public:
    Tree(std::span<const Vertex> order, std::span<const Precedence> precedences)
        : m_root(static_cast<Vertex>(order.size())),
          m_edges(precedences.begin(), precedences.end()),
          m_rank(order.size() + 1, 0),
          m_pull(order.size() + 1, 0),
          m_incident(order.size() + 1),
          m_inTree(order.size() + 1),
          m_parentEdge(order.size() + 1, noEdge),
          m_subtreePull(order.size() + 1, 0),
          m_first(order.size() + 1, 0),
          m_number(order.size() + 1, 0),
          m_byNumber(order.size() + 1, 0) {
        startOnLongestPaths(order);
        spanWithTightEdges();
        renumber(m_root, 0);
    }

    void improve(const std::stop_token& stop) {
        std::size_t start = 0;
        while (m_visits < mostVisits && !stop.stop_requested()) {
            const Vertex vertex = mostNegative(start);
            if (vertex == m_root) return;
            swap(vertex);
        }
    }

    std::vector<std::int32_t> ranks() const {
        std::vector<std::int32_t> ranks(m_rank.begin(), m_rank.end() - 1);
        if (ranks.empty()) return ranks;
        const std::int32_t least = std::ranges::min(ranks);
        for (std::int32_t& rank : ranks) rank -= least;
        return ranks;
    }

 private:
    std::int32_t slack(Edge edge) const { return m_rank[m_edges[edge].after] - m_rank[m_edges[edge].before] - 1; }
    Vertex otherEnd(Edge edge, Vertex vertex) const {
        return m_edges[edge].before == vertex ? m_edges[edge].after : m_edges[edge].before;
    }
    bool inSubtree(Vertex vertex, Vertex top) const {
        return m_first[top] <= m_number[vertex] && m_number[vertex] <= m_number[top];
    }
    // Weight gained by every rank the subtree moves away from its parent edge's other end.
    std::int64_t cut(Vertex vertex) const {
        const bool pointsUp = m_edges[m_parentEdge[vertex]].before == vertex;
        return pointsUp ? m_subtreePull[vertex] : -m_subtreePull[vertex];
    }

    // The root comes right before the sources. Each vertex after its last argument, but a source right before
    // its first use: from every vertex tight edges then lead to the root.
    void startOnLongestPaths(std::span<const Vertex> order) {
        std::vector<bool> isSource(order.size(), true);
        for (const Precedence& edge : m_edges) isSource[edge.after] = false;
        for (const Vertex vertex : order)
            if (isSource[vertex]) m_edges.push_back({m_root, vertex, 0});
        for (Edge edge = 0; edge < m_edges.size(); ++edge) {
            const auto& [before, after, weight] = m_edges[edge];
            m_incident[before].push_back(edge);
            m_incident[after].push_back(edge);
            m_pull[before] += weight;
            m_pull[after] -= weight;
        }
        m_rank[m_root] = -1;
        for (const Vertex vertex : order)
            for (const Edge edge : m_incident[vertex])
                if (m_edges[edge].after == vertex && slack(edge) < 0) m_rank[vertex] -= slack(edge);
        for (const Vertex vertex : order)
            if (isSource[vertex]) m_rank[vertex] += roomToFirstUse(vertex);
    }

    std::int32_t roomToFirstUse(Vertex source) const {
        std::int32_t room = std::numeric_limits<std::int32_t>::max();
        for (const Edge edge : m_incident[source])
            if (m_edges[edge].before == source) room = std::min(room, slack(edge));
        return room == std::numeric_limits<std::int32_t>::max() ? 0 : room;
    }

    // The edges to the root come last: the fewer of them, the fewer have to be swapped.
    void spanWithTightEdges() {
        Sets joined(m_rank.size());
        for (Edge edge = 0; edge < m_edges.size(); ++edge) {
            const auto [before, after, weight] = m_edges[edge];
            if (slack(edge) != 0 || joined.find(before) == joined.find(after)) continue;
            joined.unite(before, after);
            join(edge);
        }
    }

    void join(Edge edge) {
        for (const Vertex end : {m_edges[edge].before, m_edges[edge].after}) m_inTree[end].push_back(edge);
    }
    void part(Edge edge) {
        for (const Vertex end : {m_edges[edge].before, m_edges[edge].after}) std::erase(m_inTree[end], edge);
    }

    // Numbers the subtree in postorder from `first`, so that a subtree is a range of numbers.
    void renumber(Vertex top, std::uint32_t first) {
        struct Visit {
            Vertex vertex;
            std::size_t next;
        };
        std::vector<Visit> visits{{top, 0}};
        std::uint32_t number = first;
        m_first[top] = first;
        m_subtreePull[top] = m_pull[top];
        while (!visits.empty()) {
            auto& [vertex, next] = visits.back();
            if (next < m_inTree[vertex].size()) {
                const Edge edge = m_inTree[vertex][next++];
                if (edge == m_parentEdge[vertex]) continue;
                const Vertex child = otherEnd(edge, vertex);
                m_parentEdge[child] = edge;
                m_first[child] = number;
                m_subtreePull[child] = m_pull[child];
                visits.push_back({child, 0});
                continue;
            }
            m_byNumber[number] = vertex;
            m_number[vertex] = number++;
            const std::int64_t pull = m_subtreePull[vertex];
            visits.pop_back();
            if (!visits.empty()) m_subtreePull[visits.back().vertex] += pull;
        }
        m_visits += number - first;
    }

    // The vertex below the tree edge to give up; the root when the ranks are optimal.
    Vertex mostNegative(std::size_t& start) {
        Vertex best = m_root;
        std::size_t found = 0;
        for (std::size_t i = 0; i < m_root && found < candidates; ++i) {
            const auto vertex = static_cast<Vertex>((start + i) % m_root);
            if (cut(vertex) >= 0) continue;
            ++found;
            if (best == m_root || cut(vertex) < cut(best)) best = vertex;
        }
        if (best != m_root) start = best;
        return best;
    }

    // The edge that stops the subtree's move first.
    Edge tightest(Vertex top, bool movesLeft) {
        Edge best = noEdge;
        for (std::uint32_t number = m_first[top]; number <= m_number[top]; ++number) {
            const Vertex vertex = m_byNumber[number];
            for (const Edge edge : m_incident[vertex]) {
                const bool stops = movesLeft ? m_edges[edge].after == vertex : m_edges[edge].before == vertex;
                if (!stops || inSubtree(otherEnd(edge, vertex), top)) continue;
                if (best == noEdge || slack(edge) < slack(best)) best = edge;
            }
            m_visits += m_incident[vertex].size();
        }
        return best;
    }

    void swap(Vertex top) {
        const Edge leaving = m_parentEdge[top];
        const bool movesLeft = m_edges[leaving].before == top;
        const Edge entering = tightest(top, movesLeft);
        const std::int32_t move = movesLeft ? -slack(entering) : slack(entering);
        for (std::uint32_t number = m_first[top]; number <= m_number[top]; ++number) m_rank[m_byNumber[number]] += move;

        const auto [before, after, weight] = m_edges[entering];
        Vertex common = inSubtree(before, top) ? after : before;  // the end outside: walk up until both are below
        while (!inSubtree(top, common)) common = otherEnd(m_parentEdge[common], common);
        part(leaving);
        join(entering);
        renumber(common, m_first[common]);
    }

    Vertex m_root;
    std::vector<Precedence> m_edges;
    std::vector<std::int32_t> m_rank;
    std::vector<std::int64_t> m_pull;  // weight of edges going right less edges going left
    std::vector<std::vector<Edge>> m_incident;
    std::vector<std::vector<Edge>> m_inTree;
    std::vector<Edge> m_parentEdge;
    std::vector<std::int64_t> m_subtreePull;
    std::vector<std::uint32_t> m_first;   // least number in the subtree
    std::vector<std::uint32_t> m_number;  // in postorder
    std::vector<Vertex> m_byNumber;
    std::size_t m_visits = 0;
};

}  // namespace

std::vector<std::int32_t> shortestRanks(std::span<const std::uint32_t> order, std::span<const Precedence> precedences,
                                        const std::stop_token& stop) {
    Tree tree(order, precedences);
    tree.improve(stop);
    return tree.ranks();
}

}  // namespace wengert::layout
