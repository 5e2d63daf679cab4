#include "core/layout/ordering.h"

#include <algorithm>

#include "core/layout/crossings.h"
#include "core/layout/sifting.h"

namespace wengert::layout {

namespace {

constexpr int mostSweeps = 24;
constexpr int mostIdleSweeps = 4;

class Ordering {
 public:
    Ordering(Layers& layers, const std::stop_token& stop) : m_layers(layers), m_stop(stop), m_position(layers.nodes()) {
        for (const auto& layer : layers.order) setPositions(layer);
    }

    void run() {
        auto best = m_layers.order;
        std::uint64_t fewest = crossings(m_layers);
        int idle = 0;
        for (int i = 0; fewest > 0 && i < mostSweeps && idle < mostIdleSweeps && !m_stop.stop_requested(); ++i) {
            sweep(i % 2 == 0);
            const std::uint64_t count = crossings(m_layers);
            ++idle;
            if (count >= fewest) continue;
            fewest = count;
            best = m_layers.order;
            idle = 0;
        }
        m_layers.order = std::move(best);
    }

 private:
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
            keys.push_back({m_layers.component[layer[i]], sum / static_cast<double>(side.size()), layer[i]});
            places.push_back(i);
        }
        std::ranges::stable_sort(keys, [](const Key& a, const Key& b) {
            return a.component != b.component ? a.component < b.component : a.barycentre < b.barycentre;
        });
        for (std::size_t i = 0; i < keys.size(); ++i) layer[places[i]] = keys[i].node;
        std::ranges::stable_sort(layer, {}, [&](Node node) { return m_layers.component[node]; });
        setPositions(layer);
    }

    void setPositions(const std::vector<Node>& layer) {
        for (std::uint32_t i = 0; i < layer.size(); ++i) m_position[layer[i]] = i;
    }

    Layers& m_layers;
    const std::stop_token& m_stop;
    std::vector<std::uint32_t> m_position;  // in its layer
};

}  // namespace

void orderLayers(Layers& layers, const std::stop_token& stop) {
    Ordering(layers, stop).run();
    siftLines(layers, stop);
}

}  // namespace wengert::layout
