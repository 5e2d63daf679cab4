#include "core/layout/crossings.h"

namespace wengert::layout {

namespace {

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

}  // namespace

std::uint64_t crossings(const Layers& layers) {
    std::vector<std::uint32_t> position(layers.nodes());
    for (const auto& layer : layers.order)
        for (std::uint32_t i = 0; i < layer.size(); ++i) position[layer[i]] = i;
    std::uint64_t count = 0;
    for (std::size_t i = 0; i + 1 < layers.order.size(); ++i) {
        PrefixSums ends(layers.order[i + 1].size());
        std::uint64_t all = 0;
        for (const Node node : layers.order[i]) {
            for (const Neighbour& right : layers.right[node])
                count += right.links * (all - ends.upTo(position[right.node]));
            for (const Neighbour& right : layers.right[node]) {
                ends.add(position[right.node], right.links);
                all += right.links;
            }
        }
    }
    return count;
}

}  // namespace wengert::layout
