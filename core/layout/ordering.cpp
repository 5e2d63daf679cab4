#include "core/layout/ordering.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace wengert::layout {

namespace {

using Order = std::vector<std::vector<Node>>;

constexpr std::size_t mostWork = 10'000'000;  // pairs of segments compared: bounds the time

// Sums over a prefix of positions (Fenwick tree).
class PrefixSums {
 public:
    explicit PrefixSums(std::size_t size) : m_sums(size + 1, 0) {}
    void add(std::size_t position, std::uint64_t amount) {
        for (std::size_t i = position + 1; i < m_sums.size(); i += i & (~i + 1)) m_sums[i] += amount;
    }
    std::uint64_t upTo(std::size_t position) const {
        std::uint64_t sum = 0;
        for (std::size_t i = position + 1; i > 0; i &= i - 1) sum += m_sums[i];
        return sum;
    }

 private:
    std::vector<std::uint64_t> m_sums;
};

std::vector<std::uint32_t> positionsOf(const Layers& layers) {
    std::vector<std::uint32_t> positions(layers.nodes());
    for (const auto& layer : layers.order)
        for (std::uint32_t i = 0; i < layer.size(); ++i) positions[layer[i]] = i;
    return positions;
}

class Ordering {
 public:
    Ordering(Layers& layers, const std::stop_token& stop) : m_layers(layers), m_stop(stop) {
        m_component.assign(layers.nodes(), std::numeric_limits<std::uint32_t>::max());
    }

    void run() {
        startDepthFirst();
        m_position = positionsOf(m_layers);
        std::uint64_t fewest = crossings(m_layers);
        Order best = m_layers.order;
        std::size_t idle = 0;
        for (std::size_t i = 0; fewest > 0 && idle < 6 && i < 30 && m_work < mostWork && !m_stop.stop_requested();
             ++i) {
            sweep(i % 2 == 0);
            transpose();
            const std::uint64_t count = crossings(m_layers);
            if (count < fewest) {
                fewest = count;
                best = m_layers.order;
                idle = 0;
            } else {
                ++idle;
            }
        }
        m_layers.order = best;
    }

 private:
    void startDepthFirst() {
        for (auto& layer : m_layers.order) layer.clear();
        std::vector<Node> pending;
        for (Node start = 0; start < m_layers.boxes; ++start) {
            pending.assign(1, start);
            while (!pending.empty()) {
                const Node node = pending.back();
                pending.pop_back();
                if (m_component[node] != std::numeric_limits<std::uint32_t>::max()) continue;
                m_component[node] = start;
                m_layers.order[m_layers.layer[node]].push_back(node);
                for (const auto side : {m_layers.left[node], m_layers.right[node]})
                    for (std::size_t i = side.size(); i-- > 0;) pending.push_back(side[i].node);
            }
        }
    }

    void sweep(bool leftToRight) {
        const std::size_t count = m_layers.order.size();
        for (std::size_t i = 1; i < count; ++i) {
            const std::size_t layer = leftToRight ? i : count - 1 - i;
            sortByBarycentre(m_layers.order[layer], leftToRight ? m_layers.left : m_layers.right);
        }
    }

    // Nodes without neighbours on the side keep their places.
    void sortByBarycentre(std::vector<Node>& layer, const Neighbours& neighbours) {
        struct Key {
            std::uint32_t component;
            double barycentre;
            Node node;
        };
        std::vector<Key> keys;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const auto side = neighbours[layer[i]];
            if (side.empty()) continue;
            double sum = 0;
            for (const Neighbour& neighbour : side) sum += m_position[neighbour.node];
            keys.push_back({m_component[layer[i]], sum / static_cast<double>(side.size()), layer[i]});
            places.push_back(i);
        }
        std::ranges::stable_sort(keys, [](const Key& a, const Key& b) {
            return a.component != b.component ? a.component < b.component : a.barycentre < b.barycentre;
        });
        for (std::size_t i = 0; i < keys.size(); ++i) layer[places[i]] = keys[i].node;
        std::ranges::stable_sort(layer, {}, [&](Node node) { return m_component[node]; });
        for (std::uint32_t i = 0; i < layer.size(); ++i) m_position[layer[i]] = i;
    }

    // Crossings won by exchanging the neighbours in a layer, seen from one side.
    std::int64_t gain(std::span<const Neighbour> upper, std::span<const Neighbour> lower) {
        m_work += upper.size() * lower.size();
        std::int64_t gain = 0;
        for (const Neighbour& a : upper)
            for (const Neighbour& b : lower)
                gain += ((m_position[a.node] > m_position[b.node]) - (m_position[a.node] < m_position[b.node])) * std::int64_t{a.links} * b.links;
        return gain;
    }

    void transpose() {
        bool improved = true;
        for (int round = 0; improved && round < 10 && m_work < mostWork; ++round) {
            improved = false;
            for (auto& layer : m_layers.order)
                for (std::size_t i = 0; i + 1 < layer.size(); ++i) improved |= exchange(layer, i);
        }
    }

    bool exchange(std::vector<Node>& layer, std::size_t i) {
        const Node upper = layer[i];
        const Node lower = layer[i + 1];
        if (m_component[upper] != m_component[lower]) return false;
        if (gain(m_layers.left[upper], m_layers.left[lower]) + gain(m_layers.right[upper], m_layers.right[lower]) <= 0)
            return false;
        std::swap(layer[i], layer[i + 1]);
        std::swap(m_position[upper], m_position[lower]);
        return true;
    }

    Layers& m_layers;
    const std::stop_token& m_stop;
    std::vector<std::uint32_t> m_component;  // its first box
    std::vector<std::uint32_t> m_position;   // in its layer
    std::size_t m_work = 0;
};

}  // namespace

void orderLayers(Layers& layers, const std::stop_token& stop) { Ordering(layers, stop).run(); }

std::uint64_t crossings(const Layers& layers) {
    const std::vector<std::uint32_t> positions = positionsOf(layers);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i + 1 < layers.order.size(); ++i) {
        PrefixSums ends(layers.order[i + 1].size());
        std::uint64_t all = 0;
        for (const Node node : layers.order[i]) {
            for (const Neighbour& right : layers.right[node]) count += right.links * (all - ends.upTo(positions[right.node]));
            for (const Neighbour& right : layers.right[node]) {
                ends.add(positions[right.node], right.links);
                all += right.links;
            }
        }
    }
    return count;
}

}  // namespace wengert::layout
