#include "core/layout/balancing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <tuple>

#include "core/layout/sets.h"

namespace wengert::layout {

namespace {

using Block = std::uint32_t;  // nodes on one straight line

struct Phase {
    int rounds;
    bool underArguments;  // a box goes to the middle of what it is computed from, whoever uses it
};

constexpr std::array phases{Phase{30, false}, Phase{8, false}, Phase{8, true}, Phase{8, true}, Phase{0, true}};
constexpr double share = 0.6;  // of the way in a round: neighbours come to meet
constexpr int passes = 3;      // over the gaps, to find what presses on each other
constexpr double touching = 1e-6;

class Pendulum {
 public:
    Pendulum(const Layers& layers, std::span<const Separation> separations, std::vector<double>& centres)
        : m_centres(centres) {
        formBlocks(layers);
        formGaps(separations);
        formPulls(layers);
    }

    void swing(bool underArguments) {
        measure(underArguments);
        formRegions();
        move();
    }

    // Makes one line of what is almost one, where there is room; what was moved once rests.
    void straighten(double atMost) {
        std::vector<bool> rests(m_at.size(), false);
        for (const auto& [a, b, weight] : m_pulls) {
            if (std::abs(m_at[b] - m_at[a]) > atMost) continue;
            if (!rests[a] && hasRoom(a, m_at[b])) {
                m_at[a] = m_at[b];
            } else if (!rests[b] && hasRoom(b, m_at[a])) {
                m_at[b] = m_at[a];
            } else {
                continue;
            }
            rests[a] = rests[b] = true;
        }
    }

    void write() {
        for (Node node = 0; node < m_centres.size(); ++node) m_centres[node] = m_at[m_blockOf[node]];
    }

 private:
    struct Gap {
        Block upper;
        Block lower;
        double distance;
    };
    struct Pull {
        Block left;
        Block right;
        double links;
    };

    // Numbered from top to bottom, so that a block's number is below those of the blocks under it.
    void formBlocks(const Layers& layers) {
        Sets lines(layers.nodes());
        for (Node node = 0; node < layers.nodes(); ++node)
            for (const Neighbour& right : layers.right[node])
                if (std::abs(m_centres[right.node] - m_centres[node]) < touching) lines.unite(node, right.node);
        std::vector<Node> heads;
        for (Node node = 0; node < layers.nodes(); ++node)
            if (lines.find(node) == node) heads.push_back(node);
        std::ranges::stable_sort(heads, {}, [&](Node head) { return m_centres[head]; });
        m_blockOf.resize(layers.nodes());
        for (const Node head : heads) {
            m_blockOf[head] = static_cast<Block>(m_at.size());
            m_at.push_back(m_centres[head]);
        }
        for (Node node = 0; node < layers.nodes(); ++node) m_blockOf[node] = m_blockOf[lines.find(node)];
    }

    void formGaps(std::span<const Separation> separations) {
        for (const auto& [upper, lower, distance] : separations)
            m_gaps.push_back({m_blockOf[upper], m_blockOf[lower], distance});
        std::ranges::sort(m_gaps, [](const Gap& a, const Gap& b) {
            return std::tie(a.upper, a.lower, b.distance) < std::tie(b.upper, b.lower, a.distance);
        });
        const auto same = [](const Gap& a, const Gap& b) { return a.upper == b.upper && a.lower == b.lower; };
        m_gaps.erase(std::unique(m_gaps.begin(), m_gaps.end(), same), m_gaps.end());  // the widest of each is left
        m_gapsByLower = m_gaps;
        std::ranges::stable_sort(m_gapsByLower, {}, &Gap::lower);
    }

    void formPulls(const Layers& layers) {
        m_hasArguments.assign(m_at.size(), false);
        for (Node node = 0; node < layers.nodes(); ++node) {
            for (const Neighbour& right : layers.right[node]) {
                const Pull pull{m_blockOf[node], m_blockOf[right.node], static_cast<double>(right.links)};
                if (pull.left == pull.right) continue;
                m_pulls.push_back(pull);
                m_hasArguments[pull.right] = true;
            }
        }
        for (Node node = 0; node < layers.nodes(); ++node)
            if (layers.isBend(node)) m_hasArguments[m_blockOf[node]] = false;  // a line belongs to both its ends
    }

    void measure(bool underArguments) {
        m_force.assign(m_at.size(), 0);
        m_weight.assign(m_at.size(), 0);
        for (const auto& [left, right, links] : m_pulls) {
            const double distance = m_at[right] - m_at[left];
            m_force[right] -= links * distance;
            m_weight[right] += links;
            if (underArguments && m_hasArguments[left]) continue;
            m_force[left] += links * distance;
            m_weight[left] += links;
        }
    }

    bool hasRoom(Block block, double at) const {
        auto below = std::ranges::lower_bound(m_gaps, block, {}, &Gap::upper);
        for (; below != m_gaps.end() && below->upper == block; ++below)
            if (m_at[below->lower] - at < below->distance) return false;
        auto above = std::ranges::lower_bound(m_gapsByLower, block, {}, &Gap::lower);
        for (; above != m_gapsByLower.end() && above->lower == block; ++above)
            if (at - m_at[above->upper] < above->distance) return false;
        return true;
    }

    double deflection(Block region) const { return m_weight[region] > 0 ? m_force[region] / m_weight[region] : 0; }

    // Blocks that touch and press on each other swing as one.
    void formRegions() {
        m_regions = Sets(m_at.size());
        bool merged = true;
        for (int pass = 0; merged && pass < passes; ++pass) {
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

    // Downwards from the bottom, then upwards from the top, so that those in front make way first.
    void move() {
        std::vector<double> target(m_at.size());
        for (Block block = 0; block < m_at.size(); ++block)
            target[block] = m_at[block] + share * deflection(m_regions.find(block));
        auto below = m_gaps.rbegin();
        for (auto block = static_cast<Block>(m_at.size()); block-- > 0;) {
            double limit = target[block];
            for (; below != m_gaps.rend() && below->upper == block; ++below)
                limit = std::min(limit, m_at[below->lower] - below->distance);
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
    std::vector<Block> m_blockOf;  // of each node
    std::vector<double> m_at;      // of each block
    std::vector<bool> m_hasArguments;
    std::vector<Gap> m_gaps;  // by upper block
    std::vector<Gap> m_gapsByLower;
    std::vector<Pull> m_pulls;
    std::vector<double> m_force;  // on each block, then on the region it stands for
    std::vector<double> m_weight;
    Sets m_regions{0};
};

}  // namespace

void balance(const Layers& layers, std::span<const Separation> separations, double nearlyStraight,
             std::vector<double>& centres, const std::stop_token& stop) {
    for (const auto& [rounds, underArguments] : phases) {
        Pendulum pendulum(layers, separations, centres);
        for (int round = 0; round < rounds && !stop.stop_requested(); ++round) pendulum.swing(underArguments);
        pendulum.straighten(nearlyStraight);
        pendulum.write();
    }
}

}  // namespace wengert::layout
