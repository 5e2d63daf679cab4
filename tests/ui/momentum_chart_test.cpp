// The map of momentum as data: regions, readout, picking, CSV; and that every state of it paints.
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "ui/charts/grid_regions.h"
#include "ui/charts/momentum_chart.h"

using namespace wengert;

class MomentumChartTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void outlineRunsBetweenRegions();
    void outlineOfACircleIsRound();
    void outlineOfOneRegionIsEmpty();
    void roomIsInTheMiddleOfItsRegion();
    void roomKeepsToItsRegion();
    void readoutSaysRateAndRegime();
    void clickAndDragPick_data();
    void clickAndDragPick();
    void ringIsWhereItIsPut();
    void colorsTellRatesAndDivergence();
    void csvHasARowForEveryCell();
    void everyStatePaints_data();
    void everyStatePaints();
};

namespace {

using enum MapRegime;

// Two columns, two rows: below slow and fast, above oscillating and divergent.
MomentumGrid fourCells(bool isLogarithmic = false) {
    return {.alpha = isLogarithmic ? Axis{0.01, 1, true} : Axis{0, 2},
            .beta = {0, 1},
            .columns = 2,
            .rates = {0.9F, 0.5F, 0.75F, 1.25F},
            .regimes = {Monotone, Monotone, Oscillating, Divergent}};
}

struct Map {
    const ThemeManager themes{ThemeChoice{.mode = ThemeMode::Light}};
    MomentumChart chart{themes};

    explicit Map(MomentumGrid grid = fourCells()) {
        chart.resize(320, 240);
        chart.setGrid(std::move(grid));
    }
    QPoint at(double alpha, double beta) const { return chart.positionOf({alpha, beta}).toPoint(); }
};

}  // namespace

void MomentumChartTest::outlineRunsBetweenRegions() {
    constexpr int columns = 20;
    std::vector<std::uint8_t> inside(columns * 10);
    for (std::size_t i = 0; i < inside.size(); ++i) inside[i] = i % columns < 7;
    const std::vector<QLineF> lines = outline(inside, columns);
    double length = 0;
    for (const QLineF& line : lines) {
        QVERIFY(std::abs(line.x1() - 0.35) < 0.01 && std::abs(line.x2() - 0.35) < 0.01);
        length += line.length();
    }
    QVERIFY(std::abs(length - 1) < 1e-9);  // from the lower end to the upper
}

void MomentumChartTest::outlineOfACircleIsRound() {
    constexpr int columns = 60;
    std::vector<std::uint8_t> inside;
    for (int row = 0; row < columns; ++row)
        for (int column = 0; column < columns; ++column)
            inside.push_back(std::hypot((column + 0.5) / columns - 0.5, (row + 0.5) / columns - 0.5) < 0.3);
    double length = 0;
    for (const QLineF& line : outline(inside, columns)) {
        QVERIFY(std::abs(QLineF({0.5, 0.5}, line.p1()).length() - 0.3) < 0.5 / columns);
        length += line.length();
    }
    QVERIFY(std::abs(length / (2 * M_PI * 0.3) - 1) < 0.03);  // stairs would be 4 / π times as long
}

void MomentumChartTest::outlineOfOneRegionIsEmpty() {
    QVERIFY(outline(std::vector<std::uint8_t>(12, 1), 4).empty());
    QVERIFY(outline({}, 0).empty());
}

void MomentumChartTest::roomIsInTheMiddleOfItsRegion() {
    std::vector<std::uint8_t> inside(100);
    for (std::size_t i = 0; i < inside.size(); ++i) inside[i] = i % 10 >= 4;  // the right six columns
    QCOMPARE(roomFor(inside, 10, {0.2, 0.2}), std::optional(QPointF(0.7, 0.5)));
    QVERIFY(!roomFor(inside, 10, {0.7, 0.1}));
    QVERIFY(!roomFor(inside, 10, {0.1, 1.1}));
    QVERIFY(!roomFor({}, 0, {0.1, 0.1}));
}

void MomentumChartTest::roomKeepsToItsRegion() {
    std::vector<std::uint8_t> inside(100);  // an L: its middle lies outside
    for (int i = 0; i < 100; ++i) inside[std::size_t(i)] = i % 10 < 2 || i / 10 < 2;
    const std::optional<QPointF> room = roomFor(inside, 10, {0.2, 0.2});
    QVERIFY(room);
    QVERIFY(room->x() <= 0.1 + 1e-9 || room->y() <= 0.1 + 1e-9);
}

void MomentumChartTest::readoutSaysRateAndRegime() {
    const Map map;
    QCOMPARE(map.chart.readoutAt({0.5, 0.25}), (QStringList{QStringLiteral("α = 0.5"), QStringLiteral("β = 0.25"),
                                                            QStringLiteral("rate = 0.9"), QStringLiteral("monotone")}));
    QCOMPARE(map.chart.readoutAt({1.5, 0.75}).last(), QStringLiteral("divergent"));
    QCOMPARE(map.chart.readoutAt({0.5, 0.75}).last(), QStringLiteral("oscillating"));
    QVERIFY(map.chart.readoutAt({2.5, 0.5}).isEmpty());
    QVERIFY(map.chart.readoutAt({0.5, -0.5}).isEmpty());
    QCOMPARE(Map(fourCells(true)).chart.readoutAt({0.09, 0.25})[2], QStringLiteral("rate = 0.9"));
    QCOMPARE(Map(fourCells(true)).chart.readoutAt({0.11, 0.25})[2], QStringLiteral("rate = 0.5"));
}

void MomentumChartTest::clickAndDragPick_data() {
    QTest::addColumn<bool>("isLogarithmic");
    QTest::newRow("linear") << false;
    QTest::newRow("powers") << true;
}

void MomentumChartTest::clickAndDragPick() {
    QFETCH(bool, isLogarithmic);
    Map map(fourCells(isLogarithmic));
    QSignalSpy picked(&map.chart, &MomentumChart::picked);
    QTest::mousePress(&map.chart, Qt::LeftButton, {}, map.at(0.3, 0.6));
    QTest::mouseMove(&map.chart, map.at(0.1, 0.2));
    QTest::mouseMove(&map.chart, {9999, -50});
    QTest::mouseRelease(&map.chart, Qt::LeftButton);
    QTest::mouseMove(&map.chart, map.at(0.1, 0.2));
    QTest::mouseClick(&map.chart, Qt::LeftButton, {}, {2, 2});  // beside the plot
    QCOMPARE(picked.size(), 3);
    const auto isNear = [&](int i, double alpha, double beta) {
        return std::abs(picked[i][0].toDouble() - alpha) < 0.02 && std::abs(picked[i][1].toDouble() - beta) < 0.01;
    };
    QVERIFY(isNear(0, 0.3, 0.6));
    QVERIFY(isNear(1, 0.1, 0.2));
    QVERIFY(isNear(2, isLogarithmic ? 1 : 2, 1));
}

void MomentumChartTest::ringIsWhereItIsPut() {
    Map map;
    const auto changedPixels = [&map](const QImage& before) {
        const QImage after = map.chart.grab().toImage();
        QRect changed;
        for (int y = 0; y < after.height(); ++y)
            for (int x = 0; x < after.width(); ++x)
                if (after.pixel(x, y) != before.pixel(x, y)) changed |= QRect(x, y, 1, 1);
        return changed;
    };
    const QImage bare = map.chart.grab().toImage();
    map.chart.setChosen(QPointF(0.6, 0.4));
    const QPoint off = changedPixels(bare).center() - map.at(0.6, 0.4);
    QVERIFY(std::abs(off.x()) <= 1 && std::abs(off.y()) <= 1);
    map.chart.setChosen(QPointF(2.5, 0.4));  // outside
    QVERIFY(changedPixels(bare).isEmpty());
    map.chart.setMarks({{.alpha = 0.4, .beta = 0.7, .color = Qt::red}});
    QCOMPARE(map.chart.grab().toImage().pixelColor(map.at(0.4, 0.7)), QColor(Qt::red));
}

void MomentumChartTest::colorsTellRatesAndDivergence() {
    Map map;
    const QImage image = map.chart.grab().toImage();
    const auto saturation = [&](double alpha, double beta) {
        return image.pixelColor(map.at(alpha, beta)).saturation();
    };
    QVERIFY(saturation(1.8, 0.1) > saturation(0.2, 0.9));  // 0.5 more than 0.75,
    QVERIFY(saturation(0.2, 0.9) > saturation(0.2, 0.1));  // and that more than 0.9
    QVERIFY(saturation(1.8, 0.9) < 30);
}

void MomentumChartTest::csvHasARowForEveryCell() {
    QCOMPARE(Map().chart.csv(), QStringLiteral("alpha,beta,rate,regime\n"
                                               "0.5,0.25,0.8999999761581421,monotone\n"
                                               "1.5,0.25,0.5,monotone\n"
                                               "0.5,0.75,0.75,oscillating\n"
                                               "1.5,0.75,1.25,divergent"));
}

void MomentumChartTest::everyStatePaints_data() {
    QTest::addColumn<int>("state");
    QTest::newRow("empty") << 0;
    QTest::newRow("one cell, not finite") << 1;
    QTest::newRow("all divergent") << 2;
    QTest::newRow("optimum in a corner") << 3;
}

void MomentumChartTest::everyStatePaints() {
    QFETCH(int, state);
    Map map{MomentumGrid{}};
    map.chart.setEmptyText(QStringLiteral("Momentum needs a quadratic."));
    if (state == 1) map.chart.setGrid({.columns = 1, .rates = {NAN}, .regimes = {Divergent}});
    if (state == 2) map.chart.setGrid({.columns = 1, .rates = {2, 3}, .regimes = {Divergent, Divergent}});
    if (state == 3) map.chart.setGrid(fourCells());
    map.chart.setOptimum(QPointF(2, 1));
    map.chart.setChosen(QPointF(NAN, 0.5));
    for (const QSize size : {QSize(320, 240), QSize(120, 80), QSize(10, 5)}) {
        map.chart.resize(size);
        QVERIFY(!map.chart.grab().isNull());
    }
    QVERIFY(map.chart.csv().startsWith(QStringLiteral("alpha,beta")));
}

QTEST_MAIN(MomentumChartTest)
#include "momentum_chart_test.moc"
