// Levels of surfaces known in closed form, of values in odd distributions, and the scale that goes with them.
#include <QtTest>

#include <cmath>
#include <limits>

#include "core/optimize/levels.h"

using namespace wengert;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

using Function = double (*)(double, double);

std::vector<double> gridOf(Function f, double left, double right, double bottom, double top, int side = 200) {
    std::vector<double> values;
    for (int j = 0; j < side; ++j)
        for (int i = 0; i < side; ++i)
            values.push_back(f(left + (right - left) * i / (side - 1), bottom + (top - bottom) * j / (side - 1)));
    return values;
}

double saddle(double x, double y) { return x * x - y * y; }
double rosenbrock(double x, double y) { return std::pow(1 - x, 2) + 100 * std::pow(y - x * x, 2); }

bool isEvenlySpaced(std::span<const double> lines) {
    for (std::size_t i = 2; i < lines.size(); ++i)
        if (std::abs((lines[i] - lines[i - 1]) - (lines[1] - lines[0])) > 1e-9 * (lines[1] - lines[0])) return false;
    return true;
}

// What must hold for all values.
void verifyLevels(const ContourLevels& levels, std::span<const double> values) {
    const std::span<const double> lines = levels.lines();
    QVERIFY2(lines.size() >= ContourLevels::fewest && lines.size() <= ContourLevels::most,
             qPrintable(QString::number(lines.size())));
    double before = -1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QVERIFY(lines[i] > levels.lowest() && lines[i] < levels.highest());
        QVERIFY(i == 0 || lines[i] > lines[i - 1]);
        QVERIFY(levels.fraction(lines[i]) >= before);
        before = levels.fraction(lines[i]);
    }
    std::vector<double> sorted;
    for (const double value : values)
        if (!std::isnan(value)) sorted.push_back(value);
    std::ranges::sort(sorted);
    before = 0;
    for (const double value : sorted) {
        const double fraction = levels.fraction(value);
        QVERIFY(fraction >= before && fraction <= 1);
        before = fraction;
    }
    QCOMPARE(levels.fraction(-infinity), 0.0);
    QCOMPARE(levels.fraction(infinity), 1.0);
    QVERIFY(std::isnan(levels.fraction(notANumber)));
}

}  // namespace

class LevelsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aSaddleHasEvenLevelsWithZero() {
        const std::vector<double> values = gridOf(saddle, -2, 2, -2, 2);
        const ContourLevels levels = ContourLevels::of(values);
        verifyLevels(levels, values);
        QVERIFY(!levels.isLogarithmic());
        QVERIFY(isEvenlySpaced(levels.lines()));
        QVERIFY(std::ranges::count(levels.lines(), 0.0) == 1);
        QVERIFY(std::abs(levels.lowest() + 4) < 0.001 && std::abs(levels.highest() - 4) < 0.001);
        QVERIFY(std::abs(levels.fraction(0) - 0.5) < 1e-9);
        QCOMPARE(levels.lines()[1] - levels.lines()[0], 0.5);
    }

    void rosenbrocksValleyHasLevelsByRatio() {
        const std::vector<double> values = gridOf(rosenbrock, -2, 2, -1, 3);
        const ContourLevels levels = ContourLevels::of(values);
        verifyLevels(levels, values);
        QVERIFY(levels.isLogarithmic());
        QVERIFY(levels.lines().front() <= 0.5);  // the valley's floor has lines
        QVERIFY(levels.lines().back() >= 1000);
        for (const double hundreds : {1.0, 10.0, 100.0, 1000.0})
            QVERIFY2(std::ranges::count(levels.lines(), hundreds) == 1, qPrintable(QString::number(hundreds)));
        // Equal ratios are equal steps of colour.
        QVERIFY(std::abs((levels.fraction(100) - levels.fraction(10)) -
                         (levels.fraction(1000) - levels.fraction(100))) < 1e-12);
    }

    void aShiftedValleyIsMeasuredFromItsMinimum() {
        std::vector<double> values = gridOf(rosenbrock, -2, 2, -1, 3);
        for (double& value : values) value -= 7;
        const ContourLevels levels = ContourLevels::of(values);
        verifyLevels(levels, values);
        QVERIFY(levels.isLogarithmic());
        QVERIFY(levels.lines().front() < -6.5);
    }

    void aBowlHasEvenLevels() {
        const std::vector<double> values = gridOf([](double x, double y) { return x * x + y * y; }, -1, 3, -2, 2);
        verifyLevels(ContourLevels::of(values), values);
        QVERIFY(!ContourLevels::of(values).isLogarithmic());
    }

    void manyRangesHaveManyLines_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        for (const auto& [low, high] : {std::pair(0.0, 1.0),
                                        {-1.0, 1.0},
                                        {0.3, 0.31},
                                        {-7e-9, 5e-9},
                                        {1e6, 1e6 + 0.01},
                                        {-1e12, 3e13},
                                        {-9e299, 9e299},
                                        {0.0, 2.999},
                                        {-0.05, 24.9},
                                        {1e-290, 3e-290}})
            QTest::addRow("%g to %g", low, high) << low << high;
    }
    void manyRangesHaveManyLines() {
        QFETCH(double, low);
        QFETCH(double, high);
        std::vector<double> values;
        for (int i = 0; i <= 1000; ++i) values.push_back(low + (high - low) * (i / 1000.0));
        const ContourLevels levels = ContourLevels::of(values);
        verifyLevels(levels, values);
        QVERIFY(!levels.isLogarithmic());
    }

    void manyDecadesHaveManyLines_data() {
        QTest::addColumn<double>("decades");
        for (const double decades : {2.2, 2.9, 3.1, 4.0, 5.9, 6.1, 7.5, 9.0, 20.0})
            QTest::addRow("%g", decades) << decades;
    }
    void manyDecadesHaveManyLines() {
        QFETCH(double, decades);
        for (const double scale : {1.0, 1.7e-4, 4.4e6}) {
            std::vector<double> values{0};
            for (int i = 0; i <= 5000; ++i) values.push_back(scale * std::pow(10, -decades * i / 5000));
            const ContourLevels levels = ContourLevels::of(values);
            verifyLevels(levels, values);
            QVERIFY(levels.isLogarithmic());
        }
    }

    void equalValuesHaveNone() {
        const ContourLevels levels = ContourLevels::of(std::vector<double>(100, 0.1 + 0.2));
        QVERIFY(levels.lines().empty());
        QCOMPARE(levels.lowest(), 0.1 + 0.2);
        QCOMPARE(levels.highest(), 0.1 + 0.2);
        QCOMPARE(levels.fraction(0.3), 0.5);
        std::vector<double> rounded(100, 1.0);
        rounded[3] = 1 + 1e-15;
        QVERIFY(ContourLevels::of(rounded).lines().empty());
    }

    void nothingFiniteHasNone() {
        for (const std::vector<double>& values :
             {std::vector<double>(), std::vector<double>{notANumber, infinity, -infinity}}) {
            const ContourLevels levels = ContourLevels::of(values);
            QVERIFY(levels.lines().empty());
            QCOMPARE(levels.fraction(1), 0.5);
            QVERIFY(std::isnan(levels.fraction(notANumber)));
        }
    }

    void whatIsNotFiniteCountsForNothing() {
        std::vector<double> values = gridOf(saddle, -2, 2, -2, 2);
        const ContourLevels clean = ContourLevels::of(values);
        for (std::size_t i = 0; i < 30; ++i)
            values.insert(values.begin(), i % 3 == 0 ? notANumber : i % 3 == 1 ? infinity : -1e301);
        const ContourLevels levels = ContourLevels::of(values);
        QVERIFY(std::ranges::equal(levels.lines(), clean.lines()));
        QCOMPARE(levels.lowest(), clean.lowest());
    }

    void hugeOutliersDoNotTakeTheScale() {
        for (const double outlier : {1e6, 1e250, -1e250, -3e4}) {
            std::vector<double> values = gridOf(saddle, -2, 2, -2, 2);
            for (std::size_t i = 0; i < values.size(); i += 500) values[i] = outlier;
            const ContourLevels levels = ContourLevels::of(values);
            verifyLevels(levels, values);
            QVERIFY(std::ranges::all_of(levels.lines(), [](double line) { return std::abs(line) < 5; }));
        }
        // Nor from a valley's.
        std::vector<double> values = gridOf(rosenbrock, -2, 2, -1, 3);
        for (std::size_t i = 0; i < values.size(); i += 500) values[i] = 1e200;
        const ContourLevels levels = ContourLevels::of(values);
        verifyLevels(levels, values);
        QVERIFY(levels.isLogarithmic() && levels.lines().back() < 1e4);
    }

    void aStepHasEvenLevels() {
        std::vector<double> values(1000, 0.0);
        std::fill(values.begin() + 700, values.end(), 1.0);
        verifyLevels(ContourLevels::of(values), values);
        QVERIFY(!ContourLevels::of(values).isLogarithmic());
    }

    // Few cells of many differ, and which ones a sample takes is not known.
    void aFlatSurfaceWithARaisedCornerHasLevels() {
        for (int side = 90; side < 200; ++side)
            for (int corner = 1; corner <= 4; ++corner) {
                std::vector<double> values(std::size_t(side) * std::size_t(side), 0);
                for (int row = side - corner; row < side; ++row)
                    std::fill_n(values.begin() + row * side + side - corner, corner, 1.0);
                const ContourLevels levels = ContourLevels::of(values);
                QCOMPARE(levels.lowest(), 0.0);
                QCOMPARE(levels.highest(), 1.0);
                QVERIFY(!levels.lines().empty());
            }
    }
};

QTEST_APPLESS_MAIN(LevelsTest)
#include "levels_test.moc"
