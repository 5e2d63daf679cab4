#include "core/optimize/contours.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>

namespace wengert {

namespace {

using EdgeIndex = std::uint32_t;     // of a grid point: the edge to its right, then that to above it
using SegmentIndex = std::uint32_t;  // of a level's
constexpr SegmentIndex none = static_cast<SegmentIndex>(-1);

enum Side : std::uint8_t { Bottom, Right, Top, Left };
using Sides = std::array<Side, 2>;

// The segments of a cell by its corners at or above the level: left bottom 1, right bottom 2, right top 4, left top 8.
// Where the diagonals disagree, 5 and 10, as if the mean were below the level; 10 and 5 if it is not.
struct CellSegments {
    int count = 0;
    std::array<Sides, 2> sides{};
};
constexpr std::array<CellSegments, 16> cellSegments{{
    {},
    {1, {{{Left, Bottom}}}},
    {1, {{{Bottom, Right}}}},
    {1, {{{Left, Right}}}},
    {1, {{{Right, Top}}}},
    {2, {{{Left, Bottom}, {Right, Top}}}},
    {1, {{{Bottom, Top}}}},
    {1, {{{Left, Top}}}},
    {1, {{{Left, Top}}}},
    {1, {{{Bottom, Top}}}},
    {2, {{{Bottom, Right}, {Left, Top}}}},
    {1, {{{Right, Top}}}},
    {1, {{{Left, Right}}}},
    {1, {{{Bottom, Right}}}},
    {1, {{{Left, Bottom}}}},
    {},
}};

class Tracer {
 public:
    explicit Tracer(const PlaneGrid& grid)
        : m_grid(grid), m_columns(grid.columns), m_segmentsAt(2 * grid.values.size(), {none, none}) {}

    // By level: the cells it crosses, as indices of their left bottom corner.
    std::vector<std::vector<std::uint32_t>> crossedCells(std::span<const double> levels) const {
        std::vector<std::vector<std::uint32_t>> crossed(levels.size());
        for (std::size_t row = 0; row + 1 < m_grid.rows; ++row)
            for (std::size_t column = 0; column + 1 < m_columns; ++column) {
                const std::size_t cell = row * m_columns + column;
                if (!areFinite(cell)) continue;
                const auto [low, high] = std::ranges::minmax(corners(cell));
                auto level = std::ranges::upper_bound(levels, low);
                for (; level != levels.end() && *level <= high; ++level)
                    crossed[static_cast<std::size_t>(level - levels.begin())].push_back(
                        static_cast<std::uint32_t>(cell));
            }
        return crossed;
    }

    std::vector<Polyline> trace(double level, std::span<const std::uint32_t> cells) {
        m_segments.clear();
        for (const std::uint32_t cell : cells) addSegments(level, cell);
        m_isUsed.assign(m_segments.size(), false);
        std::vector<Polyline> lines;
        // From every open end, then around what is left.
        for (SegmentIndex segment = 0; segment < m_segments.size(); ++segment)
            for (const std::size_t end : {0U, 1U})
                if (m_segmentsAt[m_segments[segment][end]][1] == none && !m_isUsed[segment])
                    keep(lines, follow(level, segment, end));
        for (SegmentIndex segment = 0; segment < m_segments.size(); ++segment)
            if (!m_isUsed[segment]) keep(lines, follow(level, segment, 0));
        for (const auto& segment : m_segments)
            for (const EdgeIndex edge : segment) m_segmentsAt[edge] = {none, none};
        return lines;
    }

 private:
    // Left bottom, right bottom, right top, left top.
    std::array<double, 4> corners(std::size_t cell) const {
        const double* v = &m_grid.values[cell];
        return {v[0], v[1], v[m_columns + 1], v[m_columns]};
    }
    bool areFinite(std::size_t cell) const {
        return std::ranges::all_of(corners(cell), [](double corner) { return std::isfinite(corner); });
    }

    EdgeIndex edge(std::uint32_t cell, Side side) const {
        const auto columns = static_cast<std::uint32_t>(m_columns);
        switch (side) {
            case Bottom: return 2 * cell;
            case Right: return 2 * (cell + 1) + 1;
            case Top: return 2 * (cell + columns);
            case Left: return 2 * cell + 1;
        }
        return 0;
    }

    void addSegments(double level, std::uint32_t cell) {
        const std::array<double, 4> v = corners(cell);
        std::size_t which = 0;
        double mean = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            if (v[i] >= level) which |= std::size_t{1} << i;
            mean += v[i] / 4;
        }
        if ((which == 5 || which == 10) && mean >= level) which = 15 - which;
        const CellSegments& found = cellSegments[which];
        for (int i = 0; i < found.count; ++i) {
            const auto& [from, to] = found.sides[static_cast<std::size_t>(i)];
            const auto index = static_cast<SegmentIndex>(m_segments.size());
            m_segments.push_back({edge(cell, from), edge(cell, to)});
            for (const EdgeIndex at : m_segments.back()) {
                auto& [first, second] = m_segmentsAt[at];
                (first == none ? first : second) = index;
            }
        }
    }

    // From one end of a segment through it and on.
    Polyline follow(double level, SegmentIndex segment, std::size_t end) {
        Polyline line;
        EdgeIndex at = m_segments[segment][end];
        line.points.push_back(crossing(level, at));
        while (segment != none && !m_isUsed[segment]) {
            m_isUsed[segment] = true;
            const auto& [from, to] = m_segments[segment];
            at = from == at ? to : from;
            if (const Planar next = crossing(level, at); next != line.points.back()) line.points.push_back(next);
            const auto& [first, second] = m_segmentsAt[at];
            segment = first == segment ? second : first;
        }
        line.isClosed = segment != none;
        if (line.isClosed && line.points.front() == line.points.back()) line.points.pop_back();
        return line;
    }

    // Not what has shrunk to a point.
    static void keep(std::vector<Polyline>& lines, Polyline line) {
        if (line.points.size() >= 2) lines.push_back(std::move(line));
    }

    Planar crossing(double level, EdgeIndex edge) const {
        const std::size_t from = edge / 2;
        const bool isUpright = edge % 2 == 1;
        const double low = m_grid.values[from];
        const double high = m_grid.values[from + (isUpright ? m_columns : 1)];
        const double part = (level / 2 - low / 2) / (high / 2 - low / 2);  // halved, so that nothing overflows
        const std::size_t wholeRows = from / m_columns;
        const auto row = static_cast<double>(wholeRows);
        const auto column = static_cast<double>(from - wholeRows * m_columns);
        return isUpright ? m_grid.at(column, row + part) : m_grid.at(column + part, row);
    }

    const PlaneGrid& m_grid;
    std::size_t m_columns;
    std::vector<std::array<EdgeIndex, 2>> m_segments;
    std::vector<std::array<SegmentIndex, 2>> m_segmentsAt;  // by edge: the level's segments that end there
    std::vector<bool> m_isUsed;
};

// ---- labels

constexpr double stretch = 0.1;    // of the area, that a label takes
constexpr double margin = 0.06;    // of the area, without labels
constexpr double centring = 0.01;  // straightness given up for a place in the line's middle

double distance(const Planar& a, const Planar& b) { return std::hypot(a[0] - b[0], a[1] - b[1]); }

// A line as part of the area, with its length up to each point; a closed one back to its first.
struct Measured {
    std::vector<Planar> points;
    std::vector<double> lengths;
};

Measured measure(const Polyline& line, const Area& area) {
    Measured measured;
    double length = 0;
    const auto add = [&](const Planar& point) {
        const Planar part{(point[0] - area.xFrom) / area.width(), (point[1] - area.yFrom) / area.height()};
        if (!measured.points.empty()) length += distance(measured.points.back(), part);
        measured.points.push_back(part);
        measured.lengths.push_back(length);
    };
    for (const Planar& point : line.points) add(point);
    if (line.isClosed) add(line.points.front());
    return measured;
}

// How well a label stands between two points of a line; 1 at best.
double quality(const Measured& line, std::size_t from, std::size_t to) {
    const Planar& a = line.points[from];
    const Planar& b = line.points[to];
    const Planar middle{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2};
    const double edge = std::min({middle[0], 1 - middle[0], middle[1], 1 - middle[1]});
    const double along = (line.lengths[from] + line.lengths[to]) / 2 / line.lengths.back();
    const double straightness = distance(a, b) / (line.lengths[to] - line.lengths[from]);
    return straightness - centring * std::abs(2 * along - 1) - (edge < margin ? 1 : 0);
}

// The point half of the way between two points of a line.
Planar middleOf(const Measured& line, std::size_t from, std::size_t to) {
    const double half = (line.lengths[from] + line.lengths[to]) / 2;
    const auto after = std::ranges::upper_bound(line.lengths, half) - line.lengths.begin();
    const std::size_t next = std::min(static_cast<std::size_t>(after), to);
    const Planar& a = line.points[next - 1];
    const Planar& b = line.points[next];
    const double part = (half - line.lengths[next - 1]) / (line.lengths[next] - line.lengths[next - 1]);
    return {a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])};
}

}  // namespace

std::optional<LabelPlace> labelPlace(std::span<const Polyline> lines, const Area& area) {
    Measured longest;
    for (const Polyline& line : lines)
        if (Measured measured = measure(line, area);
            longest.points.empty() || measured.lengths.back() > longest.lengths.back())
            longest = std::move(measured);
    if (longest.points.empty() || longest.lengths.back() < 2 * stretch) return std::nullopt;
    double best = 0;
    std::size_t from = 0;
    std::size_t to = 0;
    for (std::size_t i = 0, j = 0; j < longest.points.size(); ++i) {
        while (j < longest.points.size() && longest.lengths[j] - longest.lengths[i] < stretch) ++j;
        if (j == longest.points.size()) break;
        const double here = quality(longest, i, j);
        if (to != 0 && here <= best) continue;
        best = here;
        from = i;
        to = j;
    }
    const Planar middle = middleOf(longest, from, to);
    Planar direction{(longest.points[to][0] - longest.points[from][0]) * area.width(),
                     (longest.points[to][1] - longest.points[from][1]) * area.height()};
    if (direction[0] < 0 || (direction[0] == 0 && direction[1] < 0)) direction = {-direction[0], -direction[1]};
    return LabelPlace{{area.xFrom + middle[0] * area.width(), area.yFrom + middle[1] * area.height()}, direction};
}

std::vector<Contour> contours(const PlaneGrid& grid, std::span<const double> levels) {
    assert(grid.values.size() == grid.columns * grid.rows && std::ranges::is_sorted(levels));
    std::vector<Contour> result;
    Tracer tracer(grid);
    const std::vector<std::vector<std::uint32_t>> cells = tracer.crossedCells(levels);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        Contour& contour = result.emplace_back();
        contour.level = levels[i];
        contour.lines = tracer.trace(levels[i], cells[i]);
        contour.label = labelPlace(contour.lines, grid.area);
    }
    return result;
}

}  // namespace wengert
