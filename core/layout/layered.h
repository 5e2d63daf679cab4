// Layered layout of a directed acyclic graph, left to right: positions of boxes and routes of edges, in
// the units of the boxes it is given (no pixels, no fonts). Deterministic: the same graph gives the same
// picture. Source: K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
// system structures", IEEE SMC 11(2), 1981; U. Brandes, B. Köpf, "Fast and simple horizontal coordinate
// assignment", GD 2001.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace wengert::layout {

struct Point {
    double x = 0;
    double y = 0;
};

struct Box {
    double width = 0;
    double height = 0;
    // Boxes of one column share a layer, columns follow each other from left to right (a network's layers);
    // boxes without one go where the links are short. Columns that contradict the links are left out of account.
    std::optional<std::uint32_t> column;
};

struct Link {
    std::uint32_t from = 0;  // index of a box
    std::uint32_t to = 0;
};

struct Graph {
    std::vector<Box> boxes;   // in order of evaluation: ties keep this order from top to bottom
    std::vector<Link> links;  // from < to in evaluation order; parallel links are allowed
};

struct Spacing {
    double betweenLayers = 70;  // at least: wider where links climb high
    double betweenBoxes = 40;
    double betweenRoutes = 16;  // an edge passing between boxes
};

struct Layout {
    std::vector<Point> topLeft;              // of each box
    std::vector<std::uint32_t> layer;        // of each box, from 0 at the left
    std::vector<std::vector<Point>> routes;  // of each link: cubic Bézier points, 1 + 3k, from box border to box border
    double width = 0;
    double height = 0;
};

// Boxes do not overlap, routes do not run through boxes. Routes leave at the middle of the right border and
// enter at the middle of the left one, horizontally, parallel links side by side; those that leave one box for
// distant ones share a line that branches. An empty result when `stop` was requested.
Layout layered(const Graph& graph, const Spacing& spacing = {}, std::stop_token stop = {});

}  // namespace wengert::layout
