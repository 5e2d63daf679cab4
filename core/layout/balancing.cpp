#include "core/layout/balancing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

#include "core/layout/sets.h"

namespace wengert::layout {

namespace {

using Block = std::uint32_t;

constexpr int rounds = 40;
constexpr double straight = 1e-6;
constexpr double touching = 1e-6;

class Pendulum {
 public:
    Pendulum(const Layers& layers, std::span<const Separation> separations, std::vector<double>& centres)
        : m_centres(centres) {
        formBlocks(layers);
        formGaps(separations);
        for (Node node = 0; node < layers.nodes(); ++node) {
            for (const Neighbour& right : layers.right[node]) {
                const Block a = m_blockOfNode[node];
                const Block b = m_blockOfNode[right.node];
                if (a != b) m_pulls.push_back({a, b, static_cast<double>(right.links)});
            }
        }
    }

    void swing() {
        measure();
        formRegions();
        move();
    }

    void write() {
        for (Node node = 0; node < m_centres.size(); ++node) m_centres[node] = m_at[m_blockOfNode[node]];
    }

 private:
    struct Gap {
        Block upper;
        Block lower;
        double distance;
    };
    struct Pull {
        Block a;
        Block b;
        double weight;
    };

    // Numbered from top to bottom, so that a block's number is below those of the blocks under it.
    void formBlocks(const Layers& layers) {
        Sets lines(layers.nodes());
        for (Node node = 0; node < layers.nodes(); ++node)
            for (const Neighbour& right : layers.right[node])
                if (std::abs(m_centres[right.node] - m_centres[node]) < straight) lines.unite(node, right.node);
        std::vector<Node> heads;
        for (Node node = 0; node < layers.nodes(); ++node)
            if (lines.find(node) == node) heads.push_back(node);
        std::ranges::stable_sort(heads, {}, [&](Node head) { return m_centres[head]; });
        m_blockOfNode.resize(layers.nodes());
        for (Block block = 0; block < heads.size(); ++block) {
            m_blockOfNode[heads[block]] = block;
            m_at.push_back(m_centres[heads[block]]);
        }
        for (Node node = 0; node < layers.nodes(); ++node) m_blockOfNode[node] = m_blockOfNode[lines.find(node)];
    }

    void formGaps(std::span<const Separation> separations) {
        for (const auto& [upper, lower, distance] : separations)
            m_gaps.push_back({m_blockOfNode[upper], m_blockOfNode[lower], distance});
        std::ranges::sort(m_gaps, [](const Gap& a, const Gap& b) {
            return std::tie(a.upper, a.lower, b.distance) < std::tie(b.upper, b.lower, a.distance);
        });
        const auto same = [](const Gap& a, const Gap& b) { return a.upper == b.upper && a.lower == b.lower; };
        m_gaps.erase(std::ranges::unique(m_gaps, same).begin(), m_gaps.end());  // the widest is left
        m_gapsByLower = m_gaps;
        std::ranges::sort(m_gapsByLower, {}, &Gap::lower);
    }

    void measure() {
        m_force.assign(m_at.size(), 0);
        m_weight.assign(m_at.size(), 0);
        for (const auto& [a, b, weight] : m_pulls) {
            const double distance = m_at[b] - m_at[a];
            m_force[a] += weight * distance;
            m_force[b] -= weight * distance;
            m_weight[a] += weight;
            m_weight[b] += weight;
        }
    }

    double deflection(Block region) const { return m_weight[region] > 0 ? m_force[region] / m_weight[region] : 0; }

    // Blocks that touch and press on each other swing as one.
    void formRegions() {
        m_regions = Sets(m_at.size());
        for (bool merged = true; merged;) {
            merged = false;
            for (const auto& [upper, lower, distance] : m_gaps) {
                if (m_at[lower] - m_at[upper] > distance + touching) continue;
                const Block a = m_regions.find(upper);
                const Block b = m_regions.find(lower);
                if (a == b || deflection(a) <= deflection(b)) continue;
                m_regions.unite(a, b);
                const Block both = m_regions.find(a);
                m_force[both] = m_force[a] + m_force[b];
                m_weight[both] = m_weight[a] + m_weight[b];
                merged = true;
            }
        }
    }

    void move() {
        constexpr double share = 0.6;  // of the way: neighbours come to meet
        std::vector<double> target(m_at.size());
        for (Block block = 0; block < m_at.size(); ++block)
            target[block] = m_at[block] + share * deflection(m_regions.find(block));
        auto gap = m_gaps.rbegin();
        for (Block block = static_cast<Block>(m_at.size()); block-- > 0;) {
            if (target[block] <= m_at[block]) {
                while (gap != m_gaps.rend() && gap->upper == block) ++gap;
                continue;
            }
            double limit = target[block];
            for (; gap != m_gaps.rend() && gap->upper == block; ++gap)
                limit = std::min(limit, m_at[gap->lower] - gap->distance);
            m_at[block] = std::max(m_at[block], limit);
        }
        auto above = m_gapsByLower.begin();
        for (Block block = 0; block < m_at.size(); ++block) {
            double limit = target[block];
            for (; above != m_gapsByLower.end() && above->lower == block; ++above)
                limit = std::max(limit, m_at[above->upper] + above->distance);
            m_at[block] = std::min(m_at[block], limit);
        }
    }

    std::vector<double>& m_centres;
    std::vector<Block> m_blockOfNode;
    std::vector<double> m_at;  // of each block
    std::vector<Gap> m_gaps;   // by upper block
    std::vector<Gap> m_gapsByLower;
    std::vector<Pull> m_pulls;
    std::vector<double> m_force;  // of blocks, then of the regions they stand for
    std::vector<double> m_weight;
    Sets m_regions{0};
};

}  // namespace

void balance(const Layers& layers, std::span<const Separation> separations, std::vector<double>& centres,
             const std::stop_token& stop) {
    Pendulum pendulum(layers, separations, centres);
    for (int round = 0; round < rounds && !stop.stop_requested(); ++round) pendulum.swing();
    pendulum.write();
}

}  // namespace wengert::layout
