// Runs are told apart by their dashes and marks alone; on the dark map every colour can be seen.
#include "ui/charts/run_style.h"

#include <QtTest>
#include <cmath>
#include <span>

#include "ui/charts/run_path.h"
#include "ui/charts/surface_picture.h"

using namespace wengert;

namespace {

// Which pixels are drawn on, whatever the colour: in grey, more than halfway from the ground to the darkest
// (lightest) one.
std::vector<bool> inkOf(const QImage& picture, const QColor& ground) {
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const int background = qGray(ground.rgb());
    int most = 0;
    std::vector<int> distances;
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x) {
            distances.push_back(std::abs(qGray(grey.pixel(x, y)) - background));
            most = std::max(most, distances.back());
        }
    std::vector<bool> ink;
    for (const int distance : distances) ink.push_back(2 * distance > most);
    return ink;
}

// The share of the pixels of either that are not of both: 0 for the same drawing, 1 for drawings that do not meet.
double inkDistance(const std::vector<bool>& a, const std::vector<bool>& b) {
    int either = 0;
    int both = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        either += a[i] || b[i];
        both += a[i] && b[i];
    }
    return either == 0 ? 0 : 1 - both / double(either);
}

std::vector<bool> painted(QSize size, const QColor& ground, const std::function<void(QPainter&)>& paint) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    painter.end();
    return inkOf(image, ground);
}

std::vector<bool> sampleOf(const RunStyle& style, const QColor& ground) {
    return painted({34, 16}, ground, [&](QPainter& painter) { paintRunMark(painter, {1, 0, 32, 16}, style); });
}

std::vector<bool> pathOf(const RunStyle& style, const QColor& ground) {
    return painted({200, 60}, ground, [&](QPainter& painter) {
        std::vector<QPointF> path;
        for (int i = 0; i <= 180; ++i) path.emplace_back(10 + i, 30 + 20 * std::sin(i / 20.0));
        paintRunPath(painter, visiblePieces(path, {0, 0, 200, 60}), style);
    });
}

std::vector<bool> headOf(const RunStyle& style, const QColor& ground) {
    return painted({16, 16}, ground, [&](QPainter& painter) { paintRunHead(painter, {8, 8}, style); });
}

constexpr double leastDistance = 0.12;

// Source: W3C, Web Content Accessibility Guidelines 2.1, definitions of relative luminance and contrast ratio.
double luminance(const QColor& color) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

class RunStyleTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void designsColours();
    void everyPairIsDistinctInGrey_data();
    void everyPairIsDistinctInGrey();
    void colourAloneDoesNotCount();
    void coloursStandOutFromTheDarkMap();
    void casingStandsOutFromTheLine_data();
    void casingStandsOutFromTheLine();
    void pathsAreCutAndThinned();
    void thinnedCurvesStayWhereTheyAre();
    void scribblesAreBounded();
    void dashesRunOnBehindACut();
    void gapsStayGaps();
};

void RunStyleTest::designsColours() {
    const Theme theme = makeTheme({});
    const std::vector<QRgb> tokens{0x5B6673, 0x0072B2, 0x56B4E9, 0x009E73, 0xE69F00, 0xA6761D, 0xD55E00, 0xCC79A7};
    for (std::size_t i = 0; i < tokens.size(); ++i) QCOMPARE(runStyle(theme, int(i)).color, QColor(tokens[i]));
    QCOMPARE(runStyle(theme, runStyleCount).mark, runStyle(theme, 0).mark);
}

void RunStyleTest::everyPairIsDistinctInGrey_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("projector");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("projector") << false << true;
}

void RunStyleTest::everyPairIsDistinctInGrey() {
    QFETCH(bool, dark);
    QFETCH(bool, projector);
    const Theme theme = makeTheme({.dark = dark, .projector = projector});
    for (int i = 0; i < runStyleCount; ++i)
        for (int k = 0; k < i; ++k) {
            const RunStyle a = runStyle(theme, i);
            const RunStyle b = runStyle(theme, k);
            const QColor ground = a.casing;
            const std::array distances{inkDistance(sampleOf(a, ground), sampleOf(b, ground)),
                                       inkDistance(pathOf(a, ground), pathOf(b, ground)),
                                       inkDistance(headOf(a, ground), headOf(b, ground))};
            for (const double distance : distances)
                QVERIFY2(distance > leastDistance, qPrintable(QStringLiteral("%1 and %2: sample %3, path %4, head %5")
                                                                  .arg(i)
                                                                  .arg(k)
                                                                  .arg(distances[0])
                                                                  .arg(distances[1])
                                                                  .arg(distances[2])));
        }
}

void RunStyleTest::colourAloneDoesNotCount() {
    const Theme theme = makeTheme({});
    for (int i = 0; i < runStyleCount; ++i) {
        const RunStyle style = runStyle(theme, i);
        RunStyle other = style;
        other.color = runStyle(theme, (i + 2) % runStyleCount).color;
        QVERIFY(inkDistance(sampleOf(style, theme.card), sampleOf(other, theme.card)) < leastDistance);
        QVERIFY(inkDistance(pathOf(style, theme.card), pathOf(other, theme.card)) < leastDistance);
    }
}

void RunStyleTest::coloursStandOutFromTheDarkMap() {
    const Theme theme = makeTheme({.dark = true});
    for (int i = 0; i < runStyleCount; ++i)
        for (const QRgb ground : surfaceColors(theme)) QVERIFY(contrast(runStyle(theme, i).color, QColor(ground)) >= 3);
}

void RunStyleTest::casingStandsOutFromTheLine_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void RunStyleTest::casingStandsOutFromTheLine() {
    QFETCH(bool, dark);
    const Theme theme = makeTheme({.dark = dark});
    for (int i = 0; i < runStyleCount; ++i) QVERIFY(contrast(runStyle(theme, i).color, runStyle(theme, i).casing) >= 2);
}

void RunStyleTest::pathsAreCutAndThinned() {
    std::vector<QPointF> path;
    for (int i = 0; i <= 10'000; ++i) path.emplace_back(0.01 * i - 20, 5);  // from −20 to 80
    const std::vector<PathPiece> pieces = visiblePieces(path, {0, 0, 50, 10});
    QCOMPARE(pieces.size(), 1u);
    QVERIFY(pieces[0].line.size() <= 6);
    QCOMPARE(pieces[0].line.front(), QPointF(0, 5));
    QVERIFY(std::abs(pieces[0].line.back().x() - 50) < 1e-9);
    const std::vector<QPointF> outside{{-5, -5}, {60, -5}, {60, 20}};
    QVERIFY(visiblePieces(outside, {0, 0, 50, 10}).empty());
    QVERIFY(visiblePieces({}, {0, 0, 50, 10}).empty());
}

void RunStyleTest::thinnedCurvesStayWhereTheyAre() {
    std::vector<QPointF> path;
    for (int i = 0; i <= 5'000; ++i) path.emplace_back(50 + 40 * std::cos(i * 0.002), 50 + 40 * std::sin(i * 0.002));
    const std::vector<PathPiece> pieces = visiblePieces(path, {0, 0, 100, 100});
    QCOMPARE(pieces.size(), 1u);
    const QPolygonF& line = pieces[0].line;
    QVERIFY(line.size() < 200);
    QCOMPARE(line.back(), path.back());
    // The middles of the chords are where a circle's are farthest off.
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF middle = (line[i - 1] + line[i]) / 2 - QPointF(50, 50);
        QVERIFY(40 - std::hypot(middle.x(), middle.y()) < 0.3);
    }
}

void RunStyleTest::scribblesAreBounded() {
    std::vector<QPointF> path;
    for (int i = 0; i < 20'000; ++i) path.emplace_back(100 + 0.03 * i, 200 + 90 * std::sin(0.8 * i));
    const std::vector<PathPiece> pieces = visiblePieces(path, {0, 0, 800, 400});
    qsizetype count = 0;
    QRectF covered;
    for (const PathPiece& piece : pieces) {
        count += piece.line.size();
        covered |= piece.line.boundingRect();
    }
    QVERIFY(count <= 3'000);
    QVERIFY(covered.left() < 101 && covered.right() > 690 && covered.height() > 175);
}

void RunStyleTest::dashesRunOnBehindACut() {
    // In at the left, out at the top, and back: lengths by Pythagoras.
    const std::vector<QPointF> path{{-30, 0}, {0, 40}, {30, 0}};
    const std::vector<PathPiece> pieces = visiblePieces(path, {-100, -100, 200, 120});  // up to y = 20
    QCOMPARE(pieces.size(), 2u);
    QCOMPARE(pieces[0].offset, 0.0);
    QCOMPARE(pieces[0].line.back(), QPointF(-15, 20));
    QCOMPARE(pieces[1].line.front(), QPointF(15, 20));
    QCOMPARE(pieces[1].offset, 75.0);
}

void RunStyleTest::gapsStayGaps() {
    const std::vector<QPointF> path{{1, 1}, {2, 1}, {NAN, 1}, {3, 1}, {4, 1}, {INFINITY, 0}, {5, 5}};
    const std::vector<PathPiece> pieces = visiblePieces(path, {0, 0, 10, 10});
    QCOMPARE(pieces.size(), 2u);
    QCOMPARE(pieces[0].line, QPolygonF({{1, 1}, {2, 1}}));
    QCOMPARE(pieces[1].line, QPolygonF({{3, 1}, {4, 1}}));
}

QTEST_MAIN(RunStyleTest)
#include "run_style_test.moc"
