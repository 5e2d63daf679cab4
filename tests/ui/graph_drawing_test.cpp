// What the graph is drawn from: curves, places for labels, lit steps, and the picture for files.
#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QtTest>

#include "ui/graph/curve.h"
#include "ui/graph/graph_picture.h"
#include "ui/graph/label_placement.h"
#include "ui/widgets/picture.h"

using namespace wengert;

namespace {

constexpr double tokenRadius = 7;

void open(Session& session, const char* text, std::size_t position = 0) {
    Document document;
    document.text = QString::fromLatin1(text);
    session.open(document);
    session.setPosition(position);
}

Picture pictureOf(const GraphPicture& graph) {
    return {.size = graph.size(), .background = {}, .paint = [&](QPainter& painter, const QRectF& target) {
                graph.paint(painter, target);
            }};
}

}  // namespace

class GraphDrawingTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aSampledCurveGoesByItsLength() {
        const std::vector<QPointF> bent{{0, 0}, {0, 0}, {90, 0}, {90, 0}, {90, 0}, {90, 30}, {90, 30}};
        const SampledCurve curve(bent);
        QCOMPARE(curve.length(), 120.0);
        QCOMPARE(curve.at(0), QPointF(0, 0));
        QCOMPARE(curve.at(0.5), QPointF(60, 0));
        QCOMPARE(curve.at(1), QPointF(90, 30));
        QCOMPARE(curve.at(7), QPointF(90, 30));
        QCOMPARE(SampledCurve().at(0.5), QPointF());
    }

    void distanceAndHullOfACurve() {
        const std::vector<QPointF> line{{0, 0}, {30, 0}, {60, 0}, {90, 0}};
        QCOMPARE(distanceTo(line, {45, 7}), 7.0);
        QCOMPARE(distanceTo(line, {93, 4}), 5.0);
        QCOMPARE(hull(std::vector<QPointF>{{3, 9}, {-1, 4}, {5, 5}}), QRectF(-1, 4, 6, 5));
    }

    void aShortenedCurveEndsBeforeTheArrowHead() {
        const std::vector<QPointF> chain = shortened({{0, 0}, {20, 0}, {70, 40}, {90, 40}}, 10);
        QCOMPARE(chain.back(), QPointF(80, 40));
        QCOMPARE(chain.front(), QPointF(0, 0));
    }

    void labelsAvoidBoxesTokensAndEachOther() {
        const std::vector<QRectF> boxes{{0, 0, 108, 102}, {180, -80, 108, 102}, {180, 80, 108, 102}};
        const std::vector<QPointF> up{{108, 51}, {144, 51}, {144, -29}, {180, -29}};
        const std::vector<QPointF> down{{108, 51}, {144, 51}, {144, 131}, {180, 131}};
        const SampledCurve first(up), second(down);
        const std::vector<LabelRequest> requests{{&first, {44, 21}}, {&second, {44, 21}}, {&second, {120, 21}}};
        const std::vector<QRectF> places = placeLabels(requests, boxes, tokenRadius);
        QCOMPARE(places.size(), requests.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            QCOMPARE(places[i].size(), requests[i].size);
            for (const QRectF& box : boxes) QVERIFY(!places[i].intersects(box));
            for (const SampledCurve* curve : {&first, &second}) QVERIFY(!places[i].contains(curve->at(0.5)));
            for (std::size_t k = 0; k < i; ++k) QVERIFY(!places[i].intersects(places[k]));
        }
        QVERIFY2(places[0].contains(first.at(0.32)), "a short label stands on its edge");
    }

    // As the lecture's function ends: two edges come together in the first input.
    void labelsLeaveArrowHeadsFree() {
        const std::vector<QRectF> boxes{{0, 80, 108, 102}, {170, 0, 108, 102}, {170, 160, 108, 102}};
        const std::vector<QPointF> fromAbove{{170, 51}, {139, 51}, {139, 131}, {108, 131}};
        const std::vector<QPointF> fromBelow{{170, 211}, {139, 211}, {139, 131}, {108, 131}};
        const SampledCurve first(fromBelow), second(fromAbove);
        const std::vector<LabelRequest> requests{{&first, {34, 21}}, {&second, {56, 21}}};
        const QRectF head(108, 124, 13, 14);
        for (const QRectF& place : placeLabels(requests, boxes, tokenRadius)) QVERIFY(!place.intersects(head));
    }

    void crowdedLabelsStillGetAPlace() {
        const std::vector<QRectF> everywhere{{-1000, -1000, 3000, 3000}};
        const std::vector<QPointF> chain{{0, 0}, {30, 0}, {60, 0}, {90, 0}};
        const SampledCurve curve(chain);
        const std::vector<LabelRequest> request{{&curve, {44, 21}}};
        QCOMPARE(placeLabels(request, everywhere, tokenRadius).front().size(), QSizeF(44, 21));
    }

    void aSelectedStepLightsItsRelatives() {
        Session session;
        open(session, "f = (x + y)*x");  // s1 = x, s2 = y, s3 = s1 + s2, s4 = s3 × s1
        const Program& program = session.program();
        const Highlight lit = highlight(program, StepId{0}, {});
        QCOMPARE(lit.light(StepId{0}), Light::On);
        QCOMPARE(lit.light(StepId{1}), Light::Off);
        QCOMPARE(lit.light(StepId{2}), Light::Related);
        QCOMPARE(lit.light(StepId{3}), Light::Related);
        QCOMPARE(lit.edges.size(), std::size_t{2});

        const EdgeId edge{program.step(StepId{3}).firstArgument};
        const Highlight one = highlight(program, StepId{3}, edge);
        QCOMPARE(one.edges, std::vector{edge});
        QCOMPARE(one.light(StepId{2}), Light::Related);
        QCOMPARE(one.light(StepId{0}), Light::Off);
    }

    void bothEdgesOfASquareAsAProductAreDrawn() {
        Session session;
        open(session, "f = x*x + 1", 2);
        QCOMPARE(activeEdges(session).size(), session.program().uses(StepId{0}).size());
    }

    void aDraggedBoxTakesItsEdgesAlong() {
        Session session;
        open(session, "f = sin(x)");
        GraphGeometry geometry(session.program(), layout::layered(layoutGraph(session.program())));
        const EdgeId edge{session.program().step(StepId{1}).firstArgument};
        const QPointF start = geometry.route(edge)->points.front();
        geometry.place(StepId{1}, {500, 300});
        QCOMPARE(geometry.box(StepId{1}).topLeft(), QPointF(500, 300));
        QCOMPARE(geometry.route(edge)->points.front(), start);
        QCOMPARE(geometry.route(edge)->points.back().x(), 500.0);
        QVERIFY(geometry.bounds().contains(QPointF(550, 390)));
        geometry.place(QMap<quint32, QPointF>{{7, {1, 1}}});  // of a program that is gone
        QCOMPARE(geometry.nodeCount(), std::size_t{2});
    }

    void boxesMovedTogetherAreWhereTheyAreMovedOneByOne() {
        Session session;
        open(session, "f = sin(x) + x");
        const layout::Layout layout = layout::layered(layoutGraph(session.program()));
        GraphGeometry together(session.program(), layout), oneByOne = together;
        const QMap<quint32, QPointF> places{{0, {-90, 40}}, {2, {500, 300}}, {7, {1, 1}}};
        together.place(places);
        oneByOne.place(StepId{0}, places[0]);
        oneByOne.place(StepId{2}, places[2]);
        QCOMPARE(together.bounds(), oneByOne.bounds());
        for (std::size_t i = 0; i < together.routes().size(); ++i)
            QCOMPARE(together.routes()[i].points, oneByOne.routes()[i].points);
    }

    void thePictureKeepsTextAsText() {
        Session session;
        open(session, "x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)", 29);
        const GraphPicture graph(ProgramLevel(session), makeTheme({}));
        const QByteArray svg = svgOf(pictureOf(graph));
        for (const char* text : {">4140.041<", ">1399.646<", ">sin<", ">+ 4<", ">3 ×<", ">sqr<", ">x<"})
            QVERIFY2(svg.contains(QByteArray(text).replace("×", "\xC3\x97")), text);
        QVERIFY(!svg.contains("<image"));
        QVERIFY(pdfOf(pictureOf(graph)).size() > 1000);
    }

    void thePictureShowsTheCursorsState() {
        Session session;
        open(session, "x = 2\nf = x*7");
        QVERIFY(!svgOf(pictureOf(GraphPicture(ProgramLevel(session), makeTheme({})))).contains(">14<"));
        session.toEnd();
        QVERIFY(svgOf(pictureOf(GraphPicture(ProgramLevel(session), makeTheme({})))).contains(">14<"));
    }

    void thePictureOfNothingIsEmpty() {
        Session session;
        const GraphPicture graph(ProgramLevel(session), makeTheme({}));
        QVERIFY(graph.isEmpty());
        QVERIFY(graph.size().isEmpty());
    }
};

QTEST_MAIN(GraphDrawingTest)
#include "graph_drawing_test.moc"
