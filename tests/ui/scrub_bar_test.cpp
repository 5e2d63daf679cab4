// The bar of a run by mouse, keyboard and wheel; what it tells, and to whom.
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

#include "ui/widgets/bar_painting.h"
#include "ui/widgets/scrub_bar.h"

using namespace wengert;

class ScrubBarTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void momentsLieEvenly();
    void dragScrubs();
    void keysMove_data();
    void keysMove();
    void wheelNeedsTheFocus();
    void settingItEmitsNothing();
    void withoutStepsItIsDisabled();
    void positionIsAccessible();
    void fillEndsAtThePosition();
};

namespace {

struct Bar {
    const ThemeManager themes{ThemeChoice{.mode = ThemeMode::Light}};
    ScrubBar bar{themes};
    QSignalSpy moved{&bar, &ScrubBar::moved};

    Bar() {
        bar.setLast(300);
        bar.resize(606, bar.sizeHint().height());
    }
    QPoint at(int position) const { return {int(std::lround(bar.xOf(position))), bar.height() / 2}; }
};

}  // namespace

void ScrubBarTest::momentsLieEvenly() {
    const QRectF bar(10, 0, 200, 20);
    QCOMPARE(momentX(bar, 0, 4), 10.0);
    QCOMPARE(momentX(bar, 1, 4), 60.0);
    QCOMPARE(momentX(bar, 4, 4), 210.0);
    QCOMPARE(momentX(bar, 0, 0), 10.0);
    QCOMPARE(momentAt(bar, 84, 4), 1u);
    QCOMPARE(momentAt(bar, 86, 4), 2u);
    QCOMPARE(momentAt(bar, -5, 4), 0u);
    QCOMPARE(momentAt(bar, 999, 4), 4u);
    QCOMPARE(momentAt(QRectF(), 7, 4), 0u);
}

void ScrubBarTest::dragScrubs() {
    Bar test;
    QTest::mousePress(&test.bar, Qt::LeftButton, {}, test.at(120));
    QTest::mouseMove(&test.bar, test.at(200));
    QTest::mouseMove(&test.bar, test.at(200));
    QTest::mouseMove(&test.bar, {9999, 0});
    QTest::mouseRelease(&test.bar, Qt::LeftButton, {}, test.at(200));
    QTest::mouseMove(&test.bar, test.at(10));
    QTest::mouseClick(&test.bar, Qt::RightButton, {}, test.at(20));
    QCOMPARE(test.moved, (QList<QVariantList>{{120}, {200}, {300}}));
}

void ScrubBarTest::keysMove_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("position");
    QTest::newRow("left") << Qt::Key_Left << 99;
    QTest::newRow("right") << Qt::Key_Right << 101;
    QTest::newRow("home") << Qt::Key_Home << 0;
    QTest::newRow("end") << Qt::Key_End << 300;
    QTest::newRow("of the window") << Qt::Key_PageDown << 100;
}

void ScrubBarTest::keysMove() {
    QFETCH(Qt::Key, key);
    Bar test;
    test.bar.setPosition(100);
    QTest::keyClick(&test.bar, key);
    QTEST(test.bar.position(), "position");
    QCOMPARE(test.moved.size(), test.bar.position() == 100 ? 0 : 1);
}

void ScrubBarTest::wheelNeedsTheFocus() {
    Bar test;
    test.bar.show();
    test.bar.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&test.bar));
    const auto turn = [&] {
        QWheelEvent event(QPointF(5, 5), test.bar.mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&test.bar, &event);
    };
    test.bar.clearFocus();
    turn();
    QCOMPARE(test.moved.size(), 0);
    test.bar.setFocus();
    turn();
    QCOMPARE(test.moved.size(), 1);
}

void ScrubBarTest::settingItEmitsNothing() {
    Bar test;
    test.bar.setPosition(200);
    QCOMPARE(test.bar.position(), 200);
    test.bar.setLast(50);
    QCOMPARE(test.bar.position(), 50);
    QCOMPARE(test.moved.size(), 0);
}

void ScrubBarTest::withoutStepsItIsDisabled() {
    Bar test;
    test.bar.setLast(0);
    QVERIFY(!test.bar.isEnabled());
    QVERIFY(!test.bar.grab().isNull());
    QTest::mouseClick(&test.bar, Qt::LeftButton, {}, {300, 10});
    QCOMPARE(test.moved.size(), 0);
    test.bar.setLast(3);
    QVERIFY(test.bar.isEnabled());
}

void ScrubBarTest::positionIsAccessible() {
    Bar test;
    test.bar.setWords([](int position) { return QStringLiteral("iteration %1").arg(position); });
    test.bar.setPosition(7);
    QCOMPARE(test.bar.accessibleDescription(), QStringLiteral("iteration 7"));
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&test.bar);
    QVERIFY(accessible && accessible->valueInterface());
    QCOMPARE(accessible->valueInterface()->currentValue().toInt(), 7);
    QCOMPARE(accessible->valueInterface()->maximumValue().toInt(), 300);
    accessible->valueInterface()->setCurrentValue(9);
    QCOMPARE(test.moved, (QList<QVariantList>{{9}}));
}

void ScrubBarTest::fillEndsAtThePosition() {
    Bar test;
    test.bar.setPosition(150);
    const QImage image = test.bar.grab().toImage();
    const Theme& theme = test.themes.theme();
    QCOMPARE(image.pixelColor(test.at(75)), theme.accent.track);
    QCOMPARE(image.pixelColor(test.at(150)), theme.cursor);
    QCOMPARE(image.pixelColor(test.at(225)), theme.well);
}

QTEST_MAIN(ScrubBarTest)
#include "scrub_bar_test.moc"
