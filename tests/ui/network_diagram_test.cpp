// The picture of a network as data: columns, names, edges by their weights, places and what is at a point; and the
// diagram on a session.
#include <QSignalSpy>
#include <QtTest>
#include <numeric>

#include "core/language/compile.h"
#include "core/network/architecture.h"
#include "core/ops/table.h"
#include "ui/workspaces/train/network_diagram.h"
#include "ui/workspaces/train/network_names.h"
#include "ui/workspaces/train/network_readout.h"

using namespace wengert;

class NetworkDiagramTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(); }
    void cleanupTestCase() { m_themes.reset(); }

    void namesAreWrittenInTheFieldsNotation_data();
    void namesAreWrittenInTheFieldsNotation();
    void columnsHaveCaptionsAndLabels_data();
    void columnsHaveCaptionsAndLabels();
    void longColumnsAreCut();
    void edgesAreAsStrongAsTheirWeights();
    void edgesThatAreNotFiniteAreSeen();
    void onlyTheStrongestEdgesAreDrawnAndThoseOfTheUnitPointedAt();
    void boxesStayInTheirRoomApartFromEachOther_data();
    void boxesStayInTheirRoomApartFromEachOther();
    void boxesAndEdgesAreFoundWhereTheyAre();
    void readoutsHaveWeightsBiasesAndGradients();
    void readoutsOfWideUnitsHaveTheirLargestWeights();
    void layersAreTheSameWrittenInMatricesOrUnitByUnit();
    void responsesAreScaledByTheActivationsRange();
    void diagramTellsWhichUnitIsPointedAt();
    void diagramSaysWhatToDoWithoutLayers();
    void diagramPaintsOnBothLevelsInEverySize();
    void csvHasEveryParameter();

 private:
    std::unique_ptr<ThemeManager> m_themes;
};

namespace {

struct Made {
    Program program;
    Roles roles;
    NetworkModel model;
};

Made typed(const std::string& text, const Dataset& data = {}) {
    const Result<Compilation> compilation = compile(text);
    if (!compilation) qFatal("%s", compilation.error().message.c_str());
    Made result{.program = compilation->program, .roles = *findRoles(compilation->program)};
    result.model = NetworkModel(result.program, result.roles, data);
    return result;
}

Made made(const Architecture& architecture, const Dataset& data = {}) {
    return typed(*programText(architecture), data);
}

QStringList captionsOf(const NetworkModel& model) {
    QStringList captions;
    for (const NetworkColumn& column : model.columns()) captions << column.caption;
    return captions;
}

QStringList labelsOf(const NetworkModel& model) {
    QStringList labels;
    for (const NetworkUnit& unit : model.units())
        if (!unit.label.isEmpty()) labels << unit.label;
    return labels;
}

// 1, 2, 3, … for every parameter.
std::vector<double> counting(const Roles& roles) {
    std::vector<double> numbers(roles.parameterCount);
    std::iota(numbers.begin(), numbers.end(), 1.0);
    return numbers;
}

}  // namespace

void NetworkDiagramTest::namesAreWrittenInTheFieldsNotation_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("cell");
    QTest::addColumn<QString>("array");
    QTest::addColumn<QString>("ofCell");
    QTest::newRow("a matrix's cell") << "W2" << 3 << 2 << 4 << u8"W⁽²⁾" << u8"w⁽²⁾₃₁";
    QTest::newRow("two digits") << "W1" << 20 << 30 << 7 * 30 + 11 << u8"W⁽¹⁾" << u8"w⁽¹⁾₈,₁₂";
    QTest::newRow("a bias") << "b1" << 8 << 1 << 2 << u8"b⁽¹⁾" << u8"b⁽¹⁾₃";
    QTest::newRow("without a number") << "W" << 2 << 2 << 1 << "W" << u8"w₁₂";
    QTest::newRow("a row") << "V3" << 1 << 4 << 1 << u8"V⁽³⁾" << u8"v⁽³⁾₂";
    QTest::newRow("a number alone") << "b3" << 1 << 1 << 0 << u8"b⁽³⁾" << u8"b⁽³⁾";
    QTest::newRow("an accent") << "yhat" << 3 << 1 << 1 << u8"ŷ" << u8"ŷ₂";
    QTest::newRow("two numbers") << "w1_31" << 1 << 1 << 0 << u8"w⁽¹⁾₃₁" << u8"w⁽¹⁾₃₁";
    QTest::newRow("three numbers") << "W1_3_12" << 1 << 1 << 0 << u8"w⁽¹⁾₃,₁₂" << u8"w⁽¹⁾₃,₁₂";
    QTest::newRow("a word") << "theta" << 2 << 1 << 0 << u8"θ" << u8"θ₁";
}

void NetworkDiagramTest::namesAreWrittenInTheFieldsNotation() {
    QFETCH(QString, name);
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(int, cell);
    const Shape shape{std::uint32_t(rows), std::uint32_t(columns)};
    QTEST(networkArrayName(name.toStdString()).text(), "array");
    QTEST(networkCellName(name.toStdString(), shape, std::size_t(cell)).text(), "ofCell");
}

void NetworkDiagramTest::columnsHaveCaptionsAndLabels_data() {
    QTest::addColumn<QString>("layers");
    QTest::addColumn<QString>("activation");
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("captions");
    QTest::addColumn<QString>("labels");
    QTest::newRow("spirals") << "2-8-8-1"
                             << "tanh"
                             << "binary_cross_entropy"
                             << "spirals" << u8"input | hidden 1 · tanh | hidden 2 · tanh | output · σ" << u8"x1 | x2";
    QTest::newRow("classes") << "2-4-3"
                             << "relu"
                             << "cross_entropy"
                             << "blobs" << u8"input | hidden 1 · ReLU | output · softmax" << u8"x1 | x2 | 0 | 1 | 2";
    QTest::newRow("regression") << "1-3-1"
                                << "leaky_relu"
                                << "squared"
                                << "sine" << u8"input | hidden 1 · leaky relu | output" << u8"x";
}

void NetworkDiagramTest::columnsHaveCaptionsAndLabels() {
    QFETCH(QString, layers);
    QFETCH(QString, activation);
    QFETCH(QString, loss);
    QFETCH(QString, data);
    const Made network = made({.layers = *parseLayers(layers.toStdString()),
                               .activation = activation.toStdString(),
                               .loss = loss.toStdString()},
                              findBuiltIn(data.toStdString())->make(1));
    QTEST(captionsOf(network.model).join(QStringLiteral(" | ")), "captions");
    QTEST(labelsOf(network.model).join(QStringLiteral(" | ")), "labels");
}

void NetworkDiagramTest::longColumnsAreCut() {
    const NetworkModel model = made({.layers = {784, 100, 24, 10}, .loss = "cross_entropy"}).model;
    std::vector<std::size_t> sizes, shown;
    for (const NetworkColumn& column : model.columns()) {
        sizes.push_back(column.size);
        shown.push_back(column.shown);
    }
    QCOMPARE(sizes, (std::vector<std::size_t>{784, 100, 24, 10}));
    QCOMPARE(shown, (std::vector<std::size_t>{16, 16, 24, 10}));
    QCOMPARE(model.edges().size(), std::size_t(16 * 16 + 16 * 24 + 24 * 10));
    QCOMPARE(model.weightCount(), std::size_t(784 * 100 + 100 * 24 + 24 * 10));
    QCOMPARE(model.units()[16 + 15].name, QString(u8"h⁽¹⁾₁₆"));
}

void NetworkDiagramTest::edgesAreAsStrongAsTheirWeights() {
    const Made network = made({.layers = {2, 2, 1}});
    // W1 row by row, b1, W2, b2.
    const std::vector<double> numbers{0.5, -2, 0, 1, 99, 99, 4, -1, 99};
    const EdgeStrengths strengths = network.model.strengths(numbers);
    QCOMPARE(strengths.largest, 4.0);
    QStringList drawn;
    for (const EdgeStrength& edge : strengths.edges) {
        const NetworkEdge& of = network.model.edges()[edge.edge];
        drawn << QString(u8"%1→%2 %3")
                     .arg(network.model.units()[of.from].name, network.model.units()[of.to].name)
                     .arg(edge.strength);
    }
    QCOMPARE(drawn.first(), QString(u8"x₁→h⁽¹⁾₂ 0"));
    QCOMPARE(drawn.last(), QString(u8"h⁽¹⁾₁→ŷ 1"));
    QVERIFY(drawn.contains(QString(u8"x₂→h⁽¹⁾₁ -0.5")));
    QVERIFY(drawn.contains(QString(u8"h⁽¹⁾₂→ŷ -0.25")));
    QVERIFY(network.model.strengths({}).edges.empty());
}

void NetworkDiagramTest::edgesThatAreNotFiniteAreSeen() {
    const Made network = made({.layers = {2, 1}});
    const EdgeStrengths strengths = network.model.strengths(std::vector<double>{INFINITY, 2, 0});
    QCOMPARE(strengths.largest, 2.0);
    QCOMPARE(strengths.edges.front().strength, 1.0);
    QVERIFY(std::isnan(strengths.edges.back().strength));
}

void NetworkDiagramTest::onlyTheStrongestEdgesAreDrawnAndThoseOfTheUnitPointedAt() {
    const Made network = made({.layers = {20, 20, 20, 1}});
    const std::vector<double> numbers = counting(network.roles);
    const EdgeStrengths strongest = network.model.strengths(numbers, 30);
    QCOMPARE(strongest.edges.size(), 30u);  // 20 of the last layer, 841 to 860, and ten of the one before, to 820
    for (const EdgeStrength& edge : strongest.edges) QVERIFY(numbers[network.model.edges()[edge.edge].number] >= 811);
    // The first hidden unit: the weakest weights, 20 of inputs and 20 of units behind it.
    QCOMPARE(network.model.strengths(numbers, 30, 20).edges.size(), 70u);
    QCOMPARE(network.model.strengths(numbers, 10'000).edges.size(), 820u);
}

void NetworkDiagramTest::boxesStayInTheirRoomApartFromEachOther_data() {
    QTest::addColumn<QString>("layers");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("projector");
    for (const char* layers : {"2-1", "2-8-8-1", "784-100-10", "3-24-24-24-24-24-3"})
        for (const QSize size : {QSize(869, 830), QSize(420, 400)})
            for (const bool projector : {false, true})
                QTest::addRow("%s in %d×%d%s", layers, size.width(), size.height(), projector ? ", projector" : "")
                    << QString::fromLatin1(layers) << size << projector;
}

void NetworkDiagramTest::boxesStayInTheirRoomApartFromEachOther() {
    QFETCH(QString, layers);
    QFETCH(QSize, size);
    QFETCH(bool, projector);
    const NetworkModel model = made({.layers = *parseLayers(layers.toStdString())}).model;
    const Theme theme = makeTheme({.projector = projector});
    const QRectF room(0, 0, size.width(), size.height());
    const NetworkGeometry geometry(model, room, theme);
    const double captionTop = geometry.caption(0).top();
    for (std::size_t i = 0; i < model.units().size(); ++i) {
        QVERIFY(room.contains(geometry.box(i)));
        QVERIFY(geometry.box(i).bottom() < captionTop);
        for (std::size_t j = 0; j < i; ++j) QVERIFY(!geometry.box(i).intersects(geometry.box(j)));
        if (!model.units()[i].label.isEmpty()) QVERIFY(room.contains(geometry.label(i, model)));
    }
    for (std::size_t i = 1; i < model.columns().size(); ++i)
        QVERIFY(geometry.caption(i).left() >= geometry.caption(i - 1).center().x());
}

void NetworkDiagramTest::boxesAndEdgesAreFoundWhereTheyAre() {
    const Made network = made({.layers = {2, 3, 1}});
    const NetworkModel& model = network.model;
    const NetworkGeometry geometry(model, QRectF(0, 0, 800, 600), makeTheme({}));
    const EdgeStrengths strengths = model.strengths(counting(network.roles));
    for (std::size_t i = 0; i < model.units().size(); ++i)
        QCOMPARE(geometry.unitAt(geometry.box(i).center()), std::optional(i));
    QVERIFY(!geometry.unitAt({2, 2}));
    // Near their ends edges are apart.
    for (std::size_t i = 0; i < model.edges().size(); ++i) {
        const std::array<QPointF, 4> curve = geometry.curve(model.edges()[i]);
        QCOMPARE(curve[0].x(), geometry.box(model.edges()[i].from).right());
        QCOMPARE(curve[3].x(), geometry.box(model.edges()[i].to).left());
    }
    const std::array<QPointF, 4> top = geometry.curve(model.edges()[0]);  // x₁ → h₁
    const QPointF middle = (top[0] + 3 * top[1] + 3 * top[2] + top[3]) / 8;
    QCOMPARE(geometry.edgeAt(middle - QPointF(0, 3), model, strengths), std::optional<std::size_t>(0));
    QVERIFY(!geometry.edgeAt({2, 2}, model, strengths));
    QVERIFY(!geometry.edgeAt(middle, model, {}));
}

void NetworkDiagramTest::readoutsHaveWeightsBiasesAndGradients() {
    const Made network = made({.layers = {2, 2, 1}});
    TrainingSnapshot snapshot;
    snapshot.parameters = counting(network.roles);
    const std::size_t second = 3;  // hidden unit
    const NetworkReadout before = networkReadout(network.model, snapshot, {.unit = second});
    QCOMPARE(before.title, QString(u8"h⁽¹⁾₂ · hidden 1 · tanh"));
    QCOMPARE(before.text(), QString(u8"b⁽¹⁾₂ = 6, ∂J/∂b⁽¹⁾₂ = –; w⁽¹⁾₂₁ = 3, ∂J/∂w⁽¹⁾₂₁ = –; "
                                    u8"w⁽¹⁾₂₂ = 4, ∂J/∂w⁽¹⁾₂₂ = –"));
    snapshot.gradient = {0, 0, 0, 0, 0, 0, 0.25, -0.5, 0};
    NetworkPointed last;
    for (std::size_t i = 0; i < network.model.edges().size(); ++i)
        if (network.model.edges()[i].number == 7) last.edge = i;
    const NetworkReadout edge = networkReadout(network.model, snapshot, last);
    QCOMPARE(edge.title, QString(u8"h⁽¹⁾₂ → ŷ"));
    QCOMPARE(edge.text(), QString(u8"w⁽²⁾₂ = 8, ∂J/∂w⁽²⁾₂ = −0.5"));
}

void NetworkDiagramTest::readoutsOfWideUnitsHaveTheirLargestWeights() {
    const Made network = made({.layers = {100, 1}});
    TrainingSnapshot snapshot;
    snapshot.parameters = counting(network.roles);
    snapshot.parameters[40] = -1000;
    const NetworkReadout readout = networkReadout(network.model, snapshot, {.unit = network.model.units().size() - 1});
    QCOMPARE(readout.rows.size(), 9u);  // the bias and eight weights
    QCOMPARE(readout.rows[1][0], QString(u8"w⁽¹⁾₄₁"));
    QCOMPARE(readout.rows[2][1], QStringLiteral("94"));
    QCOMPARE(readout.note, QStringLiteral("and 92 smaller weights"));
}

void NetworkDiagramTest::layersAreTheSameWrittenInMatricesOrUnitByUnit() {
    const Made matrices = typed(
        "x : 2x1\ny = 1\nW1 = [1, 2; 3, 4]\nb1 = [5; 6]\nW2 = [7, 8]\nb2 = 9\n"
        "yhat = W2*tanh(W1*x + b1) + b2\nL = (y - yhat)^2");
    const Made units = typed(
        "x1 = 1; x2 = 1; y = 1; v = 1; w1_11 = 1; w1_12 = 2; w1_21 = 3; w1_22 = 4; b1_1 = 5\n"
        "b1_2 = 6; w2_1 = 7; w2_2 = 8; b2 = 9; h1 = tanh(w1_11*x1 + w1_12*x2 + b1_1)\n"
        "h2 = tanh(w1_21*x1 + w1_22*x2 + b1_2); yhat = w2_1*h1 + w2_2*h2 + b2\n"
        "L = (y - yhat)^2 + 0*v");
    const auto textOf = [](const Made& network) {
        const std::vector<double> numbers = writtenParameters(network.program, network.roles);
        QStringList text;
        for (const NetworkMatrix& matrix : networkMatrices(network.model)) {
            QStringList cells;
            for (const double cell : numbersOf(matrix, numbers)) cells << QString::number(cell);
            text << QString(u8"%1×%2 %3").arg(matrix.shape.rows).arg(matrix.shape.columns).arg(cells.join(u' '));
        }
        return text.join(QStringLiteral("; "));
    };
    QCOMPARE(textOf(matrices), QString(u8"2×2 1 2 3 4; 2×1 5 6; 1×2 7 8; 1×1 9"));
    QCOMPARE(textOf(units), textOf(matrices));
    QCOMPARE(networkMatrices(matrices.model)[0].name.text(), QString(u8"W⁽¹⁾"));
    QCOMPARE(networkMatrices(units.model)[1].name.text(), QString(u8"b⁽¹⁾"));
}

void NetworkDiagramTest::responsesAreScaledByTheActivationsRange() {
    const auto scaleOf = [](const char* activation, std::vector<float> numbers) {
        const ResponseScale scale = responseScale(findFunction(activation, 1)->id, numbers);
        return std::pair(scale.middle, scale.reach);
    };
    QCOMPARE(scaleOf("tanh", {0.1F}), std::pair(0.0, 1.0));
    QCOMPARE(scaleOf("sigmoid", {0.1F}), std::pair(0.5, 0.5));
    QCOMPARE(scaleOf("softmax", {0.1F}), std::pair(0.5, 0.5));
    QCOMPARE(scaleOf("relu", {0, 8, 2}), std::pair(0.0, 8.0));
    QCOMPARE(scaleOf("elu", {-1, 0.5F}), std::pair(0.0, 1.0));
    QCOMPARE(scaleOf("relu", {0, 0}), std::pair(0.0, 1.0));
}

void NetworkDiagramTest::diagramTellsWhichUnitIsPointedAt() {
    Session session;
    TrainingSession training(session);
    NetworkDiagram diagram(training, *m_themes);
    diagram.resize(800, 700);
    diagram.show();
    QTRY_VERIFY(training.trainer());
    QSignalSpy pointed(&diagram, &NetworkDiagram::unitPointed);
    const std::size_t last = diagram.view().model.units().size() - 1;
    QTest::mouseMove(&diagram, diagram.view().geometry.box(last).center().toPoint());
    QTRY_COMPARE(pointed.size(), 1);
    const auto unit = pointed.last().first().value<std::optional<PointedUnit>>();
    QVERIFY(unit);
    QCOMPARE(unit->step, *training.roles().prediction);
    QCOMPARE(unit->name, QString(u8"ŷ"));
    QVERIFY(diagram.accessibleDescription().startsWith(QString(u8"b⁽³⁾ = 0, ∂J/∂b⁽³⁾ = –; w⁽³⁾₁ = ")));
    QTest::keyClick(&diagram, Qt::Key_Down);  // on to the first unit
    QCOMPARE(diagram.view().pointed.unit, std::optional<std::size_t>(0));
    QTest::keyClick(&diagram, Qt::Key_Escape);
    QVERIFY(diagram.view().pointed.isEmpty());
    QVERIFY(!pointed.last().first().value<std::optional<PointedUnit>>());
}

void NetworkDiagramTest::diagramSaysWhatToDoWithoutLayers() {
    Session session;
    TrainingSession training(session);
    NetworkDiagram diagram(training, *m_themes);
    diagram.resize(600, 500);
    TrainingDocument next = training.document();
    next.samples = *findBuiltIn("parabola");
    next.programText = QStringLiteral("yhat = a*x^2 + b*x + c; L = (y - yhat)^2");
    training.edit(QStringLiteral("a parabola"), next);
    QTRY_VERIFY(training.trainer());
    QVERIFY(diagram.view().model.isEmpty());
    QVERIFY(!diagram.view().model.problem().isEmpty());
    QVERIFY(!diagram.grab().isNull());
    QTest::mouseMove(&diagram, QPoint(300, 250));
    QVERIFY(diagram.view().pointed.isEmpty());
}

void NetworkDiagramTest::diagramPaintsOnBothLevelsInEverySize() {
    Session session;
    TrainingSession training(session);
    NetworkDiagram diagram(training, *m_themes);
    diagram.show();
    QTRY_VERIFY(training.trainer());
    training.stepMinibatch();
    QTRY_VERIFY(training.trainer());
    for (const DiagramLevel level : {DiagramLevel::Units, DiagramLevel::Layers})
        for (const EdgeNumbers shown : {EdgeNumbers::Gradient, EdgeNumbers::Weights})
            for (const QSize size : {QSize(900, 700), QSize(60, 40)}) {
                diagram.setLevel(level);
                diagram.setShown(shown);
                diagram.resize(size);
                QVERIFY(!diagram.grab().isNull());
            }
    QCOMPARE(diagram.view().matrixPictures.size(), 6u);
}

void NetworkDiagramTest::csvHasEveryParameter() {
    Session session;
    TrainingSession training(session);
    NetworkDiagram diagram(training, *m_themes);
    QTRY_VERIFY(training.trainer());
    const QStringList lines = diagram.csv().split(u'\n');
    QCOMPARE(lines.size(), 1 + 105);
    QCOMPARE(lines[0], QStringLiteral("parameter,row,column,number,gradient"));
    QVERIFY(lines[1].startsWith(QStringLiteral("W1,1,1,")) && lines[1].endsWith(u','));
    QVERIFY(lines[105].startsWith(QStringLiteral("b3,1,1,0,")));
}

QTEST_MAIN(NetworkDiagramTest)
#include "network_diagram_test.moc"
