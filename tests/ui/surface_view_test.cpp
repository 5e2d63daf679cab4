// A surface in space: what is before what, how it turns, and that it paints in every state.
#include "ui/charts/surface_view.h"

#include <QMouseEvent>
#include <QSet>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>
#include <numbers>

#include "tests/support/surface_pictures.h"
#include "ui/widgets/picture.h"

using namespace wengert;

namespace {

const QRectF square(-1, -1, 2, 2);
constexpr SurfaceCamera fromTheSouth{.turn = 0, .tilt = 0.3};  // looks along y

// A wall along y = 0.
double wall(double, double y) { return std::exp(-50 * y * y); }

struct Desk {
    ThemeManager themes{{.mode = ThemeMode::Light}};
    SurfaceView view{themes};
    Desk() {
        view.resize(400, 300);
        view.setPicture(sampled(wall, square, 60, 60));
        view.setCamera(fromTheSouth);
    }
};

void drag(QWidget& widget, QPoint from, QPoint to) {
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &event);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

}  // namespace

class SurfaceViewTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void heightsFollowTheValues();
    void outlyingValuesAreCutOff();
    void heightsFollowTheValuesWhateverTheColours();
    void wallHidesWhatIsBehindIt();
    void fromAboveAllIsSeen();
    void tracksLieOnTheSurface();
    void draggingTurnsIt();
    void frontFollowsThePointer();
    void wheelZooms();
    void hiddenPathsAreFaint();
    void gapsStayOpen();
    void everyThemePaints_data();
    void everyThemePaints();
    void everyStatePaints_data();
    void everyStatePaints();
    void savesQuadsAsVectors();
};

void SurfaceViewTest::heightsFollowTheValues() {
    const SurfaceMesh mesh(sampled([](double x, double y) { return x + 2 * y; }, square, 60, 60));
    // From −3 + (half a cell's) to 3 −: linear between.
    const double least = mesh.heightAt({-0.5, -0.5});
    const double middle = mesh.heightAt({0, 0});
    const double most = mesh.heightAt({0.5, 0.5});
    QVERIFY(std::abs(middle - SurfaceMesh::tallest / 2) < 1e-3);
    QVERIFY(std::abs((most - middle) - (middle - least)) < 1e-3);
    QVERIFY(std::abs((most - middle) / SurfaceMesh::tallest - 0.25) < 0.01);
    QVERIFY(std::isnan(mesh.heightAt({1.5, 0})));
}

void SurfaceViewTest::outlyingValuesAreCutOff() {
    SurfacePicture picture = sampled([](double x, double) { return x; }, square, 60, 60);
    picture.values.back() = 1e6F;
    const SurfaceMesh mesh(picture);
    QVERIFY(std::abs(mesh.heightAt({0.5, 0}) - mesh.heightAt({-0.5, 0})) > 0.3 * SurfaceMesh::tallest);
    QCOMPARE(mesh.heightAt({1, 1}), SurfaceMesh::tallest);
}

void SurfaceViewTest::heightsFollowTheValuesWhateverTheColours() {
    SurfacePicture picture = sampled([](double x, double) { return x; }, square, 60, 60);
    for (float& fraction : picture.fractions) fraction = 1 - fraction;
    QVERIFY(SurfaceMesh(picture).heightAt({0.5, 0}) > 0.6 * SurfaceMesh::tallest);
    picture.values.clear();
    QVERIFY(SurfaceMesh(picture).heightAt({0.5, 0}) < 0.4 * SurfaceMesh::tallest);
}

void SurfaceViewTest::wallHidesWhatIsBehindIt() {
    const SurfaceMesh mesh(sampled(wall, square, 60, 60));
    const auto isSeen = [&](double y) { return isInSight(mesh, fromTheSouth, {0, y}, mesh.heightAt({0, y})); };
    for (const double y : {-0.9, -0.4, 0.0}) QVERIFY(isSeen(y));
    for (const double y : {0.3, 0.6}) QVERIFY(!isSeen(y));
    // The shadow of a wall of height 0.9 at tan 0.3 ends behind the area; with tan 1.2 at about 0.35.
    const SurfaceCamera steep{.turn = 0, .tilt = 1.2};
    QVERIFY(!isInSight(mesh, steep, {0, 0.2}, mesh.heightAt({0, 0.2})));
    QVERIFY(isInSight(mesh, steep, {0, 0.6}, mesh.heightAt({0, 0.6})));
    // From the other side.
    const SurfaceCamera north{.turn = std::numbers::pi, .tilt = 0.3};
    QVERIFY(isInSight(mesh, north, {0, 0.6}, mesh.heightAt({0, 0.6})));
    QVERIFY(!isInSight(mesh, north, {0, -0.6}, mesh.heightAt({0, -0.6})));
}

void SurfaceViewTest::fromAboveAllIsSeen() {
    const SurfaceMesh mesh(sampled(wall, square, 60, 60));
    const SurfaceCamera above{.turn = 0.4, .tilt = std::numbers::pi / 2};
    for (double y = -0.95; y < 1; y += 0.1) QVERIFY(isInSight(mesh, above, {0.3, y}, mesh.heightAt({0.3, y})));
    // And is where a map turned by as much has it: no height shows.
    const QPointF at = above.project({0.3, 0.5}, 0.7);
    QVERIFY(std::abs(at.x() - (0.3 * std::cos(0.4) - 0.5 * std::sin(0.4))) < 1e-12);
    QVERIFY(std::abs(at.y() - (0.3 * std::sin(0.4) + 0.5 * std::cos(0.4))) < 1e-12);
}

void SurfaceViewTest::tracksLieOnTheSurface() {
    const SurfaceMesh mesh(sampled(wall, square, 60, 60));
    const std::vector<QPointF> path{{0.1, -0.8}, {0.1, 0.8}, {5, 5}};
    const SurfaceTrack track = trackOn(mesh, fromTheSouth, path);
    QCOMPARE(track.ends.size(), 3u);
    QCOMPARE(track.ends[0], 1u);
    QVERIFY(track.ends[1] > 30);
    QVERIFY(track.points[0].isVisible && !track.points[track.ends[1] - 1].isVisible);
    double highest = -10;
    for (std::size_t i = 0; i < track.ends[1]; ++i) highest = std::max(highest, track.points[i].projected.y());
    QVERIFY(highest > track.points[0].projected.y() + 0.5 * SurfaceMesh::tallest);  // over the wall
    QVERIFY(std::isnan(track.points.back().projected.y()));
}

void SurfaceViewTest::draggingTurnsIt() {
    Desk desk;
    QSignalSpy changed(&desk.view, &SurfaceView::cameraChanged);
    drag(desk.view, {200, 200}, {230, 200});
    QVERIFY(desk.view.camera().turn > 0.1);
    QCOMPARE(desk.view.camera().tilt, fromTheSouth.tilt);
    drag(desk.view, {200, 100}, {200, 2000});
    QCOMPARE(desk.view.camera().tilt, std::numbers::pi / 2);
    QCOMPARE(changed.count(), 2);
    QTest::mouseDClick(&desk.view, Qt::LeftButton, {}, {200, 200});
    QCOMPARE(desk.view.camera(), SurfaceCamera{});
}

void SurfaceViewTest::frontFollowsThePointer() {
    Desk desk;
    const QPointF before = *desk.view.positionOf({0, -0.9});
    drag(desk.view, {200, 200}, {220, 210});
    const QPointF after = *desk.view.positionOf({0, -0.9});
    QVERIFY(after.x() > before.x() + 5);
    QVERIFY(after.y() > before.y());
    QVERIFY(!desk.view.positionOf({3, 3}));
}

void SurfaceViewTest::wheelZooms() {
    Desk desk;
    const auto width = [&] { return desk.view.positionOf({0.9, 0})->x() - desk.view.positionOf({-0.9, 0})->x(); };
    const double before = width();
    QWheelEvent event(QPointF(200, 150), QPointF(200, 150), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&desk.view, &event);
    QVERIFY(width() > 1.2 * before);
    for (int i = 0; i < 50; ++i) desk.view.zoomIn();
    QVERIFY(!desk.view.grab().isNull());
    for (int i = 0; i < 100; ++i) desk.view.zoomOut();
    QVERIFY(width() > 20);
}

void SurfaceViewTest::hiddenPathsAreFaint() {
    Desk desk;
    const auto inkOn = [&](double y) {
        SurfaceRun run{.style = runStyle(desk.themes.theme(), 0)};
        run.style.color = QColor(255, 0, 0);
        for (int i = 0; i <= 10; ++i) run.points.emplace_back(-0.5 + 0.1 * i, y);
        desk.view.setRuns({run});
        desk.view.setIteration(10);
        const QImage image = desk.view.grab().toImage();
        int count = 0;
        for (int py = 0; py < image.height(); ++py)
            for (int px = 0; px < image.width(); ++px) {
                const QColor color = image.pixelColor(px, py);
                count += color.red() > 240 && color.green() < 30;
            }
        return count;
    };
    QVERIFY(inkOn(-0.6) > 100);
    QCOMPARE(inkOn(0.4), 0);
}

void SurfaceViewTest::gapsStayOpen() {
    Desk desk;
    desk.view.setPicture(sampled([](double x, double) { return x < 0 ? NAN : 1.0; }, square, 60, 60));
    QVERIFY(!desk.view.positionOf({-0.5, 0}));
    QVERIFY(desk.view.positionOf({0.5, 0}));
    const QImage image = desk.view.grab().toImage();
    QCOMPARE(image.pixelColor(120, 175), desk.themes.theme().field);  // the ground under it
}

void SurfaceViewTest::everyThemePaints_data() {
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice{.mode = ThemeMode::Light};
    QTest::newRow("dark") << ThemeChoice{.mode = ThemeMode::Dark};
    QTest::newRow("projector") << ThemeChoice{.mode = ThemeMode::Light, .projector = true};
}

void SurfaceViewTest::everyThemePaints() {
    QFETCH(ThemeChoice, choice);
    Desk desk;
    desk.themes.setChoice(choice);
    desk.view.setStart(QPointF(0, -0.8));
    const QImage image = desk.view.grab().toImage();
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) seen.insert(image.pixel(x, y));
    QVERIFY(seen.size() > 100);
    QVERIFY(seen.contains(desk.themes.theme().card.rgb()));
}

void SurfaceViewTest::everyStatePaints_data() {
    QTest::addColumn<int>("state");
    QTest::newRow("empty") << 0;
    QTest::newRow("one cell") << 1;
    QTest::newRow("not finite") << 2;
    QTest::newRow("no area") << 3;
    QTest::newRow("without values") << 4;
    QTest::newRow("flat") << 5;
    QTest::newRow("narrow") << 6;
}

void SurfaceViewTest::everyStatePaints() {
    QFETCH(int, state);
    const ThemeManager themes({.mode = ThemeMode::Light});
    SurfaceView view(themes);
    if (state == 1) view.setPicture(sampled(wall, square, 1, 1));
    if (state == 2) view.setPicture(sampled([](double, double) { return NAN; }, square, 3, 3));
    if (state == 3) view.setPicture(sampled(wall, {1, 1, 0, 2}, 3, 3));
    if (state == 4) view.setPicture({.area = square, .columns = 1, .rows = 2, .fractions = {0, 1}});
    if (state == 5) view.setPicture(sampled([](double, double) { return 3.0; }, square, 9, 9));
    if (state == 6) view.setPicture(sampled(wall, {0, 0, 1e-9, 1e9}, 9, 9));
    SurfaceRun run{.style = runStyle(themes.theme(), 0), .points = {{0, 0}, {NAN, 1}, {1e300, 1}, {0.5, 0.5}}};
    view.setRuns({run, run});
    view.setIteration(3);
    view.setStart(QPointF(NAN, 0));
    for (const QSize size : {QSize(300, 200), QSize(20, 10), QSize(1, 1)}) {
        view.resize(size);
        QVERIFY(!view.grab().isNull());
        drag(view, {0, 0}, {5, 5});
    }
    QVERIFY(!view.csv().isEmpty());
}

void SurfaceViewTest::savesQuadsAsVectors() {
    Desk desk;
    const QByteArray svg =
        svgOf({.size = {400, 300}, .background = Qt::white, .paint = [&](QPainter& painter, const QRectF& target) {
                   desk.view.paintChart(painter, target);
               }});
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.count("<path") + svg.count("<polygon") > SurfaceMesh::cells * SurfaceMesh::cells);
}

QTEST_MAIN(SurfaceViewTest)
#include "surface_view_test.moc"
