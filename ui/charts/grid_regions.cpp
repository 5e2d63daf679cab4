#include "ui/charts/grid_regions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace wengert {
namespace {

struct Grid {
    int columns;
    int rows;
    std::size_t cell(int column, int row) const {
        return std::size_t(row) * std::size_t(columns) + std::size_t(column);
    }
};

Grid gridOf(std::size_t cells, int columns) { return {columns, int(cells) / std::max(columns, 1)}; }

// The mean of each cell and its neighbours in one direction, weighted 1 : 2 : 1; the edge is continued.
std::vector<double> softened(const std::vector<double>& numbers, const Grid& grid, int across, int up) {
    std::vector<double> result(numbers.size());
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column) {
            const auto at = [&](int step) {
                return numbers[grid.cell(std::clamp(column + step * across, 0, grid.columns - 1),
                                         std::clamp(row + step * up, 0, grid.rows - 1))];
            };
            result[grid.cell(column, row)] = (at(-1) + 2 * at(0) + at(1)) / 4;
        }
    return result;
}

// Where the line crosses the sides of the square between four neighbouring centres: none, two or four points.
void appendPieces(const std::array<QPointF, 4>& corners, const std::array<double, 4>& numbers, double level,
                  std::vector<QLineF>& lines) {
    std::array<QPointF, 4> crossings;
    std::size_t count = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t next = (i + 1) % 4;
        if ((numbers[i] < level) == (numbers[next] < level)) continue;
        const double share = (level - numbers[i]) / (numbers[next] - numbers[i]);
        crossings[count++] = corners[i] + share * (corners[next] - corners[i]);
    }
    for (std::size_t i = 0; i + 1 < count; i += 2) lines.emplace_back(crossings[i], crossings[i + 1]);
}

}  // namespace

std::vector<QLineF> contour(std::span<const double> numbers, int columns, double level) {
    if (numbers.empty()) return {};
    const Grid grid = gridOf(numbers.size(), columns);
    // A step beyond the outermost centres, so that lines reach the grid's ends.
    const auto numberAt = [&](int column, int row) {
        return numbers[grid.cell(std::clamp(column, 0, grid.columns - 1), std::clamp(row, 0, grid.rows - 1))];
    };
    const auto pointAt = [&](int column, int row) {
        return QPointF(std::clamp((column + 0.5) / grid.columns, 0.0, 1.0),
                       std::clamp((row + 0.5) / grid.rows, 0.0, 1.0));
    };
    std::vector<QLineF> lines;
    for (int row = -1; row < grid.rows; ++row)
        for (int column = -1; column < grid.columns; ++column)
            appendPieces({pointAt(column, row), pointAt(column + 1, row), pointAt(column + 1, row + 1),
                          pointAt(column, row + 1)},
                         {numberAt(column, row), numberAt(column + 1, row), numberAt(column + 1, row + 1),
                          numberAt(column, row + 1)},
                         level, lines);
    return lines;
}

std::vector<QLineF> outline(std::span<const std::uint8_t> inside, int columns) {
    constexpr int passes = 6;
    const Grid grid = gridOf(inside.size(), columns);
    std::vector<double> numbers(inside.size());
    std::ranges::transform(inside, numbers.begin(), [](std::uint8_t in) { return in ? 1.0 : 0.0; });
    for (int pass = 0; pass < passes; ++pass) numbers = softened(softened(numbers, grid, 1, 0), grid, 0, 1);
    return contour(numbers, columns, 0.5);
}

void exclude(std::vector<std::uint8_t>& inside, int columns, const QRectF& part) {
    const Grid grid = gridOf(inside.size(), columns);
    const QSizeF size(1.0 / grid.columns, 1.0 / std::max(grid.rows, 1));
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column) {
            const QRectF cell({column * size.width(), row * size.height()}, size);
            if (part.intersects(cell)) inside[grid.cell(column, row)] = 0;
        }
}

std::optional<QPointF> roomFor(std::span<const std::uint8_t> inside, int columns, QSizeF size) {
    const Grid grid = gridOf(inside.size(), columns);
    const int wide = int(std::ceil(size.width() * grid.columns));
    const int high = int(std::ceil(size.height() * grid.rows));
    if (wide < 1 || high < 1 || wide > grid.columns || high > grid.rows) return {};
    // How many are inside below and left of a corner.
    const Grid corners{grid.columns + 1, grid.rows + 1};
    std::vector<int> counts(corners.cell(0, corners.rows));
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column)
            counts[corners.cell(column + 1, row + 1)] =
                counts[corners.cell(column, row + 1)] + counts[corners.cell(column + 1, row)] -
                counts[corners.cell(column, row)] + (inside[grid.cell(column, row)] ? 1 : 0);
    std::vector<QPointF> places;
    for (int row = 0; row + high <= grid.rows; ++row)
        for (int column = 0; column + wide <= grid.columns; ++column)
            if (counts[corners.cell(column + wide, row + high)] - counts[corners.cell(column, row + high)] -
                    counts[corners.cell(column + wide, row)] + counts[corners.cell(column, row)] ==
                wide * high)
                places.emplace_back((column + wide / 2.0) / grid.columns, (row + high / 2.0) / grid.rows);
    if (places.empty()) return {};
    QPointF middle;
    for (const QPointF& place : places) middle += place / double(places.size());
    const auto distance = [&](const QPointF& place) { return QPointF::dotProduct(place - middle, place - middle); };
    return *std::ranges::min_element(places, {}, distance);
}

}  // namespace wengert
