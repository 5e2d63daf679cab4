// Charts as data: ticks, ranges, smoothing, thinning, colours, bins, CSV; and that each paints in every state.
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "ui/charts/bar_rows.h"
#include "ui/charts/color_map.h"
#include "ui/charts/column_chart.h"
#include "ui/charts/histogram.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/scalar_field.h"

using namespace wengert;

class ChartsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void ticksAreRound_data();
    void ticksAreRound();
    void axisFitsItsNumbers_data();
    void axisFitsItsNumbers();
    void axisMapsBothWays_data();
    void axisMapsBothWays();
    void bulkLeavesOutWhatShootsOff_data();
    void bulkLeavesOutWhatShootsOff();
    void smoothingKeepsAConstantAndSkipsGaps();
    void thinningKeepsExtremesAndGaps();
    void csvHasARowForEveryX();
    void binsCountEveryFiniteNumber();
    void barsAreLongInPowersOfTen();
    void withoutANumberThereIsNoBar();
    void colorsMeetInTheCard();
    void readoutNamesEverySeries();
    void rangesAreFollowed();
    void cursorHasADotOnEachLine();
    void linesAreFaintAfterTheCursor();
    void dashesShow();
    void pressingAndDraggingScrubs();
    void withoutScrubbingAPressIsAClick();
    void bothAxesMayBeLogarithmic();
    void theTopTickHasRoomAboveIt();
    void notesStayInThePlot();
    void columnsStandOnTheirGroups();
    void fieldAnswersAtThePointer();
    void everyStatePaints_data();
    void everyStatePaints();
};

namespace {

QString textOf(const std::vector<Tick>& ticks) {
    QStringList texts;
    for (const Tick& tick : ticks) texts << (tick.exponent.isEmpty() ? tick.text : tick.text + u'^' + tick.exponent);
    return texts.join(u' ');
}

// start · ratio^i
std::vector<double> powers(double start, double ratio, int count = 100) {
    std::vector<double> numbers;
    for (int i = 0; i < count; ++i) numbers.push_back(start * std::pow(ratio, i));
    return numbers;
}

// From 0 to 10 at the height 5, on axes from 0 to 10.
struct LevelLine {
    const ThemeManager themes{ThemeChoice{.mode = ThemeMode::Light}};
    LineChart chart{themes};
    const QColor color = Qt::red;

    explicit LevelLine(QList<qreal> dashes = {}) {
        chart.resize(400, 200);
        chart.setYRange(Axis{0, 10});
        chart.setSeries(
            {{.name = QStringLiteral("f"), .color = color, .x = {0, 10}, .y = {5, 5}, .width = 3, .dashes = dashes}});
    }
    QColor colorAt(double x, double y) { return chart.grab().toImage().pixelColor(chart.positionOf({x, y}).toPoint()); }
};

}  // namespace

void ChartsTest::ticksAreRound_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<bool>("isLogarithmic");
    QTest::addColumn<QString>("ticks");
    QTest::newRow("tens") << 0.0 << 200.0 << false << "0 50 100 150 200";
    QTest::newRow("tenths") << -0.25 << 0.3 << false << u8"\u22120.2 0 0.2";
    QTest::newRow("never one alone") << -4.2 << 4.2 << false << u8"\u22124 \u22122 0 2 4";
    QTest::newRow("large") << 0.0 << 4e9 << false << "0 1e+09 2e+09 3e+09 4e+09";
    QTest::newRow("decades written out") << 0.01 << 3.0 << true << "0.01 0.1 1";
    QTest::newRow("powers") << 1e-5 << 10.0 << true << u8"10^\u22125 10^\u22123 10^\u22121 10^1";
    QTest::newRow("inside a decade") << 0.3 << 4.0 << true << "0.5 1 2";
    QTest::newRow("nothing") << 1.0 << 1.0 << false << "";
}

void ChartsTest::ticksAreRound() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(bool, isLogarithmic);
    QTEST(textOf(Axis{low, high, isLogarithmic}.ticks(4)), "ticks");
}

void ChartsTest::axisFitsItsNumbers_data() {
    QTest::addColumn<QList<double>>("numbers");
    QTest::addColumn<bool>("isLogarithmic");
    QTest::newRow("plain") << QList<double>{1, 2, 3} << false;
    QTest::newRow("with gaps") << QList<double>{NAN, 2, INFINITY, 3} << false;
    QTest::newRow("all equal") << QList<double>{5, 5} << false;
    QTest::newRow("all zero") << QList<double>{0, 0} << false;
    QTest::newRow("tiny") << QList<double>{1e-300, 2e-300} << false;
    QTest::newRow("powers") << QList<double>{1e-9, 100} << true;
    QTest::newRow("powers without what they cannot show") << QList<double>{-1, 0, NAN, 0.2} << true;
    QTest::newRow("nothing") << QList<double>{} << true;
}

void ChartsTest::axisFitsItsNumbers() {
    QFETCH(QList<double>, numbers);
    QFETCH(bool, isLogarithmic);
    const Axis axis = axisAround(numbers, isLogarithmic);
    QVERIFY(axis.low < axis.high);
    QVERIFY(std::isfinite(axis.low) && std::isfinite(axis.high));
    for (const double number : numbers) {
        if (!std::isfinite(number) || (isLogarithmic && number <= 0)) continue;
        QVERIFY(axis.fraction(number) >= 0 && axis.fraction(number) <= 1);
    }
}

void ChartsTest::axisMapsBothWays_data() {
    QTest::addColumn<bool>("isLogarithmic");
    QTest::newRow("linear") << false;
    QTest::newRow("powers") << true;
}

void ChartsTest::axisMapsBothWays() {
    QFETCH(bool, isLogarithmic);
    const Axis axis{0.01, 100, isLogarithmic};
    QCOMPARE(axis.fraction(0.01), 0.0);
    QCOMPARE(axis.fraction(100), 1.0);
    QCOMPARE(axis.fraction(axis.numberAt(0.3)), 0.3);
    QCOMPARE(std::isnan(axis.fraction(-1)), isLogarithmic);
    QVERIFY(std::isnan(axis.fraction(NAN)));
}

void ChartsTest::bulkLeavesOutWhatShootsOff_data() {
    QTest::addColumn<QList<std::vector<double>>>("lines");
    QTest::addColumn<bool>("isLogarithmic");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    using Lines = QList<std::vector<double>>;
    const std::vector<double> falls = powers(8, 0.9);
    const std::vector<double> explodes = powers(8, 1.5);
    const std::vector<double> dives = powers(-8, 1.5);
    const std::vector<double> lazy{8, 7.99, 7.98, 7.97, 7.96, 7.95, 7.94, 7.93, 7.92, 7.91, 7.90};
    QTest::newRow("nothing shoots off") << Lines{falls, lazy} << false << 0.0 << 8.0;
    QTest::newRow("one does") << Lines{falls, explodes} << false << 0.0 << 12.0;
    QTest::newRow("most do") << Lines{explodes, explodes, falls, dives} << false << -16.0 << 16.0;
    QTest::newRow("all do") << Lines{explodes} << false << 8.0 << explodes.back();
    QTest::newRow("a little") << Lines{falls, powers(8, 1.01)} << false << 0.0 << powers(8, 1.01).back();
    QTest::newRow("until it is no number") << Lines{falls, {8, 1e300, INFINITY, NAN}} << false << 0.0 << 12.0;
    QTest::newRow("in decades") << Lines{{1, 0.1, 0.01, 0.01}, powers(1, 1e100, 4)} << true << 0.01 << 10.0;
    QTest::newRow("a few decades more") << Lines{{1, 0.1, 0.01, 0.01}, powers(1, 30, 4)} << true << 0.01 << 27e3;
}

// The ends are rounded outwards by less than a quarter of the range.
void ChartsTest::bulkLeavesOutWhatShootsOff() {
    QFETCH(QList<std::vector<double>>, lines);
    QFETCH(bool, isLogarithmic);
    QFETCH(double, low);
    QFETCH(double, high);
    const Axis wanted{low, high, isLogarithmic};
    const Axis axis = axisAroundBulk(lines, isLogarithmic);
    QCOMPARE(axis.isLogarithmic, isLogarithmic);
    const double lowAt = wanted.fraction(axis.low);
    const double highAt = wanted.fraction(axis.high);
    QVERIFY2(lowAt <= 0 && lowAt > -0.25, qPrintable(QString::number(axis.low)));
    QVERIFY2(highAt >= 1 && highAt < 1.25, qPrintable(QString::number(axis.high)));
}

void ChartsTest::smoothingKeepsAConstantAndSkipsGaps() {
    QCOMPARE(smoothed({3, 3, 3}, 0.5), (std::vector<double>{3, 3, 3}));
    QCOMPARE(smoothed({1, 2}, 0), (std::vector<double>{1, 2}));
    // (0.5·0.5·1 + 0.5·3) / (0.25 + 0.5) = 1.75 / 0.75
    const std::vector<double> two = smoothed({1, 3}, 0.5);
    QCOMPARE(two[1], 1.75 / 0.75);
    const std::vector<double> gap = smoothed({1, NAN, 3}, 0.5);
    QVERIFY(std::isnan(gap[1]));
    QCOMPARE(gap[2], two[1]);
}

void ChartsTest::thinningKeepsExtremesAndGaps() {
    std::vector<double> x;
    std::vector<double> y;
    for (int i = 0; i < 100'000; ++i) {
        x.push_back(i);
        y.push_back(std::sin(i * 0.01));
    }
    y[31'415] = 50;
    y[77'777] = -60;
    y[50'000] = NAN;
    const std::vector<QPointF> points = reduced(x, y, 200);
    QVERIFY(points.size() <= 5 * 200);
    QVERIFY(std::ranges::is_sorted(points, {}, &QPointF::x));
    QVERIFY(std::ranges::count(points, QPointF(31'415, 50)) == 1);
    QVERIFY(std::ranges::count(points, QPointF(77'777, -60)) == 1);
    QVERIFY(std::ranges::any_of(points, [](const QPointF& p) { return std::isnan(p.y()); }));
    QCOMPARE(points.front(), QPointF(0, 0));
    QCOMPARE(points.back().x(), 99'999.0);
    QCOMPARE(reduced({1, 2}, {3, 4}, 200).size(), 2u);
    QVERIFY(reduced({}, {}, 200).empty());
}

void ChartsTest::csvHasARowForEveryX() {
    const std::vector<Series> series{{.name = QStringLiteral("train"), .x = {1, 2}, .y = {0.5, 0.25}},
                                     {.name = QStringLiteral("a \"b\""), .x = {2, 3}, .y = {0.75, NAN}}};
    QCOMPARE(toCsv(QStringLiteral("epoch"), series),
             QStringLiteral("\"epoch\",\"train\",\"a \"\"b\"\"\"\n1,0.5,\n2,0.25,0.75\n3,,nan"));
}

void ChartsTest::binsCountEveryFiniteNumber() {
    const std::vector<double> numbers{-1, -0.5, 0, 0.9, 1, NAN, INFINITY};
    QCOMPARE(binned(numbers, 4), (Bins{-1, 1, {1, 1, 1, 2}}));
    QCOMPARE(binned({}, 4), Bins{});
    const std::vector<double> equal{2, 2};
    QCOMPARE(binned(equal, 2), (Bins{1.5, 2.5, {0, 2}}));
}

void ChartsTest::barsAreLongInPowersOfTen() {
    const ThemeManager themes;
    BarRows bars(themes);
    bars.setRows({{.number = 10}, {.number = 0.1}, {.number = 1e-9}, {.number = 0}, {.number = NAN}});
    QCOMPARE(bars.lengthOf(0), 1.0);
    QCOMPARE(bars.lengthOf(1), 0.5);
    for (const std::size_t row : {2u, 3u, 4u}) QCOMPARE(bars.lengthOf(row), 0.0);
}

void ChartsTest::withoutANumberThereIsNoBar() {
    const ThemeManager themes(ThemeChoice{.mode = ThemeMode::Light});
    BarRows bars(themes);
    bars.resize(300, 26);
    const auto middle = [&] { return bars.grab().toImage().pixelColor(150, 13); };
    bars.setRows({{.name = QStringLiteral("W")}});
    QCOMPARE(middle(), themes.theme().card);
    bars.setRows({{.name = QStringLiteral("W"), .number = 0}});
    QCOMPARE(middle(), themes.theme().adjoint.track);
}

void ChartsTest::colorsMeetInTheCard() {
    for (const bool dark : {false, true}) {
        const Theme theme = makeTheme({.dark = dark});
        const ColorMap map(theme, 1);
        QCOMPARE(QColor(map.at(0)), theme.card);
        QCOMPARE(QColor(map.at(NAN)), theme.card);
        QCOMPARE(QColor(map.at(1)), positiveColor(theme));
        QCOMPARE(QColor(map.at(-7)), negativeColor(theme));
        const std::vector<float> numbers{-1, 0, 0, 1};
        const QImage image = map.image(numbers, 2);
        QCOMPARE(image.pixelColor(0, 1), negativeColor(theme));  // the first number is at the bottom
        QCOMPARE(image.pixelColor(1, 0), positiveColor(theme));
    }
}

void ChartsTest::readoutNamesEverySeries() {
    const ThemeManager themes;
    LineChart chart(themes);
    chart.setXName(QStringLiteral("epoch"));
    chart.setSeries({{.name = QStringLiteral("train"), .x = {0, 1, 2}, .y = {4, 5, 6}},
                     {.name = QStringLiteral("validation"), .x = {0, 2}, .y = {7, 8}}});
    QCOMPARE(chart.readoutAt(1.2),
             (QStringList{QStringLiteral("epoch 1"), QStringLiteral("train 5"), QStringLiteral("validation 8")}));
}

void ChartsTest::rangesAreFollowed() {
    const ThemeManager themes;
    LineChart chart(themes);
    const std::vector<double> falls = powers(8, 0.9);
    const std::vector<double> explodes = powers(8, 1.5);
    std::vector<double> x;
    for (std::size_t i = 0; i < falls.size(); ++i) x.push_back(double(i));
    chart.setSeries({{.x = x, .y = falls}, {.x = x, .y = explodes}});
    QVERIFY(chart.yAxis().high > 1e10);
    chart.setRobustRange(true);
    QVERIFY(chart.yAxis().high < 20);
    chart.setYRange(Axis{-3, 3});
    QCOMPARE(chart.yAxis(), (Axis{-3, 3}));
    chart.setYRange({});
    QVERIFY(chart.yAxis().high < 20);
}

void ChartsTest::cursorHasADotOnEachLine() {
    LevelLine line;
    const auto thickness = [&line] {
        const QImage image = line.chart.grab().toImage();
        const int x = line.chart.positionOf({5, 5}).toPoint().x();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) count += image.pixelColor(x, y).saturation() > 100 ? 1 : 0;
        return count;
    };
    const QColor card = line.colorAt(5, 7.3);
    const int bare = thickness();
    QVERIFY(!line.chart.cursorX());
    line.chart.setCursorX(5);
    QVERIFY(line.colorAt(5, 7.3) != card);
    QCOMPARE(line.colorAt(5, 5), line.color);
    QVERIFY(thickness() > bare + 1);
    line.chart.setCursorX(12);  // outside
    QCOMPARE(line.colorAt(5, 7.3), card);
    line.chart.setCursorX({});
    QCOMPARE(thickness(), bare);
}

void ChartsTest::linesAreFaintAfterTheCursor() {
    LevelLine line;
    line.chart.setCursorX(4);
    QCOMPARE(line.colorAt(8, 5), line.color);
    line.chart.setFadeAfterCursor(true);
    QCOMPARE(line.colorAt(2, 5), line.color);
    const QColor ahead = line.colorAt(8, 5);
    QVERIFY(ahead.saturation() > 0 && ahead.saturation() < line.color.saturation() / 2);
    line.chart.setCursorX({});
    QCOMPARE(line.colorAt(8, 5), line.color);
}

void ChartsTest::dashesShow() {
    const auto colored = [](LevelLine&& line) {
        const QImage image = line.chart.grab().toImage();
        const int y = line.chart.positionOf({0, 5}).toPoint().y();
        int count = 0;
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) == line.color ? 1 : 0;
        return count;
    };
    const int whole = colored(LevelLine());
    const int dashed = colored(LevelLine({4, 4}));
    QVERIFY(dashed > 0.35 * whole && dashed < 0.6 * whole);
}

void ChartsTest::pressingAndDraggingScrubs() {
    LevelLine line;
    line.chart.setScrubbable(true);
    QSignalSpy scrubbed(&line.chart, &LineChart::scrubbed);
    QSignalSpy clicked(&line.chart, &LineChart::clicked);
    const auto at = [&](double x) { return line.chart.positionOf({x, 5}).toPoint(); };
    QTest::mousePress(&line.chart, Qt::LeftButton, {}, at(3));
    QTest::mouseMove(&line.chart, at(6));
    QTest::mouseMove(&line.chart, QPoint(line.chart.width() + 50, 10));
    QTest::mouseRelease(&line.chart, Qt::LeftButton, {}, at(6));
    QTest::mouseMove(&line.chart, at(1));
    QCOMPARE(scrubbed.size(), 3);
    QVERIFY(std::abs(scrubbed[0][0].toDouble() - 3) < 0.05);
    QVERIFY(std::abs(scrubbed[1][0].toDouble() - 6) < 0.05);
    QCOMPARE(scrubbed[2][0].toDouble(), 10.0);
    QCOMPARE(clicked.size(), 1);
}

void ChartsTest::withoutScrubbingAPressIsAClick() {
    LevelLine line;
    QSignalSpy scrubbed(&line.chart, &LineChart::scrubbed);
    QSignalSpy clicked(&line.chart, &LineChart::clicked);
    QTest::mouseClick(&line.chart, Qt::LeftButton, {}, line.chart.positionOf({3, 5}).toPoint());
    QCOMPARE(clicked.size(), 1);
    QVERIFY(std::abs(clicked[0][0].toPointF().x() - 3) < 0.05);
    QTest::mouseClick(&line.chart, Qt::LeftButton, {}, {1, 1});  // beside the plot
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(scrubbed.size(), 0);
}

void ChartsTest::bothAxesMayBeLogarithmic() {
    const ThemeManager themes(ThemeChoice{.mode = ThemeMode::Light});
    LineChart chart(themes);
    chart.resize(400, 300);
    chart.setLogarithmic(true);
    chart.setXLogarithmic(true);
    chart.setSeries(
        {Series{.name = QStringLiteral("cube"), .color = Qt::red, .x = {0, 1, 10, 1000}, .y = {0, 1, 1e3, 1e9}}});
    QCOMPARE(chart.xAxis(), (Axis{.low = 1, .high = 1000, .isLogarithmic = true}));
    // A power is a straight line.
    const QPointF first = chart.positionOf({1, 1});
    const QPointF middle = chart.positionOf({10, 1e3});
    const QPointF last = chart.positionOf({1000, 1e9});
    QVERIFY(std::abs(middle.x() - (2 * first.x() + last.x()) / 3) < 1e-6);
    QVERIFY(std::abs(middle.y() - (2 * first.y() + last.y()) / 3) < 1e-6);
    chart.setSeries({});
    QVERIFY(chart.xAxis().high > chart.xAxis().low);
    chart.setXRange(Axis{.low = 1e-16, .high = 1, .isLogarithmic = true});
    QCOMPARE(chart.xAxis().low, 1e-16);
}

void ChartsTest::theTopTickHasRoomAboveIt() {
    LevelLine line;
    const double height = QFontMetricsF(line.themes.theme().font(TextStyle::Label)).height();
    QVERIFY(line.chart.positionOf({0, 10}).y() >= height / 2);
    line.chart.setLogarithmic(true);
    line.chart.setYRange(Axis{.low = 1, .high = 1e7, .isLogarithmic = true});
    const Series named{.name = QStringLiteral("f"), .color = line.color, .x = {0, 10}, .y = {5, 5}};
    line.chart.setSeries({named, named});                              // with a legend, of one line
    QVERIFY(line.chart.positionOf({0, 1e7}).y() >= 1.5 * height + 2);  // the exponent stands higher
}

void ChartsTest::notesStayInThePlot() {
    const ThemeManager themes(ThemeChoice{.mode = ThemeMode::Light});
    LineChart chart(themes);
    chart.resize(400, 300);
    chart.setSeries({Series{.name = {}, .color = Qt::white, .x = {0, 10}, .y = {0, 10}, .width = 0.01}});
    const QImage plain = chart.grab().toImage();
    // Text in red: it must be there, and nowhere beyond the right end of the plot.
    chart.setNotes({{.x = 10, .y = 10, .text = QStringLiteral("IIIIIIIIIIII"), .color = Qt::red, .isMarked = true},
                    {.x = NAN, .y = 1, .text = QStringLiteral("nowhere"), .color = Qt::red}});
    const QImage noted = chart.grab().toImage();
    const double right = chart.positionOf({10, 10}).x();
    int inside = 0;
    for (int y = 0; y < noted.height(); ++y)
        for (int x = 0; x < noted.width(); ++x) {
            const QColor color = noted.pixelColor(x, y);
            if (color.red() < 200 || color.green() > 120) continue;
            QVERIFY(x <= right + 1);
            ++inside;
        }
    QVERIFY(inside > 20);
    QVERIFY(noted != plain);
}

void ChartsTest::columnsStandOnTheirGroups() {
    const ThemeManager themes(ThemeChoice{.mode = ThemeMode::Light});
    ColumnChart chart(themes);
    chart.resize(400, 300);
    chart.grab();
    chart.setSeries({{.name = QStringLiteral("whole"), .color = Qt::red, .numbers = {2, 4, NAN}},
                     {.name = QStringLiteral("part"), .color = Qt::blue, .numbers = {1, 2, NAN}, .isPart = true},
                     {.name = QStringLiteral("other"), .color = Qt::green, .numbers = {4, 4, 4}}});
    chart.setXName(QStringLiteral("depth"));
    const QRectF whole = chart.columnOf(0, 1);
    const QRectF part = chart.columnOf(1, 1);
    QCOMPARE(part.left(), whole.left());
    QCOMPARE(part.right(), whole.right());
    QCOMPARE(part.bottom(), whole.bottom());
    QVERIFY(std::abs(part.height() * 2 - whole.height()) < 1e-6);
    QVERIFY(std::abs(chart.columnOf(0, 0).height() * 2 - whole.height()) < 1e-6);
    QVERIFY(chart.columnOf(2, 1).left() >= whole.right());
    QVERIFY(chart.columnOf(0, 2).isEmpty());
    QCOMPARE(chart.grab().toImage().pixelColor(whole.center().toPoint() - QPoint(0, int(whole.height() / 4))),
             QColor(Qt::red));
    QCOMPARE(chart.grab().toImage().pixelColor(part.center().toPoint()), QColor(Qt::blue));
    QCOMPARE(chart.csv(), QStringLiteral("\"depth\",\"whole\",\"part\",\"other\"\n1,2,1,4\n2,4,2,4\n3,,,4"));
}

void ChartsTest::fieldAnswersAtThePointer() {
    const ThemeManager themes;
    ScalarField field(themes);
    field.setGrid({.area = {0, 0, 2, 2}, .columns = 2, .numbers = {-1, 0.25, 0.5, 1}});
    QCOMPARE(field.answerAt({0.1, 0.1}), std::optional(-1.0));
    QCOMPARE(field.answerAt({1.9, 0.1}), std::optional(0.25));
    QCOMPARE(field.answerAt({1.9, 1.9}), std::optional(1.0));
    QVERIFY(!field.answerAt({3, 0}));
    field.resize(200, 200);
    QSignalSpy clicked(&field, &ScalarField::clicked);
    QTest::mouseClick(&field, Qt::LeftButton, {}, {100, 98});
    QCOMPARE(clicked.size(), 1);
    const QPointF at = clicked.first().first().toPointF();
    QVERIFY(std::abs(at.x() - 1) < 0.02 && std::abs(at.y() - 1) < 0.02);
}

void ChartsTest::everyStatePaints_data() {
    QTest::addColumn<int>("state");
    QTest::newRow("empty") << 0;
    QTest::newRow("one number") << 1;
    QTest::newRow("not finite") << 2;
}

void ChartsTest::everyStatePaints() {
    QFETCH(int, state);
    const ThemeManager themes;
    LineChart line(themes);
    ScalarField field(themes);
    BarRows bars(themes);
    Histogram histogram(themes);
    const double number = state == 1 ? 0.5 : NAN;
    if (state > 0) {
        line.setSeries({{.name = QStringLiteral("a"), .x = {0}, .y = {number}}});
        line.setLogarithmic(true);
        field.setGrid({.area = {0, 0, 1, 1}, .columns = 1, .numbers = {float(number)}, .classes = {}});
        field.setPoints({{.at = {0.5, number}, .number = number}}, false);
        bars.setRows({{.name = QStringLiteral("W"), .number = number}});
        const std::vector<double> numbers{number};
        histogram.setRows({{.name = QStringLiteral("W"), .bins = binned(numbers, 10)}});
    }
    for (Chart* chart : std::initializer_list<Chart*>{&line, &field, &bars, &histogram}) {
        for (const QSize size : {QSize(300, 200), QSize(20, 10)}) {
            chart->resize(size);
            QVERIFY(!chart->grab().isNull());
        }
        QVERIFY(!chart->csv().isEmpty());
    }
}

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
