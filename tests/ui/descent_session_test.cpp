// Descents as panels see them: surfaces from programs and networks, runs, the cursor, what is edited and undone, and
// what the lecture's picture of the saddle tells.
#include <QSignalSpy>
#include <QtTest>

#include "ui/descent/descent_session.h"
#include "ui/training/training_session.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class DescentSessionTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session;
    std::unique_ptr<TrainingSession> training;
    std::unique_ptr<DescentSession> descent;

    void open(const QString& text, const QMap<QString, double>& at = {}, const DescentDocument& document = {}) {
        session->open({.text = text, .inputValues = at, .descent = document}, {.workspace = Workspace::Optimize});
    }
    void openSaddle() { open(u"f = x^2 - y^2"_s, {{u"x"_s, -0.9}, {u"y"_s, 0.001}}); }
    bool isReady() const { return !descent->isBusy(); }
    const Descent& run(const QString& method) const {
        const auto& runners = descent->document().runners;
        for (std::size_t i = 0; i < runners.size(); ++i)
            if (QLatin1String(runners[i].method.row->name.data(), qsizetype(runners[i].method.row->name.size())) ==
                method)
                return *descent->runs()[i];
        qFatal("no run of %s", qPrintable(method));
    }
    // The first iteration at which |y| is beyond 1: the run has left the saddle. −1: never.
    int leaves(const QString& method) const {
        const Descent& path = run(method);
        for (std::size_t i = 0; i < path.pointCount(); ++i)
            if (std::abs(path.point(i)[1]) > 1) return int(i);
        return -1;
    }

 private Q_SLOTS:
    void init() {
        session = std::make_unique<Session>();
        training = std::make_unique<TrainingSession>(*session);
        descent = std::make_unique<DescentSession>(*session, *training);
    }
    void cleanup() {
        descent.reset();
        training.reset();
        session.reset();
    }

    // Gradient descent crawls, momentum and Nesterov overshoot the saddle and leave, the adaptive methods leave at
    // once.
    void theSaddleTellsTheLecturesStory() {
        openSaddle();
        QTRY_VERIFY(isReady());
        QCOMPARE(descent->runs().size(), std::size_t(8));
        for (const char* adaptive : {"adagrad", "rmsprop", "adadelta", "adam", "nadam"}) {
            const int left = leaves(QString::fromLatin1(adaptive));
            QVERIFY2(left > 0 && left < 80, adaptive);
        }
        const auto overshoots = [&](const QString& method) {
            const Descent& path = run(method);
            for (std::size_t i = 0; i < path.pointCount(); ++i)
                if (path.point(i)[0] > 0.1) return true;
            return false;
        };
        QVERIFY(overshoots(u"momentum"_s) && overshoots(u"nesterov"_s));
        QVERIFY(!overshoots(u"gd"_s));
        QVERIFY(leaves(u"momentum"_s) > 40 && leaves(u"momentum"_s) < 150);
        QVERIFY(leaves(u"gd"_s) < 0 || leaves(u"gd"_s) > 300);
        QVERIFY(std::hypot(run(u"gd"_s).point(120)[0], run(u"gd"_s).point(120)[1]) < 0.2);
    }

    void theCriticalPointOfTheSaddleIsFoundAndNamed() {
        openSaddle();
        QTRY_VERIFY(isReady());
        QVERIFY(descent->reference());
        QCOMPARE(descent->reference()->kind, CriticalKind::Saddle);
        QVERIFY(std::abs(descent->reference()->point[0]) < 1e-9);
        QCOMPARE(descent->reference()->eigenvalues[0], -2.0);
        QCOMPARE(descent->reference()->eigenvalues[1], 2.0);
    }

    void thePictureCoversTheAreaInFullAfterAWhile() {
        openSaddle();
        QTRY_VERIFY(isReady());
        const SurfacePicture& picture = descent->picture();
        QCOMPARE(picture.area, descent->area());
        QVERIFY(picture.columns > 96);  // finer than at first
        const QPointF at = picture.centreOf(70, 90);
        const double value = double(picture.values[std::size_t(90 * picture.columns + 70)]);
        QVERIFY(std::abs(value - (at.x() * at.x() - at.y() * at.y())) < 1e-6);
        QVERIFY(picture.contours.size() >= 12);
        QVERIFY(!picture.arrows.empty());
    }

    void aStartThatIsMovedMovesAllRunsAndIsOneEdit() {
        openSaddle();
        QTRY_VERIFY(isReady());
        const int before = session->undoStack().count();
        descent->setStart({0.5, 0.25});
        descent->setStart({0.6, 0.3});
        QTRY_VERIFY(isReady());
        QCOMPARE(session->undoStack().count(), before + 1);
        for (const DescentRun& each : descent->runs()) {
            QCOMPARE(each->point(0)[0], 0.6);
            QCOMPARE(each->point(0)[1], 0.3);
        }
        session->undoStack().undo();
        QCOMPARE(descent->start(), QPointF(-0.9, 0.001));
    }

    void aStartWrittenInTheTextIsRewrittenThere() {
        open(u"y = 3\nx = 2\nf = x*y"_s);
        QTRY_VERIFY(isReady());
        QCOMPARE(descent->inputName(0), u"y"_s);
        descent->setStart({-1.5, 0.25});
        QCOMPARE(session->document().text, u"y = -1.5\nx = 0.25\nf = x*y"_s);
        QCOMPARE(descent->start(), QPointF(-1.5, 0.25));
    }

    void whatMakesNoSurfaceSaysWhyAndWhatToDo_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << u""_s << u"Type a function"_s;
        QTest::newRow("one input") << u"f = x^2"_s << u"two inputs, and this program has 1: x"_s;
        QTest::newRow("three") << u"f = x + y + z"_s << u"has 3: x, y, z"_s;
        QTest::newRow("array output") << u"x = 1; y = 2; f = [x; y]"_s << u"output of this program is an array"_s;
        QTest::newRow("array input") << u"x = [1; 2]; f = sum(x)*y"_s << u"input of this program is an array"_s;
    }
    void whatMakesNoSurfaceSaysWhyAndWhatToDo() {
        QFETCH(QString, text);
        QFETCH(QString, part);
        open(text);
        QTRY_VERIFY(isReady());
        QVERIFY(!descent->hasSurface());
        QVERIFY2(descent->problem().contains(part), qPrintable(descent->problem()));
        descent->setPlaying(true);
        QVERIFY(!descent->isPlaying());
        descent->setStart({1, 1});
        descent->drawNewStart();
        QVERIFY(descent->runs().empty());
    }

    void anErrorInTheTextLeavesTheLastSurface() {
        openSaddle();
        QTRY_VERIFY(isReady());
        session->setText(u"f = x^2 - y^"_s);
        QTRY_VERIFY(isReady());
        QVERIFY(descent->hasSurface());
        QCOMPARE(descent->runs().size(), std::size_t(8));
    }

    void aNewStartWithOtherNoiseIsOneEdit() {
        DescentDocument noisy;
        noisy.noise = 0.5;
        open(u"f = x^2 - y^2"_s, {{u"x"_s, -0.9}, {u"y"_s, 0.001}}, noisy);
        QTRY_VERIFY(isReady());
        descent->drawNewStart();
        QVERIFY(descent->start() != QPointF(-0.9, 0.001));
        QCOMPARE(session->undoStack().count(), 1);
        QCOMPARE(session->undoStack().undoText(), u"Draw a new start"_s);
        session->undoStack().undo();
        QCOMPARE(descent->start(), QPointF(-0.9, 0.001));
        QVERIFY(descent->document() == noisy);
    }

    void everyBuiltInSurfaceIsChosenAsOneEditWithItsStart() {
        openSaddle();
        for (const SurfaceRow& surface : allSurfaces()) {
            const int before = session->undoStack().count();
            descent->choose(surface);
            QTRY_VERIFY(isReady());
            if (&surface != allSurfaces().data()) QCOMPARE(session->undoStack().count(), before + 1);
            QVERIFY(descent->hasSurface());
            QCOMPARE(descent->builtIn(), &surface);
            QCOMPARE(descent->start(), QPointF(surface.start[0], surface.start[1]));
            QCOMPARE(descent->iterations(), int(surface.iterations));
            QVERIFY(descent->area().contains(descent->start()));
        }
    }

    void theCursorStaysInsideAndPlayingEndsAtTheEnd() {
        openSaddle();
        QTRY_VERIFY(isReady());
        descent->setIteration(1000);
        QCOMPARE(descent->iteration(), 300);
        descent->moveBy(-1000);
        QCOMPARE(descent->iteration(), 0);
        descent->setIteration(298);
        descent->setSpeed(64);
        descent->setPlaying(true);
        QTRY_VERIFY(!descent->isPlaying());
        QCOMPARE(descent->iteration(), 300);
        descent->setPlaying(true);  // from the start
        QVERIFY(descent->iteration() < 300);
        session->setWorkspace(Workspace::Step);
        QVERIFY(!descent->isPlaying());
    }

    void fewerIterationsTakeTheCursorAlong() {
        openSaddle();
        descent->setIteration(250);
        DescentDocument next = descent->document();
        next.iterations = 100;
        descent->edit(u"fewer"_s, next);
        QCOMPARE(descent->iteration(), 100);
        QTRY_VERIFY(isReady());
        QCOMPARE(run(u"adam"_s).pointCount(), std::size_t(101));
        session->undoStack().undo();
        QCOMPARE(descent->iterations(), 300);
    }

    void aHiddenRunnerHasNoRun() {
        openSaddle();
        DescentDocument next = descent->document();
        next.runners[3].isShown = false;
        descent->edit(u"hide"_s, next);
        QTRY_VERIFY(isReady());
        QVERIFY(!descent->runs()[3]);
        QVERIFY(descent->runs()[4]);
    }

    void noiseIsTheSameForASeedAndAnotherForAnother() {
        openSaddle();
        const auto endWith = [&](double noise, std::uint64_t seed) {
            DescentDocument next = descent->document();
            next.noise = noise;
            next.noiseSeed = seed;
            descent->edit(u"noise"_s, next);
            if (!QTest::qWaitFor([&] { return isReady(); })) return 0.0;
            return run(u"gd"_s).point(200)[0];
        };
        const double quiet = endWith(0, 1);
        const double one = endWith(0.5, 1);
        const double other = endWith(0.5, 2);
        QVERIFY(quiet != one && one != other);
        QCOMPARE(endWith(0.5, 1), one);
    }

    // Without noise and exactly on the ridge it ends in the saddle.
    void onTheRidgeGradientDescentIsStuckAtTheSaddle() {
        DescentDocument document;
        document.runners = {{.method = *parseMethod("gd:lr=0.1")}};
        open(u"f = x^2 - y^2"_s, {{u"x"_s, -0.9}, {u"y"_s, 0}}, document);
        QTRY_VERIFY(isReady());
        QCOMPARE(descent->runs()[0]->ending(), DescentEnding::Saddle);
    }

    void aNetworksLossIsASurfaceAroundItsWeights() {
        QTRY_VERIFY(training->trainer());
        openSaddle();
        QTRY_VERIFY(training->trainer());
        DescentDocument next = descent->document();
        next.source = SurfaceSource::Directions;
        next.iterations = 20;
        descent->edit(u"network"_s, next);
        QTRY_VERIFY_WITH_TIMEOUT(isReady() && descent->hasSurface() && descent->picture().columns > 0, 60'000);
        QCOMPARE(descent->valueName(), u"J"_s);
        QCOMPARE(descent->start(), QPointF(0, 0));
        // J is the trainer's own where the weights stand.
        const double here = descent->runs()[0]->values()[0];
        const double there = *descent->picture().valueAt({0, 0});
        QVERIFY2(std::abs(here - there) < 0.05 * here, qPrintable(u"%1 %2"_s.arg(here).arg(there)));

        next.source = SurfaceSource::Weights;
        next.weights = {3, 7};
        descent->edit(u"weights"_s, next);
        QTRY_VERIFY_WITH_TIMEOUT(isReady() && descent->picture().columns > 0, 60'000);
        QCOMPARE(descent->start(), QPointF(training->trainer()->parameters()[3], training->trainer()->parameters()[7]));
        QCOMPARE(descent->weightCount(), training->trainer()->parameters().size());
        QCOMPARE(descent->inputName(0), descent->weightName(3));
    }

    // While the network trains its surface is not there yet: the program's must not stand in for it.
    void theProgramsSurfaceIsNotTakenForTheNetworks() {
        QTRY_VERIFY(training->trainer());
        openSaddle();
        QTRY_VERIFY(isReady() && descent->hasSurface());
        QTRY_VERIFY(training->trainer());
        training->setRunning(true);
        QTRY_VERIFY(!training->trainer());
        DescentDocument next = descent->document();
        next.source = SurfaceSource::Directions;
        descent->edit(u"network"_s, next);
        QVERIFY(!descent->hasSurface());
        QVERIFY(descent->runs().empty());
        QVERIFY(descent->problem().contains(u"pause"_s));
        training->setRunning(false);
        QTRY_VERIFY(isReady() && descent->hasSurface());
    }

    void nothingIsComputedWhileAnotherWorkspaceIsShown() {
        openSaddle();
        QTRY_VERIFY(isReady());
        session->setWorkspace(Workspace::Step);
        QSignalSpy runs(descent.get(), &DescentSession::runsChanged);
        session->setText(u"f = x^2 + y^2"_s);
        QVERIFY(isReady());
        QCOMPARE(runs.count(), 0);
        session->setWorkspace(Workspace::Optimize);
        QTRY_VERIFY(isReady());
        QCOMPARE(descent->reference()->kind, CriticalKind::Minimum);
    }

    void aSavedViewOpensToTheSameIterationAndArea() {
        openSaddle();
        QTRY_VERIFY(isReady());
        descent->setIteration(77);
        descent->select(4);
        descent->setArea({-0.5, -0.25, 1, 0.5});
        const ViewState view = session->viewState();
        const Document document = session->document();
        descent->setIteration(0);
        session->open(document, view);
        QCOMPARE(descent->iteration(), 77);
        QCOMPARE(descent->selected(), std::size_t(4));
        QCOMPARE(descent->area(), QRectF(-0.5, -0.25, 1, 0.5));
    }

    void absurdAreasAreLeftAlone_data() {
        QTest::addColumn<QRectF>("area");
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("empty") << QRectF();
        QTest::newRow("nan") << QRectF(nan, 0, 1, 1);
        QTest::newRow("infinite") << QRectF(0, 0, std::numeric_limits<double>::infinity(), 1);
        QTest::newRow("finer than numbers") << QRectF(1, 1, 1e-17, 1e-17);
    }
    void absurdAreasAreLeftAlone() {
        QFETCH(QRectF, area);
        openSaddle();
        QTRY_VERIFY(isReady());
        const QRectF before = descent->area();
        descent->setArea(area);
        QCOMPARE(descent->area(), before);
    }
};

QTEST_MAIN(DescentSessionTest)
#include "descent_session_test.moc"
