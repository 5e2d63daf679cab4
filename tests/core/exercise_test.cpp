// Exercises: their rows for the lecture's example, what cannot be one, hints, and random ones that can be done on
// paper.
#include <QtTest>
#include <set>

#include "core/autodiff/explanation.h"
#include "core/ops/table.h"
#include "core/practice/hints.h"
#include "core/practice/random_exercise.h"
#include "tests/support/exercises.h"

using namespace wengert;
using namespace wengert::test;

namespace {

bool isForPaper(double number) {
    return std::abs(number) <= 2000 && std::abs(number * 1000 - std::round(number * 1000)) < 1e-6;
}

QString normalized(const std::string& text) {
    return QString::fromStdString(text).normalized(QString::NormalizationForm_C);
}

}  // namespace

class ExerciseTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void asksForTheLecturesNumbers() {
        const Exercise adjoints = exerciseOf(ExerciseKind::Adjoint, lecture);
        QCOMPARE(adjoints.rows.size(), std::size_t(10));
        QVERIFY(std::abs(adjoints.rows[1].number - 1399.646276) < 1e-6);
        QVERIFY(std::abs(adjoints.rows[0].number - 1501.602926) < 1e-6);
        QCOMPARE(workOrder(adjoints).front(), std::size_t(9));
        const Exercise tangents = exerciseOf(ExerciseKind::Tangent, lecture, {0, 1});
        QVERIFY(tangents.rows[0].isGiven && !tangents.rows[2].isGiven);
        QVERIFY(std::abs(tangents.rows[9].number - 1399.646276) < 1e-6);
        QCOMPARE(exerciseOf(ExerciseKind::Algorithm, lecture).rows[7].answer, std::string("s8 = 3 * s7"));
        const Exercise gates = exerciseOf(ExerciseKind::Gate, lecture);
        QCOMPARE(gates.rows[0].answer, std::string("copies: adds"));
        QCOMPARE(gates.rows[2].answer, std::string("multiplies: swaps"));
    }

    void oneStepOfMomentumAndAdam() {
        // J = x² at 4 with v = 8 from a step before: g = 8, v = 0.9 · 8 + 8, x′ = 4 − 0.1 v.
        Compilation bowl = *compile("x = 4\nJ = x^2");
        const std::vector<double> inputs{4}, seed{1};
        const UpdateAct momentum = actFor(*parseMethod("momentum:lr=0.1"), bowl.program, 2, std::vector{8.0});
        const auto first = makeExercise(ExerciseKind::Update, "x = 4\nJ = x^2", bowl, inputs, seed, momentum);
        QCOMPARE(first->rows.size(), std::size_t(3));
        QCOMPARE(first->rows[0].name, std::string("g_x"));
        QCOMPARE(first->rows[1].name, std::string("v_x"));
        QCOMPARE(first->rows[2].name, std::string("x"));
        QCOMPARE(first->rows[1].number, 0.9 * 8 + 8);
        QCOMPARE(first->rows[2].number, 4 - 0.1 * 15.2);
        const UpdateAct adam = actFor(*parseMethod("adam:lr=0.1"), bowl.program);
        const auto second = makeExercise(ExerciseKind::Update, "x = 4\nJ = x^2", bowl, inputs, seed, adam);
        std::vector<std::string> names;
        for (const ExerciseRow& row : second->rows) names.push_back(row.name);
        QCOMPARE(names, (std::vector<std::string>{"g_x", "m_x", "v_x", "mhat_x", "vhat_x", "x"}));
        QVERIFY(std::abs(second->rows[1].number - 0.8) < 1e-12);
        QVERIFY(std::abs(second->rows[4].number - 64) < 1e-9);
        QVERIFY(std::abs(second->rows[5].number - 3.9) < 1e-8);
    }

    void refusesWhatIsNoExercise_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << QString() << QStringLiteral("empty");
        QTest::newRow("array") << QStringLiteral("W = [1, 2]; f = sum(W)") << QStringLiteral("arrays");
        QTest::newRow("only an input") << QStringLiteral("x = 2") << QStringLiteral("computes nothing");
        QTest::newRow("infinite") << QStringLiteral("x = 0; f = 1/x") << QStringLiteral("s2 = 1 / s1 is not finite");
        QTest::newRow("infinite slope") << QStringLiteral("x = 0; f = sqrt(x)") << QStringLiteral("derivative is not");
        QTest::newRow("no inputs") << QStringLiteral("f = sin(2)") << QStringLiteral("no inputs");
    }
    void refusesWhatIsNoExercise() {
        QFETCH(QString, text);
        QFETCH(QString, why);
        Compilation compilation = *compile(text.toStdString());
        const std::vector<double> inputs = initialInputs(compilation.program);
        const auto exercise = makeExercise(ExerciseKind::Adjoint, text.toStdString(), compilation, inputs,
                                           defaultSeed(compilation.program));
        QVERIFY(!exercise);
        QVERIFY2(QString::fromStdString(exercise.error()).contains(why), exercise.error().c_str());
    }

    void randomOnesCanBeDoneOnPaper() {
        std::set<std::string> texts;
        for (int difficulty = easiestExercise; difficulty <= hardestExercise; ++difficulty)
            for (std::uint64_t seed = 1; seed <= 60; ++seed) {
                const Exercise exercise =
                    makeExercise({.kind = ExerciseKind::Adjoint, .seed = seed, .difficulty = difficulty});
                texts.insert(exercise.text);
                for (const auto* numbers : {&exercise.trace.values, &exercise.trace.tangents, &exercise.trace.adjoints})
                    for (std::size_t i = 0; i < exercise.program().stepCount(); ++i)
                        QVERIFY2(isForPaper((*numbers)[i]), exercise.text.c_str());
                const std::size_t operations = exercise.program().stepCount() - exercise.program().inputs().size();
                QVERIFY(operations >= 3 && operations <= 13);
                for (std::uint32_t i = 0; i < exercise.program().stepCount(); ++i)
                    QVERIFY2(notesOn(exercise.program(), exercise.trace, StepId{i}).empty(), exercise.text.c_str());
            }
        QVERIFY(texts.size() > 290);
    }

    void aSeedGivesTheSameExerciseEverywhere() {
        const RandomExercise wanted{.kind = ExerciseKind::Adjoint, .seed = 7, .difficulty = 2};
        QCOMPARE(makeExercise(wanted).text, makeExercise(wanted).text);
        QCOMPARE(QString::fromStdString(makeExercise(wanted).text), QStringLiteral("x = 1\ny = -1\nf = x*x*y^2 + 5"));
        QCOMPARE(
            QString::fromStdString(makeExercise({.kind = ExerciseKind::Tangent, .seed = 41, .difficulty = 5}).text),
            QStringLiteral("x = -3\ny = -1\nz = -1\nu = exp(x + 3) + y\nf = sqrt(exp(u) - x)*((z + u)*z)"));
    }

    void hintsGoFromTheRuleToTheNumbers() {
        const Exercise adjoints = exerciseOf(ExerciseKind::Adjoint, lecture);
        QCOMPARE(
            normalized(hintFor(adjoints, 1, 1).text),
            normalized("s₂ is used by s₃ and s₇: one term each, the child's adjoint times the local derivative. The "
                       "terms add."));
        QCOMPARE(normalized(hintFor(adjoints, 1, 2).text), normalized("s̄₂ = s̄₃ · s₁ + s̄₇ · 2s₂"));
        QCOMPARE(normalized(hintFor(adjoints, 1, 3).text), normalized("s̄₂ = 198 · 2 + 62.728 · 2 · 8"));
        const Exercise values = exerciseOf(ExerciseKind::Value, lecture);
        QCOMPARE(normalized(hintFor(values, 2, 2).text), normalized("s₃ = s₁ × s₂"));
        QCOMPARE(normalized(hintFor(values, 2, 3).text), normalized("s₃ = 2 × 8"));
        const Exercise update = exerciseOf(ExerciseKind::Update, "x = 4\nJ = x^2");
        QCOMPARE(normalized(hintFor(update, 2, 2).text), normalized("x′ = x − ηv"));
        QCOMPARE(normalized(hintFor(update, 2, 3).text), normalized("x′ = 4 − 0.1 · 8"));
    }

    void noHintGivesTheResult() {
        for (const ExerciseKindRow& kind : exerciseKinds())
            for (std::uint64_t seed = 1; seed <= 30; ++seed) {
                const Exercise exercise = makeExercise({.kind = kind.kind, .seed = seed, .difficulty = 3});
                for (std::size_t row = 0; row < exercise.rows.size(); ++row)
                    for (int grade = 1; grade <= hintGrades; ++grade) {
                        const std::string text = hintFor(exercise, row, grade).text;
                        QVERIFY2(!text.empty(), exercise.rows[row].name.c_str());
                        if (!exercise.rows[row].isGiven)
                            QVERIFY2(text.find(exercise.rows[row].answer) == std::string::npos ||
                                         text.size() > 3 * exercise.rows[row].answer.size(),
                                     text.c_str());
                    }
            }
    }
};

QTEST_APPLESS_MAIN(ExerciseTest)
#include "exercise_test.moc"
