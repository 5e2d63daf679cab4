// From Train to Step: the minibatch, the act and the cursor in the session, against the trainer's own next step.
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

#include "ui/training/step_through.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

Document documentOf(const char* method, std::size_t batch, std::vector<std::uint32_t> layers = {2, 2, 1}) {
    Document document;
    document.text = u"f = x"_s;
    document.training.samples = *parseBuiltIn("xor:count=40");
    document.training.architecture.layers = std::move(layers);
    document.training.settings.method = *parseMethod(method);
    document.training.settings.batch = batch;
    return document;
}

struct Stage {
    Session session;
    TrainingSession training{session};

    explicit Stage(const Document& document) {
        session.open(document);
        [&] { QTRY_VERIFY(training.trainer()); }();
    }
    std::vector<double> shown(Pass pass, const char* input) const {
        return session.shownNumbers(pass, *session.program().findInput(input));
    }
};

bool areClose(std::span<const double> got, std::span<const double> want) {
    return std::ranges::equal(got, want, [](double a, double b) { return std::abs(a - b) <= 1e-12; });
}

}  // namespace

class StepThroughTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void showsTheNextMinibatchFromTheStartOfItsBackwardPass_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("batch");
        for (const char* method : {"gd:lr=0.5", "momentum:lr=0.1", "adam:lr=0.03", "nadam"})
            for (const int batch : {1, 7, 100})
                QTest::addRow("%s, %d", method, batch) << QString::fromLatin1(method) << batch;
    }
    void showsTheNextMinibatchFromTheStartOfItsBackwardPass() {
        QFETCH(QString, method);
        QFETCH(int, batch);
        Stage stage(documentOf(method.toLatin1().constData(), std::size_t(batch)));
        for (int i = 0; i < 3; ++i) stage.training.stepMinibatch();
        QTRY_VERIFY(stage.training.trainer());
        Trainer next = *stage.training.trainer();
        QCOMPARE(stepThrough(stage.session, stage.training), QString());
        Session& session = stage.session;
        QCOMPARE(session.position(), session.timeline().passBegin(Pass::Adjoints));
        QVERIFY(session.isKnown(Pass::Values, session.program().output()));
        QVERIFY(!session.isKnown(Pass::Adjoints, session.program().output()));

        next.step();
        session.setPosition(session.timeline().passEnd(Pass::Adjoints));
        QVERIFY(areClose({session.trace().values.data() + session.program().step(session.program().output()).offset, 1},
                         next.losses().last(1)));
        QVERIFY(stage.shown(Pass::Update, "W1").empty());
        session.stepForward();
        QVERIFY(areClose(stage.shown(Pass::Update, "W1"), next.parameters().first(4)));
        QVERIFY(stage.shown(Pass::Update, "b1").empty());
        session.toEnd();
        QVERIFY(areClose(stage.shown(Pass::Update, "b2"), next.parameters().last(1)));
        QVERIFY(stage.shown(Pass::Update, "x").empty());
    }

    void isOneEditThatCanBeUndone() {
        Stage stage(documentOf("adam", 4));
        QCOMPARE(stepThrough(stage.session, stage.training), QString());
        QCOMPARE(stage.session.undoStack().count(), 1);
        const Document document = stage.session.document();
        stage.session.undoStack().undo();
        QCOMPARE(stage.session.document().text, u"f = x"_s);
        QVERIFY(document.isReplaced && !stage.session.document().isReplaced);
        QVERIFY(!stage.session.update());
        QCOMPARE(stage.session.timeline().passEnd(Pass::Update), stage.session.timeline().passEnd(Pass::Adjoints));
        stage.session.undoStack().redo();
        QCOMPARE(stage.session.document(), document);
        QVERIFY(stage.session.update());
    }

    void passesAreWalkedAsFourParts() {
        Stage stage(documentOf("adam", 4));
        stepThrough(stage.session, stage.training);
        Session& session = stage.session;
        session.passForward();
        QCOMPARE(session.position(), session.timeline().passEnd(Pass::Adjoints));
        QVERIFY(!session.isFinished());
        session.passForward();
        QVERIFY(session.isFinished());
        QCOMPARE(session.moment()->pass, Pass::Update);
        QCOMPARE(session.explainedPass(), std::optional(Pass::Update));
        session.pick({.step = session.program().find("z1")});
        QCOMPARE(session.explainedPass(), std::optional(Pass::Adjoints));
        session.setDetail(Detail::Term);
        QCOMPARE(session.moment()->pass, Pass::Update);
        session.passBackward();
        QCOMPARE(session.position(), session.timeline().passEnd(Pass::Adjoints));
    }

    void theActFollowsTheNumbersAndGoesWithItsInputs() {
        Stage stage(documentOf("gd:lr=0.5", 4));
        stepThrough(stage.session, stage.training);
        Session& session = stage.session;
        session.toEnd();
        const std::size_t w1 = index(*session.program().findInput("W1"));
        session.setInputNumbers(w1, std::vector<double>{1, 2, 3, 4});
        QVERIFY(session.isFinished());
        const std::vector<double> gradient = stage.shown(Pass::Adjoints, "W1");
        const std::vector<double> after = stage.shown(Pass::Update, "W1");
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(after[i], double(i + 1) - 0.5 * gradient[i]);

        const QString before = session.document().text;
        session.setText(QString(before).replace(u"W2"_s, u"V"_s));
        QVERIFY(!session.diagnostic());
        QVERIFY(!session.update() && !session.document().update);
        QCOMPARE(session.timeline().size(), session.timeline().passEnd(Pass::Adjoints));
        session.undoStack().undo();
        QCOMPARE(session.document().text, before);
        QVERIFY(session.update());
        session.setText(before + u"\nJ = ("_s);  // an error keeps what is shown
        QVERIFY(session.diagnostic() && session.update());
    }

    void aLongMinibatchIsShownWhenItIsCompiled() {
        Stage stage(documentOf("adam", 28, {2, 32, 32, 1}));
        QCOMPARE(stepThrough(stage.session, stage.training), QString());
        QVERIFY(stage.session.isCompiling());
        QVERIFY(!stage.session.update());
        QTRY_VERIFY(stage.session.update());
        QCOMPARE(stage.session.position(), stage.session.timeline().passBegin(Pass::Adjoints));
    }

    void oneSampleAlone() {
        Stage stage(documentOf("adam", 4));
        const std::uint32_t sample = stage.training.trainer()->nextMinibatch()[2];
        QCOMPARE(stepThrough(stage.session, stage.training, 2), QString());
        const std::vector<double> x = stage.session.trace().values;
        const std::span<const double> want = stage.training.data().normalized.train.featuresOf(sample);
        QCOMPARE(stage.session.program().step(*stage.session.program().find("x")).shape, (Shape{2, 1}));
        QVERIFY(std::ranges::equal(std::span(x).first(2), want));
        QVERIFY(stage.session.update());
    }

    void aNetworkTypedByHandIsOneSample() {
        Document document = documentOf("adam", 4);
        document.training.programText = u"h = tanh(w1*x1 + w2*x2 + b)\nL = (y - v*h)^2"_s;
        document.training.settings.l2 = 0.1;
        Stage stage(document);
        QCOMPARE(stepThrough(stage.session, stage.training), QString());
        QCOMPARE(stage.session.program().outputName(), std::string_view("J"));
        QCOMPARE(stage.session.timeline().updated().size(), std::size_t{4});
    }

    void saysWhyNot() {
        Stage stage(documentOf("adam", 4));
        stage.training.setRunning(true);
        QVERIFY(stepThrough(stage.session, stage.training).contains(u"Pause"_s));
        Stage large(documentOf("adam", 4, {2, 400, 400, 400, 1}));
        const QString why = stepThrough(large.session, large.training);
        QVERIFY2(why.contains(u"smaller network"_s), qPrintable(why));
        QCOMPARE(large.session.document().text, u"f = x"_s);
        QCOMPARE(large.session.undoStack().count(), 0);
    }
};

QTEST_GUILESS_MAIN(StepThroughTest)
#include "step_through_test.moc"
