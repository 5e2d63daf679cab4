// What the stages of the layered layout hand to one another: the graph cut into layers, where a link that
// spans several layers is a chain of bends, one on every layer between. Internal to core/layout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/layout/layered.h"

namespace wengert::layout {

using Node = std::uint32_t;  // a box (its index), or after the boxes a bend

struct Neighbour {
    Node node = 0;
    std::uint32_t links = 1;  // how many links run along this segment
};

// The neighbours of every node on one side.
class Neighbours {
 public:
    Neighbours() = default;
    Neighbours(std::size_t nodes, std::span<const Node> of, std::span<const Neighbour> neighbour);

    std::span<const Neighbour> operator[](Node node) const {
        return {m_neighbours.data() + m_begin[node], m_begin[node + 1] - m_begin[node]};
    }

 private:
    std::vector<std::uint32_t> m_begin{0};
    std::vector<Neighbour> m_neighbours;
};

// How a link travels: from its box over `bends` consecutive bends to the other box, or above all boxes.
struct Course {
    Node firstBend = 0;
    std::uint32_t bends = 0;
    bool overhead = false;
};

struct Layers {
    std::size_t boxes = 0;
    std::vector<std::uint32_t> layer;      // of each node
    std::vector<std::uint32_t> component;  // of each node, named by its first box
    std::vector<std::vector<Node>> order;  // of each layer, from top to bottom
    Neighbours left;
    Neighbours right;
    std::vector<Course> courses;  // of each link

    std::size_t nodes() const { return layer.size(); }
    bool isBend(Node node) const { return node >= boxes; }
};

// Cuts a graph that is not empty; links from one box share their bends, one line that branches. From top to bottom a
// layer has one component after the other, and in each the boxes in their order, a bend where its box would be.
Layers cutIntoLayers(const Graph& graph, std::span<const std::uint32_t> layerOfBox);

}  // namespace wengert::layout
