// The ladder of an update: its rows as text, and its numbers worked out by hand.
#include <QtTest>

#include "core/language/compile.h"
#include "core/optimize/update_ladder.h"

using namespace wengert;

namespace {

struct Run {
    Program program;
    Trace trace;

    Run(const char* text, const UpdateAct& act) : program(compile(text)->program) {
        trace = record(program, initialInputs(program), defaultSeed(program));
        recordUpdate(act, program, trace);
    }
    QString ladder(const UpdateAct& act, const char* input, std::size_t cell = 0) const {
        QStringList rows;
        for (const Math& row : updateLadder(act, program, trace, *program.findInput(input), cell))
            rows << QString::fromStdString(toText(row));
        return rows.join(QLatin1Char('\n')).normalized(QString::NormalizationForm_C);
    }
};

UpdateAct actWith(const char* method, std::vector<UpdatedInput> inputs, std::vector<double> state = {}) {
    UpdateAct act{.method = *parseMethod(method), .inputs = std::move(inputs), .state = std::move(state)};
    act.learningRate = act.method.learningRate();
    return act;
}

}  // namespace

class UpdateLadderTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void goesFromTheGradientToTheNewNumber() {
        const UpdateAct act = actWith("momentum:lr=0.5,beta=0.5", {{"W1", {1, 2}}, {"b"}}, {-4, 8, 2});
        const Run run("W1 = [1, 2]; b = 3; L = 6*sum(W1) + b", act);
        QCOMPARE(run.ladder(act, "W1", 1),
                 QStringLiteral("θ = W_(1, 2) = 2\ng = ∂L/∂θ = 6\nv ← βv + g\n= 0.5 · 8 + 6 = 10\n"
                                "θ′ = θ − ηv\n= 2 − 0.5 · 10 = −3\nΔθ = θ′ − θ = −5"));
        QVERIFY(run.ladder(act, "b").startsWith(QStringLiteral("θ = b = 3\ng = ∂L/∂θ = 1\n")));
    }

    void saysByHowMuchTheGradientIsShortened() {
        UpdateAct act = actWith("gd:lr=0.5", {{"a"}, {"b"}});
        act.clipNorm = 1;
        const Run run("a = 1; b = 2; J = 3*a + 4*b", act);
        QCOMPARE(run.ladder(act, "b"), QStringLiteral("θ = b = 2\ng = 0.2∂J/∂θ = 0.2 · 4 = 0.8\nθ′ = θ − ηg\n"
                                                      "= 2 − 0.5 · 0.8 = 1.6\nΔθ = θ′ − θ = −0.4"));
    }

    void whatIsNotKeptIsEqual() {
        const UpdateAct act = actWith("adam:lr=0.1", {{"a"}}, {0, 0});
        const Run run("a = 1; J = 2*a", act);
        const QString ladder = run.ladder(act, "a");
        for (const char* row : {"\nm ← β₁m + (1 − β₁)g\n", "\nv ← β₂v + (1 − β₂)g²\n", "\nm̂ = m/(1 − β₁^t)\n",
                                "\n= 0.2/(1 − 0.9¹) = 2\n", "\nθ′ = θ − (ηm̂)/(√v̂ + ε)\n", "\nΔθ = θ′ − θ = −0.1"})
            QVERIFY2(ladder.contains(QString::fromUtf8(row).normalized(QString::NormalizationForm_C)),
                     qPrintable(row + (u'\n' + ladder)));
    }

    void findsTheCellThatChangesMost() {
        const UpdateAct act = actWith("gd:lr=0.5", {{"W", {2, 2}}});
        const Run run("W = [1, 2; 3, 4]; L = dot(W, [1, -2; -5, 3])", act);
        QCOMPARE(mostChangedCell(run.program, run.trace, StepId{0}), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(UpdateLadderTest)
#include "update_ladder_test.moc"
