// The layered layout: what must hold for every graph, how it compares with Graphviz, and the lecture's
// example drawn as the lecture draws it.
#include "core/layout/layered.h"

#include <QtTest>
#include <cmath>
#include <thread>

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
    void freeBoxesFindRoomBetweenColumns();
    void columnsAgainstTheLinksAreLeftOut();
    void tenThousandBoxesAreLaidOut_data();
    void tenThousandBoxesAreLaidOut();
    void stopGivesAnEmptyLayout();
    void stopEndsALongLayout();
    void parallelLinksAreApart();
    void componentsAreLaidOutTogether();
    void usesOfOneBoxShareALine();
    void stepsFollowTheOrderOfEvaluation();
    void lectureExampleLooksLikeTheLecture();
    void fewerCrossingsThanGraphvizAndNoLongerLines();
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
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
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

void LayeredTest::freeBoxesFindRoomBetweenColumns() {
    Graph graph = chain(4);
    graph.boxes[0].column = 0;
    graph.boxes[2].column = 1;
    graph.boxes.push_back(stepBox);
    graph.boxes.back().column = 1;
    const Layout layout = layered(graph);
    QCOMPARE(LayoutCheck(graph, layout).complaint(), QString());
    QCOMPARE(layout.layer, (std::vector<std::uint32_t>{0, 1, 2, 3, 2}));
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
    QTest::newRow("lines too long for bends") << 4;
}

void LayeredTest::tenThousandBoxesAreLaidOut() {
    QFETCH(int, kind);
    const Graph graph = kind == 0   ? chain(10'000)
                        : kind == 1 ? horner(5'000)
                        : kind == 2 ? longSum(5'000)
                        : kind == 3 ? binaryTree(13)
                                    : usedTwice(3'333);
    QCOMPARE(LayoutCheck(graph, layered(graph)).complaint(), QString());
}

void LayeredTest::stopGivesAnEmptyLayout() {
    std::stop_source source;
    source.request_stop();
    QVERIFY(layered(lectureExample(), {}, source.get_token()).topLeft.empty());
}

void LayeredTest::stopEndsALongLayout() {
    std::stop_source source;
    Layout layout;
    std::thread worker([&] { layout = layered(randomProgram(10'000, 100, 45, 1), {}, source.get_token()); });
    source.request_stop();
    worker.join();
    QVERIFY(layout.topLeft.empty());
}

void LayeredTest::parallelLinksAreApart() {
    const Graph graph = squares(3);
    const Layout layout = layered(graph);
    for (std::size_t link = 0; link < graph.links.size(); link += 2)
        QCOMPARE(layout.routes[link + 1][0].y - layout.routes[link][0].y, Spacing{}.betweenRoutes);
}

void LayeredTest::componentsAreLaidOutTogether() {
    Steps steps;
    for (int component = 0; component < 3; ++component) {
        const auto input = steps.step();
        steps.step({input, input});
        steps.step({input});
    }
    steps.step();
    const Graph graph = steps.take();
    const Layout layout = layered(graph);
    QCOMPARE(LayoutCheck(graph, layout).complaint(), QString());
    for (std::size_t box = 3; box < graph.boxes.size(); ++box)  // one below the other, in their order
        QVERIFY(layout.topLeft[box].y > layout.topLeft[box - 3].y);
}

void LayeredTest::usesOfOneBoxShareALine() {
    const Graph graph = horner(12);
    const Layout layout = layered(graph);
    double height = 0;
    for (const Box& box : graph.boxes) height = std::max(height, box.height);
    QVERIFY2(layout.height < 2 * height, qPrintable(QString::number(layout.height)));
}

void LayeredTest::stepsFollowTheOrderOfEvaluation() {
    const Graph graph = binaryTree(4);
    const Layout layout = layered(graph);
    for (std::size_t box = 1; box < graph.boxes.size(); ++box)
        if (layout.layer[box] == layout.layer[box - 1]) QVERIFY(layout.topLeft[box].y > layout.topLeft[box - 1].y);
}

void LayeredTest::lectureExampleLooksLikeTheLecture() {
    const Graph graph = lectureExample();
    const Layout layout = layered(graph);
    QCOMPARE(layout.layer, (std::vector<std::uint32_t>{0, 0, 1, 1, 2, 3, 1, 2, 3, 4}));
    enum { x, y, product, sine, sum, plus4, square, triple, plus6, result };
    const auto centre = [&](std::size_t box) { return layout.topLeft[box].y + graph.boxes[box].height / 2; };
    const auto near = [](double a, double b) { return std::abs(a - b) < 1; };
    QVERIFY(centre(x) < centre(y));
    QVERIFY(centre(sine) < centre(product) && centre(product) < centre(square));
    QVERIFY(near(centre(sum), (centre(sine) + centre(product)) / 2));
    QVERIFY(near(centre(result), (centre(plus4) + centre(plus6)) / 2));
    QCOMPARE(centre(sum), centre(plus4));
    QCOMPARE(centre(square), centre(triple));
    QCOMPARE(centre(triple), centre(plus6));
}

// Both drawings are judged by tests/support/layout_quality.h. Networks drawn unit by unit have so many
// crossings that they would hide all else: without them the same must hold.
void LayeredTest::fewerCrossingsThanGraphvizAndNoLongerLines() {
    if (dotExecutable().isEmpty()) QSKIP("Graphviz' dot is not installed: nothing to compare with");
    struct Totals {
        double crossings = 0;
        double length = 0;
        void add(const Quality& quality) {
            crossings += static_cast<double>(quality.crossings);
            length += quality.length;
        }
    };
    struct Pair {
        Totals ours;
        Totals dots;
    };
    Pair all, programs;
    const std::vector<NamedGraph> graphs = comparedGraphs();
    QVERIFY(graphs.size() >= 30);
    for (const auto& [name, graph] : graphs) {
        const auto drawn = drawnByDot(graph, {});
        QVERIFY2(drawn, name.c_str());
        const Quality ours = quality(graph, layered(graph).routes);
        const Quality dots = quality(graph, drawn->routes);
        const bool dense = QByteArray::fromStdString(name).startsWith("units");
        for (Pair* pair : {&all, &programs}) {
            if (pair == &programs && dense) continue;
            pair->ours.add(ours);
            pair->dots.add(dots);
        }
    }
    for (const Pair& pair : {all, programs}) {
        const double crossings = pair.ours.crossings / pair.dots.crossings;
        const double length = pair.ours.length / pair.dots.length;
        qInfo("crossings %.0f, dot's %.0f: %.3f times; length %.3f times", pair.ours.crossings, pair.dots.crossings,
              crossings, length);
        QVERIFY(crossings <= 1.15);
        QVERIFY(length <= 1.3);
    }
}

QTEST_GUILESS_MAIN(LayeredTest)
#include "layered_test.moc"
