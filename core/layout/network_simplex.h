// Layers of a directed acyclic graph with the least total length of its edges, by the network simplex
// method: a spanning tree of tight edges is improved by swapping one edge at a time.
// Source: E. Gansner, E. Koutsofios, S. North, K. Vo, "A technique for drawing directed graphs", IEEE TSE
// 19(3), 1993, section 2.3. Internal to core/layout.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace wengert::layout {

struct Precedence {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    std::int32_t weight = 1;
};

// Ranks from 0 with rank(after) ≥ rank(before) + 1; as far left as the length allows where it starts from.
// `order` lists the vertices so that `before` comes before `after`. Large graphs may stop at a good answer
// before the best.
std::vector<std::int32_t> shortestRanks(std::span<const std::uint32_t> order, std::span<const Precedence> precedences,
                                        const std::stop_token& stop);

}  // namespace wengert::layout
