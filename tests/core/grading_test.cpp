// Marks and diagnoses: the lecture's example by hand; each kind of mistake made in many random programs; right answers,
// rounded, in a thousand of them.
#include <QtTest>
#include <numbers>

#include "core/ops/table.h"
#include "core/practice/grading.h"
#include "core/practice/random_exercise.h"
#include "tests/support/exercises.h"
#include "tests/support/random_program.h"

using namespace wengert;
using namespace wengert::test;

namespace {

constexpr int programsPerMistake = 50;

StepId stepAt(std::size_t i) { return StepId{static_cast<std::uint32_t>(i)}; }

// A wrong answer at a row, worked out here from the recorded run.
struct WrongAnswer {
    std::size_t row = 0;
    double number = 0;
    std::optional<EdgeId> edge = {};
};
using MakeWrong = std::function<std::vector<WrongAnswer>(const Exercise&)>;

// For every edge that counts at some step of a pass: the step's number with the edge's term replaced by another.
template <class Replace>
std::vector<WrongAnswer> byTerm(const Exercise& exercise, Replace replace) {
    const Program& program = exercise.program();
    const Pass pass = passOf(exercise.kind);
    std::vector<WrongAnswer> wrong;
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        const std::vector<EdgeId> edges = termEdges(program, pass, stepAt(i));
        for (const EdgeId edge : edges) {
            const StepId through = pass == Pass::Adjoints ? program.userOf(edge) : program.argument(edge).step();
            const double incoming = exercise.trace.of(pass)[index(through)];
            const double partial = edgeTerm(program, exercise.trace, edge).partial;
            if (const std::optional<double> other = replace(edge, incoming, partial))
                wrong.push_back({i, exercise.trace.of(pass)[i] - incoming * partial + *other, edge});
        }
    }
    return wrong;
}

Notation notationOf(const Exercise& exercise, StepId step) {
    return op(exercise.program().step(step).op).row->notation;
}

bool usesOnce(const Program& program, EdgeId edge) {
    const StepId user = program.userOf(edge);
    return std::ranges::count(program.arguments(user), program.argument(edge)) == 1;
}

struct Case {
    const char* name;
    ExerciseKind kind;
    Mistake mistake;
    MakeWrong make;
    const char* method = "momentum:lr=0.1,beta=0.9";
};

std::vector<Case> derivativeCases() {
    using enum Mistake;
    using enum ExerciseKind;
    return {
        {"adjoint, a path left out", Adjoint, PathLeftOut,
         [](const Exercise& e) {
             return byTerm(e, [&](EdgeId edge, double, double) -> std::optional<double> {
                 const auto uses = e.program().uses(e.program().argument(edge).step());
                 return uses.size() > 1 && usesOnce(e.program(), edge) ? std::optional(0.0) : std::nullopt;
             });
         }},
        {"adjoint, product rule half done", Adjoint, ProductRuleHalfDone,
         [](const Exercise& e) {
             return byTerm(e, [&](EdgeId edge, double incoming, double partial) -> std::optional<double> {
                 if (notationOf(e, e.program().userOf(edge)) != Notation::Square) return {};
                 return incoming * partial / 2;
             });
         }},
        {"adjoint, a sign", Adjoint, Sign,
         [](const Exercise& e) {
             return byTerm(e, [](EdgeId, double in, double partial) { return std::optional(-in * partial); });
         }},
        {"adjoint, what comes in left out", Adjoint, FactorLeftOut,
         [](const Exercise& e) {
             return byTerm(e, [](EdgeId, double, double partial) { return std::optional(partial); });
         }},
        {"adjoint, local derivative left out", Adjoint, FactorLeftOut,
         [](const Exercise& e) { return byTerm(e, [](EdgeId, double in, double) { return std::optional(in); }); }},
        {"adjoint, the other factor's value", Adjoint, LocalDerivativeElsewhere,
         [](const Exercise& e) {
             return byTerm(e, [&](EdgeId edge, double in, double) -> std::optional<double> {
                 const StepId user = e.program().userOf(edge);
                 if (notationOf(e, user) != Notation::Product || e.program().uses(user).empty()) return {};
                 return in * e.trace.value(e.program(), e.program().argument(edge));
             });
         }},
        {"adjoint, square at its own result", Adjoint, LocalDerivativeElsewhere,
         [](const Exercise& e) {
             return byTerm(e, [&](EdgeId edge, double in, double) -> std::optional<double> {
                 const StepId user = e.program().userOf(edge);
                 if (notationOf(e, user) != Notation::Square) return {};
                 return in * 2 * e.trace.value(e.program(), user);
             });
         }},
        {"adjoint, the value", Adjoint, ValueForDerivative,
         [](const Exercise& e) {
             std::vector<WrongAnswer> wrong;
             for (std::size_t i = 0; i < e.program().stepCount(); ++i) wrong.push_back({i, e.trace.values[i]});
             return wrong;
         }},
        {"adjoint, from the wrong step", Adjoint, OtherStep,
         [](const Exercise& e) {
             return byTerm(e, [&](EdgeId edge, double, double partial) -> std::optional<double> {
                 const auto uses = e.program().uses(e.program().userOf(edge));
                 if (uses.empty()) return {};
                 return e.trace.adjoints[index(uses[0].user)] * partial;
             });
         }},
        {"adjoint, a term twice", Adjoint, CountedTwice,
         [](const Exercise& e) {
             return byTerm(e, [](EdgeId, double in, double partial) { return std::optional(2 * in * partial); });
         }},
        {"tangent, an argument left out", Tangent, PathLeftOut,
         [](const Exercise& e) {
             return byTerm(e, [&](EdgeId edge, double, double) -> std::optional<double> {
                 return notationOf(e, e.program().userOf(edge)) == Notation::Infix ? std::optional(0.0) : std::nullopt;
             });
         }},
        {"tangent, product rule half done", Tangent, ProductRuleHalfDone,
         [](const Exercise& e) {
             return byTerm(e, [&](EdgeId edge, double, double) -> std::optional<double> {
                 const StepId user = e.program().userOf(edge);
                 const bool isProduct = notationOf(e, user) == Notation::Product && usesOnce(e.program(), edge) &&
                                        termEdges(e.program(), Pass::Tangents, user).size() == 2;
                 return isProduct ? std::optional(0.0) : std::nullopt;
             });
         }},
        {"tangent, product of derivatives", Tangent, ProductRuleHalfDone,
         [](const Exercise& e) {
             std::vector<WrongAnswer> wrong;
             for (std::size_t i = e.program().inputs().size(); i < e.program().stepCount(); ++i) {
                 const auto arguments = e.program().arguments(stepAt(i));
                 if (notationOf(e, stepAt(i)) != Notation::Product || !arguments[0].isStep() || !arguments[1].isStep())
                     continue;
                 wrong.push_back(
                     {i, e.trace.tangents[index(arguments[0].step())] * e.trace.tangents[index(arguments[1].step())]});
             }
             return wrong;
         }},
        {"tangent, a sign", Tangent, Sign,
         [](const Exercise& e) {
             return byTerm(e, [](EdgeId, double in, double partial) { return std::optional(-in * partial); });
         }},
        {"tangent, local derivative left out", Tangent, FactorLeftOut,
         [](const Exercise& e) { return byTerm(e, [](EdgeId, double in, double) { return std::optional(in); }); }},
        {"tangent, the value", Tangent, ValueForDerivative,
         [](const Exercise& e) {
             std::vector<WrongAnswer> wrong;
             for (std::size_t i = e.program().inputs().size(); i < e.program().stepCount(); ++i)
                 wrong.push_back({i, e.trace.values[i]});
             return wrong;
         }},
    };
}

// For every operation with so many arguments: its value made by another rule.
template <class Make>
MakeWrong byValue(Make make) {
    return [make](const Exercise& e) {
        std::vector<WrongAnswer> wrong;
        for (std::size_t i = e.program().inputs().size(); i < e.program().stepCount(); ++i) {
            std::vector<double> arguments;
            for (const Argument& argument : e.program().arguments(stepAt(i)))
                arguments.push_back(e.trace.value(e.program(), argument));
            if (const std::optional<double> number = make(op(e.program().step(stepAt(i)).op), arguments))
                wrong.push_back({i, *number});
        }
        return wrong;
    };
}

std::vector<Case> valueCases() {
    using enum Mistake;
    using Arguments = std::vector<double>;
    const auto value = ExerciseKind::Value;
    return {
        {"value, arguments swapped", value, ArgumentsSwapped,
         byValue([](const Op& rule, const Arguments& a) -> std::optional<double> {
             if (rule.row->name != "subtract" && rule.row->name != "divide") return {};
             return rule.row->name == "subtract" ? a[1] - a[0] : a[1] / a[0];
         })},
        {"value, added for multiplied", value, OtherOperation,
         byValue([](const Op& rule, const Arguments& a) -> std::optional<double> {
             return rule.row->notation == Notation::Product ? std::optional(a[0] + a[1]) : std::nullopt;
         })},
        {"value, an argument itself", value, OperationLeftOut,
         byValue([](const Op&, const Arguments& a) { return std::optional(a[0]); })},
        {"value, a sign", value, Sign,
         byValue([](const Op& rule, const Arguments& a) { return std::optional(-rule.value(a.data())); })},
    };
}

std::vector<Case> updateCases() {
    using enum Mistake;
    const auto update = ExerciseKind::Update;
    // The new number of each input, by a rule of its gradient and state.
    const auto byInput = [](auto make) {
        return [make](const Exercise& e) {
            std::vector<WrongAnswer> wrong;
            const std::size_t count = e.program().inputs().size();
            for (std::size_t i = 0; i < count; ++i)
                wrong.push_back({*findRow(e, e.program().inputs()[i].name),
                                 make(e.trace.values[i], e.trace.adjoints[i], e.act->state[i],
                                      e.act->state.size() > count ? e.act->state[count + i] : 0)});
            return wrong;
        };
    };
    const char* adam = "adam:lr=0.1";
    return {
        {"update, uphill", update, GradientAdded,
         byInput([](double x, double g, double v, double) { return x + 0.1 * (0.9 * v + g); })},
        {"update, without the velocity kept", update, StateLeftOut,
         byInput([](double x, double g, double, double) { return x - 0.1 * g; })},
        {"update, shares swapped", update, DecaysSwapped,
         [](const Exercise& e) {
             std::vector<WrongAnswer> wrong;
             for (std::size_t i = 0; i < e.program().inputs().size(); ++i)
                 wrong.push_back(
                     {*findRow(e, "v_" + e.program().inputs()[i].name), 0.1 * e.act->state[i] + e.trace.adjoints[i]});
             return wrong;
         }},
        {"update, no bias correction", update, NoBiasCorrection, byInput([](double x, double g, double m, double v) {
             return x - 0.1 * (0.9 * m + 0.1 * g) / (std::sqrt(0.999 * v + 0.001 * g * g) + 1e-8);
         }),
         adam},
        {"update, the learning rate left out", update, FactorLeftOut,
         byInput([](double x, double g, double v, double) { return x - (0.9 * v + g); })},
    };
}

std::vector<Case> allCases() {
    std::vector<Case> cases = derivativeCases();
    for (const auto& more : {valueCases(), updateCases()}) cases.insert(cases.end(), more.begin(), more.end());
    return cases;
}

// Whether another mistake, or the right number, gives nearly the same there: then either sentence explains it.
bool isAmbiguous(const Exercise& exercise, const WrongAnswer& wrong, Mistake mistake) {
    const auto isNear = [&](double other) {
        return std::abs(other - wrong.number) <= 0.02 * std::max(std::abs(other), std::abs(wrong.number)) + 1e-6;
    };
    if (isNear(exercise.rows[wrong.row].number) || exercise.rows[wrong.row].isGiven) return true;
    return std::ranges::any_of(slipsAt(exercise, wrong.row, {}),
                               [&](const Slip& slip) { return slip.mistake != mistake && isNear(slip.number); });
}

// Where the random program is evaluated; an input with a literal has its number in the text.
std::vector<double> inputsOf(const Program& program, const RandomProgram& random) {
    std::vector<double> inputs;
    for (const Input& input : program.inputs()) {
        const auto given = std::ranges::find(random.at, input.name, [](auto& at) { return at.first; });
        inputs.push_back(given == random.at.end() ? input.value.front() : given->second);
    }
    return inputs;
}

}  // namespace

class GradingTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesTheMistakeThatWasMade_data() {
        QTest::addColumn<int>("which");
        const std::vector<Case> cases = allCases();
        for (std::size_t i = 0; i < cases.size(); ++i) QTest::newRow(cases[i].name) << static_cast<int>(i);
    }
    void namesTheMistakeThatWasMade() {
        QFETCH(int, which);
        const Case wanted = allCases()[static_cast<std::size_t>(which)];
        int programs = 0;
        for (std::uint64_t seed = 1; programs < programsPerMistake && seed < 2000; ++seed) {
            const Exercise exercise = makeExercise({.kind = wanted.kind,
                                                    .seed = seed,
                                                    .difficulty = 2 + static_cast<int>(seed % 4),
                                                    .method = *parseMethod(wanted.method)});
            bool wasTried = false;
            for (const WrongAnswer& wrong : wanted.make(exercise)) {
                if (isAmbiguous(exercise, wrong, wanted.mistake)) continue;
                std::vector<std::string> answers = rightAnswers(exercise, 6);
                answers[wrong.row] = rounded(wrong.number, 6);
                const Grading grading = grade(exercise, answers);
                const QString where = QStringLiteral("%1\n%2 = %3")
                                          .arg(QString::fromStdString(exercise.text),
                                               QString::fromStdString(exercise.rows[wrong.row].name),
                                               QString::fromStdString(answers[wrong.row]));
                QVERIFY2(grading.rows[wrong.row].mark == Mark::Wrong, qPrintable(where));
                const Diagnosis& diagnosis = *grading.rows[wrong.row].diagnosis;
                QVERIFY2(diagnosis.mistake == wanted.mistake,
                         qPrintable(where + QStringLiteral("\n") + QString::fromStdString(diagnosis.sentence)));
                QVERIFY2(grading.firstWrong == wrong.row, qPrintable(where));
                QVERIFY(!grading.isComplete);
                wasTried = true;
            }
            programs += wasTried;
        }
        QCOMPARE(programs, programsPerMistake);
    }

    void anglesInDegreesAreRecognized() {
        int programs = 0;
        for (std::uint64_t seed = 1; programs < programsPerMistake && seed < 3000; ++seed) {
            const RandomProgram random = randomProgram(seed);
            const auto compiled = compile(random.text);
            if (!compiled || compiled->program.inputs().empty()) continue;
            const std::vector<double> inputs = inputsOf(compiled->program, random);
            const auto exercise = makeExercise(ExerciseKind::Value, random.text, *compiled, inputs, inputs);
            if (!exercise) continue;
            for (std::size_t i = 0; i < exercise->rows.size(); ++i) {
                const Step& step = exercise->program().step(stepAt(i));
                if (op(step.op).row->name != "sin") continue;
                const double angle =
                    exercise->trace.value(exercise->program(), exercise->program().arguments(stepAt(i))[0]);
                const WrongAnswer wrong{i, std::sin(angle * std::numbers::pi / 180)};
                if (isAmbiguous(*exercise, wrong, Mistake::Degrees)) continue;
                std::vector<std::string> answers = rightAnswers(*exercise, 6);
                answers[i] = rounded(wrong.number, 6);
                QCOMPARE(static_cast<int>(grade(*exercise, answers).rows[i].diagnosis->mistake),
                         static_cast<int>(Mistake::Degrees));
                ++programs;
                break;
            }
        }
        QCOMPARE(programs, programsPerMistake);
    }

    void rightAnswersRoundedToThreeDigitsAreNeverWrong() {
        int programs = 0;
        for (std::uint64_t seed = 1; programs < 1000; ++seed) {
            QVERIFY(seed < 5000);
            const RandomProgram random = randomProgram(seed, {.kinks = seed % 2 == 0});
            auto compiled = compile(random.text);
            if (!compiled || compiled->program.inputs().empty()) continue;
            const std::vector<double> inputs = inputsOf(compiled->program, random);
            bool counts = false;
            for (const ExerciseKind kind : {ExerciseKind::Value, ExerciseKind::Tangent, ExerciseKind::Adjoint}) {
                const auto exercise = makeExercise(kind, random.text, *compiled, inputs, inputs);
                if (!exercise) continue;
                const Grading grading = grade(*exercise, rightAnswers(*exercise, 3));
                const std::size_t right = grading.count(Mark::Right);
                QVERIFY2(right == exercise->rows.size() && grading.isComplete, random.text.c_str());
                counts = true;
            }
            programs += counts;
        }
    }

    void rightAnswersOfUpdatesAreNeverWrong() {
        for (const char* method : {"momentum:lr=0.1", "adam:lr=0.1", "nesterov:lr=0.5", "rmsprop:lr=0.1"})
            for (std::uint64_t seed = 1; seed <= 100; ++seed) {
                const Exercise exercise = makeExercise({.kind = ExerciseKind::Update,
                                                        .seed = seed,
                                                        .difficulty = 1 + static_cast<int>(seed % 5),
                                                        .method = *parseMethod(method)});
                const Grading grading = grade(exercise, rightAnswers(exercise, 3));
                const std::string why = grading.firstWrong ? grading.rows[*grading.firstWrong].diagnosis->sentence : "";
                QVERIFY2(grading.isComplete, (exercise.text + "\n" + method + " " + why).c_str());
            }
    }

    void explainsTheLecturesMissingPath() {
        const Exercise exercise = exerciseOf(ExerciseKind::Adjoint, lecture);
        std::vector<std::string> answers(10);
        for (std::size_t i = 2; i < 10; ++i) answers[i] = rounded(exercise.rows[i].number, 5);
        answers[1] = "396";
        const Grading grading = grade(exercise, answers);
        const Diagnosis& diagnosis = *grading.rows[1].diagnosis;
        QCOMPARE(
            QString::fromStdString(diagnosis.title + " " + diagnosis.sentence).normalized(QString::NormalizationForm_C),
            QStringLiteral("A path is missing. You wrote 396 = s̄₃ · s₁. But s₂ is used twice: it also feeds s₇, and "
                           "the terms of all children add.")
                .normalized(QString::NormalizationForm_C));
        QVERIFY(exercise.program().userOf(*diagnosis.edge) == StepId{6});
        QVERIFY(grading.rows[0].mark == Mark::Open);
        answers[1] = "198*2 + 62.7*16";
        QVERIFY(grade(exercise, answers).rows[1].mark == Mark::Right);
        answers[1] = "s3bar*s1 + s̄₇*2*s2";
        QVERIFY(grade(exercise, answers).rows[1].mark == Mark::Right);
    }

    void whatIsSaidOfAWrongSeedDoesNotGiveIt() {
        const Exercise exercise = exerciseOf(ExerciseKind::Adjoint, lecture);
        std::vector<std::string> answers(10);
        answers[9] = "12345";
        const Grading grading = grade(exercise, answers);
        QVERIFY(grading.rows[9].diagnosis->mistake == Mistake::Unknown);
        QCOMPARE(grading.rows[9].diagnosis->sentence,
                 std::string("You wrote 12345. The backward pass starts here, with the derivative of the output by "
                             "itself."));
    }

    void anOwnMistakeCarriedOnIsNotCountedAgain() {
        const Exercise exercise = exerciseOf(ExerciseKind::Value, "x = 2\ny = 3\nz = x + y\nf = z*y + 1");
        // 2, 3, 5, 15, 16: with 6 for z the rest follows as 18 and 19.
        const Grading grading = grade(exercise, std::vector<std::string>{"2", "3", "6", "18", "19"});
        QVERIFY(grading.rows[2].mark == Mark::Wrong);
        QVERIFY(grading.rows[3].mark == Mark::Carried);
        QVERIFY(grading.rows[4].mark == Mark::Carried);
        QCOMPARE(grading.firstWrong, std::optional<std::size_t>(2));
        QVERIFY(!grading.isComplete);
        const Grading looked = grade(exercise, std::vector<std::string>{"2", "3", "6", "15", "16"});
        QVERIFY(looked.rows[3].mark == Mark::Right);
        QVERIFY(looked.rows[4].mark == Mark::Right);
    }

    void aMistakeAfterACarriedOneIsFound() {
        // f̄ = 1; q̄ = z = −4, z̄ = q = 3: with z̄ wrong nothing follows; with q̄ = 4 both of its arguments do.
        const Exercise exercise = exerciseOf(ExerciseKind::Adjoint, "x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z");
        const Grading grading = grade(exercise, std::vector<std::string>{"4", "-4", "3", "4", "1"});
        QCOMPARE(grading.firstWrong, std::optional<std::size_t>(3));
        QVERIFY(grading.rows[3].diagnosis->mistake == Mistake::Sign);
        QVERIFY(grading.rows[0].mark == Mark::Carried);
        QVERIFY(grading.rows[1].mark == Mark::Right);
    }

    void roundingOnTheWayIsForgiven() {
        // 0.9093 and 0.909 leave 0.0003; from the student's own 0.909 it is 0.
        const Exercise exercise = exerciseOf(ExerciseKind::Value, "x = 2\nz = sin(x)\nf = z - 0.909");
        const Grading grading = grade(exercise, std::vector<std::string>{"2", "0.909", "0"});
        QVERIFY(grading.rows[2].mark == Mark::Right);
    }

    void answersThatCannotBeReadSayWhy() {
        const Exercise exercise = exerciseOf(ExerciseKind::Adjoint, lecture);
        std::vector<std::string> answers(10);
        answers[9] = "one";
        answers[8] = "s̄₁₀*s6";
        answers[7] = "s7bar";
        const Grading grading = grade(exercise, answers);
        for (const std::size_t row : {7, 8, 9}) QVERIFY(grading.rows[row].mark == Mark::Unreadable);
        QCOMPARE(grading.rows[9].diagnosis->sentence,
                 std::string("Write a number or a fraction, such as 2.5 or 3/4: nothing here is called \"one\"."));
        QVERIFY(grading.rows[8].diagnosis->sentence.ends_with("has no answer yet at this row"));
        QCOMPARE(grading.firstWrong, std::optional<std::size_t>(9));
    }

    void anAnswerMayNotNameItself() {
        const Exercise exercise = exerciseOf(ExerciseKind::Value, "x = 2\ny = 3\nf = x*y");
        QVERIFY(grade(exercise, std::vector<std::string>{"", "", "s3"}).rows[2].mark == Mark::Unreadable);
        QVERIFY(grade(exercise, std::vector<std::string>{"", "", "f"}).rows[2].mark == Mark::Unreadable);
        const Grading byNames = grade(exercise, std::vector<std::string>{"", "", "x*y"});
        QVERIFY(byNames.rows[2].mark == Mark::Right);
        QVERIFY(byNames.isComplete);  // inputs are given
    }

    void gatesAreGradedByTheirPattern() {
        const Exercise exercise = exerciseOf(ExerciseKind::Gate, "x = 2\ny = 3\nf = max(x + y, x*y)");
        QCOMPARE(exercise.rows.size(), std::size_t(5));  // both inputs are copied
        const Grading right =
            grade(exercise, std::vector<std::string>{"adds", "copies", "distributes", "swaps", "routes"});
        QVERIFY(right.isComplete);
        const Grading wrong = grade(exercise, std::vector<std::string>{"adds", "copies", "swaps", "swaps", "adds"});
        QCOMPARE(wrong.count(Mark::Wrong), std::size_t(2));
        QCOMPARE(wrong.firstWrong, std::optional<std::size_t>(2));
        QVERIFY(wrong.rows[2].diagnosis->mistake == Mistake::OtherPattern);
        QVERIFY(!wrong.rows[4].diagnosis->sentence.empty());
    }

    void ownNumbersGoOnInAnUpdate() {
        // J = x² at 4: g = 8, v = 8, x′ = 4 − 0.1 · 8.
        const Exercise exercise = exerciseOf(ExerciseKind::Update, "x = 4\nJ = x^2");
        QVERIFY(grade(exercise, std::vector<std::string>{"8", "8", "3.2"}).isComplete);
        const Grading carried = grade(exercise, std::vector<std::string>{"4", "4", "3.6"});
        QVERIFY(carried.rows[0].diagnosis->mistake == Mistake::ProductRuleHalfDone ||
                carried.rows[0].diagnosis->mistake == Mistake::ValueForDerivative);
        QVERIFY(carried.rows[1].mark == Mark::Carried);
        QVERIFY(carried.rows[2].mark == Mark::Carried);
        QVERIFY(grade(exercise, std::vector<std::string>{"8", "g_x", "x - 0.1*v_x"}).isComplete);
    }

    void aStepTooSmallToSeeMustBeSeen() {
        const Exercise exercise = exerciseOf(ExerciseKind::Update, "x = 4\nJ = x^2", {}, "momentum:lr=0.001");
        // 4 − 0.001 · 8 = 3.992, which 4.00 would be to three digits.
        QVERIFY(grade(exercise, std::vector<std::string>{"8", "8", "4"}).rows[2].mark == Mark::Wrong);
        QVERIFY(grade(exercise, std::vector<std::string>{"8", "8", "3.992"}).isComplete);
    }
};

QTEST_APPLESS_MAIN(GradingTest)
#include "grading_test.moc"
