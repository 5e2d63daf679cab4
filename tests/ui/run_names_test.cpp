// Names of runs in legends.
#include <QtTest>

#include "ui/training/run_names.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class RunNamesTest : public QObject {
    Q_OBJECT

    static QStringList namesOf(const std::vector<TrainingDocument>& documents) {
        std::vector<const TrainingDocument*> all;
        for (const TrainingDocument& document : documents) all.push_back(&document);
        return runNames(all);
    }

 private Q_SLOTS:
    void sayWhereRunsDifferAndNothingElse();
    void methodsAreNamedWithTheirOwnNumbers();
    void everySettingButTheStoppingRulesTellsRunsApart();
    void runsThatAreAlikeGetANumber();
};

void RunNamesTest::sayWhereRunsDifferAndNothingElse() {
    TrainingDocument a, b, c;
    b.settings.method["lr"] = 0.3;
    c.settings.batch = 8;
    QCOMPARE(namesOf({a, b}), (QStringList{u"η 0.03"_s, u"η 0.3"_s}));
    QCOMPARE(namesOf({a, b, c}), (QStringList{u"η 0.03 · batch 32"_s, u"η 0.3 · batch 32"_s, u"η 0.03 · batch 8"_s}));
}

void RunNamesTest::methodsAreNamedWithTheirOwnNumbers() {
    TrainingDocument a, b;
    b.settings.method = *parseMethod("momentum:lr=0.03,beta=0.6");
    QCOMPARE(namesOf({a, b}), (QStringList{u"Adam"_s, u"Momentum · β 0.6"_s}));
}

void RunNamesTest::everySettingButTheStoppingRulesTellsRunsApart() {
    const TrainingDocument plain;
    const auto differing = [&](auto change) {
        TrainingDocument other;
        change(other);
        return namesOf({plain, other})[1];
    };
    using D = TrainingDocument;
    QCOMPARE(differing([](D& d) { d.samples = *parseBuiltIn("moons:count=50"); }), u"Moons, N 50"_s);
    QCOMPARE(differing([](D& d) {
                 d.samples = OwnSamples{u"mine.csv"_s, std::make_shared<const Dataset>()};
             }),
             u"mine.csv"_s);
    QCOMPARE(differing([](D& d) { d.dataSeed = 2; }), u"data seed 2"_s);
    QCOMPARE(differing([](D& d) { d.validationFraction = 0.25; }), u"25 % held back"_s);
    QCOMPARE(differing([](D& d) { d.normalization = NormalizationKind::None; }), u"not normalized"_s);
    QCOMPARE(differing([](D& d) { d.architecture.layers = {2, 4, 1}; }), u"2-4-1"_s);
    QCOMPARE(differing([](D& d) { d.architecture.activation = "relu"; }), u"ReLU"_s);
    QCOMPARE(differing([](D& d) { d.architecture.output = "sigmoid"; }), u"output Sigmoid (logistic)"_s);
    QCOMPARE(differing([](D& d) { d.architecture.loss = "squared"; }), u"Squared error"_s);
    QCOMPARE(differing([](D& d) { d.programText = u"L = (y - w*x)^2"_s; }), u"edited network"_s);
    QCOMPARE(differing([](D& d) { d.initialization = *parseInitialization("normal:sigma=0.5"); }), u"Normal, σ 0.5"_s);
    QCOMPARE(differing([](D& d) { d.settings.schedule = *parseSchedule("step:steps=10"); }), u"Step decay, T 10"_s);
    QCOMPARE(differing([](D& d) { d.settings.shuffle = false; }), u"in order"_s);
    QCOMPARE(differing([](D& d) { d.settings.l2 = 0.01; }), u"λ 0.01"_s);
    QCOMPARE(differing([](D& d) { d.settings.clipNorm = 2; }), u"clipped at 2"_s);
    QCOMPARE(differing([](D& d) { d.settings.seed = 5; }), u"seed 5"_s);
    QCOMPARE(differing([](D& d) { d.settings.stopping.epochs = 5; }), u"Adam (2)"_s);
}

void RunNamesTest::runsThatAreAlikeGetANumber() {
    TrainingDocument other;
    other.settings.seed = 5;
    QCOMPARE(namesOf({{}, {}, {}}), (QStringList{u"Adam"_s, u"Adam (2)"_s, u"Adam (3)"_s}));
    QCOMPARE(namesOf({{}, {}, other}), (QStringList{u"seed 1"_s, u"seed 1 (2)"_s, u"seed 5"_s}));
}

QTEST_APPLESS_MAIN(RunNamesTest)
#include "run_names_test.moc"
