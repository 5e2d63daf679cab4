// Symbolic derivatives: what is written for known functions, and values against the reverse sweep and references.
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

#include "core/autodiff/trace.h"
#include "core/compare/written_expression.h"
#include "core/language/compile.h"
#include "core/language/printer.h"
#include "tests/support/random_program.h"

using namespace wengert;

namespace {

Program programOfText(const std::string& text) {
    const auto compiled = compile(text);
    if (!compiled) qFatal("%s", toText(compiled.error()).c_str());
    return compiled->program;
}

SymbolicDerivatives derivatives(const Program& program, Rewriting rewriting = Rewriting::Full) {
    std::vector<StepId> inputs;
    for (std::uint32_t i = 0; i < program.inputs().size(); ++i) inputs.push_back(StepId{i});
    auto made = differentiate(program, inputs, rewriting);
    if (!made) qFatal("%s", made.error().c_str());
    return std::move(*made);
}

// Of the first input.
QString derivativeText(const std::string& text, Rewriting rewriting = Rewriting::Full) {
    const Program program = programOfText(text);
    const SymbolicDerivatives made = derivatives(program, rewriting);
    return QString::fromStdString(expressionText(program, made.expressions, made.partials[0]).value_or("too large"));
}

double evaluate(const Program& program, std::span<const double> inputs) {
    const Trace trace = record(program, inputs, std::vector<double>(inputs.size(), 0.0));
    return trace.values[program.step(program.output()).offset];
}

std::vector<double> gradient(const Program& program, std::span<const double> inputs) {
    const Trace trace = record(program, inputs, std::vector<double>(inputs.size(), 0.0));
    return {trace.adjoints.begin(), trace.adjoints.begin() + static_cast<std::ptrdiff_t>(inputs.size())};
}

bool agrees(double got, double want, double tolerance) {
    return std::abs(got - want) <= tolerance * std::max(1.0, std::abs(want));
}

// a1 = sin(x), a2 = sin(a1), …
std::string nestedSines(int depth) {
    std::string text = "a1 = sin(x)\n";
    for (int i = 2; i <= depth; ++i) text += "a" + std::to_string(i) + " = sin(a" + std::to_string(i - 1) + ")\n";
    return text;
}

// x1 = x0 + sin(x0), x2 = x1 + sin(x1), …: written out, it doubles every time.
std::string doublings(int count) {
    std::string text;
    for (int i = 1; i <= count; ++i)
        text += "x" + std::to_string(i) + " = x" + std::to_string(i - 1) + " + sin(x" + std::to_string(i - 1) + ")\n";
    return text;
}

}  // namespace

class SymbolicTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void writesDerivatives_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("derivative");
        const auto row = [](const char* program, const char* derivative) {
            QTest::newRow(program) << program << derivative;
        };
        row("(x*y + sin(x) + 4)*(3*y^2 + 6)", "(y + cos(x))*(3*y^2 + 6)");
        row("4x(1 - x)", "4*(1 - x - x)");
        row("x^2 + sin(x)", "2*x + cos(x)");
        row("x^3", "3*x^2");
        row("x^y", "if(y == 0, 0, y*x^(y - 1))");
        row("5", "0");
        row("x", "1");
        row("sqrt(x^2 + 1)", "x/sqrt(x^2 + 1)");
        row("log(x)", "1/x");
        row("y/x", "-(y/x^2)");
        row("exp(-x^2)", "-2*x*exp(-x^2)");
        row("tanh(2x)", "2*(1 - tanh(2*x)^2)");
        row("x*exp(x)", "exp(x) + exp(x)*x");
        row("x*x*x", "3*x^2");
        row("sigmoid(x)", "sigmoid(x)*(1 - sigmoid(x))");
        row("relu(3x)", "if(3*x > 0, 3, 0)");
        row("abs(x)", "if(x > 0, 1, if(x < 0, -1, 0))");
        row("max(x^2, x)", "if(x^2 >= x, 2*x, 1)");
        row("if(x > 1, x^2, 1)", "if(x > 1, 2*x, 0)");
        row("if(x, log(x), sin(x))", "if(x != 0, 1/x, cos(x))");
        row("floor(x)", "0");
        row("2x - (-3)x", "5");
        row("x/(x + 1)", "1/(x + 1) - x/(x + 1)^2");
    }
    void writesDerivatives() {
        QFETCH(QString, program);
        QFETCH(QString, derivative);
        if (program == QStringLiteral("5")) program = QStringLiteral("f(x) = identity(5)");
        if (program.startsWith(QStringLiteral("y"))) program = QStringLiteral("f(x, y) = ") + program;
        QCOMPARE(derivativeText(program.toStdString()), derivative);
    }

    void writesTheRulesAsTheyAreWhereNothingIsSimplified() {
        QCOMPARE(derivativeText("x*y + 4", Rewriting::None), QStringLiteral("(1*y + 0*x)*1"));
        QCOMPARE(derivativeText("sin(x)^3", Rewriting::None), QStringLiteral("1*cos(x)*3*sin(x)^(3 - 1)"));
    }

    void agreesWithTheReference() {
        QFile file(QStringLiteral(WENGERT_TEST_DATA "/expressions.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int count = 0;
        for (; !file.atEnd(); ++count) {
            const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
            const Program program = programOfText(row[QStringLiteral("program")].toString().toStdString());
            std::vector<double> inputs;
            for (const Input& input : program.inputs())
                inputs.push_back(row[QStringLiteral("at")].toObject()[QString::fromStdString(input.name)].toDouble());
            for (const Rewriting rewriting : {Rewriting::None, Rewriting::Constants, Rewriting::Full}) {
                const SymbolicDerivatives made = derivatives(program, rewriting);
                for (std::size_t i = 0; i < inputs.size(); ++i) {
                    const double want = row[QStringLiteral("gradient")]
                                            .toObject()[QString::fromStdString(program.inputs()[i].name)]
                                            .toDouble();
                    for (const Sharing sharing : {Sharing::Shared, Sharing::Repeated}) {
                        const auto derivative =
                            programOf(program, made.expressions, {&made.partials[i], 1}, sharing, "derivative");
                        QVERIFY(derivative);
                        const double got = evaluate(derivative->program, inputs);
                        QVERIFY2(agrees(got, want, 1e-10), qPrintable(row[QStringLiteral("program")].toString() +
                                                                      QStringLiteral(": %1").arg(got - want)));
                    }
                }
            }
        }
        QCOMPARE(count, 60);
    }

    // A new operation needs nothing: its rule is what is differentiated.
    void differentiatesEveryOperation_data() {
        QTest::addColumn<int>("row");
        for (const Op& op : allOps())
            if (op.isElementwise && op.arity > 0 && op.onScalars == op.id)
                QTest::newRow(std::string(op.row->name).c_str()) << static_cast<int>(index(op.id));
    }
    void differentiatesEveryOperation() {
        QFETCH(int, row);
        const Op& op = allOps()[static_cast<std::size_t>(row)];
        ProgramBuilder builder;
        std::vector<Argument> arguments;
        std::vector<double> inputs;
        for (std::size_t k = 0; k < op.arity; ++k) {
            const std::string name = "x" + std::to_string(k);
            arguments.push_back(builder.input(opId<InputOp>(), {}, {.name = name, .value = {1}, .literal = {}}, {}));
            inputs.push_back(op.row->sample[k].low + 0.3 * (op.row->sample[k].high - op.row->sample[k].low));
        }
        const Program program = builder.build(builder.append(op.id, arguments, {}, {}), "f");
        std::vector<double> want(op.arity);
        op.partials(inputs.data(), op.value(inputs.data()), want.data());
        for (const Rewriting rewriting : {Rewriting::None, Rewriting::Full}) {
            const SymbolicDerivatives made = derivatives(program, rewriting);
            for (std::size_t k = 0; k < op.arity; ++k) {
                const auto text = expressionText(program, made.expressions, made.partials[k]);
                const auto derivative =
                    programOf(program, made.expressions, {&made.partials[k], 1}, Sharing::Shared, "d");
                QVERIFY2(agrees(evaluate(derivative->program, inputs), want[k], 1e-14), text->c_str());
            }
        }
    }

    // Simplified, printed and read back, random programs have the reverse sweep's gradients.
    void agreesOnRandomProgramsAndReadsBack() {
        int read = 0;
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            const test::RandomProgram random = test::RandomProgramWriter(seed, {.kinks = seed % 2 == 0}).write();
            const Program program = programOfText(random.text);
            std::vector<double> inputs = initialInputs(program);
            for (const auto& [name, value] : random.at)
                if (const auto input = program.findInput(name)) inputs[index(*input)] = value;
            const std::vector<double> want = gradient(program, inputs);
            const SymbolicDerivatives made = derivatives(program);
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                const ExpressionId root = made.partials[i];
                const auto shared = programOf(program, made.expressions, {&root, 1}, Sharing::Shared, "f");
                const double value = evaluate(shared->program, inputs);
                QVERIFY2(agrees(value, want[i], 1e-9), qPrintable(QStringLiteral("%1: %2 %3 %4")
                                                                      .arg(seed)
                                                                      .arg(QString::fromStdString(random.text))
                                                                      .arg(value)
                                                                      .arg(want[i])));
                const Program printed = programOfText(printProgram(shared->program));
                QCOMPARE(evaluate(printed, inputs), value);
                const auto text = expressionText(program, made.expressions, root);
                if (!text) continue;
                std::string header = "derivative(";
                for (const Input& input : program.inputs()) header += (header.ends_with('(') ? "" : ", ") + input.name;
                const Program again = programOfText(header + ") = identity(" + *text + ")");
                QVERIFY2(agrees(evaluate(again, inputs), value, 1e-11), text->c_str());
                ++read;
            }
        }
        QVERIFY(read > 200);
    }

    void countsTreesWithoutWritingThemOut() {
        // f = x₃ of doublings(3): as a tree T(n) = 2 T(n−1) + 2, so 2, 6, 14; shared 2 operations a doubling.
        const Program program = programOfText(doublings(3));
        const SymbolicDerivatives made = derivatives(program);
        QCOMPARE(made.sizeOf(made.value).tree, OperationCount{14});
        QCOMPARE(made.sizeOf(made.value).shared, OperationCount{6});
        QCOMPARE(made.sizeOf(made.value).repeated(), OperationCount{8});
        const auto tree = programOf(program, made.expressions, {&made.value, 1}, Sharing::Repeated, "f");
        QCOMPARE(tree->program.stepCount(), std::size_t{14 + 1});
    }

    void saysThatATreeIsTooLargeInsteadOfMakingIt() {
        const Program program = programOfText(doublings(200));
        const SymbolicDerivatives made = derivatives(program);
        QCOMPARE(made.sizeOf(made.partials[0]).tree, uncountable);
        QVERIFY(made.sizeOf(made.partials[0]).shared < 2000);
        QVERIFY(!programOf(program, made.expressions, made.partials, Sharing::Repeated, "f"));
        QVERIFY(programOf(program, made.expressions, made.partials, Sharing::Shared, "f"));
        QVERIFY(!expressionText(program, made.expressions, made.partials[0]));
        QVERIFY(!expressionMath(program, made.expressions, made.partials[0]));
        const StepId input{0};
        QVERIFY(!differentiate(program, {&input, 1}, Rewriting::Full, 100));
    }

    void writesNoTextThatIsTooDeepToReadBack() {
        for (const auto& [depth, isWritten] : {std::pair{990, true}, std::pair{1010, false}}) {
            const Program deep = programOfText(nestedSines(depth));
            const SymbolicDerivatives made = derivatives(deep);
            const auto text = expressionText(deep, made.expressions, made.value);
            QCOMPARE(text.has_value(), isWritten);
            if (text)
                QCOMPARE(evaluate(programOfText(*text), initialInputs(deep)), evaluate(deep, initialInputs(deep)));
        }
    }

    void differentiatesAgain() {
        const Program program = programOfText("x^5 + sin(2x)");
        const double x = 0.7;
        for (const auto& [order, want] :
             {std::pair{2, 20 * x * x * x - 4 * std::sin(2 * x)}, std::pair{3, 60 * x * x - 8 * std::cos(2 * x)}}) {
            const auto derivative = higherDerivative(program, StepId{0}, order);
            QVERIFY(derivative);
            QVERIFY(agrees(evaluate(*derivative, {&x, 1}), want, 1e-13));
        }
    }

    void typesetsWithTheStepsOfTheSharedProgram() {
        const Program program = programOfText("(x*y + sin(x) + 4)*(3*y^2 + 6)");
        const SymbolicDerivatives made = derivatives(program);
        const auto shared = programOf(program, made.expressions, {&made.partials[1], 1}, Sharing::Shared, "d");
        const auto math = expressionMath(program, made.expressions, made.partials[1], &*shared);
        QVERIFY(math);
        QCOMPARE(QString::fromStdString(toText(*math)), QStringLiteral("x(3y² + 6) + 6y(xy + sin x + 4)"));
        QCOMPARE(math->step, std::optional(shared->program.output()));
        QCOMPARE(QString::fromStdString(toLatex(partialSymbol("f", "y"))).contains(QStringLiteral("\\frac")), true);
    }
};

QTEST_APPLESS_MAIN(SymbolicTest)
#include "symbolic_test.moc"
