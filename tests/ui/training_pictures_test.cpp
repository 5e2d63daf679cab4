// What a network answers over the range of the data, against the formulas of single layers.
#include <QtTest>
#include <cmath>

#include "ui/training/training_pictures.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

using Setup = std::shared_ptr<const TrainingSetup>;

Setup setupOf(const char* samples, const Architecture& architecture, const QString& program = {}) {
    TrainingDocument document;
    document.samples = *parseBuiltIn(samples);
    document.architecture = architecture;
    document.programText = program;
    return *setUp(document);
}

TrainingSnapshot picturesOf(const Setup& setup, const std::vector<double>& parameters) {
    TrainingSnapshot snapshot;
    TrainingPictures(*setup).make(parameters, snapshot);
    return snapshot;
}

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

// Of one feature of the training samples.
struct Standard {
    double mean = 0;
    double deviation = 0;
    Standard(const Dataset& data, std::size_t feature) {
        const auto count = double(data.sampleCount());
        for (std::size_t i = 0; i < data.sampleCount(); ++i) mean += data.featuresOf(i)[feature] / count;
        for (std::size_t i = 0; i < data.sampleCount(); ++i)
            deviation += std::pow(data.featuresOf(i)[feature] - mean, 2) / count;
        deviation = std::sqrt(deviation);
    }
    double operator()(double x) const { return (x - mean) / deviation; }
};

// The middle of a cell of a picture with `side` cells a side.
QPointF middleOf(const QRectF& area, int side, int column, int row) {
    return {area.left() + area.width() * (column + 0.5) / side, area.top() + area.height() * (row + 0.5) / side};
}

bool isNear(double a, double b) { return std::abs(a - b) < 1e-6; }

}  // namespace

class TrainingPicturesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void twoClassesAreFromMinusOneToOne();
    void severalClassesHaveTheSurest_data();
    void severalClassesHaveTheSurest();
    void manyClassesAreToldApart();
    void numbersAreColouredByTheTargetsRange();
    void oneFeatureHasACurveInTheDatasUnits();
    void everyUnitHasItsPicture();
    void thereAreNoPicturesOfMoreFeatures();
    void unitsWithoutNumberHaveNoPictures();
};

void TrainingPicturesTest::twoClassesAreFromMinusOneToOne() {
    const Setup setup = setupOf("moons", logisticNeuron(2));
    const FieldGrid field = picturesOf(setup, {1.5, -2, 0.3}).answer;
    const Dataset& train = setup->data.own.train;
    for (const Dataset* part : {&train, &setup->data.own.validation})
        for (std::size_t i = 0; i < part->sampleCount(); ++i)
            QVERIFY(field.area.contains(QPointF(part->featuresOf(i)[0], part->featuresOf(i)[1])));
    QVERIFY(field.classes.empty());
    const Standard x1(train, 0), x2(train, 1);
    const int side = field.columns;
    QCOMPARE(int(field.numbers.size()), side * side);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            const QPointF at = middleOf(field.area, side, column, row);
            const double p = sigmoid(1.5 * x1(at.x()) - 2 * x2(at.y()) + 0.3);
            QVERIFY(isNear(double(field.numbers[std::size_t(row * side + column)]), 2 * p - 1));
        }
}

void TrainingPicturesTest::severalClassesHaveTheSurest_data() {
    QTest::addColumn<QString>("program");
    QTest::newRow("picked") << QString();
    QTest::newRow("typed, with logits alone") << u"x : 2x1\nW : 3x2\nb : 3x1\nL = cross_entropy(W*x + b, y)"_s;
    QTest::newRow("typed, with logits for ŷ") << u"x : 2x1\nW : 3x2\nb : 3x1\nŷ = W*x + b\nL = cross_entropy(ŷ, y)"_s;
}

void TrainingPicturesTest::severalClassesHaveTheSurest() {
    QFETCH(const QString, program);
    const Setup setup = setupOf("blobs", {.layers = {2, 3}, .loss = "cross_entropy"}, program);
    const std::vector<double> p{1, 2, -3, 0.5, 0.2, -1, 0.1, 0, -0.4};  // W row by row, b
    const FieldGrid field = picturesOf(setup, p).answer;
    const Standard x1(setup->data.own.train, 0), x2(setup->data.own.train, 1);
    const int side = field.columns;
    std::array<int, 3> seen{};
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            const QPointF at = middleOf(field.area, side, column, row);
            std::array<double, 3> e{};
            for (std::size_t k = 0; k < 3; ++k)
                e[k] = std::exp(p[2 * k] * x1(at.x()) + p[2 * k + 1] * x2(at.y()) + p[6 + k]);
            const auto best = std::size_t(std::ranges::max_element(e) - e.begin());
            const auto i = std::size_t(row * side + column);
            QCOMPARE(std::size_t(field.classes[i]), best);
            QVERIFY(isNear(double(field.numbers[i]), e[best] / (e[0] + e[1] + e[2])));
            ++seen[best];
        }
    QVERIFY(std::ranges::all_of(seen, [](int count) { return count > 0; }));
}

void TrainingPicturesTest::manyClassesAreToldApart() {
    Dataset data{.task = Task::Classes,
                 .featureNames = {"a", "b"},
                 .targetNames = {"t"},
                 .classNames = std::vector<std::string>(300),
                 .features = {0, 0, 1, 1},
                 .targets = {0, 299}};
    TrainingDocument document;
    document.samples = OwnSamples{u"t.csv"_s, std::make_shared<const Dataset>(std::move(data))};
    document.architecture = {.layers = {2, 300}, .loss = "cross_entropy"};
    document.validationFraction = 0;
    std::vector<double> parameters(3 * 300, 0.0);  // W, b
    parameters.back() = 1;
    QCOMPARE(int(picturesOf(*setUp(document), parameters).answer.classes.front()), 299);
}

void TrainingPicturesTest::numbersAreColouredByTheTargetsRange() {
    const Dataset data{.task = Task::Regression,
                       .featureNames = {"a", "b"},
                       .targetNames = {"t"},
                       .features = {0, 0, 1, 0, 0, 1, 1, 1},
                       .targets = {-4, 2, 3, 8}};
    TrainingDocument document;
    document.samples = OwnSamples{u"t.csv"_s, std::make_shared<const Dataset>(data)};
    document.architecture = linearNeuron(2);
    document.normalization = NormalizationKind::None;
    document.validationFraction = 0;
    const Setup setup = *setUp(document);
    const auto colour = [&](double answer) { return picturesOf(setup, {0, 0, answer}).answer.numbers.front(); };
    QCOMPARE(colour(-4), -1.0F);
    QCOMPARE(colour(2), 0.0F);
    QCOMPARE(colour(5), 0.5F);
    QCOMPARE(colour(100), 1.0F);
    QCOMPARE(picturesOf(setup, {0, 0, 0}).answer.area, QRectF(-0.1, -0.1, 1.2, 1.2));
}

void TrainingPicturesTest::oneFeatureHasACurveInTheDatasUnits() {
    const Setup setup = setupOf("bump", linearNeuron(1));  // x from 0 to 1
    const TrainingSnapshot snapshot = picturesOf(setup, {2, 0.5});
    QVERIFY(snapshot.answer.numbers.empty());
    const AnswerCurve& curve = snapshot.curve;
    QVERIFY(isNear(curve.x.front(), -0.1) && isNear(curve.x.back(), 1.1));
    QCOMPARE(curve.y.size(), std::size_t{1});
    const Standard x(setup->data.own.train, 0);
    for (std::size_t i = 0; i < curve.x.size(); ++i) QVERIFY(isNear(curve.y[0][i], 2 * x(curve.x[i]) + 0.5));
}

void TrainingPicturesTest::everyUnitHasItsPicture() {
    const Setup setup = setupOf("xor", {.layers = {2, 3, 1}, .activation = "tanh", .loss = "squared"});
    std::vector<double> p{1, 2, -3, 0.5, 0.2, -1, 0.1, 0, -0.4, 1, 0, 0, 7};  // W1, b1, W2, b2
    const TrainingSnapshot snapshot = picturesOf(setup, p);
    QCOMPARE(snapshot.units.size(), std::size_t{4});
    const Program& program = setup->trainer.program();
    const Standard x1(setup->data.own.train, 0), x2(setup->data.own.train, 1);
    const QPointF at = middleOf(snapshot.answer.area, UnitPicture::side, 5, 20);
    for (std::uint32_t k = 0; k < 4; ++k) {
        const UnitPicture& unit = snapshot.units[k];
        QCOMPARE(int(unit.numbers.size()), UnitPicture::side * UnitPicture::side);
        QCOMPARE(unit.step, *program.find(k < 3 ? "h1" : "yhat"));
        QCOMPARE(unit.cell, k % 3);
        const double h = std::tanh(p[2 * (k % 3)] * x1(at.x()) + p[2 * (k % 3) + 1] * x2(at.y()) + p[6 + k % 3]);
        QVERIFY(isNear(double(unit.numbers[20 * UnitPicture::side + 5]), k < 3 ? h : h + 7));
    }
}

void TrainingPicturesTest::thereAreNoPicturesOfMoreFeatures() {
    const Dataset data{.task = Task::Regression,
                       .featureNames = {"a", "b", "c"},
                       .targetNames = {"t"},
                       .features = {0, 0, 1, 0, 0, 1},
                       .targets = {-4, 2}};
    TrainingDocument document;
    document.samples = OwnSamples{u"t.csv"_s, std::make_shared<const Dataset>(data)};
    document.architecture = linearNeuron(3);
    const TrainingSnapshot snapshot = picturesOf(*setUp(document), {1, 2, 3, 4});
    QVERIFY(snapshot.answer.numbers.empty() && snapshot.curve.x.empty() && snapshot.units.empty());
}

void TrainingPicturesTest::unitsWithoutNumberHaveNoPictures() {
    const Setup setup = setupOf("xor", {.layers = {2, 2000, 1}, .loss = "binary_cross_entropy"});
    const TrainingSnapshot snapshot = picturesOf(setup, std::vector<double>(8001, 0.01));
    QVERIFY(snapshot.units.empty() && !snapshot.answer.numbers.empty());
}

QTEST_APPLESS_MAIN(TrainingPicturesTest)
#include "training_pictures_test.moc"
