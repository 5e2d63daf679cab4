// The Optimize workspace in its window, by mouse and keyboard: surfaces, optimizers, the start, the cursor and the
// charts that share it; and that nothing that can be picked ends in an error.
#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/charts/line_chart.h"
#include "ui/charts/momentum_chart.h"
#include "ui/charts/surface_map.h"
#include "ui/charts/surface_view.h"
#include "ui/editor/program_editor.h"
#include "ui/formula/formula_view.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/run_row.h"
#include "ui/widgets/scrub_bar.h"
#include "ui/widgets/setting_fields.h"
#include "ui/workspaces/optimize/descent_transport.h"
#include "ui/workspaces/optimize/map_panel.h"
#include "ui/workspaces/optimize/method_panel.h"
#include "ui/workspaces/optimize/momentum_panel.h"
#include "ui/workspaces/optimize/path_panel.h"
#include "ui/workspaces/optimize/runners_panel.h"
#include "ui/workspaces/optimize/surface_panel.h"
#include "ui/workspaces/optimize/update_panel.h"
#include "ui/workspaces/optimize/update_table.h"
#include "ui/workspaces/optimize_workspace.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class OptimizeWorkspaceTest final : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    std::unique_ptr<ThemeManager> themes;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

    DescentSession& descent() const { return window->descent(); }
    const DescentDocument& document() const { return descent().document(); }
    bool isReady() const { return !descent().isBusy(); }
    template <class Widget>
    Widget& part() const {
        return *window->findChild<OptimizeWorkspace*>()->findChild<Widget*>();
    }
    LineChart& values() const { return part<PathPanel>().chart(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void enter(QLineEdit& field, const QString& text) const {
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
    }
    void undo() const { window->actions()[ActionId::Undo]->trigger(); }
    static QAction* actionOf(const QMenu& menu, const QString& text) {
        for (QAction* action : menu.actions())
            if (action->text() == text) return action;
        return nullptr;
    }

 private Q_SLOTS:
    void init() {
        themes = std::make_unique<ThemeManager>();
        settings = std::make_unique<Settings>(folder.filePath(u"settings.ini"_s));
        settings->set(setting::foldedCards, {});
        session = std::make_unique<Session>();
        session->open({.text = u"f = x^2 - y^2"_s, .inputValues = {{u"x"_s, -0.9}, {u"y"_s, 0.001}}},
                      {.workspace = Workspace::Optimize});
        window = std::make_unique<MainWindow>(*session, *themes, *settings);
        window->resize(1600, 1000);
        window->show();
        QTRY_VERIFY(isReady());
    }
    void cleanup() {
        window.reset();
        session.reset();
        settings.reset();
        QFile::remove(folder.filePath(u"settings.ini"_s));
    }

    void keysMoveTheIterationOfEveryView() {
        part<MapPanel>().setFocus();
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        QCOMPARE(descent().iteration(), 2);
        QCOMPARE(*values().cursorX(), 2.0);
        QCOMPARE(part<ScrubBar>().position(), 2);
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(descent().iteration(), 12);
        key(Qt::Key_Left);
        QCOMPARE(descent().iteration(), 11);
        key(Qt::Key_End);
        QCOMPARE(descent().iteration(), 300);
        key(Qt::Key_Home);
        QCOMPARE(descent().iteration(), 0);
        key(Qt::Key_Space);
        QVERIFY(descent().isPlaying());
        QTRY_VERIFY(descent().iteration() > 0);
        key(Qt::Key_Space);
        QVERIFY(!descent().isPlaying());
        key(Qt::Key_1);
        QCOMPARE(session->workspace(), Workspace::Step);
        key(Qt::Key_3);
        QCOMPARE(session->workspace(), Workspace::Optimize);
    }

    void theRingIsDraggedOnTheMap() {
        SurfaceMap& map = part<SurfaceMap>();
        const QPoint from = map.positionOf({-0.9, 0.001}).toPoint();
        const QPoint to = map.positionOf({0.5, 0.5}).toPoint();
        QTest::mousePress(&map, Qt::LeftButton, {}, from);
        QTest::mouseMove(&map, (from + to) / 2);
        QTest::mouseMove(&map, to);
        QTest::mouseRelease(&map, Qt::LeftButton, {}, to);
        QTRY_VERIFY(isReady());
        QVERIFY(QLineF(descent().start(), QPointF(0.5, 0.5)).length() < 0.02);
        QVERIFY(std::abs(descent().runs()[0]->point(0)[0] - descent().start().x()) < 1e-12);
        undo();
        QCOMPARE(descent().start(), QPointF(-0.9, 0.001));
    }

    void aClickOnACriticalPointMeasuresFromItAndMovesNothing() {
        descent().choose(*findSurface("himmelblau"));
        QTRY_VERIFY(isReady());
        SurfaceMap& map = part<SurfaceMap>();
        const QPointF start = descent().start();
        std::size_t saddle = 0;
        while (descent().criticalPoints()[saddle].kind != CriticalKind::Saddle) ++saddle;
        const Planar at = descent().criticalPoints()[saddle].point;
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.positionOf({at[0], at[1]}).toPoint());
        QCOMPARE(descent().reference()->kind, CriticalKind::Saddle);
        QCOMPARE(descent().start(), start);
    }

    void wheelAndKeysZoomUntilFitted() {
        SurfaceMap& map = part<SurfaceMap>();
        QCOMPARE(map.view(), descent().area());
        const QRectF before = descent().area();
        window->actions()[ActionId::ZoomIn]->trigger();
        QTRY_VERIFY(isReady());
        QVERIFY(descent().area().width() < before.width());
        QCOMPARE(descent().picture().area, descent().area());
        QCOMPARE(map.view(), descent().area());
        window->actions()[ActionId::ZoomFit]->trigger();
        QTRY_VERIFY(isReady());
        QVERIFY(std::abs(descent().area().width() - before.width()) < 1e-9);
    }

    void surfacesAreChosenFromTheMenuAndUndone() {
        const QMenu& menu = *part<SurfacePanel>().surfaces().menu();
        const SurfaceRow& rosenbrock = *findSurface("rosenbrock");
        actionOf(menu, toQString(rosenbrock.title))->trigger();
        QTRY_VERIFY(isReady());
        QCOMPARE(session->document().text, toQString(rosenbrock.text));
        QCOMPARE(part<SurfacePanel>().surfaces().text(), toQString(rosenbrock.title));
        undo();
        QTRY_VERIFY(isReady());
        QCOMPARE(session->document().text, u"f = x^2 - y^2"_s);
        QCOMPARE(descent().start(), QPointF(-0.9, 0.001));
    }

    void aTypedErrorIsSaidAndTheMapStays() {
        ProgramEditor& editor = part<ProgramEditor>();
        editor.setFocus();
        editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&editor, u" - "_s);
        QTRY_VERIFY(part<SurfacePanel>().status().isVisible());
        QVERIFY(!part<SurfaceMap>().picture().isEmpty());
        QTest::keyClicks(&editor, u"2*y^2"_s);
        QTRY_VERIFY(!part<SurfacePanel>().status().isVisible());
        QTRY_VERIFY(isReady());
        QCOMPARE(descent().reference()->eigenvalues[0], -6.0);
    }

    void aProgramOfThreeInputsIsExplained() {
        session->setText(u"f = x*y*z"_s);
        QTRY_VERIFY(isReady());
        QVERIFY(part<SurfacePanel>().status().isVisible());
        QVERIFY(part<SurfacePanel>().status().text().contains(u"two inputs"));
        QVERIFY(!window->actions()[ActionId::PlayPause]->isEnabled());
        QVERIFY(part<SurfaceMap>().picture().isEmpty());
    }

    void aLargeNetworksWeightsAreChosenByNumber() {
        TrainingSession& training = window->training();
        TrainingDocument large = training.document();
        large.samples = *parseBuiltIn("xor:count=10");
        large.architecture.layers = {2, 600, 1};
        training.edit(u"large"_s, large);
        QTRY_VERIFY(training.trainer());
        DescentDocument next = document();
        next.runners.resize(1);
        next.iterations = 1;
        next.source = SurfaceSource::Weights;
        next.weights = {0, 2399};
        descent().edit(u"weights"_s, next);
        QCOMPARE(descent().weightCount(), std::size_t(2401));
        const SurfacePanel& panel = part<SurfacePanel>();
        QCOMPARE(panel.weight(0).count(), 2000);
        QCOMPARE(panel.weight(1).count(), 2001);
        QCOMPARE(panel.weight(1).currentText(), descent().weightName(2399));
        QVERIFY(panel.weightNumber(0).isVisible());
        enter(panel.weightNumber(0), u"2100"_s);
        QCOMPARE(document().weights[0], std::uint64_t(2100));
        QCOMPARE(panel.weight(0).currentText(), descent().weightName(2100));
        enter(panel.weightNumber(0), u"2401"_s);  // refused
        QCOMPARE(document().weights[0], std::uint64_t(2100));
        undo();
        QCOMPARE(panel.weight(0).count(), 2000);
        QCOMPARE(panel.weight(0).currentText(), descent().weightName(0));

        large.architecture.layers = {2, 2, 1};
        training.edit(u"small"_s, large);
        QTRY_COMPARE(panel.weight(0).count(), 9);
        QVERIFY(!panel.weightNumber(0).isVisible());
    }

    void optimizersAreHiddenAddedRacedAndRemoved() {
        RunnersPanel& panel = part<RunnersPanel>();
        QCOMPARE(panel.rowCount(), std::size_t(8));
        panel.row(0).box().click();
        QVERIFY(!document().runners[0].isShown);
        QTRY_VERIFY(isReady());
        QCOMPARE(values().series().size(), std::size_t(7));
        const QMenu& menu = *panel.addButton().menu();
        QMenu& add = *actionOf(menu, u"Add"_s)->menu();
        add.actions().constLast()->trigger();
        QCOMPARE(panel.rowCount(), std::size_t(9));
        QCOMPARE(document().runners.back().method.row->name, std::string_view("newton"));
        QCOMPARE(descent().selected(), std::size_t(8));
        actionOf(menu, u"Remove the selected one"_s)->trigger();
        QCOMPARE(panel.rowCount(), std::size_t(8));
        descent().select(1);
        actionOf(menu, u"Race its learning rate"_s)->trigger();
        QCOMPARE(document().runners.size(), std::size_t(8));
        for (const Runner& runner : document().runners) QCOMPARE(runner.method.row->name, std::string_view("momentum"));
        QCOMPARE(document().runners[3].method.learningRate(), 0.01);
        QTRY_VERIFY(isReady());
        QVERIFY(descent().names()[0] != descent().names()[1]);
        for (int i = 0; i < 4; ++i) undo();
        QVERIFY(document() == DescentDocument{});
    }

    void noMoreThanTwelveRun() {
        const QMenu& menu = *part<RunnersPanel>().addButton().menu();
        QMenu& add = *actionOf(menu, u"Add"_s)->menu();
        for (int i = 0; i < 6; ++i) add.actions().constFirst()->trigger();
        QCOMPARE(document().runners.size(), DescentDocument::mostRunners);
        QTRY_VERIFY(isReady());
        QList<int> looks;
        for (const Runner& runner : document().runners) {
            QVERIFY(!looks.contains(runner.look));
            looks << runner.look;
        }
    }

    void theSelectedMethodsNumbersAreEditedInItsCard() {
        part<RunnersPanel>().row(6).setFocus();
        Q_EMIT part<RunnersPanel>().row(6).selected();
        QCOMPARE(descent().selected(), std::size_t(6));
        NumberField* beta2 = part<MethodPanel>().numbers().field("beta2");
        QVERIFY(beta2);
        enter(*beta2, u"0.9"_s);
        QCOMPARE(document().runners[6].method["beta2"], 0.9);
        enter(*beta2, u"1.5"_s);  // refused
        QCOMPARE(document().runners[6].method["beta2"], 0.9);
    }

    void startNoiseAndIterationsAreTyped() {
        StartPanel& panel = part<StartPanel>();
        enter(panel.coordinate(1), u"0.25"_s);
        QCOMPARE(descent().start(), QPointF(-0.9, 0.25));
        enter(panel.noise(), u"0.1"_s);
        QCOMPARE(document().noise, 0.1);
        enter(panel.iterations(), u"50"_s);
        QCOMPARE(descent().iterations(), 50);
        QTRY_VERIFY(isReady());
        QCOMPARE(descent().runs()[0]->pointCount(), std::size_t(51));
    }

    void theUpdateCardSaysTheRuleAndItsNumbers() {
        descent().select(1);
        descent().setIteration(0);
        QTRY_COMPARE(part<UpdatePanel>().table().rows().size(), std::size_t(4));  // θ, ∇f, v, Δθ
        const auto& rows = part<UpdatePanel>().table().rows();
        QCOMPARE(rows[1].numbers[0], -1.8);
        QCOMPARE(rows[1].numbers[1], -0.002);
        QCOMPARE(rows[2].numbers[0], -1.8);                 // v ← 0.9 · 0 + ∇f
        QCOMPARE(rows[3].numbers[0], -0.9 + 0.018 - -0.9);  // −η v
        QVERIFY(part<UpdatePanel>().rule().text().contains(u"v ← "));
        descent().setIteration(1);
        QTRY_COMPARE(part<UpdatePanel>().table().rows()[2].numbers[0], 0.9 * -1.8 + 2 * (-0.9 + 0.018));
    }

    void whatIsMissingAloneIsAskedFor() {
        const auto saysInUpdate = [this](const QString& text) {
            const auto labels = part<UpdatePanel>().findChildren<QLabel*>();
            return std::ranges::find(labels, text, &QLabel::text) != labels.end();
        };
        session->setText(u"f = x + y + z"_s);
        QTRY_COMPARE(values().emptyText(), u"No run yet: choose a surface."_s);
        QTRY_VERIFY(saysInUpdate(u"Choose a surface to see a step on it."_s));
        undo();
        DescentDocument next = document();
        for (Runner& runner : next.runners) runner.isShown = false;
        session->setDescent({}, next);
        QTRY_COMPARE(values().emptyText(), u"No run yet: tick an optimizer."_s);
        QTRY_VERIFY(saysInUpdate(u"This run is hidden: tick it at the left."_s));
    }

    void aClickOnTheMomentumMapGivesRateAndMomentum() {
        descent().select(0);  // gradient descent
        Q_EMIT part<MomentumChart>().picked(0.05, 0.7);
        QCOMPARE(document().runners[0].method.row->name, std::string_view("momentum"));
        QCOMPARE(document().runners[0].method["lr"], 0.05);
        QCOMPARE(document().runners[0].method["beta"], 0.7);
    }

    void chartsScrub() {
        Q_EMIT values().scrubbed(123.4);
        QCOMPARE(descent().iteration(), 123);
    }

    void theSurfaceIsShownInThreeDimensionsOnRequest() {
        settings->set(setting::surfaceIn3D, true);
        QVERIFY(part<SurfaceView>().isVisible());
        QVERIFY(!part<SurfaceMap>().isVisible());
        window->actions()[ActionId::ZoomIn]->trigger();
        settings->set(setting::surfaceIn3D, false);
        QVERIFY(part<SurfaceMap>().isVisible());
    }

    void everyMethodRunsOnEverySurface() {
        DescentDocument next = document();
        next.runners.clear();
        for (const Method& method : descentMethods())
            if (next.runners.size() < DescentDocument::mostRunners)
                next.runners.push_back({.method = method, .look = freeLook(next.runners)});
        descent().edit(u"all"_s, next);
        for (const SurfaceRow& surface : allSurfaces()) {
            descent().choose(surface);
            QTRY_VERIFY_WITH_TIMEOUT(isReady(), 30'000);
            for (std::size_t i = 0; i < document().runners.size(); ++i) {
                descent().select(i);
                descent().setIteration(descent().iterations());
                QVERIFY(descent().selectedRun());
                QCoreApplication::processEvents();
            }
            descent().setIteration(0);
        }
    }

    void switchingWhilePlayingHangsNothing() {
        descent().setPlaying(true);
        session->setWorkspace(Workspace::Train);
        QVERIFY(!descent().isPlaying());
        session->setWorkspace(Workspace::Optimize);
        descent().choose(*findSurface("rosenbrock"));
        session->setText(u"f = sin(x)*y"_s);
        window->close();  // with work under way
        window.reset();
    }
};

QTEST_MAIN(OptimizeWorkspaceTest)
#include "optimize_workspace_test.moc"
