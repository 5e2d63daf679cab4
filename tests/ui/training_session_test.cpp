// Training as panels use it: against a trainer of the core run by hand; edits, problems, undo, histories.
#include <QSignalSpy>
#include <QtTest>

#include "ui/training_session.h"

using namespace wengert;

class TrainingSessionTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void minibatchesAndRewindAreTheCoreTrainersBitForBit();
};

void TrainingSessionTest::minibatchesAndRewindAreTheCoreTrainersBitForBit() {
    Session session;
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    Trainer trainer = *training.trainer();
    for (int i = 0; i < 13; ++i) training.stepMinibatch();
    QTRY_VERIFY(training.trainer());
    for (int i = 0; i < 13; ++i) trainer.step();
    QCOMPARE(training.snapshot().minibatches, std::uint64_t{13});
    QVERIFY(std::ranges::equal(training.snapshot().parameters, trainer.parameters()));
    QVERIFY(std::ranges::equal(training.snapshot().gradient, trainer.gradient()));
    QVERIFY(!training.snapshot().answer.numbers.empty());
    training.rewind();
    QTRY_VERIFY(training.trainer());
    QVERIFY(std::ranges::equal(training.snapshot().parameters, trainer.start()));
    training.setRunning(true);
    QTRY_VERIFY(training.snapshot().minibatches > 100);
    training.setRunning(false);
    QTRY_VERIFY(training.trainer());
    trainer.rewind();
    while (trainer.stepCount() < training.snapshot().minibatches) trainer.step();
    QVERIFY(std::ranges::equal(training.snapshot().parameters, trainer.parameters()));
}

QTEST_GUILESS_MAIN(TrainingSessionTest)
#include "training_session_test.moc"
