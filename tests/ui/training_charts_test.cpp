// The charts beside a network: what they show as data, in every state; samples drawn into them; the panels on a
// session.
#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <numeric>
#include <set>

#include "ui/charts/bar_rows.h"
#include "ui/charts/color_map.h"
#include "ui/charts/histogram.h"
#include "ui/charts/line_chart.h"
#include "ui/settings.h"
#include "ui/workspaces/train/answer_panel.h"
#include "ui/workspaces/train/charts_column.h"
#include "ui/workspaces/train/drawn_samples.h"
#include "ui/workspaces/train/layer_panels.h"
#include "ui/workspaces/train/loss_panel.h"
#include "ui/workspaces/train/training_series.h"

using namespace wengert;

class TrainingChartsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<ThemeManager>(); }
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_directory->filePath(QStringLiteral("settings.ini")));
    }
    void cleanupTestCase() { m_themes.reset(); }

    void lossesStandAtTheirEpochs();
    void runsAreToldApart();
    void nothingIsShownBeforeTheFirstStep();
    void accuracyIsOfClassesAlone();
    void gradientsAreNormsOfTheWeights();
    void weightsShareTheirAxis();
    void samplesAreColouredAsTheAnswers();
    void curveHasItsSamples();
    void resultsAreSaidInWords_data();
    void resultsAreSaidInWords();
    void drawnSamplesFollowTheOthers();
    void clicksMeanClasses();

    void panelsFollowTheSession();
    void panelsShowNothingStale();
    void clicksDrawSamples();
    void clicksDrawNoHalfSamples_data();
    void clicksDrawNoHalfSamples();
    void clicksDrawNothingIntoOtherData();
    void pointedUnitTakesTheAnswersPlace();
    void lossMenuKeepsAndRemovesRuns();
    void columnPaintsForEveryTask_data();
    void columnPaintsForEveryTask();

 private:
    const Theme& theme() const { return m_themes->theme(); }

    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
};

namespace {

TrainingSnapshot snapshotAfter(std::vector<double> losses, std::size_t perEpoch, std::vector<EpochResult> epochs) {
    TrainingSnapshot snapshot;
    snapshot.minibatches = losses.size();
    snapshot.minibatchesPerEpoch = perEpoch;
    snapshot.losses = historyOf<double>(losses);
    snapshot.epochResults = historyOf<EpochResult>(epochs);
    if (!epochs.empty()) snapshot.lastEpoch = epochs.back();
    return snapshot;
}

QStringList namesOf(const std::vector<Series>& all) {
    QStringList names;
    for (const Series& series : all) names << series.name;
    return names;
}

TrainingData dataOf(const char* builtIn) {
    TrainingData data;
    data.own = split(findBuiltIn(builtIn)->make(1), 0.25, 1);
    return data;
}

// A session on which nothing is to be waited for.
struct Desk {
    Desk(const ThemeManager& themes, Settings& settings, const char* data = "spirals") : training(session) {
        TrainingDocument next = withSamples(training.document(), *findBuiltIn(data));
        training.edit(QStringLiteral("data"), next);
        column = std::make_unique<ChartsColumn>(training, themes, settings);
        column->resize(360, 900);
        column->show();
    }
    bool isReady() const { return training.trainer() != nullptr; }
    std::size_t sampleCount() const {
        return training.data().own.train.sampleCount() + training.data().own.validation.sampleCount();
    }

    Session session;
    TrainingSession training;
    std::unique_ptr<ChartsColumn> column;
};

QAction* actionNamed(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text() == text) return action;
    return nullptr;
}

}  // namespace

void TrainingChartsTest::lossesStandAtTheirEpochs() {
    const TrainingSnapshot snapshot =
        snapshotAfter({9, 8, 7, 6, 5}, 2, {{.train = 7.5, .validation = 7.75}, {.train = 6, .validation = 6.5}});
    const std::vector<Series> all = lossSeries(snapshot, {}, true, theme());
    QCOMPARE(namesOf(all).join(u' '), QStringLiteral("minibatches training validation"));
    QCOMPARE(all[0].x, (std::vector<double>{0, 0.5, 1, 1.5, 2}));
    QCOMPARE(all[0].y, (std::vector<double>{9, 8, 7, 6, 5}));
    QCOMPARE(all[1].x, (std::vector<double>{1, 2}));
    QCOMPARE(all[1].y, (std::vector<double>{7.5, 6}));
    QCOMPARE(all[2].y, (std::vector<double>{7.75, 6.5}));
    QCOMPARE(lossSeries(snapshot, {}, false, theme()).size(), 2u);

    const TrainingSnapshot unsplit = snapshotAfter({9, 8}, 2, {{.train = 7.5}});
    QCOMPARE(namesOf(lossSeries(unsplit, {}, true, theme())).join(u' '), QStringLiteral("minibatches training"));

    std::vector<double> many(10'000, 1.0);
    const Series thinned = lossSeries(snapshotAfter(many, 100, {}), {}, true, theme())[0];
    QVERIFY(thinned.x.size() <= History<double>::most + 1);
    QCOMPARE(thinned.x.back(), 99.99);
}

void TrainingChartsTest::runsAreToldApart() {
    std::vector<KeptRun> runs;
    for (int color = 0; color < int(TrainingSession::mostRuns); ++color) {
        const std::vector<EpochResult> epochs{{.train = 1.0 + color, .validation = 2}};
        runs.push_back(
            {.name = QString::number(color), .epochResults = historyOf<EpochResult>(epochs), .color = color});
    }
    runs.push_back({.name = QStringLiteral("no epoch yet")});
    const std::vector<Series> all = lossSeries({}, runs, true, theme());
    QCOMPARE(all.size(), TrainingSession::mostRuns);
    std::set<std::pair<QRgb, int>> looks{{positiveColor(theme()).rgb(), int(Qt::SolidLine)},
                                         {negativeColor(theme()).rgb(), int(Qt::SolidLine)}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].y, std::vector<double>{1.0 + double(i)});
        QVERIFY(looks.insert({all[i].color.rgb(), int(all[i].dash)}).second);
    }
}

void TrainingChartsTest::nothingIsShownBeforeTheFirstStep() {
    QVERIFY(lossSeries({}, {}, true, theme()).empty());
    QVERIFY(accuracySeries({}, {}, theme()).empty());
    QVERIFY(weightRows({}, {}, {}).empty());
    QCOMPARE(percentText(NAN), QString(u8"–"));
}

void TrainingChartsTest::accuracyIsOfClassesAlone() {
    const std::vector<EpochResult> classes{
        {.train = 1, .validation = 1, .trainAccuracy = 0.5, .validationAccuracy = 0.75}};
    const std::vector<Series> all = accuracySeries(snapshotAfter({1}, 1, classes), {}, theme());
    QCOMPARE(namesOf(all).join(u' '), QStringLiteral("training validation"));
    QCOMPARE(all[1].y, std::vector<double>{0.75});
    QVERIFY(accuracySeries(snapshotAfter({1}, 1, {{.train = 1, .validation = 1}}), {}, theme()).empty());
}

void TrainingChartsTest::gradientsAreNormsOfTheWeights() {
    TrainingDocument document;
    document.architecture.layers = {2, 1, 1};
    const auto setup = setUp(document);
    QVERIFY(setup);
    const Program& program = (*setup)->trainer.program();
    const Roles& roles = (*setup)->trainer.roles();
    TrainingSnapshot snapshot;
    std::vector<BarRow> rows = gradientRows(program, roles, snapshot);
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].name + rows[0].superscript, QStringLiteral("W(1)"));
    QVERIFY(!rows[0].number && !rows[1].number);
    snapshot.gradient = {3, 4, 100, -2, 100};  // W1, b1, W2, b2
    rows = gradientRows(program, roles, snapshot);
    QCOMPARE(*rows[0].number, 5.0);
    QCOMPARE(*rows[1].number, 2.0);
}

void TrainingChartsTest::weightsShareTheirAxis() {
    TrainingDocument document;
    document.architecture.layers = {2, 1, 1};
    const auto setup = setUp(document);
    QVERIFY(setup);
    TrainingSnapshot snapshot;
    snapshot.parameters = {-3, 4, 100, 0.5, 100};
    const std::vector<HistogramRow> rows = weightRows((*setup)->trainer.program(), (*setup)->trainer.roles(), snapshot);
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].bins.low, rows[1].bins.low);
    QVERIFY(rows[0].bins.low <= -3 && rows[0].bins.high >= 4 && rows[0].bins.high < 100);
    QCOMPARE(std::accumulate(rows[0].bins.counts.begin(), rows[0].bins.counts.end(), 0), 2);
    QCOMPARE(std::accumulate(rows[1].bins.counts.begin(), rows[1].bins.counts.end(), 0), 1);
}

void TrainingChartsTest::samplesAreColouredAsTheAnswers() {
    const TrainingData spirals = dataOf("spirals");
    const std::vector<FieldPoint> points = fieldPoints(spirals);
    QCOMPARE(points.size(), spirals.own.train.sampleCount() + spirals.own.validation.sampleCount());
    QVERIFY(std::ranges::all_of(points, [](const FieldPoint& p) { return p.number == 1 || p.number == -1; }));
    QCOMPARE(std::size_t(std::ranges::count(points, true, &FieldPoint::isHeldBack)),
             spirals.own.validation.sampleCount());
    QCOMPARE(points[0].at, QPointF(spirals.own.train.features[0], spirals.own.train.features[1]));
    const std::vector<FieldPoint> blobs = fieldPoints(dataOf("blobs"));
    QVERIFY(std::ranges::any_of(blobs, [](const FieldPoint& p) { return p.number == 2; }));
    QVERIFY(fieldPoints(dataOf("sine")).empty());
    QVERIFY(fieldPoints({}).empty());
}

void TrainingChartsTest::curveHasItsSamples() {
    const TrainingData data = dataOf("sine");
    TrainingSnapshot snapshot;
    snapshot.curve = {.x = {0, 1}, .y = {{2, 3}}};
    const std::vector<Series> all = curveSeries(snapshot, data, theme());
    QCOMPARE(namesOf(all).join(u','), QStringLiteral("training,held back,answer"));
    QCOMPARE(all[0].x.size(), data.own.train.sampleCount());
    QVERIFY(!all[0].isHollow && all[1].isHollow);
    QCOMPARE(all[2].y, (std::vector<double>{2, 3}));
}

void TrainingChartsTest::resultsAreSaidInWords_data() {
    QTest::addColumn<QString>("data");
    QTest::addColumn<bool>("isHeldBack");
    QTest::addColumn<bool>("hasEpoch");
    QTest::addColumn<QString>("words");
    QTest::newRow("before") << "spirals" << true << false << u8"validation accuracy –";
    QTest::newRow("classes") << "spirals" << true << true << "validation accuracy 97.8 %";
    QTest::newRow("all to train on") << "blobs" << false << true << "training accuracy 50.0 %";
    QTest::newRow("regression") << "sine" << true << true << "validation J 0.25";
    QTest::newRow("regression before") << "sine" << false << false << u8"training J –";
}

void TrainingChartsTest::resultsAreSaidInWords() {
    QFETCH(QString, data);
    QFETCH(bool, isHeldBack);
    QFETCH(bool, hasEpoch);
    TrainingData samples;
    samples.own = split(findBuiltIn(data.toStdString())->make(1), isHeldBack ? 0.3 : 0, 1);
    EpochResult epoch{.train = 0.5};
    if (isHeldBack) epoch.validation = 0.25;
    if (samples.own.train.task != Task::Regression) {
        epoch.trainAccuracy = 0.5;
        if (isHeldBack) epoch.validationAccuracy = 0.978;
    }
    TrainingSnapshot snapshot;
    if (hasEpoch) snapshot.lastEpoch = epoch;
    QTEST(resultText(snapshot, samples), "words");
}

void TrainingChartsTest::drawnSamplesFollowTheOthers() {
    const TrainingDocument start;
    const TrainingDocument drawn = withDrawnSample(start, std::array{0.25, -0.5}, 1);
    const Dataset before = samplesOf(start);
    const Dataset after = samplesOf(drawn);
    QCOMPARE(after.sampleCount(), before.sampleCount() + 1);
    QCOMPARE(after.features.back(), -0.5);
    QCOMPARE(after.targets.back(), 1.0);
    QCOMPARE(after.task, before.task);
    QCOMPARE(std::get<OwnSamples>(drawn.samples).name, QStringLiteral("Drawn points"));
    QCOMPARE(samplesOf(withoutSamples(drawn)).sampleCount(), 0u);
    QCOMPARE(samplesOf(withDrawnSample(withoutSamples(drawn), std::array{1.0, 2.0}, 0)).sampleCount(), 1u);
}

void TrainingChartsTest::clicksMeanClasses() {
    const Dataset binary = findBuiltIn("spirals")->make(1);
    QCOMPARE(drawnTarget(binary, false, 0), 1.0);  // blue
    QCOMPARE(drawnTarget(binary, true, 0), 0.0);
    const Dataset classes = findBuiltIn("blobs")->make(1);
    QCOMPARE(drawnTarget(classes, false, 2), 2.0);
    QCOMPARE(drawnTarget(classes, true, 2), 0.0);
    Dataset regression{.featureNames = {"a", "b"}, .targetNames = {"y"}, .features = {0, 0, 0, 0}, .targets = {-2, 6}};
    QCOMPARE(drawnTarget(regression, false, 0), 6.0);
    QCOMPARE(drawnTarget(regression, true, 0), -2.0);
}

// ---- panels

void TrainingChartsTest::panelsFollowTheSession() {
    Desk desk(*m_themes, *m_settings);
    QTRY_VERIFY(desk.isReady());
    const auto& gradient = *desk.column->findChild<LayerGradientPanel*>();
    const auto& accuracy = *desk.column->findChild<AccuracyPanel*>();
    QVERIFY(desk.column->loss().chart().series().empty());
    QVERIFY(!gradient.chart().rows()[0].number);
    QVERIFY(desk.column->answer().field().answerAt({0, 0}));
    QVERIFY(accuracy.card().isFolded());

    desk.training.stepEpoch();
    QTRY_VERIFY(desk.isReady() && desk.training.snapshot().epochs == 1);
    QCOMPARE(desk.column->loss().chart().series().size(), 3u);
    QVERIFY(gradient.chart().rows()[0].number);
    QVERIFY(accuracy.chart().series().empty());  // not looked at while it is folded
    accuracy.card().setFolded(false);
    QCOMPARE(accuracy.chart().series().size(), 2u);

    desk.training.rewind();
    QTRY_VERIFY(desk.isReady() && desk.training.snapshot().minibatches == 0);
    QVERIFY(desk.column->loss().chart().series().empty());
    QVERIFY(!gradient.chart().rows()[0].number);
}

void TrainingChartsTest::panelsShowNothingStale() {
    Desk desk(*m_themes, *m_settings);
    QTRY_VERIFY(desk.isReady());
    desk.training.stepEpoch();
    QTRY_VERIFY(desk.isReady() && desk.training.snapshot().epochs == 1);
    TrainingDocument broken = desk.training.document();
    broken.programText = QStringLiteral("no program at all (");
    desk.training.edit(QStringLiteral("break"), broken);
    QTRY_VERIFY(desk.training.problem());
    QVERIFY(!desk.column->answer().field().answerAt({0, 0}));
    QVERIFY(!desk.column->findChild<LayerGradientPanel*>()->chart().rows()[0].number);
    for (const Series& series : desk.column->loss().chart().series())
        QVERIFY(series.name != QStringLiteral("training"));  // the run that was kept is there
    desk.session.undoStack().undo();
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.column->answer().field().answerAt({0, 0}));
}

void TrainingChartsTest::clicksDrawSamples() {
    Desk desk(*m_themes, *m_settings, "xor");
    QTRY_VERIFY(desk.isReady());
    AnswerPanel& answer = desk.column->answer();
    auto& field = const_cast<ScalarField&>(answer.field());
    const std::size_t before = desk.sampleCount();
    const QPoint middle = field.rect().center();
    QTest::mouseClick(&field, Qt::LeftButton, {}, middle);
    QCOMPARE(std::get_if<OwnSamples>(&desk.training.document().samples), nullptr);  // only while drawing

    actionNamed(*answer.exportMenu(), QStringLiteral("Draw samples"))->trigger();
    QVERIFY(answer.isDrawing());
    QTest::mouseClick(&field, Qt::LeftButton, {}, middle);
    QTRY_COMPARE(desk.sampleCount(), before + 1);
    QCOMPARE(samplesOf(desk.training.document()).targets.back(), 1.0);
    QTest::mouseClick(&field, Qt::RightButton, {}, middle + QPoint(30, 0));
    QTRY_COMPARE(desk.sampleCount(), before + 2);
    const Dataset drawn = samplesOf(desk.training.document());
    QCOMPARE(drawn.targets.back(), 0.0);
    QVERIFY(drawn.features[drawn.features.size() - 2] > drawn.features[drawn.features.size() - 4]);
    QTest::mouseClick(&field, Qt::LeftButton, Qt::ShiftModifier, middle);
    QTRY_COMPARE(desk.sampleCount(), before + 3);
    QCOMPARE(samplesOf(desk.training.document()).targets.back(), 0.0);
    desk.session.undoStack().undo();
    desk.session.undoStack().undo();
    QTRY_COMPARE(desk.sampleCount(), before + 1);

    // From nothing: what is drawn on keeps its place.
    const QRectF area = field.area();
    actionNamed(*answer.exportMenu(), QStringLiteral("Remove all samples"))->trigger();
    QTRY_VERIFY(desk.training.problem());
    QCOMPARE(field.area(), area);
    QTest::mouseClick(&field, Qt::LeftButton, {}, middle);
    QTRY_VERIFY(!desk.training.problem() && desk.isReady());
    QCOMPARE(desk.sampleCount(), 1u);
    QVERIFY(field.area().contains(area));
}

void TrainingChartsTest::clicksDrawNoHalfSamples_data() {
    QTest::addColumn<Dataset>("data");
    QTest::addRow("two targets over one feature") << Dataset{
        .featureNames = {"a"}, .targetNames = {"s", "t"}, .features = {0, 1, 2}, .targets = {0, 1, 2, 3, 4, 5}};
    QTest::addRow("two targets over two features") << Dataset{.featureNames = {"a", "b"},
                                                              .targetNames = {"s", "t"},
                                                              .features = {0, 0, 1, 2, 3, 1},
                                                              .targets = {0, 1, 2, 3, 4, 5}};
    QTest::addRow("two classes over one feature") << Dataset{.task = Task::Binary,
                                                             .featureNames = {"a"},
                                                             .targetNames = {"t"},
                                                             .classNames = {"no", "yes"},
                                                             .features = {0, 1, 2},
                                                             .targets = {0, 1, 0}};
    QTest::addRow("three classes over one feature") << Dataset{.task = Task::Classes,
                                                               .featureNames = {"a"},
                                                               .targetNames = {"t"},
                                                               .classNames = {"p", "q", "r"},
                                                               .features = {0, 1, 2},
                                                               .targets = {0, 1, 2}};
}

void TrainingChartsTest::clicksDrawNoHalfSamples() {
    QFETCH(const Dataset, data);
    Desk desk(*m_themes, *m_settings, "xor");
    QTRY_VERIFY(desk.isReady());
    AnswerPanel& answer = desk.column->answer();
    answer.setDrawing(true);
    const OwnSamples own{QStringLiteral("t.csv"), std::make_shared<const Dataset>(data)};
    desk.training.edit(QStringLiteral("data"), withSamples(desk.training.document(), own));
    QTRY_VERIFY(desk.isReady() && desk.training.data().own.train.featureCount() == data.featureCount());
    QVERIFY(!answer.isDrawing());
    Q_EMIT answer.exportMenu()->aboutToShow();
    for (const char* action : {"Draw samples", "Remove all samples"})
        QVERIFY(!actionNamed(*answer.exportMenu(), QString::fromLatin1(action))->isEnabled());

    answer.setDrawing(true);
    QWidget* chart = data.featureCount() == 1 ? static_cast<QWidget*>(const_cast<LineChart*>(&answer.curve()))
                                              : const_cast<ScalarField*>(&answer.field());
    QVERIFY(chart->isVisible());
    QTest::mouseClick(chart, Qt::LeftButton, {}, chart->rect().center());
    QVERIFY(samplesOf(desk.training.document()) == data);
}

// It is clicked while the data that was picked is still being set up.
void TrainingChartsTest::clicksDrawNothingIntoOtherData() {
    Desk desk(*m_themes, *m_settings, "xor");
    QTRY_VERIFY(desk.isReady());
    AnswerPanel& answer = desk.column->answer();
    answer.setDrawing(true);
    auto& field = const_cast<ScalarField&>(answer.field());
    QTRY_VERIFY(!field.area().isEmpty());
    desk.training.edit(QStringLiteral("data"), withSamples(desk.training.document(), *findBuiltIn("sine")));
    QCOMPARE(desk.training.roles().featureCount, 2u);
    QTest::mouseClick(&field, Qt::LeftButton, {}, field.rect().center());
    QVERIFY(std::holds_alternative<BuiltIn>(desk.training.document().samples));
    QTRY_VERIFY(desk.isReady() && desk.training.roles().featureCount == 1);
    QVERIFY(answer.isDrawing());
    auto& curve = const_cast<LineChart&>(answer.curve());
    QTest::mouseClick(&curve, Qt::LeftButton, {}, curve.rect().center());
    QVERIFY(std::holds_alternative<OwnSamples>(desk.training.document().samples));
}

void TrainingChartsTest::pointedUnitTakesTheAnswersPlace() {
    Desk desk(*m_themes, *m_settings);
    QTRY_VERIFY(desk.isReady());
    AnswerPanel& answer = desk.column->answer();
    const double before = *answer.field().answerAt({0, 0});
    const UnitPicture& unit = desk.training.snapshot().units.front();
    desk.column->showUnit(PointedUnit{.step = unit.step,
                                      .cell = unit.cell,
                                      .name = QStringLiteral("h"),
                                      .activation = desk.training.program().step(unit.step).op});
    const QRectF area = desk.training.snapshot().answer.area;
    const QPointF corner = area.topLeft() + QPointF(area.width(), area.height()) * 0.01;
    QVERIFY(std::abs(*answer.field().answerAt(corner) - double(unit.numbers[0])) < 1e-6);
    QVERIFY(answer.field().readoutAt(corner).last().startsWith(QStringLiteral("h = ")));
    desk.column->showUnit(std::nullopt);
    QCOMPARE(*answer.field().answerAt({0, 0}), before);
}

void TrainingChartsTest::lossMenuKeepsAndRemovesRuns() {
    Desk desk(*m_themes, *m_settings);
    QTRY_VERIFY(desk.isReady());
    desk.training.stepEpoch();
    QTRY_VERIFY(desk.isReady() && desk.training.snapshot().epochs == 1);
    QMenu& menu = *desk.column->loss().exportMenu();
    actionNamed(menu, QStringLiteral("Keep this run"))->trigger();
    QCOMPARE(desk.training.runs().size(), 1u);
    QCOMPARE(desk.column->loss().chart().series().size(), 4u);
    QMenu* remove = actionNamed(menu, QStringLiteral("Remove a run"))->menu();
    Q_EMIT remove->aboutToShow();
    QCOMPARE(remove->actions().first()->text(), desk.training.runs()[0].name);
    remove->actions().first()->trigger();
    QVERIFY(desk.training.runs().empty());
    QCOMPARE(desk.column->loss().chart().series().size(), 3u);

    QVERIFY(desk.column->loss().chart().isLogarithmic());
    Q_EMIT menu.aboutToShow();
    actionNamed(menu, QStringLiteral("Logarithmic"))->trigger();
    QVERIFY(!desk.column->loss().chart().isLogarithmic());
    actionNamed(menu, QStringLiteral("Show minibatches"))->trigger();
    QCOMPARE(desk.column->loss().chart().series().size(), 2u);
}

void TrainingChartsTest::columnPaintsForEveryTask_data() {
    QTest::addColumn<QString>("data");
    for (const BuiltIn& builtIn : allBuiltIns())
        QTest::newRow(std::string(builtIn.row->name).c_str()) << QString::fromStdString(std::string(builtIn.row->name));
}

void TrainingChartsTest::columnPaintsForEveryTask() {
    QFETCH(QString, data);
    m_settings->set(setting::foldedCards, {});
    Desk desk(*m_themes, *m_settings, data.toLatin1().constData());
    QTRY_VERIFY(desk.isReady());
    QVERIFY(!desk.column->grab().isNull());
    desk.training.stepEpoch();
    QTRY_VERIFY(desk.isReady() && desk.training.snapshot().epochs == 1);
    QVERIFY(!desk.column->grab().isNull());
    for (const QMenu* menu : desk.column->exportMenus()) QVERIFY(!menu->isEmpty() && !menu->title().isEmpty());
}

QTEST_MAIN(TrainingChartsTest)
#include "training_charts_test.moc"
