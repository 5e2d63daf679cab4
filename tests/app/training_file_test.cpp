// A session saved while it trains opens to the same picture.
#include <QTemporaryDir>
#include <QtTest>

#include "app/session_file.h"
#include "ui/training/training_session.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class TrainingFileTest : public QObject {
    Q_OBJECT

    static SavedSession savedBy(const Session& session) {
        return {.document = session.document(), .view = session.viewState()};
    }

 private Q_SLOTS:
    void aSavedRunOpensToTheSamePicture();
    void aSessionThatDoesNotTrainSaysNothingOfIt();
};

void TrainingFileTest::aSavedRunOpensToTheSamePicture() {
    Dataset drawn{.task = Task::Binary, .featureNames = {"x1", "x2"}, .targetNames = {"y"}, .classNames = {"0", "1"}};
    for (int i = 0; i < 30; ++i) drawn.add(std::array{i % 7 / 7.0, i % 11 / 3.0}, std::array{double(i % 2)});
    Session session;
    TrainingSession training(session);
    TrainingDocument document = withSamples(
        training.document(), OwnSamples{u"Drawn points"_s, std::make_shared<const Dataset>(std::move(drawn))});
    document.settings.method = *parseMethod("momentum:lr=0.1,beta=0.6");
    document.settings.batch = 4;
    training.edit(u"Draw points"_s, document);
    training.setRunning(true);
    QTRY_VERIFY(training.snapshot().minibatches > 10);
    training.setRunning(false);
    QTRY_VERIFY(training.trainer());

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"run.wengert"_s);
    QCOMPARE(saveSession(path, savedBy(session)), std::nullopt);
    const auto saved = loadSession(path);
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error()));
    Session other;
    TrainingSession opened(other);
    other.open(saved->document, saved->view);
    QTRY_VERIFY(opened.trainer());
    QVERIFY(opened.document() == training.document());
    QCOMPARE(opened.snapshot().minibatches, training.snapshot().minibatches);
    QCOMPARE(opened.snapshot().parameters, training.snapshot().parameters);
    QCOMPARE(opened.snapshot().losses, training.snapshot().losses);
    QCOMPARE(opened.snapshot().answer.numbers, training.snapshot().answer.numbers);
    QVERIFY(opened.data().own.train == training.data().own.train);
    QCOMPARE(toJson(savedBy(other)), toJson(savedBy(session)));
}

void TrainingFileTest::aSessionThatDoesNotTrainSaysNothingOfIt() {
    Session session;
    TrainingSession training(session);
    QTRY_VERIFY(training.trainer());
    QVERIFY(!toJson(savedBy(session)).contains("training"));
    training.stepMinibatch();
    QTRY_VERIFY(training.trainer());
    QVERIFY(toJson(savedBy(session)).contains("\"minibatches\": 1"));
    training.rewind();
    QTRY_VERIFY(training.trainer());
    QVERIFY(!toJson(savedBy(session)).contains("training"));
}

QTEST_GUILESS_MAIN(TrainingFileTest)
#include "training_file_test.moc"
