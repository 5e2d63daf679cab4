// Contour lines of surfaces known in closed form, holes, joints, and places for labels.
#include <QtTest>

#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "core/optimize/contours.h"

using namespace wengert;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

struct Surface {
    PlaneGrid grid;
    std::vector<double> values;

    template <class Function>
    Surface(Area area, std::size_t columns, std::size_t rows, Function f) {
        grid = {area, columns, rows, {}};
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column) {
                const Planar at = grid.at(static_cast<double>(column), static_cast<double>(row));
                values.push_back(f(at[0], at[1]));
            }
        grid.values = values;
    }
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;
};

double bowl(double x, double y) { return x * x + y * y; }
// x² − y², exactly 0 on its diagonals however the compiler contracts.
double saddle(double x, double y) { return (x - y) * (x + y); }

std::size_t pointsIn(const std::vector<Contour>& found) {
    std::size_t count = 0;
    for (const Contour& contour : found)
        for (const Polyline& line : contour.lines) count += line.points.size();
    return count;
}

double length(const Polyline& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.points.size(); ++i)
        sum += std::hypot(line.points[i][0] - line.points[i - 1][0], line.points[i][1] - line.points[i - 1][1]);
    if (line.isClosed)
        sum +=
            std::hypot(line.points.front()[0] - line.points.back()[0], line.points.front()[1] - line.points.back()[1]);
    return sum;
}

}  // namespace

class ContoursTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aBowlHasCircles() {
        const Surface surface({-2, 2, -2, 2}, 101, 81, bowl);
        const std::vector<Contour> found = contours(surface.grid, std::array{0.5, 1.0, 2.25});
        QCOMPARE(found.size(), std::size_t{3});
        const double h = 4.0 / 80;
        for (const Contour& contour : found) {
            QCOMPARE(contour.lines.size(), std::size_t{1});
            QVERIFY(contour.lines[0].isClosed);
            const double radius = std::sqrt(contour.level);
            for (const Planar& point : contour.lines[0].points)  // linear interpolation: off by f″ h²/8 at most
                QVERIFY(std::abs(bowl(point[0], point[1]) - contour.level) <= h * h / 4 + 1e-12);
            QVERIFY(std::abs(length(contour.lines[0]) - 2 * std::numbers::pi * radius) < 0.01 * radius);
        }
    }

    // 4 x + 3 y is interpolated exactly, in an area that is no square.
    void aPlaneHasStraightLines() {
        const Surface surface({10, 18, -1, 2}, 33, 7, [](double x, double y) { return 4 * x + 3 * y; });
        const std::vector<Contour> found = contours(surface.grid, std::array{50.0});
        QCOMPARE(found[0].lines.size(), std::size_t{1});
        QVERIFY(!found[0].lines[0].isClosed);
        for (const Planar& point : found[0].lines[0].points)
            QVERIFY(std::abs(4 * point[0] + 3 * point[1] - 50) < 1e-12);
        QVERIFY(std::abs(length(found[0].lines[0]) - std::hypot(3, 3 * 0.75)) < 1e-9);  // from edge to edge
        QVERIFY(found[0].label.has_value());
        QVERIFY(std::abs(4 * found[0].label->at[0] + 3 * found[0].label->at[1] - 50) < 1e-9);
        QVERIFY(std::abs(4 * found[0].label->direction[0] + 3 * found[0].label->direction[1]) < 1e-9);
        QVERIFY(found[0].label->direction[0] > 0);
    }

    // Level 0 of x² − y² are its two diagonals, through grid points and between them.
    void aSaddlesZeroIsItsDiagonals() {
        for (const std::size_t side : {41U, 40U}) {
            const Surface surface({-1, 1, -1, 1}, side, side, saddle);
            const std::vector<Contour> found = contours(surface.grid, std::array{0.0});
            double sum = 0;
            for (const Polyline& line : found[0].lines) {
                for (const Planar& point : line.points)
                    QVERIFY(std::abs(std::abs(point[0]) - std::abs(point[1])) < 1e-12);
                sum += length(line);
            }
            // Where they cross, a cell may be level to rounding: it is left out, or walked around.
            const double diagonal = std::numbers::sqrt2 * 2 / static_cast<double>(side - 1);
            QVERIFY(std::abs(sum - 4 * std::numbers::sqrt2) < 2 * diagonal);
            QVERIFY(found[0].lines.size() <= 4);
        }
        const Surface surface({-1, 1, -1, 1}, 40, 40, saddle);
        const std::vector<Contour> both = contours(surface.grid, std::array{-0.25, 0.25});
        QCOMPARE(both[0].lines.size(), std::size_t{2});
        QCOMPARE(both[1].lines.size(), std::size_t{2});
    }

    // The mean of the corners says which of them belong together.
    void theMeanDecidesWhereDiagonalsDisagree() {
        for (const double middle : {0.4, -0.4}) {
            const std::vector<double> values{1 + middle, -1, -1, 1 + middle};
            const PlaneGrid grid{{0, 1, 0, 1}, 2, 2, values};
            const std::vector<Contour> found = contours(grid, std::array{0.0});
            QCOMPARE(found[0].lines.size(), std::size_t{2});
            for (const Polyline& line : found[0].lines) {
                QCOMPARE(line.points.size(), std::size_t{2});
                // High corners joined: both lines cut off a low one, at the right below and at the left above.
                const double side = (line.points[0][0] - 0.5) * (line.points[1][1] - 0.5) -
                                    (line.points[0][1] - 0.5) * (line.points[1][0] - 0.5);
                QVERIFY(std::abs(side) > 0.01);
                const Planar centre{(line.points[0][0] + line.points[1][0]) / 2,
                                    (line.points[0][1] + line.points[1][1]) / 2};
                QCOMPARE((centre[0] - 0.5) * (centre[1] - 0.5) < 0, middle > 0);
            }
        }
    }

    void cellsThatAreNotFiniteAreLeftOut() {
        const Surface surface({-2, 2, -2, 2}, 81, 81, [](double x, double y) {
            if (x > 0.5 && y > 0.5) return notANumber;
            return x < -1.5 ? std::numeric_limits<double>::infinity() : bowl(x, y);
        });
        const std::vector<Contour> found = contours(surface.grid, std::array{1.0, 3.0});
        QCOMPARE(found[0].lines.size(), std::size_t{1});
        QVERIFY(!found[0].lines[0].isClosed);
        for (const Contour& contour : found)
            for (const Polyline& line : contour.lines)
                for (const Planar& point : line.points) {
                    QVERIFY(!(point[0] > 0.5 && point[1] > 0.5) && point[0] >= -1.5 - 1e-12);
                    QVERIFY(std::abs(bowl(point[0], point[1]) - contour.level) < 1e-3);
                }
        const Surface nowhere({0, 1, 0, 1}, 5, 5, [](double, double) { return notANumber; });
        QVERIFY(contours(nowhere.grid, std::array{0.0})[0].lines.empty());
    }

    void edgeCases() {
        const std::array levels{0.0, 1.0};
        QCOMPARE(contours({}, levels).size(), std::size_t{2});
        const Surface row({0, 1, 0, 1}, 5, 1, bowl);
        QVERIFY(contours(row.grid, levels)[0].lines.empty());
        const Surface flat({0, 1, 0, 1}, 5, 5, [](double, double) { return 1.0; });
        QVERIFY(contours(flat.grid, levels)[1].lines.empty());
        const Surface surface({0, 1, 0, 1}, 5, 5, bowl);
        QVERIFY(contours(surface.grid, {}).empty());
        // A summit that is just at the level has no line.
        const Surface summit({-1, 1, -1, 1}, 5, 5, [](double x, double y) { return -bowl(x, y); });
        QVERIFY(contours(summit.grid, std::array{0.0})[0].lines.empty());
        const Surface huge({-1, 1, -1, 1}, 2, 2, [](double x, double) { return x * 1.7e308; });
        const std::vector<Contour> middle = contours(huge.grid, std::array{0.0});
        QCOMPARE(middle[0].lines.size(), std::size_t{1});
        for (const Planar& point : middle[0].lines[0].points) QCOMPARE(point[0], 0.0);
    }

    void twiceAsFineHasTwiceTheAsManyPoints() {
        std::vector<std::size_t> counts;
        const std::vector<double> levels{-0.75, -0.5, -0.25, 0.25, 0.5, 0.75};
        for (const std::size_t side : {101U, 201U, 401U})
            counts.push_back(pointsIn(contours(
                Surface({-3, 3, -3, 3}, side, side, [](double x, double y) { return std::sin(x) * std::cos(y); }).grid,
                levels)));
        for (std::size_t i = 1; i < counts.size(); ++i) {
            const double ratio = static_cast<double>(counts[i]) / static_cast<double>(counts[i - 1]);
            QVERIFY2(ratio > 1.9 && ratio < 2.1, qPrintable(QString::number(ratio)));
        }
    }

    // Lines are as long as can be: an open one ends at the area's edge, and no two begin or end at the same point.
    void linesAreJoined() {
        const Surface surface({-3, 3, -3, 3}, 150, 130,
                              [](double x, double y) { return std::sin(2 * x) + std::cos(3 * y); });
        for (const Contour& contour : contours(surface.grid, std::array{-1.1, -0.3, 0.2, 0.9})) {
            std::map<std::pair<double, double>, int> ends;
            for (const Polyline& line : contour.lines) {
                if (line.isClosed) continue;
                for (const Planar& end : {line.points.front(), line.points.back()}) {
                    QVERIFY(std::max(std::abs(end[0]), std::abs(end[1])) > 3 - 1e-12);
                    ++ends[{end[0], end[1]}];
                }
            }
            for (const auto& [end, count] : ends) QCOMPARE(count, 1);
            QVERIFY(contour.lines.size() < 40);
        }
    }

    void labelsStandOnStraightStretchesAwayFromTheEdges() {
        // A hairpin: two long straight sides and a bend.
        Polyline hairpin;
        for (int i = 0; i <= 40; ++i) hairpin.points.push_back({8 - 0.15 * i, 2});
        for (int i = 1; i < 20; ++i) {
            const double angle = std::numbers::pi / 2 + std::numbers::pi * i / 20;
            hairpin.points.push_back({2 + 2 * std::cos(angle), 4 - 2 * std::sin(angle)});
        }
        for (int i = 0; i <= 40; ++i) hairpin.points.push_back({2 + 0.15 * i, 6});
        const Area area{-1, 10, 0, 10};
        const std::optional<LabelPlace> label = labelPlace(std::array{hairpin}, area);
        QVERIFY(label.has_value());
        QVERIFY(label->at[0] > 1.9 && label->at[0] < 8);
        QVERIFY(std::abs(label->at[1] - 2) < 1e-9 || std::abs(label->at[1] - 6) < 1e-9);
        QVERIFY(label->direction[0] > 0 && std::abs(label->direction[1]) < 1e-9);

        const Polyline small{{{1, 1}, {1.5, 1}, {1.5, 1.5}}, true};
        QVERIFY(!labelPlace(std::array{small}, area));
        QVERIFY(!labelPlace({}, area));
        const Polyline longTwo{{{-1, 9}, {10, 4}}, false};
        const std::optional<LabelPlace> between = labelPlace(std::array{small, longTwo}, area);
        QVERIFY(std::abs(between->at[0] - 4.5) < 1e-9 && std::abs(between->at[1] - 6.5) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(ContoursTest)
#include "contours_test.moc"
