// Algorithms that students write: other orders and names are accepted; what is too coarse, wrong, unknown or missing is
// found at its statement.
#include <QtTest>

#include "core/practice/algorithm_grading.h"
#include "core/practice/answer_table.h"
#include "core/practice/random_exercise.h"
#include "tests/support/exercises.h"

using namespace wengert;
using namespace wengert::test;

namespace {

Grading graded(const Exercise& exercise, const char* text) {
    return grade(exercise, readAnswerTable(exercise, text).answers);
}

}  // namespace

class AlgorithmGradingTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void acceptsEveryOrderAndNaming_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("the solution") << QStringLiteral(
            "s1 = x\ns2 = y\ns3 = s1*s2\ns4 = sin(s1)\ns5 = s3 + s4\ns6 = s5 + 4\ns7 = sqr(s2)\ns8 = 3*s7\ns9 = s8 + "
            "6\ns10 = s6*s9");
        QTest::newRow("from the other end") << QStringLiteral(
            "s1 = x\ns2 = y\ns3 = s2^2\ns4 = 3*s3\ns5 = s4 + 6\ns6 = sin(s1)\ns7 = s1*s2\ns8 = s7 + s6\ns9 = s8 + 4\n"
            "s10 = s9*s5");
        QTest::newRow("inputs by their names")
            << QStringLiteral("a = x*y; b = sin(x); c = a + b; d = c + 4; e1 = y*y; g = 3 e1; h = g + 6; f = h*d");
        QTest::newRow("inputs by number, subscripts") << QStringLiteral(
            "s₃ = s₁·s₂\ns₄ = sin(s₁)\ns₅ = s₃ + s₄\ns₆ = 4 + s₅\ns₇ = s₂²\ns₈ = s₇×3\ns₉ = 6 + s₈\n"
            "s₁₀ = s₉×s₆");
        QTest::newRow("another grouping of a sum")
            << QStringLiteral("a = x*y; b = sin(x); c = b + 4; d = a + c; e1 = y^2; g = e1*3; h = g + 6; f = h*d");
        QTest::newRow("another factoring")
            << QStringLiteral("a = x*y; b = sin(x); c = b + 4; d = a + c; p = y^2; q = p + 2; r = q*d; f = 3*r");
        QTest::newRow("with literals and remarks") << QStringLiteral(
            "x = 2\ny = 8 # given\n\nr = y^2\nt = 3*r\nu = t + 6\na = x*y\nb = sin(x)\nc = a + b\n"
            "d = c + 4\nf = d*u");
    }
    void acceptsEveryOrderAndNaming() {
        QFETCH(QString, text);
        const Exercise exercise = exerciseOf(ExerciseKind::Algorithm, lecture);
        const Grading grading = graded(exercise, text.toUtf8());
        const std::string why = grading.firstWrong ? grading.rows[*grading.firstWrong].diagnosis->sentence : "";
        QVERIFY2(grading.isComplete, why.c_str());
        QCOMPARE(grading.count(Mark::Right), grading.rows.size());
    }

    void findsTheFirstWrongStatement_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("mistake");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* text, int line, Mistake mistake, const char* words) {
            QTest::newRow(name) << QString::fromUtf8(text) << line << static_cast<int>(mistake)
                                << QString::fromUtf8(words);
        };
        row("all at once", "f = (x + y)*z", 0, Mistake::TwoOperations, "2 operations");
        row("half at once", "q = x + y\nf = q*z + 0*x", 1, Mistake::TwoOperations, "3 operations");
        row("another operation", "q = x - y\nf = q*z", 0, Mistake::OtherValue, "+");
        row("another value", "q = x + y\nr = q + 1\nf = r*z", 1, Mistake::OtherValue, "none that the formula needs");
        row("unknown name", "q = x + w\nf = q*z", 0, Mistake::UnknownName, "\"w\"");
        row("used before it is there", "f = q*z\nq = x + y", 0, Mistake::UnknownName, "\"q\"");
        row("a name twice", "q = x + y\nq = q*z", 1, Mistake::NameTakenTwice, "\"q\"");
        row("an input's name", "x = x + y\nf = x*z", 0, Mistake::NameTakenTwice, "an input");
        row("no name", "q = x + y\nq*z", 1, Mistake::Unreadable, "s3 = s1 * s2");
        row("no statement", "q = x + \nf = q*z", 0, Mistake::Unreadable, "");
        row("an array", "q = [x, y]", 0, Mistake::Unreadable, "numbers, not arrays");
    }
    void findsTheFirstWrongStatement() {
        QFETCH(QString, text);
        const Exercise exercise = exerciseOf(ExerciseKind::Algorithm, "x = -2\ny = 5\nz = -4\nf = (x + y)*z");
        const Grading grading = graded(exercise, text.toUtf8());
        QVERIFY(!grading.isComplete);
        QVERIFY(grading.firstWrong);
        QTEST(static_cast<int>(*grading.firstWrong), "line");
        const Diagnosis& diagnosis = *grading.rows[*grading.firstWrong].diagnosis;
        QTEST(static_cast<int>(diagnosis.mistake), "mistake");
        QFETCH(QString, words);
        QVERIFY2(QString::fromStdString(diagnosis.sentence).contains(words), diagnosis.sentence.c_str());
    }

    void saysWhatIsMissing() {
        const Exercise exercise = exerciseOf(ExerciseKind::Algorithm, "x = -2\ny = 5\nz = -4\nf = (x + y)*z");
        const Grading grading = graded(exercise, "q = x + y");
        QVERIFY(grading.rows[0].mark == Mark::Right);
        QVERIFY(!grading.isComplete && !grading.firstWrong);
        QVERIFY(grading.missing->mistake == Mistake::StepMissing);
        QVERIFY2(grading.missing->sentence.find("×") != std::string::npos, grading.missing->sentence.c_str());
        QVERIFY(graded(exercise, "").missing);
    }

    void saysWhichStepIsNext_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("step");
        QTest::newRow("nothing yet") << QString() << 3;
        QTest::newRow("an input's value") << QStringLiteral("x = -2") << 3;
        QTest::newRow("a step") << QStringLiteral("x = -2\nq = x + y") << 4;
        QTest::newRow("another value") << QStringLiteral("q = x - y") << 3;
        QTest::newRow("all at once") << QStringLiteral("f = (x + y)*z") << 3;
        QTest::newRow("all of them") << QStringLiteral("q = x + y\nf = q*z") << -1;
    }
    void saysWhichStepIsNext() {
        QFETCH(QString, text);
        const Exercise exercise = exerciseOf(ExerciseKind::Algorithm, "x = -2\ny = 5\nz = -4\nf = (x + y)*z");
        const std::optional<StepId> next = graded(exercise, text.toUtf8()).nextStep;
        QTEST(next ? static_cast<int>(*next) : -1, "step");
    }

    void whatFollowsFromAWrongStatementIsNotCountedAgain() {
        const Exercise exercise = exerciseOf(ExerciseKind::Algorithm, "x = -2\ny = 5\nz = -4\nf = (x + y)*z");
        const Grading grading = graded(exercise, "q = x - y\nf = q*z");
        QVERIFY(grading.rows[0].mark == Mark::Wrong);
        QVERIFY(grading.rows[1].mark == Mark::Carried);
    }

    // Two formulas that agree at one point do not pass for one another.
    void oneAgreeingPointIsNotEnough() {
        const Exercise exercise = exerciseOf(ExerciseKind::Algorithm, "x = 2\nf = x*x");
        QVERIFY(!graded(exercise, "f = x + x").isComplete);
        QVERIFY(graded(exercise, "f = x^2").isComplete);
    }

    void everySolutionIsAccepted() {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const Exercise exercise = makeExercise(
                {.kind = ExerciseKind::Algorithm, .seed = seed, .difficulty = 1 + static_cast<int>(seed % 5)});
            const Grading grading = graded(exercise, solutionText(exercise).c_str());
            const std::string why = grading.firstWrong ? grading.rows[*grading.firstWrong].diagnosis->sentence : "";
            QVERIFY2(grading.isComplete, (exercise.text + "\n" + solutionText(exercise) + why).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(AlgorithmGradingTest)
#include "algorithm_grading_test.moc"
