// The graph view as it is used: by mouse, by keyboard, and by the session that it follows.
#include <QDBusVariant>
#include <QHelpEvent>
#include <QNativeGestureEvent>
#include <QSignalSpy>
#include <QStyle>
#include <QToolTip>
#include <QtTest>

#include "ui/graph/graph_view.h"
#include "ui/graph/layout_worker.h"
#include "ui/graph/minimap.h"
#include "ui/theme_manager.h"

using namespace wengert;

namespace {

constexpr auto lecture = "x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)";
// Its steps: s1 = x, s2 = y, s3 = x y, s4 = sin x, s5 = s3 + s4, s6 = s5 + 4, s7 = y², s8 = 3 s7, s9 = s8 + 6, s10.
constexpr StepId s1{0}, s2{1}, s3{2}, s5{4}, s7{6}, s10{9};

// An input and `steps` − 1 additions, one after the other.
QString chain(int steps) {
    QString text = QStringLiteral("x = 1\n");
    for (int i = 1; i < steps; ++i)
        text += QStringLiteral("a%1 = %2 + 1\n")
                    .arg(i)
                    .arg(i == 1 ? QStringLiteral("x") : QStringLiteral("a%1").arg(i - 1));
    return text;
}

Document document(const QString& text) {
    Document d;
    d.text = text;
    return d;
}

}  // namespace

class GraphTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ThemeManager> themes;
    std::unique_ptr<Session> session;
    std::unique_ptr<ProgramLevel> level;
    std::unique_ptr<GraphView> view;

    void open(const QString& text) { session->open(document(text)); }
    const GraphScene& graph() const { return view->graph(); }
    QPoint at(QPointF scenePoint) const { return view->mapFromScene(scenePoint); }
    QPoint at(StepId step) const { return at(graph().geometry().box(step).center()); }
    QPointF middleOf(EdgeId edge) const { return SampledCurve(graph().geometry().route(edge)->points).at(0.5); }
    void moveMouse(QPoint point) { QTest::mouseMove(view->viewport(), point); }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
        sendMove((from + to) / 2);
        sendMove(to);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, to);
    }
    // A move with the left button held.
    void sendMove(QPoint point) {
        QMouseEvent move(QEvent::MouseMove, point, view->viewport()->mapToGlobal(point), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(view->viewport(), &move);
    }
    void wheel(QPoint point, int delta) {
        QWheelEvent event(point, view->viewport()->mapToGlobal(point), {}, {0, delta}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view->viewport(), &event);
    }
    QColor colorAt(QPointF scenePoint) { return view->grab().toImage().pixelColor(at(scenePoint)); }
    // Whether a pixel next to the point has the colour: frames are thin, and smoothed at their sides.
    bool hasColor(QPointF scenePoint, QColor color) {
        const QImage image = view->grab().copy(QRect(at(scenePoint) - QPoint(2, 2), QSize(5, 5))).toImage();
        for (int i = 0; i < 25; ++i)
            if (image.pixelColor(i % 5, i / 5) == color) return true;
        return false;
    }
    // All nodes lie in what is seen.
    bool seesAll() const {
        return QRectF(view->viewport()->rect())
            .contains(view->viewportTransform().mapRect(graph().geometry().bounds()));
    }

    bool sees(StepId step) const {
        return QRectF(view->viewport()->rect())
            .contains(view->viewportTransform().mapRect(graph().geometry().box(step)));
    }

 private Q_SLOTS:
    void init() {
        themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
        session = std::make_unique<Session>();
        level = std::make_unique<ProgramLevel>(*session);
        view = std::make_unique<GraphView>(*level, *themes);
        view->resize(1000, 800);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        open(QString::fromLatin1(lecture));
    }

    void cleanup() {
        view.reset();
        level.reset();
        session.reset();
        themes.reset();
    }

    void numbersAreDashesUntilTheCursorBringsThem() {
        const auto known = [&](StepId step, Pass pass) { return graph().nodeState(step).numbers[std::size_t(pass)]; };
        for (std::uint32_t i = 0; i < 10; ++i)
            for (const Pass pass : allPasses) QVERIFY(!known(StepId{i}, pass));
        session->setPosition(3);
        QCOMPARE(known(s3, Pass::Values), 16.0);
        QVERIFY(!known(StepId{3}, Pass::Values));
        QVERIFY(!known(s3, Pass::Tangents));
        session->toEnd();
        QCOMPARE(known(s7, Pass::Adjoints).value_or(0), 3 * (2 * 8 + std::sin(2.0) + 4));
        session->setPosition(20);  // backwards in time: the values and tangents are there, the adjoints are gone
        QCOMPARE(known(s3, Pass::Tangents), 8.0);
        QVERIFY(!known(s10, Pass::Adjoints));
    }

    void theCursorsNodeIsMarkedInTheColourOfItsPass_data() {
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("pass");
        QTest::newRow("value") << 5 << 4 << int(Pass::Values);
        QTest::newRow("tangent") << 13 << 2 << int(Pass::Tangents);
        QTest::newRow("adjoint") << 29 << 1 << int(Pass::Adjoints);
    }
    void theCursorsNodeIsMarkedInTheColourOfItsPass() {
        QFETCH(int, position);
        QFETCH(int, step);
        QFETCH(int, pass);
        session->setPosition(std::size_t(position));
        for (std::uint32_t i = 0; i < 10; ++i)
            QCOMPARE(graph().nodeState(StepId{i}).current.has_value(), int(i) == step);
        const QRectF& box = graph().geometry().box(StepId(step));
        QVERIFY(hasColor({box.left() + 1, box.center().y() - 30}, themes->theme().hue(Pass(pass)).color));
    }

    void anInputChangedShowsItsNumbersAtOnce() {
        session->toEnd();
        session->setInputValue(0, 3);
        QCOMPARE(graph().nodeState(s3).numbers[0], 24.0);
    }

    void theBackwardPassDrawsItsArrowsBackwards() {
        session->setPosition(29);  // the adjoint of y: from x·y and from y²
        const QColor adjoint = themes->theme().adjoint.color;
        const QRectF receiver = graph().geometry().box(s2);
        const QRectF user = graph().geometry().box(s7);
        QVERIFY(hasColor({receiver.right() + 11, receiver.center().y() - 4}, adjoint));  // the head's broad end
        QVERIFY(!hasColor({user.left() - 8, user.center().y() + 6}, adjoint));
    }

    void theForwardPassDrawsItsArrowsForwards() {
        session->setPosition(7);
        const QRectF user = graph().geometry().box(s7);
        QVERIFY(hasColor({user.left() - 11, user.center().y() + 4}, themes->theme().value.color));
    }

    void edgesOfTheMomentAreActive_data() {
        QTest::addColumn<int>("position");
        QTest::addColumn<bool>("byTerm");
        QTest::addColumn<int>("count");
        QTest::newRow("unstarted") << 0 << false << 0;
        QTest::newRow("an input's value") << 1 << false << 0;
        QTest::newRow("a product's value") << 3 << false << 2;
        QTest::newRow("a sum with a number") << 6 << false << 1;
        QTest::newRow("the output's seed") << 21 << false << 0;
        QTest::newRow("an adjoint from two users") << 29 << false << 2;
        QTest::newRow("one term of a tangent") << 13 << true << 1;
    }
    void edgesOfTheMomentAreActive() {
        QFETCH(int, position);
        QFETCH(bool, byTerm);
        QFETCH(int, count);
        if (byTerm) session->setDetail(Detail::Term);
        session->setPosition(std::size_t(position));
        QCOMPARE(int(activeEdges(*session).size()), count);
    }

    void hoveringPointsAtNodesAndEdges() {
        moveMouse(at(s5));
        QCOMPARE(session->selection().step, std::optional(s5));
        QCOMPARE(graph().nodeState(s5).light, Light::On);
        QCOMPARE(graph().nodeState(s3).light, Light::Related);
        QCOMPARE(graph().nodeState(s10).light, Light::Off);

        const EdgeId edge{session->program().step(s5).firstArgument};
        moveMouse(at(middleOf(edge)));
        QCOMPARE(session->selection().edge, std::optional(edge));
        QCOMPARE(session->selection().step, std::optional(s5));  // its term belongs to s5, forward

        moveMouse({5, 5});
        QVERIFY(session->selection().isEmpty());
        QCOMPARE(graph().nodeState(s5).light, Light::Off);
    }

    void leavingTheViewPointsAtNothing() {
        moveMouse(at(s5));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view->viewport(), &leave);
        QVERIFY(session->selection().isEmpty());
    }

    void aClickPicksAndABackgroundClickLetsGo() {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at(s7));
        QCOMPARE(session->explainedStep(), std::optional(s7));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, {5, 5});
        QVERIFY(!session->explainedStep());
    }

    void aDoubleClickGoesToTheStepInThePassOfTheCursor() {
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at(s5));
        QCOMPARE(session->position(), std::size_t{5});
        session->setPosition(25);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at(s2));
        QCOMPARE(session->position(), std::size_t{29});
    }

    void aDragMovesANodeItsEdgesFollowAndUndoPutsItBack() {
        const QRectF before = graph().geometry().box(s5);
        const EdgeId edge{session->program().step(s5).firstArgument};
        const QPointF arrival = graph().geometry().route(edge)->points.back();
        QSignalSpy moves(session.get(), &Session::nodePositionsChanged);
        drag(at(s5), at(s5) + QPoint(0, 150));
        QCOMPARE(moves.size(), 1);
        QCOMPARE(session->undoStack().count(), 1);
        const QPointF moved = graph().geometry().box(s5).topLeft() - before.topLeft();
        QVERIFY(std::abs(moved.y() * view->zoom() - 150) < 2);
        QCOMPARE(graph().geometry().route(edge)->points.back(), arrival + moved);
        QVERIFY(session->selection().isEmpty() || session->selection().step == s5);

        session->undoStack().undo();
        QCOMPARE(graph().geometry().box(s5), before);
        QCOMPARE(graph().geometry().route(edge)->points.back(), arrival);
    }

    void escapeEndsADragWithoutAnEdit() {
        const QRectF before = graph().geometry().box(s5);
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, at(s5));
        sendMove(at(s5) + QPoint(80, 80));
        QVERIFY(graph().geometry().box(s5) != before);
        QTest::keyClick(view.get(), Qt::Key_Escape);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, at(s5));
        QCOMPARE(graph().geometry().box(s5), before);
        QCOMPARE(session->undoStack().count(), 0);
    }

    void theWheelZoomsAtThePointer() {
        const QPoint pointer = at(s7);
        const QPointF held = view->mapToScene(pointer);
        const double before = view->zoom();
        wheel(pointer, 240);
        QVERIFY(view->zoom() > 1.3 * before);
        const QPointF drift = view->viewportTransform().map(held) - QPointF(pointer);
        QVERIFY2(std::hypot(drift.x(), drift.y()) < 1.5, "the point under the pointer stays");
        QVERIFY(!view->isFitted());
    }

    void theWheelStopsAtTheLimits() {
        for (int i = 0; i < 60; ++i) wheel(at(s7), 240);
        QCOMPARE(view->zoom(), 4.0);
        for (int i = 0; i < 120; ++i) wheel({500, 400}, -240);
        const double smallest = view->zoom();
        QVERIFY(smallest > 0);
        QVERIFY2(seesAll(), "half of what fits");
        wheel({500, 400}, -240);
        QCOMPARE(view->zoom(), smallest);
    }

    void aPinchOnATouchpadZoomsAtThePointer() {
        const QPointF pointer = at(s7);
        const QPointF held = view->viewportTransform().inverted().map(pointer);
        const double before = view->zoom();
        const auto pinch = [&](double by) {
            QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, pointer,
                                      pointer, view->viewport()->mapToGlobal(pointer), by, {});
            QApplication::sendEvent(view->viewport(), &event);
        };
        for (int i = 0; i < 4; ++i) pinch(0.1);
        QVERIFY(std::abs(view->zoom() / before - std::pow(1.1, 4)) < 1e-9);
        const QPointF drift = view->viewportTransform().map(held) - pointer;
        QVERIFY(std::hypot(drift.x(), drift.y()) < 3);
        pinch(-1);  // as far as it goes: never to nothing
        pinch(-5);
        QVERIFY(view->zoom() > 0);
        QVERIFY(seesAll());
    }

    void twoFingersZoom() {
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        const double before = view->zoom();
        QWidget* viewport = view->viewport();
        const QPoint middle(500, 400);
        const auto fingers = [&](int apart) { return std::pair{middle - QPoint(apart, 0), middle + QPoint(apart, 0)}; };
        const auto [left, right] = fingers(40);
        QTest::touchEvent(viewport, screen.get()).press(0, left, viewport).press(1, right, viewport);
        for (int apart = 50; apart <= 120; apart += 10) {
            const auto [from, to] = fingers(apart);
            QTest::touchEvent(viewport, screen.get()).move(0, from, viewport).move(1, to, viewport);
        }
        const auto [from, to] = fingers(120);
        QTest::touchEvent(viewport, screen.get()).release(0, from, viewport).release(1, to, viewport);
        QVERIFY2(view->zoom() > 1.5 * before, qPrintable(QString::number(view->zoom() / before)));
        QVERIFY(!view->isFitted());
    }

    void fitShowsAll_data() {
        QTest::addColumn<int>("steps");
        QTest::newRow("that was zoomed into") << 5;
        QTest::newRow("too much to be read") << 60;
    }
    void fitShowsAll() {
        QFETCH(int, steps);
        open(chain(steps));
        wheel({500, 400}, 480);
        QVERIFY(!seesAll());
        view->fit();
        QVERIFY(view->isFitted());
        QVERIFY(seesAll());
        session->toEnd();
        QVERIFY(seesAll());
    }

    void theViewFollowsItsSizeUntilTheUserZooms() {
        QVERIFY(seesAll());
        view->resize(700, 500);
        QVERIFY(seesAll());
        wheel({250, 200}, 240);
        const double zoom = view->zoom();
        view->resize(800, 600);
        QCOMPARE(view->zoom(), zoom);
    }

    void aNewProgramIsFittedAsLongAsItCanBeRead_data() {
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("textPercent");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("a few steps") << 6 << 100 << true;
        QTest::newRow("a few steps in large text") << 6 << 200 << false;
        QTest::newRow("a chain") << 50 << 100 << false;
        QTest::newRow("the longest that is read") << 199 << 100 << false;
        QTest::newRow("so many that the overview is what is wanted") << 200 << 100 << true;
    }
    void aNewProgramIsFittedAsLongAsItCanBeRead() {
        QFETCH(int, steps);
        QFETCH(int, textPercent);
        QFETCH(bool, isWhole);
        themes->setChoice({.mode = ThemeMode::Light, .textPercent = textPercent});
        open(chain(steps));
        QCOMPARE(int(graph().geometry().nodeCount()), steps);
        QCOMPARE(seesAll(), isWhole);
        if (!isWhole) {
            QVERIFY(view->zoom() >= GraphView::leastReadable * textPercent / 100);
            QVERIFY2(sees(s1), "it opens at the inputs");
        }
    }

    void aGraphShownInPartFollowsTheCursor_data() {
        QTest::addColumn<QString>("text");
        QString fan = QStringLiteral("x = 1\nf = 0");
        for (int i = 1; i < 20; ++i) fan += QStringLiteral(" + sin(%1*x)").arg(i);
        QTest::newRow("a chain") << chain(50);
        QTest::newRow("many users of one input") << fan;
    }
    void aGraphShownInPartFollowsTheCursor() {
        QFETCH(QString, text);
        open(text);
        QVERIFY(!seesAll());
        while (!session->isFinished()) {
            session->stepForward();
            QVERIFY(sees(session->moment()->step));
        }
        session->toStart();
        QVERIFY(sees(s1));
    }

    void theViewStaysWhileTheCursorIsInSight() {
        open(chain(50));
        int turned = 0;
        while (!session->isFinished()) {
            const QTransform before = view->viewportTransform();
            const bool wasSeen = session->moment() && sees(session->timeline().momentAt(session->position() + 1).step);
            session->stepForward();
            const bool stays = view->viewportTransform() == before;
            QVERIFY(stays || !wasSeen);
            turned += stays ? 0 : 1;
        }
        QVERIFY2(turned > 3 && turned < 45, qPrintable(QString::number(turned)));  // in 150 moments
    }

    // Nodes and ground are kept between pictures.
    void whatIsKeptLooksAsWhatIsDrawnAnew() {
        open(chain(50));
        for (int i = 0; i < 80; ++i) {
            session->stepForward();
            view->viewport()->repaint();
        }
        QTRY_VERIFY(!graph().isAnimating());
        const QImage kept = view->grab().toImage();
        themes->setChoice({.mode = ThemeMode::Dark});
        QVERIFY(view->grab().toImage() != kept);
        themes->setChoice({.mode = ThemeMode::Light});
        QCOMPARE(view->grab().toImage(), kept);
    }

    void anotherDocumentIsFramedAnew() {
        open(chain(50));
        wheel({250, 200}, 960);
        QVERIFY(view->zoom() > 1.5);
        open(QStringLiteral("f = x*y"));
        QVERIFY(seesAll());
        wheel(view->viewport()->rect().center(), 1500);  // the new one has nodes there too
        QVERIFY(!seesAll());
        open(QStringLiteral("f = x + y"));
        QVERIFY(seesAll());
    }

    void theOtherEndsOfTheLitEdgesAreKeptInSight() {
        open(chain(50));
        session->toEnd();
        session->setPosition(session->position() - 20);  // the adjoint of the 21st step comes from its user
        const StepId step = session->moment()->step;
        QVERIFY(sees(step));
        QVERIFY(sees(StepId(index(step) + 1)));
    }

    void theMinimapDoesNotHideTheCurrentNode() {
        open(chain(50));
        for (; !session->isFinished(); session->stepForward()) {
            if (!session->moment()) continue;
            const QRect node(at(graph().geometry().box(session->moment()->step).topLeft()),
                             at(graph().geometry().box(session->moment()->step).bottomRight()));
            QVERIFY(!view->minimap().geometry().intersects(node));
        }
    }

    void draggingTheBackgroundPans() {
        wheel(at(s7), 240);
        const QPoint before = at(s7);
        drag({20, 20}, {60, 90});
        const QPoint moved = at(s7) - before;
        QVERIFY((moved - QPoint(40, 70)).manhattanLength() <= 2);
    }

    void theViewFollowsTheCursorWhenZoomedIn() {
        open(chain(60));
        for (int i = 0; i < 12; ++i) view->zoomIn();
        session->setPosition(1);
        session->setPosition(60);
        QVERIFY(view->viewport()->rect().contains(at(StepId{59})));
    }

    void theMinimapIsThereFrom200StepsOrWhereNotAllIsSeen_data() {
        QTest::addColumn<int>("steps");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<bool>("visible");
        QTest::newRow("all of a few") << 6 << false << false;
        QTest::newRow("a part of some") << 50 << false << true;
        QTest::newRow("all of 199") << 199 << true << false;
        QTest::newRow("all of 200") << 200 << true << true;
    }
    void theMinimapIsThereFrom200StepsOrWhereNotAllIsSeen() {
        QFETCH(bool, whole);
        QFETCH(int, steps);
        QFETCH(bool, visible);
        open(chain(steps));
        QCOMPARE(int(session->program().stepCount()), steps);
        if (whole) view->fit();
        QCOMPARE(view->minimap().isVisible(), visible);
    }

    void theMinimapHidesNothingWhereMostIsSeen() {
        open(chain(6));
        view->zoomIn();
        QVERIFY(!seesAll());
        QVERIFY(!view->minimap().isVisible());
        for (int i = 0; i < 4; ++i) view->zoomIn();
        QVERIFY(view->minimap().isVisible());
    }

    void aClickInTheMinimapGoesThere() {
        open(chain(250));
        for (int i = 0; i < 15; ++i) view->zoomIn();
        const auto* minimap = view->findChild<Minimap*>();
        QTest::mouseClick(const_cast<Minimap*>(minimap), Qt::LeftButton, {}, {9, minimap->height() / 2});
        QVERIFY(view->viewport()->rect().contains(at(s1)));
    }

    void keysOfTheWindowAreNotSwallowed_data() {
        QTest::addColumn<int>("key");
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Space, Qt::Key_Home, Qt::Key_End,
                                  Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Escape})
            QTest::addRow("%d", int(key)) << int(key);
    }
    void keysOfTheWindowAreNotSwallowed() {
        QFETCH(int, key);
        QKeyEvent press(QEvent::KeyPress, key, {});
        QApplication::sendEvent(view.get(), &press);
        QVERIFY(!press.isAccepted());
    }

    void oneStepForwardIsAnimatedAndShownAtOnce() {
        session->stepForward();
        session->setPosition(4);  // a jump
        QVERIFY(!graph().isAnimating());
        QTRY_VERIFY(graph().sinceLastMove() > 150);
        session->stepForward();
        QVERIFY(graph().isAnimating());
        QVERIFY(graph().nodeState(s5).numbers[0]);
        QTRY_VERIFY(!graph().isAnimating());
    }

    void nothingMovesWhereTheSystemAsksForStillness() {
        auto* system = themes->findChild<SystemAppearance*>();
        const auto ask = [&](uint reduced) {
            QMetaObject::invokeMethod(system, "receive", Q_ARG(QString, QStringLiteral("org.freedesktop.appearance")),
                                      Q_ARG(QString, QStringLiteral("reduced-motion")),
                                      Q_ARG(QDBusVariant, QDBusVariant(reduced)));
        };
        const auto styleMs = [] { return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration); };
        ask(1);
        QVERIFY(themes->reducedMotion());
        QCOMPARE(styleMs(), 0);
        session->setPosition(4);
        QTRY_VERIFY(graph().sinceLastMove() > 150);
        session->stepForward();
        QVERIFY(!graph().isAnimating());
        QVERIFY(graph().nodeState(s5).numbers[0]);
        ask(0);
        QVERIFY(styleMs() > 0);
        QTRY_VERIFY(graph().sinceLastMove() > 150);
        session->stepForward();
        QVERIFY(graph().isAnimating());
    }

    void heldKeysAndStepsBackAreNotAnimated() {
        session->setPosition(4);
        session->stepForward();
        QVERIFY(!graph().isAnimating());
        QTRY_VERIFY(graph().sinceLastMove() > 150);
        session->stepBackward();
        QVERIFY(!graph().isAnimating());
    }

    void theFirstNonFiniteStepIsMarked() {
        open(QStringLiteral("x = 0\ng = log(x)\nf = g*g"));
        session->setPosition(1);
        QVERIFY(!graph().nodeState(s2).isFirstNonFinite);
        session->setPosition(2);
        QVERIFY(!graph().nodeState(s1).isFirstNonFinite);
        QVERIFY(graph().nodeState(s2).isFirstNonFinite);
        QVERIFY(!graph().nodeState(s3).isFirstNonFinite);
    }

    void withoutAProgramTheViewSaysWhatToDo() {
        open({});
        QCOMPARE(graph().state(), GraphScene::State::Empty);
        QVERIFY(!view->accessibleDescription().isEmpty());
        open(QStringLiteral("f = x"));
        QCOMPARE(graph().state(), GraphScene::State::Ready);
    }

    void largeProgramsAreLaidOutMeanwhile() {
        open(chain(400));
        QCOMPARE(graph().state(), GraphScene::State::LayingOut);
        session->toEnd();  // the session goes on
        QTRY_COMPARE(graph().state(), GraphScene::State::Ready);
        QCOMPARE(graph().geometry().nodeCount(), std::size_t{400});
        QVERIFY(graph().nodeState(s1).numbers[2]);
        QVERIFY(seesAll());
    }

    void aLateLayoutOfAnOlderProgramIsDropped() {
        open(chain(400));
        open(chain(5));
        QCOMPARE(graph().state(), GraphScene::State::Ready);
        open(chain(350));
        QTRY_COMPARE(graph().state(), GraphScene::State::Ready);
        QCOMPARE(graph().geometry().nodeCount(), std::size_t{350});
    }

    void theWorkerAnswersOnlyForTheNewestGraph() {
        LayoutWorker worker;
        std::vector<std::size_t> sizes;
        connect(&worker, &LayoutWorker::finished, this,
                [&](const layout::Layout& layout) { sizes.push_back(layout.topLeft.size()); });
        for (const std::size_t size : {500U, 400U, 3U})
            worker.start({.boxes = std::vector<layout::Box>(size, {10, 10}), .links = {}}, {});
        QTRY_VERIFY(!worker.isRunning());
        QCOMPARE(sizes, std::vector<std::size_t>{3});
        worker.start({.boxes = std::vector<layout::Box>(400, {10, 10}), .links = {}}, {});
        worker.cancel();
        QVERIFY(!worker.isRunning());
    }

    void hugeProgramsGetAMessageInsteadOfAGraph() {
        open(chain(int(ProgramLevel::mostSteps) + 1));
        QTRY_COMPARE(graph().state(), GraphScene::State::TooLarge);
        QVERIFY(view->accessibleDescription().contains(QStringLiteral("20,001")));
    }

    void assistiveTechnologyHearsTheCurrentStep() {
        QCOMPARE(view->accessibleName(), QStringLiteral("Computation graph"));
        session->setPosition(29);
        const QString text = view->accessibleDescription();
        QVERIFY2(text.contains(QStringLiteral("s2")) && text.contains(QStringLiteral("1399.646")), qPrintable(text));
    }

    void aTooltipSaysWhatANodeHolds() {
        session->setPosition(17);
        QHelpEvent help(QEvent::ToolTip, at(s7), view->viewport()->mapToGlobal(at(s7)));
        QApplication::sendEvent(view->viewport(), &help);
        QVERIFY2(QToolTip::text().contains(QStringLiteral("value 64, tangent 0")), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void everyThemeAndSizeIsPainted_data() {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice{.mode = ThemeMode::Light};
        QTest::newRow("dark") << ThemeChoice{.mode = ThemeMode::Dark};
        QTest::newRow("projector") << ThemeChoice{.mode = ThemeMode::Light, .projector = true, .textPercent = 200};
    }
    void everyThemeAndSizeIsPainted() {
        QFETCH(ThemeChoice, choice);
        session->setPosition(29);
        themes->setChoice(choice);
        view->fit();
        const QRectF& box = graph().geometry().box(s2);
        QVERIFY(hasColor({box.left() + 1, box.center().y() - 30}, themes->theme().adjoint.color));
        QCOMPARE(colorAt(graph().geometry().box(s10).topLeft() + QPointF(30, 50)), themes->theme().card);
    }
};

QTEST_MAIN(GraphTest)
#include "graph_test.moc"
