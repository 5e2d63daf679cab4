// The layered layout: what must hold for every graph, how it compares with Graphviz, and the lecture's
// example drawn as the lecture draws it.
#include "core/layout/layered.h"

#include <QtTest>

#include "tests/support/graphviz.h"
#include "tests/support/layout_checks.h"
#include "tests/support/layout_graphs.h"

using namespace wengert::layout;

class LayeredTest : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void emptyGraphHasAnEmptyLayout();
    void everyLayoutHolds_data();
    void everyLayoutHolds();
    void randomGraphsHold();
    void sameGraphGivesTheSameLayout();
    void columnsAreKept();
    void columnsAgainstTheLinksAreLeftOut();
    void tenThousandBoxesAreLaidOut_data();
    void tenThousandBoxesAreLaidOut();
    void stopGivesAnEmptyLayout();
    void lectureExampleLooksLikeTheLecture();
};

void LayeredTest::emptyGraphHasAnEmptyLayout() {
    const Layout layout = layered({});
    QVERIFY(layout.topLeft.empty() && layout.routes.empty());
    QCOMPARE(layout.width, 0.0);
}

void LayeredTest::everyLayoutHolds_data() {
    QTest::addColumn<std::size_t>("index");
    std::size_t index = 0;
    for (const NamedGraph& named : comparedGraphs()) QTest::newRow(named.name.c_str()) << index++;
}

void LayeredTest::everyLayoutHolds() {
    QFETCH(std::size_t, index);
    const Graph graph = comparedGraphs()[index].graph;
    const Layout layout = layered(graph);
    QCOMPARE(LayoutCheck(graph, layout).complaint(), QString());
    for (const Link& link : graph.links) QVERIFY(layout.layer[link.from] < layout.layer[link.to]);
}

void LayeredTest::randomGraphsHold() {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        Graph graph = randomGraph(1 + seed % 60, seed % 130, seed);
        if (seed % 3 == 0)
            for (std::size_t box = 0; box < graph.boxes.size(); box += 2)
                graph.boxes[box].column = static_cast<std::uint32_t>(box / 8);
        const Layout layout = layered(graph);
        const QString complaint = LayoutCheck(graph, layout).complaint();
        QVERIFY2(complaint.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(complaint)));
    }
}

void LayeredTest::sameGraphGivesTheSameLayout() {
    const Graph graph = randomProgram(120, 8, 40, 3);
    const Layout first = layered(graph);
    const Layout second = layered(graph);
    for (std::size_t box = 0; box < graph.boxes.size(); ++box) {
        QCOMPARE(first.topLeft[box].x, second.topLeft[box].x);
        QCOMPARE(first.topLeft[box].y, second.topLeft[box].y);
    }
}

void LayeredTest::columnsAreKept() {
    const Graph graph = units({3, 5, 4, 2}, true);
    const Layout layout = layered(graph);
    for (std::size_t box = 0; box < graph.boxes.size(); ++box)
        QCOMPARE(layout.layer[box], graph.boxes[box].column.value());
}

void LayeredTest::columnsAgainstTheLinksAreLeftOut() {
    Graph graph = chain(3);
    graph.boxes[0].column = 5;
    graph.boxes[1].column = 5;
    graph.boxes[2].column = 1;
    const Layout layout = layered(graph);
    QCOMPARE(LayoutCheck(graph, layout).complaint(), QString());
    QCOMPARE(layout.layer, (std::vector<std::uint32_t>{0, 1, 2}));
}

void LayeredTest::tenThousandBoxesAreLaidOut_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("chain") << 0;
    QTest::newRow("chain with one input everywhere") << 1;
    QTest::newRow("sum") << 2;
    QTest::newRow("tree") << 3;
}

void LayeredTest::tenThousandBoxesAreLaidOut() {
    QFETCH(int, kind);
    const Graph graph = kind == 0   ? chain(10'000)
                        : kind == 1 ? horner(5'000)
                        : kind == 2 ? longSum(5'000)
                                    : binaryTree(13);
    QCOMPARE(LayoutCheck(graph, layered(graph)).complaint(), QString());
}

void LayeredTest::stopGivesAnEmptyLayout() {
    std::stop_source source;
    source.request_stop();
    QVERIFY(layered(lectureExample(), {}, source.get_token()).topLeft.empty());
}

void LayeredTest::lectureExampleLooksLikeTheLecture() {
    const Graph graph = lectureExample();
    const Layout layout = layered(graph);
    QCOMPARE(layout.layer, (std::vector<std::uint32_t>{0, 0, 1, 1, 2, 3, 1, 2, 3, 4}));
    const auto centre = [&](std::size_t box) { return layout.topLeft[box].y + graph.boxes[box].height / 2; };
    QVERIFY(centre(0) < centre(1));                           // x above y
    QVERIFY(centre(3) < centre(2) && centre(2) < centre(6));  // sin, product, square
    QCOMPARE(centre(4), (centre(2) + centre(3)) / 2);         // sums lie midway
    QCOMPARE(centre(4), centre(5));
    QCOMPARE(centre(6), centre(7));
    QCOMPARE(centre(7), centre(8));
    QVERIFY(centre(5) < centre(9) && centre(9) < centre(8));
}

QTEST_GUILESS_MAIN(LayeredTest)
#include "layered_test.moc"
