// Practising without widgets: exercises of every source, answers and what they count for, hints, predictions,
// algorithms, filled tables, the set of ten and its history.
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/practice/practice_session.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

constexpr auto lecture = "x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)";

}  // namespace

class PracticeSessionTest final : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    std::unique_ptr<Session> session;
    std::unique_ptr<PracticeSession> practice;

    QString historyPath() const { return folder.filePath(u"deep/practice.json"_s); }
    void open(const char* text) {
        session->open({.text = QString::fromLatin1(text)}, {.workspace = Workspace::Practice});
    }
    void choose(PracticeKind kind, quint64 seed = 0) {
        PracticeChoice choice = practice->choice();
        choice.kind = kind;
        choice.seed = seed;
        choice.source = seed == 0 ? PracticeSource::Program : PracticeSource::Random;
        practice->choose(choice);
    }
    std::size_t row(const char* name) const { return *findRow(*practice->exercise(), name); }
    void answer(const char* name, const QString& text) { practice->answer(row(name), text); }
    void answerAll() {
        const std::vector<std::size_t> order = practice->order();
        for (const std::size_t each : order)
            practice->answer(each, QString::fromStdString(practice->exercise()->rows[each].answer));
    }
    void begin() {
        session = std::make_unique<Session>();
        practice = std::make_unique<PracticeSession>(*session, historyPath());
        open(lecture);
    }

 private Q_SLOTS:
    void init() {
        QFile::remove(historyPath());
        begin();
    }
    void cleanup() {
        practice.reset();
        session.reset();
    }

    void theDocumentsProgramIsTheFirstExercise() {
        QVERIFY(practice->exercise());
        QCOMPARE(practice->choice().kind, PracticeKind::Adjoint);
        QCOMPARE(practice->rowCount(), std::size_t(10));
        QCOMPARE(*practice->currentRow(), std::size_t(9));  // the last step is where the pass begins
        QCOMPARE(practice->number(), 1);
    }

    // dL/dy of the lecture's example 1 without the second path: 198 · 2.
    void aMissingPathIsNamedWithItsEdge() {
        answer("s10", u"1"_s);
        answer("s6", u"198"_s);
        answer("s9", u"20.909"_s);
        answer("s8", u"20.909"_s);
        answer("s7", u"62.728"_s);
        answer("s5", u"198"_s);
        answer("s4", u"198"_s);
        answer("s3", u"198"_s);
        for (const char* name : {"s10", "s9", "s8", "s7", "s6", "s5", "s4", "s3"})
            QCOMPARE(practice->row(row(name)).mark, Mark::Right);
        answer("s2", u"396"_s);
        const PracticeRow& wrong = practice->row(row("s2"));
        QCOMPARE(wrong.mark, Mark::Wrong);
        QCOMPARE(wrong.diagnosis->mistake, Mistake::PathLeftOut);
        QVERIFY(wrong.diagnosis->edge);
        QCOMPARE(*practice->subject(), row("s2"));
        QCOMPARE(practice->commonSlip(), u"a path left out"_s);
        QVERIFY(practice->canShowPath());
        answer("s2", u"198*2 + 62.728*16"_s);
        QCOMPARE(practice->row(row("s2")).mark, Mark::Right);
        QVERIFY(!practice->isFinished());
        answer("s1", u"198*8 + 198*cos(2)"_s);
        QVERIFY(practice->isFinished());
        QCOMPARE(practice->count(PracticeOutcome::AnotherTry), 1);
    }

    void theSameWrongAnswerGivenAgainCountsOnce() {
        answer("s10", u"7"_s);
        answer("s10", u" 7 "_s);
        answer("s10", u"1"_s);
        answerAll();
        QCOMPARE(practice->history().entries().back().wrongTries, 1);
    }

    // What is right from an own wrong number is not punished, and is open again when that number is put right.
    void whatIsCarriedOnIsNoMistakeAndIsAskedAgain() {
        open("x = 2\ny = 3\nf = x*y + 1");
        answer("s4", u"2"_s);
        answer("s3", u"2"_s);
        QCOMPARE(practice->row(row("s3")).mark, Mark::Carried);
        answer("s4", u"1"_s);
        QCOMPARE(practice->row(row("s3")).mark, Mark::Open);
        QVERIFY(practice->row(row("s3")).answer.empty());
        answerAll();
        QVERIFY(practice->isFinished());
        QCOMPARE(practice->history().entries().back().wrongTries, 1);
    }

    void hintsComeInThreeGradesAndCount() {
        practice->setCurrentRow(row("s2"));
        for (int grade = 1; grade <= 3; ++grade) {
            QVERIFY(practice->canHint());
            practice->takeHint();
            QCOMPARE(int(practice->row(row("s2")).hints.size()), grade);
        }
        QVERIFY(!practice->canHint());
        answerAll();
        QCOMPARE(practice->count(PracticeOutcome::WithHint), 1);
        QCOMPARE(practice->history().entries().back().hints, 3);
    }

    void ashownAnswerIsFilledInAndCounts() {
        practice->setCurrentRow(row("s2"));
        practice->showAnswer();
        QCOMPARE(practice->row(row("s2")).mark, Mark::Right);
        answerAll();
        QCOMPARE(practice->count(PracticeOutcome::Shown), 1);
    }

    void everyKindIsFinishedByItsOwnSolution_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<quint64>("seed");
        for (const PracticeKindRow& kind : allPracticeKinds)
            for (const quint64 seed : {0, 1, 41})
                QTest::addRow("%s %d", kind.title, int(seed)) << int(kind.kind) << seed;
    }
    void everyKindIsFinishedByItsOwnSolution() {
        QFETCH(int, kind);
        QFETCH(quint64, seed);
        choose(PracticeKind(kind), seed);
        QVERIFY2(practice->exercise(), qPrintable(practice->problem()));
        if (practice->isAlgorithm()) {
            practice->setAlgorithm(QString::fromStdString(solutionText(*practice->exercise())));
            practice->checkAlgorithm();
        } else {
            QVERIFY(!practice->order().empty());
            answerAll();
        }
        QVERIFY(practice->isFinished());
        QCOMPARE(practice->count(PracticeOutcome::FirstTry), 1);
    }

    void aPredictionIsRevealedWhetherItIsRightOrNot() {
        choose(PracticeKind::Predict);
        const std::size_t last = row("s10");
        QVERIFY(practice->isOpen(last));
        QVERIFY(!practice->isOpen(row("s9")));
        practice->answer(last, u"2"_s);
        QCOMPARE(practice->row(last).mark, Mark::Wrong);
        QCOMPARE(practice->row(last).prediction, std::string("2"));
        QCOMPARE(*practice->row(last).number, 1.0);
        QVERIFY(!practice->isOpen(last));
        QVERIFY(practice->isOpen(row("s9")));
        // The next ones are worked out from the number that was revealed.
        practice->answer(row("s9"), u"20.909"_s);
        QCOMPARE(practice->row(row("s9")).mark, Mark::Right);
        practice->answer(row("s8"), u"what"_s);  // is no prediction
        QVERIFY(practice->row(row("s8")).prediction.empty());
        QVERIFY(practice->isOpen(row("s8")));
    }

    void anAlgorithmTakesAnyNamesAndSaysWhatIsMissing() {
        choose(PracticeKind::Algorithm);
        practice->setAlgorithm(u"b = y^2\na = x*y"_s);
        practice->checkAlgorithm();
        QCOMPARE(practice->algorithmGrading().count(Mark::Right), std::size_t(2));
        QVERIFY(practice->algorithmDiagnosis());
        QCOMPARE(practice->algorithmDiagnosis()->mistake, Mistake::StepMissing);
        practice->setAlgorithm(u"a = x*y + 4"_s);
        QVERIFY(!practice->algorithmDiagnosis());  // marks go while it is written
        practice->checkAlgorithm();
        QCOMPARE(practice->algorithmDiagnosis()->mistake, Mistake::TwoOperations);
        practice->setAlgorithm(u"a = x*y\nb = sin(x)\nc = a + b\nd = c + 4\np = y^2\nq = 3*p\nr = q + 6\nf = d*r"_s);
        practice->checkAlgorithm();
        QVERIFY(practice->isFinished());
        QCOMPARE(practice->count(PracticeOutcome::AnotherTry), 1);
    }

    void hintsOfAnAlgorithmAreAboutItsNextStep() {
        choose(PracticeKind::Algorithm);
        const auto lastHint = [&] { return QString::fromStdString(practice->algorithmHints().back().text); };
        const QString begun = u"x = 2\ny = 8\na = x*y"_s;
        practice->setAlgorithm(begun);
        practice->checkAlgorithm();
        for (int grade = 1; grade <= 3; ++grade) {
            QVERIFY(practice->canHint());
            practice->takeHint();
            QVERIFY2(lastHint().startsWith(u"It is a step “sin”"_s), qPrintable(lastHint()));
        }
        QVERIFY(!practice->canHint());
        practice->setAlgorithm(begun + u"\nb = sin(x)"_s);  // and not checked
        QVERIFY(practice->canHint());
        practice->takeHint();
        QCOMPARE(practice->algorithmHints().size(), std::size_t(1));
        QCOMPARE(lastHint(), u"It is a step “+”."_s);
        practice->setAlgorithm(begun + u"\nb = sin(x)\nc = "_s);
        practice->takeHint();  // still about the same
        QCOMPARE(practice->algorithmHints().size(), std::size_t(2));
    }

    void aFilledTableIsCheckedToItsFirstWrongRow() {
        QVERIFY(practice->checkTable(u""_s).contains(u"no answers"_s));
        QVERIFY(practice->checkTable(u"s10, 1\nt99, 3"_s).startsWith(u"Line 2"_s));
        const QString verdict = practice->checkTable(
            u"s10,1\ns9,20.909\ns8,20.909\ns7,62.728\ns6,198\ns5,198\ns4,198\ns3,198\ns2,396\ns1,1501.6"_s);
        QVERIFY2(verdict.startsWith(u"Line 9, s2"_s) && verdict.contains(u"path"_s), qPrintable(verdict));
        QCOMPARE(*practice->currentRow(), row("s2"));
        QCOMPARE(practice->checkTable(QString::fromStdString(solutionText(*practice->exercise()))),
                 u"All of it is right."_s);
        QVERIFY(practice->isFinished());
    }

    void sourcesThatMakeNoExerciseSayWhy() {
        open("A = [1, 2; 3, 4]\nf = sum(A)");
        QVERIFY(!practice->exercise());
        QVERIFY2(practice->problem().contains(u"arrays"_s), qPrintable(practice->problem()));
        open("");
        QVERIFY(!practice->exercise());
        QVERIFY(!practice->problem().isEmpty());
        practice->another();
        practice->takeHint();
        practice->showAnswer();
        QVERIFY(!practice->exercise());
    }

    void examplesAreExercisesToo() {
        practice->setExamples(
            {{.title = u"Product"_s, .document = {.text = u"f = a*b"_s, .inputValues = {{u"a"_s, 3}, {u"b"_s, 5}}}}});
        PracticeChoice choice{.source = PracticeSource::Example, .example = u"Product"_s};
        practice->choose(choice);
        QVERIFY(practice->exercise());
        QCOMPARE(practice->exercise()->inputs, (std::vector<double>{3, 5}));
        QCOMPARE(practice->exercise()->rows[0].number, 5.0);
        practice->another();  // with other numbers
        QVERIFY(practice->exercise()->inputs != (std::vector<double>{3, 5}));
    }

    void aSeedIsTheSameExerciseAgain() {
        choose(PracticeKind::Adjoint, 41);
        const std::string text = practice->exercise()->text;
        practice->another();
        QCOMPARE(practice->choice().seed, quint64(42));
        QVERIFY(practice->exercise()->text != text);
        choose(PracticeKind::Adjoint, 41);
        QCOMPARE(practice->exercise()->text, text);
    }

    // Another workspace's edits make no exercises; the next look does.
    void anotherProgramIsTakenWhenPracticeIsLookedAt() {
        session->setWorkspace(Workspace::Step);
        QSignalSpy made(practice.get(), &PracticeSession::exerciseChanged);
        session->setText(u"x = 3\nf = x^2"_s);
        QCOMPARE(made.count(), 0);
        session->setWorkspace(Workspace::Practice);
        QCOMPARE(made.count(), 1);
        QCOMPARE(practice->rowCount(), std::size_t(2));
        answer("s2", u"1"_s);
        session->setWorkspace(Workspace::Step);
        session->setWorkspace(Workspace::Practice);
        QCOMPARE(made.count(), 1);  // what was answered stays
        QCOMPARE(practice->row(row("s2")).mark, Mark::Right);
    }

    void tenExercisesAreASet() {
        choose(PracticeKind::Gate, 1);
        for (int i = 1; i <= PracticeSession::setSize; ++i) {
            QCOMPARE(practice->number(), i);
            answerAll();
            QVERIFY(practice->isFinished());
            QCOMPARE(practice->isSetFinished(), i == PracticeSession::setSize);
            if (!practice->isSetFinished()) practice->another();
        }
        QCOMPARE(practice->count(PracticeOutcome::FirstTry), PracticeSession::setSize);
        practice->another();
        QCOMPARE(practice->number(), 1);
        QCOMPARE(practice->count(PracticeOutcome::FirstTry), 0);
        QCOMPARE(practice->history().entries().size(), std::size_t(10));
    }

    void theHistoryIsThereTheNextTime() {
        answer("s10", u"-1"_s);
        answerAll();
        const std::vector<PracticeEntry> kept = practice->history().entries();
        QCOMPARE(kept.size(), std::size_t(1));
        QVERIFY(kept[0].finishedAt > 1'700'000'000);
        begin();
        QVERIFY(practice->history().entries() == kept);
    }

    void theHistoryKeepsTheLatestOnly() {
        PracticeHistory history(historyPath());
        for (std::size_t i = 0; i < PracticeHistory::mostEntries + 3; ++i)
            history.add({.kind = PracticeKind::Gate, .finishedAt = qint64(i)});
        QCOMPARE(history.entries().size(), PracticeHistory::mostEntries);
        QCOMPARE(history.entries().front().finishedAt, qint64(3));
        QCOMPARE(PracticeHistory(historyPath()).entries().size(), PracticeHistory::mostEntries);
    }

    void aFileThatIsNoHistoryIsAnEmptyOneAndANewerOneIsLeftAlone() {
        const auto write = [&](const QByteArray& bytes) {
            QFile file(historyPath());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        QDir().mkpath(folder.filePath(u"deep"_s));
        for (const QByteArray& bytes :
             {QByteArray("{"), QByteArray("[]"),
              QByteArray("{\"wengert-practice\": 1, \"exercises\": [{\"kind\": \"x\"}, 3]}")}) {
            write(bytes);
            QVERIFY(PracticeHistory(historyPath()).entries().empty());
        }
        const QByteArray newer = "{\"wengert-practice\": 2}";
        write(newer);
        PracticeHistory history(historyPath());
        history.add({});
        QFile file(historyPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), newer);
    }

    void aHistoryThatCannotBeWrittenIsTold() {
        PracticeSession elsewhere(*session, u"/proc/none/practice.json"_s);
        QSignalSpy failed(&elsewhere, &PracticeSession::failed);
        for (const std::size_t each : std::vector<std::size_t>(elsewhere.order()))
            elsewhere.answer(each, QString::fromStdString(elsewhere.exercise()->rows[each].answer));
        QVERIFY(elsewhere.isFinished());
        QCOMPARE(failed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(PracticeSessionTest)
#include "practice_session_test.moc"
