// Conditions of training are named when they are there, and not when they are not; the Hessian's eigenvalues.
#include <QtTest>

#include <array>
#include <cmath>

#include "core/language/compile.h"
#include "core/network/architecture.h"
#include "core/network/conditions.h"
#include "core/network/curvature.h"

using namespace wengert;

namespace {

Trainer trainerOf(const Architecture& architecture, const std::string& data, const std::string& method,
                  const std::string& initialization) {
    const Program program = compile(*programText(architecture))->program;
    TrainingSettings settings{.batch = 16, .method = *parseMethod(method)};
    const std::vector<double> start =
        initialParameters(program, *findRoles(program), *parseInitialization(initialization), 1);
    return *Trainer::create(program, {.train = parseBuiltIn(data)->make(1)}, settings, start);
}

bool has(const std::vector<Condition>& conditions, ConditionKind kind) {
    return std::ranges::any_of(conditions, [&](const Condition& c) { return c.kind == kind; });
}

const Architecture deep{{2, 8, 8, 1}, "tanh", "identity", "binary_cross_entropy"};

}  // namespace

class ConditionsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesWhatAilsTheRun_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QString>("activation");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("initialization");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const char* layers, const char* activation, const char* method,
                            const char* initialization, ConditionKind kind) {
            QTest::newRow(name) << layers << activation << method << initialization << static_cast<int>(kind);
        };
        row("divergence", "2-8-1", "identity", "gd:lr=1000", "normal:sigma=3", ConditionKind::Divergence);
        row("vanishing", "2-4-4-4-4-4-4-1", "sigmoid", "gd", "normal:sigma=0.3", ConditionKind::VanishingGradients);
        row("exploding", "2-8-8-8-8-1", "identity", "gd:lr=0", "normal:sigma=30", ConditionKind::ExplodingGradients);
        row("dead", "2-8-1", "relu", "gd:lr=1000", "normal:sigma=3", ConditionKind::DeadUnits);
        row("saturated", "2-8-1", "tanh", "gd:lr=0", "normal:sigma=1000", ConditionKind::SaturatedUnits);
        row("symmetry", "2-8-1", "tanh", "gd", "constant:value=0.5", ConditionKind::Symmetry);
        row("saddle", "2-8-1", "tanh", "gd", "zero", ConditionKind::ZeroSaddle);
    }
    void namesWhatAilsTheRun() {
        QFETCH(QString, layers);
        QFETCH(QString, activation);
        QFETCH(QString, method);
        QFETCH(QString, initialization);
        QFETCH(int, kind);
        Trainer trainer = trainerOf(
            {.layers = *parseLayers(layers.toStdString()), .activation = activation.toStdString(), .loss = "squared"},
            "xor", method.toStdString(), initialization.toStdString());
        const bool isAtStart = kind == static_cast<int>(ConditionKind::SaturatedUnits);
        for (int i = 0; i < (isAtStart ? 1 : 30) && trainer.step(); ++i) {
        }
        const std::vector<Condition> found = findConditions(trainer);
        for (const Condition& condition : found) qInfo() << condition.sentence.c_str() << condition.advice.c_str();
        QVERIFY(has(found, static_cast<ConditionKind>(kind)));
        for (const Condition& condition : found) QVERIFY(!condition.sentence.empty() && !condition.advice.empty());
    }

    void aHealthyRunHasNone() {
        Trainer trainer = trainerOf(deep, "circles", "adam:lr=0.01", "xavier_uniform");
        for (int i = 0; i < 200 && trainer.step(); ++i) {
        }
        const std::vector<Condition> found = findConditions(trainer);
        QVERIFY2(found.empty(), found.empty() ? "" : found.front().sentence.c_str());
    }

    void aStepLetsNoGradientThrough() {
        Trainer trainer = trainerOf({{2, 1}, "step", "step", "squared"}, "xor", "gd", "normal");
        trainer.step();
        QVERIFY(has(findConditions(trainer), ConditionKind::VanishingGradients));
    }

    // J = (w − 1)²·mean x² + …: of L = (w x − y)² and one weight the curvature is 2 mean x² + λ.
    void theHessianOfAParabola() {
        const Program program = compile("L = (w*x - y)^2")->program;
        Dataset data{.featureNames = {"x"}, .targetNames = {"y"}};
        for (const double x : {1.0, 2.0, 4.0}) data.add(std::array{x}, std::array{3.0});
        TrainingSettings settings{.l2 = 0.5};
        const Trainer trainer = *Trainer::create(program, {.train = data}, settings, std::array{0.3});
        const auto eigenvalues = hessianEigenvalues(trainer, trainer.parameters());
        QVERIFY(eigenvalues);
        QCOMPARE(eigenvalues->size(), std::size_t{1});
        QVERIFY(std::abs(eigenvalues->front() - (2 * 21.0 / 3 + 0.5)) < 1e-7);
    }

    void zeroWeightsAreASaddle() {
        Trainer trainer = trainerOf({{2, 2, 1}, "tanh", "identity", "squared"}, "moons", "gd", "zero");
        const auto eigenvalues = hessianEigenvalues(trainer, trainer.parameters());
        QVERIFY(eigenvalues);
        QVERIFY(eigenvalues->front() < -1e-3);
        QVERIFY(eigenvalues->back() > 1e-3);
        Trainer large = trainerOf(deep, "xor", "gd", "zero");
        QVERIFY(!hessianEigenvalues(large, large.parameters()));
    }
};

QTEST_APPLESS_MAIN(ConditionsTest)
#include "conditions_test.moc"
