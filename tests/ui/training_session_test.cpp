// Training as panels use it: against a trainer of the core run by hand; edits, problems, undo, kept runs, histories.
#include <QSignalSpy>
#include <QtTest>
#include <set>

#include "core/language/compile.h"
#include "ui/training/training_session.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

// As the document says, without anything of the session.
Trainer trainerOf(const TrainingDocument& document) {
    const Program program = compile(*programText(document.architecture))->program;
    const Roles roles = *findRoles(program);
    Split data = split(std::get<BuiltIn>(document.samples).make(document.dataSeed), document.validationFraction,
                       document.dataSeed);
    const Normalization normalization(document.normalization, data.train.features, data.train.featureCount());
    normalization.apply(data.train.features);
    normalization.apply(data.validation.features);
    return *Trainer::create(program, data, document.settings,
                            initialParameters(program, roles, document.initialization, document.settings.seed));
}

bool areEqual(std::span<const double> a, std::span<const double> b) { return std::ranges::equal(a, b); }

TrainingDocument on(const char* samples, Architecture architecture) {
    TrainingDocument document;
    document.samples = *parseBuiltIn(samples);
    document.architecture = std::move(architecture);
    return document;
}

// Never ends by itself.
TrainingDocument endless() {
    TrainingDocument document;
    document.settings.stopping.epochs = 1'000'000'000;
    return document;
}

}  // namespace

class TrainingSessionTest : public QObject {
    Q_OBJECT

    static Document documentOf(const TrainingDocument& training) {
        Document document;
        document.training = training;
        return document;
    }

 private Q_SLOTS:
    void minibatchesAndRewindAreTheCoreTrainersBitForBit();
    void aRunThatIsPausedIsTheCoreTrainers();
    void anEpochEndsWhereItEnds();
    void aStepWhileItRunsPausesFirst();
    void endsByItsRulesAndGoesOnWithOthers();
    void anEditBeginsAgainAndGoesOnRunning();
    void rewindingShowsNothingOfBefore();
    void aProblemHasARemedyAndKeepsTheLastSetup_data();
    void aProblemHasARemedyAndKeepsTheLastSetup();
    void anOpenedDocumentWithAProblemHasNoSetup();
    void canBeDestroyedAtAnyMoment();
    void editsAreUndoneAndLeaveTheProgramAlone();
    void aNewStartHasAnotherSeed();
    void literalsInTheNetworksTextAreItsStart();
    void snapshotsAreFewAndHistoriesShort();
    void costlyPanelsTakeTurnsWhileItRuns();
    void goesAtAPace();
    void xorIsLearned();
    void curvatureIsThatOfTheLoss();
    void conditionsAreNamed();
    void runsAreKeptWhenAnEditReplacesThem();
    void aHandOnASliderLeavesNoRuns();
    void keepsTheYoungestRunsInColoursOfTheirOwn();
    void openingRetracesARun();
    void openingARunThatWentOnAfterAnEnding();
    void retracingGivesWayToSavedNumbers();
};

void TrainingSessionTest::minibatchesAndRewindAreTheCoreTrainersBitForBit() {
    Session session;
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    Trainer trainer = trainerOf(training.document());
    QVERIFY(std::isnan(training.snapshot().loss) && training.snapshot().gradient.empty());
    for (int i = 0; i < 13; ++i) training.stepMinibatch();
    QVERIFY(!training.trainer());
    QTRY_VERIFY(training.trainer());
    for (int i = 0; i < 13; ++i) trainer.step();
    const TrainingSnapshot& snapshot = training.snapshot();
    QCOMPARE(snapshot.minibatches, std::uint64_t{13});
    QCOMPARE(snapshot.minibatchesPerEpoch, std::size_t{9});  // 280 samples in 32s
    QCOMPARE(snapshot.minibatchOfEpoch, std::size_t{4});
    QCOMPARE(snapshot.epochs, std::uint64_t{1});
    QVERIFY(areEqual(snapshot.parameters, trainer.parameters()));
    QVERIFY(areEqual(snapshot.gradient, trainer.gradient()));
    QVERIFY(areEqual(snapshot.losses.kept, trainer.losses()));
    QCOMPARE(snapshot.loss, trainer.losses().back());
    QCOMPARE(snapshot.lastEpoch->validation, trainer.epochs().back().validation);
    QCOMPARE(snapshot.layerGradientNorms[1], trainer.layerGradientNorm(1));
    QVERIFY(std::ranges::equal(training.trainer()->nextMinibatch(), trainer.nextMinibatch()));
    QVERIFY(areEqual(training.trainer()->optimizer().state(0), trainer.optimizer().state(0)));

    training.rewind();
    QTRY_VERIFY(training.trainer());
    QVERIFY(areEqual(training.snapshot().parameters, trainer.start()));
    QVERIFY(std::isnan(training.snapshot().loss) && !training.snapshot().lastEpoch);
    QVERIFY(training.snapshot().gradient.empty() && training.snapshot().losses.kept.empty());
    for (int i = 0; i < 13; ++i) training.stepMinibatch();
    QTRY_VERIFY(training.trainer());
    QVERIFY(areEqual(training.snapshot().parameters, trainer.parameters()));
}

void TrainingSessionTest::aRunThatIsPausedIsTheCoreTrainers() {
    Session session;
    session.open(documentOf(endless()));
    TrainingSession training(session);
    training.setRunning(true);
    QVERIFY(training.isRunning());
    QTRY_VERIFY(training.snapshot().minibatchesPerSecond > 0);
    QVERIFY(!training.trainer());
    training.setRunning(false);
    QTRY_VERIFY(training.trainer());
    QVERIFY(std::isnan(training.snapshot().minibatchesPerSecond));
    Trainer trainer = trainerOf(training.document());
    while (trainer.stepCount() < training.snapshot().minibatches) trainer.step();
    QVERIFY(areEqual(training.snapshot().parameters, trainer.parameters()));
    QCOMPARE(session.trainingRun().minibatches, trainer.stepCount());
    QVERIFY(areEqual(session.trainingRun().parameters, trainer.parameters()));
}

void TrainingSessionTest::anEpochEndsWhereItEnds() {
    Session session;
    TrainingSession training(session);
    training.stepMinibatch();
    training.stepEpoch();
    QTRY_COMPARE(training.snapshot().epochs, std::uint64_t{1});
    QCOMPARE(training.snapshot().minibatches, std::uint64_t{9});
    training.stepEpoch();
    training.stepEpoch();
    QTRY_COMPARE(training.snapshot().epochs, std::uint64_t{3});
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.snapshot().minibatches, std::uint64_t{27});
    QVERIFY(!training.isRunning());
}

void TrainingSessionTest::aStepWhileItRunsPausesFirst() {
    Session session;
    session.open(documentOf(endless()));
    TrainingSession training(session);
    training.setRunning(true);
    QTRY_VERIFY(training.snapshot().minibatches > 0);
    training.stepMinibatch();
    QVERIFY(!training.isRunning());
    QTRY_VERIFY(training.trainer());
}

void TrainingSessionTest::endsByItsRulesAndGoesOnWithOthers() {
    TrainingDocument document;
    document.settings.stopping.epochs = 5;
    Session session;
    session.open(documentOf(document));
    TrainingSession training(session);
    QSignalSpy setups(&training, &TrainingSession::setupChanged);
    training.setRunning(true);
    QTRY_VERIFY(!training.isRunning());
    QCOMPARE(training.snapshot().endingText, u"stopped after 5 epochs"_s);
    QCOMPARE(training.snapshot().minibatches, std::uint64_t{45});
    QVERIFY(!training.canRun());
    training.setRunning(true);
    QVERIFY(!training.isRunning());
    training.stepMinibatch();
    document.settings.stopping.epochs = 7;
    training.edit(u"Epochs"_s, document);
    QTRY_COMPARE(training.snapshot().ending, Ending::None);
    QCOMPARE(training.snapshot().minibatches, std::uint64_t{45});
    QVERIFY(!training.isRunning());
    training.setRunning(true);
    QTRY_COMPARE(training.snapshot().minibatches, std::uint64_t{63});
    QCOMPARE(setups.count(), 1);
    QVERIFY(training.runs().empty());
}

void TrainingSessionTest::anEditBeginsAgainAndGoesOnRunning() {
    TrainingDocument document = endless();
    Session session;
    session.open(documentOf(document));
    TrainingSession training(session);
    training.setRunning(true);
    QTRY_VERIFY(training.snapshot().minibatches > 0);
    const quint64 before = training.snapshot().generation;
    document.settings.batch = 7;
    training.edit(u"Batch"_s, document);
    QVERIFY(training.isRunning() && training.isSettingUp());
    QTRY_VERIFY(training.snapshot().generation > before);
    QVERIFY(training.isRunning() && !training.isSettingUp());
    QTRY_VERIFY(training.snapshot().minibatches > 100);
    training.setRunning(false);
    QTRY_VERIFY(training.trainer());
    Trainer trainer = trainerOf(document);
    while (trainer.stepCount() < training.snapshot().minibatches) trainer.step();
    QVERIFY(areEqual(training.snapshot().parameters, trainer.parameters()));
}

void TrainingSessionTest::rewindingShowsNothingOfBefore() {
    Session session;
    session.open(documentOf(endless()));
    TrainingSession training(session);
    for (int round = 0; round < 5; ++round) {
        training.setRunning(true);
        QTRY_VERIFY(training.snapshot().minibatches > 0);
        training.rewind();
        QVERIFY(!training.isRunning());
        std::vector<std::uint64_t> seen;
        const auto connection = connect(&training, &TrainingSession::snapshotChanged, this,
                                        [&] { seen.push_back(training.snapshot().minibatches); });
        QTRY_VERIFY(training.trainer());
        disconnect(connection);
        QCOMPARE(seen, std::vector<std::uint64_t>{0});
        QVERIFY(session.trainingRun() == TrainingRun{});
    }
}

void TrainingSessionTest::aProblemHasARemedyAndKeepsTheLastSetup_data() {
    QTest::addColumn<TrainingDocument>("wrong");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, auto change, const QString& says) {
        TrainingDocument wrong;
        change(wrong);
        QTest::newRow(name) << wrong << says;
    };
    using D = TrainingDocument;
    row(
        "more inputs",
        [](D& d) {
            d.architecture.layers = {3, 1};
        },
        u"give the first layer 2 units"_s);
    row(
        "one class", [](D& d) { d.architecture.loss = "cross_entropy"; }, u"there is binary_cross_entropy"_s);
    row(
        "no text", [](D& d) { d.programText = u"L = sine(w*x) - y"_s; }, u"line 1, column 5: unknown function"_s);
    row(
        "no parameter", [](D& d) { d.programText = u"L = sum(x) - y"_s; }, u"such as W1"_s);
    row(
        "nothing drawn",
        [](D& d) {
            Dataset none{.task = Task::Binary, .featureNames = {"x1", "x2"}, .targetNames = {"y"}};
            d.samples = OwnSamples{u"Drawn points"_s, std::make_shared<const Dataset>(none)};
        },
        u"draw some points"_s);
    row(
        "no end of units",
        [](D& d) {
            d.architecture.layers = {2, 5000, 5000, 1};
        },
        u"smaller layers"_s);
}

void TrainingSessionTest::aProblemHasARemedyAndKeepsTheLastSetup() {
    QFETCH(const TrainingDocument, wrong);
    QFETCH(const QString, says);
    Session session;
    TrainingSession training(session);
    training.setRunning(true);
    QTRY_VERIFY(training.snapshot().minibatches > 0);
    training.edit(u"Something wrong"_s, wrong);
    QTRY_VERIFY(training.problem());
    QVERIFY2(training.problem()->text.contains(says), qPrintable(training.problem()->text));
    QVERIFY(!training.isRunning() && !training.canRun() && !training.trainer());
    QCOMPARE(training.problem()->inProgram.has_value(), says.startsWith(u"line"));
    QCOMPARE(training.roles().parameterCount, std::size_t{105});
    training.setRunning(true);
    training.stepMinibatch();
    QVERIFY(!training.isRunning());
    session.undoStack().undo();
    QTRY_VERIFY(training.trainer());
    QVERIFY(!training.problem() && training.canRun());
    QCOMPARE(training.snapshot().minibatches, std::uint64_t{0});
}

void TrainingSessionTest::anOpenedDocumentWithAProblemHasNoSetup() {
    Session session;
    TrainingSession training(session);
    QTRY_VERIFY(training.hasSetup());
    TrainingDocument wrong;
    wrong.architecture.layers = {1, 1};
    session.open(documentOf(wrong));
    QVERIFY(!training.hasSetup() && training.program().isEmpty() && training.snapshot().parameters.empty());
    QTRY_VERIFY(training.problem());
    QVERIFY(!training.hasSetup());
}

void TrainingSessionTest::canBeDestroyedAtAnyMoment() {
    for (int round = 0; round < 40; ++round) {
        Session session;
        session.open(documentOf(endless()));
        TrainingSession training(session);
        training.setRunning(round % 2 == 0);
        if (round % 4 > 1) QTRY_VERIFY(training.hasSetup());
        if (round % 5 == 0) training.rewind();
        if (round % 7 == 0) training.drawNewStart();
    }
    // A run of hundreds of years is retraced.
    Session session;
    session.open(documentOf(endless()), {.training = {.minibatches = 1'000'000'000'000'000, .parameters = {}}});
    TrainingSession training(session);
    QTRY_VERIFY(training.snapshot().retracingTo > 0 && training.snapshot().minibatches > 0);
}

void TrainingSessionTest::editsAreUndoneAndLeaveTheProgramAlone() {
    Session session;
    Document opened;
    opened.text = u"f = x*x"_s;
    session.open(opened);
    TrainingSession training(session);
    QSignalSpy compiled(&session, &Session::sourceChanged);
    QSignalSpy traced(&session, &Session::traceChanged);
    QSignalSpy changed(&session, &Session::documentChanged);
    TrainingDocument next = training.document();
    for (const double rate : {0.1, 0.2, 0.3}) {
        next.settings.method["lr"] = rate;
        training.edit(u"Learning rate"_s, next, 4);
    }
    next.settings.batch = 5;
    training.edit(u"Batch"_s, next, 5);
    training.edit(u"Nothing"_s, next, 6);
    QCOMPARE(changed.count(), 4);
    QCOMPARE(session.undoStack().count(), 2);
    session.undoStack().undo();
    QCOMPARE(training.document().settings.batch, std::size_t{32});
    QCOMPARE(training.document().settings.method["lr"], 0.3);
    session.undoStack().undo();
    QVERIFY(training.document() == TrainingDocument{});
    QTRY_VERIFY(training.trainer());
    QVERIFY(training.trainer()->settings() == TrainingDocument{}.settings);
    session.undoStack().redo();
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.trainer()->settings().method["lr"], 0.3);
    QCOMPARE(compiled.count() + traced.count(), 0);
}

void TrainingSessionTest::aNewStartHasAnotherSeed() {
    Session session;
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    const std::vector<double> before = training.snapshot().parameters;
    const Dataset data = training.data().own.train;
    training.drawNewStart();
    QVERIFY(training.document().settings.seed != 1);
    QTRY_VERIFY(training.trainer());
    QVERIFY(training.snapshot().parameters != before);
    QVERIFY(training.data().own.train == data);
    session.undoStack().undo();
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.snapshot().parameters, before);
}

void TrainingSessionTest::literalsInTheNetworksTextAreItsStart() {
    TrainingDocument document = on("sine", {});
    document.initialization = *parseInitialization("constant:value=3");
    document.programText = u"w = 0.5\nyhat = w*x + w2*x^2 + b\nL = (y - yhat)^2"_s;
    Session session;
    session.open(documentOf(document));
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.programText(), document.programText);
    QCOMPARE(training.snapshot().parameters, (std::vector<double>{0.5, 3, 0}));
}

void TrainingSessionTest::snapshotsAreFewAndHistoriesShort() {
    Session session;
    session.open(documentOf(endless()));
    TrainingSession training(session);
    QSignalSpy snapshots(&training, &TrainingSession::snapshotChanged);
    QElapsedTimer timer;
    timer.start();
    training.setRunning(true);
    QTRY_VERIFY_WITH_TIMEOUT(training.snapshot().minibatches > 9 * History<double>::most + 9, 60'000);
    QVERIFY(double(snapshots.count()) <= double(timer.elapsed()) * 0.06 + 2);
    training.setRunning(false);
    QTRY_VERIFY(training.trainer());
    const History<double>& losses = training.snapshot().losses;
    const auto all = training.trainer()->losses();
    QCOMPARE(losses.count, all.size());
    QVERIFY(losses.kept.size() > History<double>::most / 2 && losses.kept.size() <= History<double>::most + 1);
    for (std::size_t i = 0; i < losses.kept.size(); ++i) QCOMPARE(losses.kept[i], all[losses.indexOf(i)]);
    QCOMPARE(losses.indexOf(1), losses.stride);
    QCOMPARE(losses.indexOf(losses.kept.size() - 1), all.size() - 1);
    QCOMPARE(training.snapshot().epochResults.count, training.snapshot().epochs);
    QVERIFY(training.snapshot().epochResults.kept.size() <= History<double>::most + 1);
}

void TrainingSessionTest::costlyPanelsTakeTurnsWhileItRuns() {
    using enum TrainingSession::Turn;
    Session session;
    session.open(documentOf(endless()));
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    QVERIFY(training.isTurnOf(First) && training.isTurnOf(Second));
    int firstAlone = 0;
    int secondAlone = 0;
    bool isSomeonesTurn = true;
    connect(&training, &TrainingSession::snapshotChanged, this, [&] {
        const bool first = training.isTurnOf(First);
        const bool second = training.isTurnOf(Second);
        isSomeonesTurn = isSomeonesTurn && (first || second);
        firstAlone += first && !second;
        secondAlone += second && !first;
    });
    training.setRunning(true);
    QTRY_VERIFY(firstAlone > 3 && secondAlone > 3);
    training.setRunning(false);
    QTRY_VERIFY(training.trainer());
    QVERIFY(isSomeonesTurn);
    QVERIFY(training.isTurnOf(First) && training.isTurnOf(Second));
}

void TrainingSessionTest::goesAtAPace() {
    Session session;
    session.open(documentOf(endless()));
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    training.setPace(100);
    training.drawNewStart();  // keeps the pace
    QElapsedTimer timer;
    timer.start();
    training.setRunning(true);
    QTRY_VERIFY(training.snapshot().minibatches >= 20);
    QVERIFY(double(training.snapshot().minibatches) <= 1 + double(timer.elapsed()) * 0.1);
}

void TrainingSessionTest::xorIsLearned() {
    Session session;
    session.open(documentOf(on("xor", {.layers = {2, 2, 1}, .loss = "binary_cross_entropy"})));
    TrainingSession training(session);
    training.setRunning(true);
    QTRY_VERIFY_WITH_TIMEOUT(training.snapshot().ending == Ending::Epochs, 60'000);
    QCOMPARE(training.snapshot().lastEpoch->trainAccuracy, 1.0);
    QCOMPARE(training.snapshot().lastEpoch->validationAccuracy, 1.0);
}

// J = mean (y − wx − b)² has the Hessian 2 [[mean x², mean x], [mean x, 1]]: twice 2 for standardized samples.
void TrainingSessionTest::curvatureIsThatOfTheLoss() {
    Session session;
    session.open(documentOf(on("parabola", linearNeuron(1))));
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    const auto isTwo = [](double eigenvalue) { return std::abs(eigenvalue - 2) < 1e-6; };
    QCOMPARE(training.snapshot().hessianEigenvalues.size(), std::size_t{2});
    QVERIFY(std::ranges::all_of(training.snapshot().hessianEigenvalues, isTwo));
    session.open({});  // 105 parameters
    QTRY_VERIFY(training.trainer());
    QVERIFY(training.snapshot().hessianEigenvalues.empty());
}

void TrainingSessionTest::conditionsAreNamed() {
    TrainingDocument document;
    document.initialization = *parseInitialization("zero");
    document.settings.method = *parseMethod("gd:lr=1");
    Session session;
    session.open(documentOf(document));
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.snapshot().conditions.size(), std::size_t{1});
    QCOMPARE(training.snapshot().conditions[0].kind, ConditionKind::ZeroSaddle);
    document = on("sine", {.layers = {1, 8, 1}});
    document.settings.method = *parseMethod("gd:lr=100");
    training.edit(u"A large rate"_s, document);
    training.setRunning(true);
    QTRY_COMPARE(training.snapshot().ending, Ending::Diverged);
    QCOMPARE(training.snapshot().conditions[0].kind, ConditionKind::Divergence);
    QVERIFY(!training.isRunning());
}

void TrainingSessionTest::runsAreKeptWhenAnEditReplacesThem() {
    Session session;
    TrainingSession training(session);
    TrainingDocument next = training.document();
    next.settings.batch = 16;
    training.edit(u"Batch"_s, next);  // nothing was trained
    QTRY_VERIFY(training.trainer());
    QVERIFY(training.runs().empty());
    training.stepEpoch();
    QTRY_VERIFY(training.trainer());
    const double loss = training.snapshot().loss;
    next.settings.batch = 8;
    training.edit(u"Batch"_s, next);
    QCOMPARE(training.runs().size(), std::size_t{1});
    QCOMPARE(training.runs()[0].name, u"batch 16"_s);
    QCOMPARE(training.runs()[0].losses.kept.back(), loss);
    QCOMPARE(training.runs()[0].epochResults.count, std::size_t{1});
    next.settings.batch = 4;
    training.edit(u"Batch"_s, next);  // before the last edit was set up: its run is kept once
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.runs().size(), std::size_t{1});

    training.stepMinibatch();
    QTRY_VERIFY(training.trainer());
    training.keepRun();
    training.edit(u"Seed"_s, [&] {
        next.settings.seed = 2;
        return next;
    }());
    QCOMPARE(training.runs().size(), std::size_t{2});  // by hand, and not again
    QCOMPARE(training.runs()[0].name, u"batch 16 · seed 1"_s);
    QCOMPARE(training.runs()[1].name, u"batch 4 · seed 1"_s);
    session.open({});
    QVERIFY(training.runs().empty());
}

void TrainingSessionTest::aHandOnASliderLeavesNoRuns() {
    Session session;
    session.open(documentOf(endless()));
    TrainingSession training(session);
    training.setRunning(true);
    TrainingDocument next = training.document();
    for (int i = 1; i <= 4; ++i) {
        const quint64 before = training.snapshot().generation;
        next.settings.method["lr"] = 0.01 * i;
        training.edit(u"Learning rate"_s, next, 1);
        QTRY_VERIFY(training.snapshot().generation > before && training.snapshot().minibatches > 0);
    }
    QVERIFY(training.runs().empty());  // the first edit came before the first step
}

void TrainingSessionTest::keepsTheYoungestRunsInColoursOfTheirOwn() {
    Session session;
    TrainingSession training(session);
    for (std::size_t i = 0; i < TrainingSession::mostRuns + 2; ++i) {
        training.stepMinibatch();
        QTRY_VERIFY(training.trainer());
        training.keepRun();
    }
    QCOMPARE(training.runs().size(), TrainingSession::mostRuns);
    QCOMPARE(training.runs().front().losses.count, std::size_t{3});
    QCOMPARE(training.runs().back().losses.count, TrainingSession::mostRuns + 2);
    const int freed = training.runs()[3].color;
    training.removeRun(3);
    std::set<int> colors;
    training.keepRun();
    for (const KeptRun& run : training.runs()) colors.insert(run.color);
    QCOMPARE(colors.size(), TrainingSession::mostRuns);
    QCOMPARE(*colors.rbegin(), int(TrainingSession::mostRuns) - 1);
    QCOMPARE(training.runs().back().color, freed);
}

void TrainingSessionTest::openingRetracesARun() {
    Session session;
    TrainingSession training(session);
    training.stepEpoch();
    training.stepEpoch();
    training.stepMinibatch();
    QTRY_VERIFY(training.trainer());
    const TrainingSnapshot before = training.snapshot();

    Session other;
    TrainingSession opened(other);
    other.open(session.document(), session.viewState());
    QVERIFY(!opened.hasSetup());
    QTRY_VERIFY(opened.trainer());
    QCOMPARE(opened.snapshot().minibatches, std::uint64_t{19});
    QCOMPARE(opened.snapshot().parameters, before.parameters);
    QCOMPARE(opened.snapshot().gradient, before.gradient);
    QCOMPARE(opened.snapshot().losses, before.losses);
    QCOMPARE(opened.snapshot().retracingTo, std::uint64_t{0});
    QCOMPARE(opened.snapshot().answer.numbers, before.answer.numbers);
    QVERIFY(other.trainingRun() == session.trainingRun());
    training.stepMinibatch();
    opened.stepMinibatch();
    QTRY_VERIFY(training.trainer() && opened.trainer());
    QCOMPARE(opened.snapshot().parameters, training.snapshot().parameters);
}

void TrainingSessionTest::openingARunThatWentOnAfterAnEnding() {
    TrainingDocument document;
    document.settings.stopping.epochs = 4;
    Session session;
    session.open(documentOf(document), {.training = {.minibatches = 50, .parameters = {}}});
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.snapshot().minibatches, std::uint64_t{50});
    QCOMPARE(training.snapshot().ending, Ending::Epochs);
    Trainer trainer = trainerOf(TrainingDocument{});
    for (int i = 0; i < 50; ++i) trainer.step();
    QVERIFY(areEqual(training.snapshot().parameters, trainer.parameters()));
}

void TrainingSessionTest::retracingGivesWayToSavedNumbers() {
    Trainer trainer = trainerOf(TrainingDocument{});
    for (int i = 0; i < 4; ++i) trainer.step();
    std::vector<double> elsewhere(trainer.parameters().begin(), trainer.parameters().end());
    elsewhere[7] += 1e-9;  // another mathematical library
    Session session;
    session.open({}, {.training = {.minibatches = 4, .parameters = elsewhere}});
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    QCOMPARE(training.snapshot().parameters, elsewhere);
    session.open({}, {.training = {.minibatches = 4, .parameters = {1, 2, 3}}});  // of no such network
    QTRY_VERIFY(training.trainer());
    QVERIFY(areEqual(training.snapshot().parameters, trainer.parameters()));
}

QTEST_GUILESS_MAIN(TrainingSessionTest)
#include "training_session_test.moc"
