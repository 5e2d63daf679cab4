// The map of a surface: where the pointer's coordinates are, what moves with it, what it reads, and that it paints in
// every state.
#include "ui/charts/surface_map.h"

#include <QMouseEvent>
#include <QSet>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>

#include "tests/support/surface_pictures.h"
#include "ui/widgets/picture.h"

using namespace wengert;

namespace {

const QRectF square(-1, -1, 2, 2);

double plane(double x, double y) { return 2 * x - 3 * y + 0.5; }

bool isNear(QPointF a, QPointF b, double tolerance = 1e-9) {
    return std::abs(a.x() - b.x()) < tolerance && std::abs(a.y() - b.y()) < tolerance;
}

QPointF pointIn(const QSignalSpy& spy, int i) { return spy.at(i).first().toPointF(); }

void dragFromTo(QWidget& widget, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton,
                Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(&widget, button, modifiers, from);
    const auto move = [&](QPoint at) {
        QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, button, modifiers);
        QCoreApplication::sendEvent(&widget, &event);
    };
    move((from + to) / 2);
    move(to);
    QTest::mouseRelease(&widget, button, modifiers, to);
}

void scroll(QWidget& widget, QPoint at, int eighths) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, eighths}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

// x from −2 to 2 in 400 pixels, y from −1 to 1 in 200: a pixel is a hundredth.
struct Desk {
    ThemeManager themes{{.mode = ThemeMode::Light}};
    SurfaceMap map{themes};
    Desk() {
        map.resize(400, 200);
        map.setPicture(sampled(plane, {-2, -1, 4, 2}, 80, 40));
        map.setStart(QPointF(-1, 0.5));
        map.grab();
    }
};

SurfacePicture saddle(int columns) {
    return sampled([](double x, double y) { return x * x - y * y; }, square, columns, columns);
}

std::vector<SurfaceRun> twelveRuns(const Theme& theme, std::size_t length) {
    std::vector<SurfaceRun> runs;
    for (int k = 0; k < runStyleCount; ++k) {
        SurfaceRun run{.name = QStringLiteral("run %1").arg(k), .style = runStyle(theme, k), .isSelected = k == 3};
        for (std::size_t i = 0; i < length; ++i)
            run.points.emplace_back(-0.9 + 0.15 * k, -0.9 + 1.8 * double(i) / double(length));
        runs.push_back(run);
    }
    return runs;
}

std::vector<SurfaceMark> everyMark() {
    return {{.kind = SurfaceMarkKind::Minimum, .at = {0.5, 0.5}, .text = QStringLiteral("minimum\nhere")},
            {.kind = SurfaceMarkKind::Maximum, .at = {-0.5, 0.5}},
            {.kind = SurfaceMarkKind::Saddle, .at = {0, 0}, .directions = {{{1, 0}, {0, 1}}}},
            {.kind = SurfaceMarkKind::Degenerate, .at = {0.5, -0.5}},
            {.kind = SurfaceMarkKind::Minimum, .at = {NAN, INFINITY}}};
}

}  // namespace

class SurfaceMapTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void coloursAreViridis();
    void valuesAreReadBetweenCentres();
    void gridsReachTheEdgesOfTheirArea();
    void csvHasARowForEveryCell();
    void firstPictureIsFitted();
    void scalesAreEqualUnlessTold();
    void draggedRingTellsWhereItIs();
    void ringIsTakenWhereItIsHeld();
    void ringThatIsGoneIsNotDropped();
    void clickPicksAStart();
    void dragBesideTheRingPans_data();
    void dragBesideTheRingPans();
    void wheelZoomsAboutThePointer();
    void zoomHasEnds();
    void doubleClickFitsAndTakesItsPickBack();
    void altArrowsMoveTheStart();
    void oldPictureMovesWithTheView();
    void gapsAreHatched();
    void readoutNamesWhatIsThere();
    void pathsEndAtTheIteration();
    void headsStayAtTheLastFinitePoint();
    void vectorsAreSeenAtTheHead();
    void everyThemePaints_data();
    void everyThemePaints();
    void everyStatePaints_data();
    void everyStatePaints();
    void savesLinesAsVectors();
};

void SurfaceMapTest::coloursAreViridis() {
    // Source: the table in matplotlib/_cm_listed.py, entries 0, 64, 128, 192 and 255.
    const std::vector<std::pair<int, QColor>> table{
        {0, {68, 1, 84}}, {64, {59, 82, 139}}, {128, {33, 145, 140}}, {192, {94, 201, 98}}, {255, {253, 231, 37}}};
    for (const auto& [i, color] : table) {
        const QColor ours = viridis(i / 255.0);
        QVERIFY(std::abs(ours.red() - color.red()) <= 6 && std::abs(ours.green() - color.green()) <= 6 &&
                std::abs(ours.blue() - color.blue()) <= 6);
    }
    const Theme theme = makeTheme({});
    const SurfaceColors colors = surfaceColors(theme);
    QCOMPARE(QColor(surfaceColor(colors, 1)), mixed(viridis(1), theme.card, 0.55));
    QCOMPARE(surfaceColor(colors, 7), surfaceColor(colors, 1));
    QCOMPARE(qAlpha(surfaceColor(colors, NAN)), 0);
}

void SurfaceMapTest::valuesAreReadBetweenCentres() {
    SurfacePicture picture = sampled(plane, square, 20, 10);
    for (const QPointF at : {QPointF(0, 0), QPointF(0.33, -0.71), QPointF(-0.95, 0.9), QPointF(0.95, 0.05)})
        QVERIFY(std::abs(*picture.valueAt(at) - plane(at.x(), at.y())) < 1e-5);
    QVERIFY(!picture.valueAt({1.01, 0}));
    picture.values[0] = NAN;
    QVERIFY(std::isnan(*picture.valueAt({-0.93, -0.88})));
    QVERIFY(std::abs(*picture.valueAt({-0.85, -0.7}) - plane(-0.85, -0.7)) < 1e-5);  // at the next centres
    picture.values.clear();
    QVERIFY(!picture.valueAt({0, 0}));
    QVERIFY(picture.fractionAt({0, 0}));
}

void SurfaceMapTest::gridsReachTheEdgesOfTheirArea() {
    const SurfacePicture picture{.area = areaAround(square, 11, 5), .columns = 11, .rows = 5};
    QVERIFY(isNear(picture.centreOf(0, 0), {-1, -1}));
    QVERIFY(isNear(picture.centreOf(10, 4), {1, 1}));
}

void SurfaceMapTest::csvHasARowForEveryCell() {
    const SurfacePicture picture{.area = {0, 0, 2, 2},
                                 .columns = 2,
                                 .rows = 2,
                                 .fractions = {0, 0.25F, 0.5F, NAN},
                                 .values = {-4, -3, -2, INFINITY}};
    QCOMPARE(toCsv(picture, QStringLiteral("w \"1\""), QStringLiteral("y"), QStringLiteral("f")),
             QStringLiteral("\"w \"\"1\"\"\",\"y\",\"f\"\n0.5,0.5,-4\n1.5,0.5,-3\n0.5,1.5,-2\n1.5,1.5,inf"));
    Desk desk;
    QCOMPARE(desk.map.csv().count(u'\n'), 80 * 40);
}

void SurfaceMapTest::firstPictureIsFitted() {
    Desk desk;
    QCOMPARE(desk.map.view(), QRectF(-2, -1, 4, 2));
    QVERIFY(isNear(desk.map.positionOf({-2, 1}), {0, 0}));
    QVERIFY(isNear(desk.map.coordinatesAt({300, 150}), {1, -0.5}));
    desk.map.setPicture(sampled(plane, square, 8, 8));  // a later one does not move the view
    QCOMPARE(desk.map.view(), QRectF(-2, -1, 4, 2));
}

void SurfaceMapTest::scalesAreEqualUnlessTold() {
    Desk desk;
    QSignalSpy changed(&desk.map, &SurfaceMap::viewChanged);
    desk.map.setHome(square);
    QCOMPARE(desk.map.view(), QRectF(-2, -1, 4, 2));
    desk.map.resize(200, 400);
    desk.map.grab();
    QCOMPARE(desk.map.view(), QRectF(-1, -2, 2, 4));
    desk.map.setEqualScales(false);
    QCOMPARE(desk.map.view(), square);
    QCOMPARE(changed.count(), 3);  // a home is told of, also where nothing else is seen than before
    QCOMPARE(changed.last().first().toRectF(), square);
}

void SurfaceMapTest::draggedRingTellsWhereItIs() {
    Desk desk;
    QSignalSpy dragged(&desk.map, &SurfaceMap::startDragged);
    QSignalSpy dropped(&desk.map, &SurfaceMap::startDropped);
    QSignalSpy picked(&desk.map, &SurfaceMap::startPicked);
    QSignalSpy moved(&desk.map, &SurfaceMap::viewChanged);
    dragFromTo(desk.map, {100, 50}, {300, 150});
    QCOMPARE(dragged.count(), 2);
    QVERIFY(isNear(pointIn(dragged, 0), {0, 0}));
    QVERIFY(isNear(pointIn(dragged, 1), {1, -0.5}));
    QCOMPARE(dropped.count(), 1);
    QVERIFY(isNear(pointIn(dropped, 0), {1, -0.5}));
    QVERIFY(picked.isEmpty() && moved.isEmpty());
}

void SurfaceMapTest::ringIsTakenWhereItIsHeld() {
    Desk desk;
    QSignalSpy dragged(&desk.map, &SurfaceMap::startDragged);
    QSignalSpy dropped(&desk.map, &SurfaceMap::startDropped);
    dragFromTo(desk.map, {106, 55}, {206, 55});
    QVERIFY(isNear(pointIn(dragged, 1), {0, 0.5}));
    QTest::mouseClick(&desk.map, Qt::LeftButton, {}, {206, 55});  // held, not moved
    QCOMPARE(dropped.count(), 1);
}

void SurfaceMapTest::ringThatIsGoneIsNotDropped() {
    Desk desk;
    QSignalSpy dragged(&desk.map, &SurfaceMap::startDragged);
    QSignalSpy dropped(&desk.map, &SurfaceMap::startDropped);
    // Its owner takes the start away while it is dragged, and the pointer leaves.
    const auto connection = connect(&desk.map, &SurfaceMap::startDragged, this, [&] { desk.map.setStart({}); });
    dragFromTo(desk.map, {100, 50}, {300, 150});
    QCOMPARE(dragged.count(), 1);
    QVERIFY(dropped.isEmpty());
    disconnect(connection);
    desk.map.setStart(QPointF(-1, 0.5));
    QTest::mousePress(&desk.map, Qt::LeftButton, {}, {100, 50});
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&desk.map, &leave);
    QTest::mouseRelease(&desk.map, Qt::LeftButton, {}, {100, 50});
    QVERIFY(dropped.isEmpty());
}

void SurfaceMapTest::clickPicksAStart() {
    Desk desk;
    QSignalSpy picked(&desk.map, &SurfaceMap::startPicked);
    QTest::mouseClick(&desk.map, Qt::LeftButton, {}, {250, 80});
    QCOMPARE(picked.count(), 1);
    QVERIFY(isNear(pointIn(picked, 0), {0.5, 0.2}));
    QTest::mouseClick(&desk.map, Qt::RightButton, {}, {50, 80});
    QTest::mouseClick(&desk.map, Qt::LeftButton, Qt::ShiftModifier, {50, 80});
    QTest::mouseClick(&desk.map, Qt::MiddleButton, {}, {50, 80});
    QCOMPARE(picked.count(), 1);
}

void SurfaceMapTest::dragBesideTheRingPans_data() {
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QPoint>("from");
    const QPoint ring(100, 50);
    const QPoint beside(200, 100);
    QTest::newRow("left") << Qt::LeftButton << Qt::KeyboardModifiers() << beside;
    QTest::newRow("middle, on the ring") << Qt::MiddleButton << Qt::KeyboardModifiers() << ring;
    QTest::newRow("shift, on the ring") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier) << ring;
    QTest::newRow("control, on the ring") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ControlModifier) << ring;
}

void SurfaceMapTest::dragBesideTheRingPans() {
    QFETCH(Qt::MouseButton, button);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QPoint, from);
    Desk desk;
    QSignalSpy picked(&desk.map, &SurfaceMap::startPicked);
    QSignalSpy dragged(&desk.map, &SurfaceMap::startDragged);
    QSignalSpy changed(&desk.map, &SurfaceMap::viewChanged);
    dragFromTo(desk.map, from, from + QPoint(60, -20), button, modifiers);
    QVERIFY(picked.isEmpty() && dragged.isEmpty());
    QCOMPARE(changed.count(), 2);
    const QRectF seen = changed.last().first().toRectF();
    QVERIFY(isNear(seen.topLeft(), {-2.6, -1.2}) && isNear(seen.bottomRight(), {1.4, 0.8}));
    QCOMPARE(desk.map.view(), seen);
}

void SurfaceMapTest::wheelZoomsAboutThePointer() {
    Desk desk;
    QSignalSpy changed(&desk.map, &SurfaceMap::viewChanged);
    const QPointF under = desk.map.coordinatesAt({320, 40});
    scroll(desk.map, {320, 40}, 240);
    QCOMPARE(changed.count(), 1);
    QVERIFY(desk.map.view().width() < 3.9);
    QVERIFY(isNear(desk.map.coordinatesAt({320, 40}), under));
    scroll(desk.map, {320, 40}, -240);
    QVERIFY(isNear(desk.map.view().topLeft(), {-2, -1}));
    desk.map.zoomIn();
    QVERIFY(isNear(desk.map.view().center(), {0, 0}));
    QVERIFY(desk.map.view().width() < 3.9);
    desk.map.zoomOut();
    QVERIFY(isNear(desk.map.view().bottomRight(), {2, 1}));
}

void SurfaceMapTest::zoomHasEnds() {
    Desk desk;
    for (int i = 0; i < 500; ++i) desk.map.zoomIn();
    QVERIFY(desk.map.view().width() > 0);
    QVERIFY(!desk.map.grab().isNull());
    for (int i = 0; i < 500; ++i) desk.map.zoomOut();
    QVERIFY(std::isfinite(desk.map.view().width()));
    QVERIFY(!desk.map.grab().isNull());
    desk.map.fit();
    QCOMPARE(desk.map.view(), QRectF(-2, -1, 4, 2));
}

void SurfaceMapTest::doubleClickFitsAndTakesItsPickBack() {
    Desk desk;
    desk.map.zoomIn();
    QSignalSpy picked(&desk.map, &SurfaceMap::startPicked);
    QTest::mouseClick(&desk.map, Qt::LeftButton, {}, {250, 80});
    QTest::mouseDClick(&desk.map, Qt::LeftButton, {}, {250, 80});
    QVERIFY(isNear(pointIn(picked, picked.count() - 1), {-1, 0.5}));
    QCOMPARE(desk.map.view(), QRectF(-2, -1, 4, 2));
}

void SurfaceMapTest::altArrowsMoveTheStart() {
    Desk desk;
    QSignalSpy dragged(&desk.map, &SurfaceMap::startDragged);
    QTest::keyClick(&desk.map, Qt::Key_Right);
    QVERIFY(dragged.isEmpty());
    QTest::keyClick(&desk.map, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(isNear(pointIn(dragged, 0), {-0.96, 0.5}));
    QTest::keyClick(&desk.map, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(isNear(pointIn(dragged, 1), {-0.96, 0.48}));
}

void SurfaceMapTest::oldPictureMovesWithTheView() {
    Desk desk;
    desk.map.setStart({});
    const QImage before = desk.map.grab().toImage();
    dragFromTo(desk.map, {200, 100}, {260, 80});
    const QImage after = desk.map.grab().toImage();
    for (const QPoint at : {QPoint(120, 100), QPoint(200, 60), QPoint(280, 120)}) {
        const QColor was = before.pixelColor(at);
        const QColor is = after.pixelColor(at + QPoint(60, -20));
        QVERIFY(std::abs(was.red() - is.red()) <= 2 && std::abs(was.green() - is.green()) <= 2);
    }
    QVERIFY(before.pixelColor(120, 100) != before.pixelColor(180, 80));  // it is no plain ground
    QCOMPARE(after.pixelColor(20, 100), desk.themes.theme().field);      // not known yet
}

void SurfaceMapTest::gapsAreHatched() {
    for (const bool dark : {false, true}) {
        const ThemeManager themes({.mode = dark ? ThemeMode::Dark : ThemeMode::Light});
        SurfaceMap map(themes);
        map.setNames({}, {}, QStringLiteral("f"));
        map.resize(400, 400);
        map.setPicture(sampled([](double x, double) { return std::log(x); }, square, 100, 100));
        const QImage image = map.grab().toImage();
        const auto count = [&](const QColor& color, const QRect& part) {
            int found = 0;
            for (int y = part.top(); y <= part.bottom(); ++y)
                for (int x = part.left(); x <= part.right(); ++x) found += image.pixelColor(x, y) == color;
            return found;
        };
        const QRect gap(60, 60, 100, 100);
        const QRect finite(240, 60, 100, 100);
        const Theme& theme = themes.theme();
        QVERIFY(count(theme.well, gap) > 5000);
        QVERIFY(count(theme.well, gap) < 9900);  // lines on it
        QCOMPARE(count(theme.well, finite), 0);
        QCOMPARE(count(Qt::black, gap), 0);
    }
}

void SurfaceMapTest::readoutNamesWhatIsThere() {
    Desk desk;
    desk.map.setNames(QStringLiteral("u"), QStringLiteral("v"), QStringLiteral("L"));
    QCOMPARE(desk.map.readoutAt({300, 150}),
             (QStringList{QStringLiteral("u = 1"), QStringLiteral(u"v = −0.5"), QStringLiteral("L = 4")}));
    desk.map.setMarks({{.at = {1, -0.5}, .text = QStringLiteral("saddle\neigenvalues 2 and 3")}});
    desk.map.setRuns({{.name = QStringLiteral("Adam"), .points = {{0, 0}, {1, -0.5}}}});
    QCOMPARE(desk.map.readoutAt({302, 149}).first(), QStringLiteral("saddle"));
    desk.map.setIteration(1);
    QCOMPARE(desk.map.readoutAt({302, 149}).mid(0, 3),
             (QStringList{QStringLiteral("Adam"), QStringLiteral("saddle"), QStringLiteral("eigenvalues 2 and 3")}));
    desk.map.setPicture(sampled([](double x, double) { return std::log(x); }, {-2, -1, 4, 2}, 40, 20));
    QCOMPARE(desk.map.readoutAt({100, 100}).last(), QStringLiteral("L is not finite"));
    desk.map.setPicture(sampled(plane, {5, 5, 1, 1}, 4, 4));
    QCOMPARE(desk.map.readoutAt({100, 100}).size(), 2);
}

void SurfaceMapTest::pathsEndAtTheIteration() {
    Desk desk;
    desk.map.setStart({});
    SurfaceRun run{.style = runStyle(desk.themes.theme(), 0)};  // solid
    for (int i = 0; i <= 100; ++i) run.points.emplace_back(-1.5 + 0.03 * i, 0.4);
    desk.map.setRuns({run});
    const auto colorAt = [&](double x) { return desk.map.grab().toImage().pixelColor(int(200 + 100 * x), 60); };
    desk.map.setIteration(50);  // at x = 0
    QCOMPARE(colorAt(-0.5), run.style.color);
    QVERIFY(colorAt(0.5) != run.style.color);
    desk.map.setIteration(1000);
    QCOMPARE(colorAt(0.5), run.style.color);
}

void SurfaceMapTest::headsStayAtTheLastFinitePoint() {
    const SurfaceRun run{.points = {{0, 0}, {1, 1}, {NAN, 2}, {INFINITY, 3}}};
    QCOMPARE(run.headAt(0), std::optional(QPointF(0, 0)));
    QCOMPARE(run.headAt(1), std::optional(QPointF(1, 1)));
    QCOMPARE(run.headAt(9), std::optional(QPointF(1, 1)));
    QVERIFY(!SurfaceRun{}.headAt(3));
}

void SurfaceMapTest::vectorsAreSeenAtTheHead() {
    Desk desk;
    desk.map.setStart({});
    const auto reddish = [&] {
        const QImage image = desk.map.grab().toImage();
        int count = 0;
        for (int x = 205; x < 235; ++x)
            count += image.pixelColor(x, 100).red() > 250 && image.pixelColor(x, 100).green() < 20;
        return count;
    };
    desk.map.setRuns({{.style = runStyle(desk.themes.theme(), 0), .points = {{0, 0}}, .isSelected = true}});
    QCOMPARE(reddish(), 0);
    for (const double length : {1e-9, 0.3, 1e12}) {
        desk.map.setVectors({{.direction = {length, 0}, .color = QColor(255, 0, 0), .label = QStringLiteral("g")}});
        QVERIFY(reddish() > 8);
    }
    desk.map.setVectors(
        {{.direction = {0, 0}, .color = QColor(255, 0, 0)}, {.direction = {NAN, 0}, .color = QColor(255, 0, 0)}});
    QCOMPARE(reddish(), 0);
}

void SurfaceMapTest::everyThemePaints_data() {
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice{.mode = ThemeMode::Light};
    QTest::newRow("dark") << ThemeChoice{.mode = ThemeMode::Dark};
    QTest::newRow("projector") << ThemeChoice{.mode = ThemeMode::Light, .projector = true};
    QTest::newRow("double text") << ThemeChoice{.mode = ThemeMode::Dark, .textPercent = 200};
}

void SurfaceMapTest::everyThemePaints() {
    QFETCH(ThemeChoice, choice);
    ThemeManager themes({.mode = ThemeMode::Light});
    SurfaceMap map(themes);
    SurfacePicture picture = saddle(64);
    picture.contours = {
        {.line = QPolygonF({{-1, 0}, {0, 0.5}, {1, 0}}), .text = QStringLiteral("0.5"), .labelPlace = QPointF(0, 0.5)}};
    picture.arrows = {{.at = {0.3, 0.3}, .direction = {0.6, -0.6}}, {.at = {0, 0}, .direction = {0, 0}}};
    map.setPicture(picture);
    map.setDirectionsShown(true);
    map.setMarks(everyMark());
    map.setStart(QPointF(-0.9, 0));
    map.setVectors({{.direction = {1, 1}, .color = Qt::red, .label = QStringLiteral("∇f")}});
    map.setIteration(100);
    map.resize(420, 400);
    themes.setChoice(choice);
    map.setRuns(twelveRuns(themes.theme(), 100));
    const QImage image = map.grab().toImage();
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) seen.insert(image.pixel(x, y));
    QVERIFY(seen.size() > 200);
    for (int k = 0; k < runStyleCount; ++k) QVERIFY(seen.contains(runStyle(themes.theme(), k).color.rgb()));
}

void SurfaceMapTest::everyStatePaints_data() {
    QTest::addColumn<int>("state");
    QTest::newRow("empty") << 0;
    QTest::newRow("one cell") << 1;
    QTest::newRow("not finite") << 2;
    QTest::newRow("no area") << 3;
    QTest::newRow("numbers are missing") << 4;
    QTest::newRow("endless area") << 5;
}

void SurfaceMapTest::everyStatePaints() {
    QFETCH(int, state);
    ThemeManager themes({.mode = ThemeMode::Light});
    SurfaceMap map(themes);
    map.setEmptyText(QStringLiteral("no surface"));
    if (state == 1) map.setPicture(sampled(plane, square, 1, 1));
    if (state == 2) map.setPicture(sampled([](double, double) { return NAN; }, square, 3, 3));
    if (state == 3) map.setPicture(sampled(plane, {1, 1, 0, 2}, 3, 3));
    if (state == 4) map.setPicture({.area = square, .columns = 5, .rows = 5, .fractions = {1}});
    if (state == 5) map.setPicture(sampled(plane, {0, 0, INFINITY, 1}, 3, 3));
    map.setRuns(twelveRuns(themes.theme(), 10));
    map.setMarks(everyMark());
    map.setStart(QPointF(NAN, 0));
    map.zoomIn();
    map.fit();
    for (const QSize size : {QSize(300, 200), QSize(20, 10), QSize(1, 1)}) {
        map.resize(size);
        QVERIFY(!map.grab().isNull());
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.rect().center());
        scroll(map, map.rect().center(), 120);
        QVERIFY(!map.grab().isNull());
    }
    QVERIFY(!map.csv().isEmpty());
}

void SurfaceMapTest::savesLinesAsVectors() {
    Desk desk;
    desk.map.setRuns(twelveRuns(desk.themes.theme(), 50));
    desk.map.setIteration(50);
    const QByteArray svg =
        svgOf({.size = {400, 200}, .background = Qt::white, .paint = [&](QPainter& painter, const QRectF& target) {
                   desk.map.paintChart(painter, target);
               }});
    QCOMPARE(svg.count("<image"), 1);
    QVERIFY(svg.count("<polyline") + svg.count("<path") > 24);
    QVERIFY(svg.contains(">1<"));  // the axis, as text
}

QTEST_MAIN(SurfaceMapTest)
#include "surface_map_test.moc"
