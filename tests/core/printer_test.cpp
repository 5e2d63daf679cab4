// Programs as text: steps, whole programs that read back, LaTeX, DOT, and numbers put into a text.
#include <QTest>

#include <bit>

#include "core/language/compile.h"
#include "core/language/printer.h"
#include "tests/support/random_array_program.h"
#include "tests/support/random_program.h"
#include "tests/support/steps_text.h"

using namespace wengert;
using namespace wengert::test;

class PrinterTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void stepIsWritten_data();
    void stepIsWritten();
    void programIsPrinted_data();
    void programIsPrinted();
    void randomProgramsReadBack_data();
    void randomProgramsReadBack();
    void randomArrayProgramsReadBack_data();
    void randomArrayProgramsReadBack();
    void latexAlignsTheAlgorithm();
    void dotNamesNodesAndEdges();
    void literalIsRewritten_data();
    void literalIsRewritten();
};

namespace {

Compilation compiled(const std::string& text, const CompileOptions& options = {}) {
    const auto result = compile(text, options);
    if (!result) qFatal("%s\n%s", text.c_str(), toText(result.error()).c_str());
    return *result;
}

// Operations, arguments, constants to the bit, inputs and their values, output.
bool isSame(const Program& a, const Program& b) {
    if (a.stepCount() != b.stepCount() || a.inputs().size() != b.inputs().size()) return false;
    for (std::size_t i = 0; i < a.inputs().size(); ++i)
        if (a.inputs()[i].name != b.inputs()[i].name || a.inputs()[i].value != b.inputs()[i].value) return false;
    const auto bits = [](double number) { return std::bit_cast<std::uint64_t>(number); };
    const auto isSameArgument = [&](const Argument& x, const Argument& y) {
        if (x.isStep() || y.isStep()) return x == y;
        return a.shape(x) == b.shape(y) &&
               std::ranges::equal(a.constantNumbers(x.constant()), b.constantNumbers(y.constant()), {}, bits, bits);
    };
    for (std::size_t i = 0; i < a.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        if (a.step(id).op != b.step(id).op || a.step(id).shape != b.step(id).shape ||
            !std::ranges::equal(a.arguments(id), b.arguments(id), isSameArgument))
            return false;
    }
    return a.isEmpty() || (a.output() == b.output() && a.outputName() == b.outputName());
}

}  // namespace

void PrinterTest::stepIsWritten_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("mathematics");
    QTest::addColumn<QString>("label");
    QTest::newRow("x") << "x"
                       << "s1 = x"
                       << "s1 = x"
                       << "s₁ = x"
                       << "x";
    QTest::newRow("x*y") << "x*y"
                         << "s3 = s1 × s2"
                         << "s3 = s1 * s2"
                         << "s₃ = s₁ × s₂"
                         << "×";
    QTest::newRow("x - y") << "x - y"
                           << "s3 = s1 − s2"
                           << "s3 = s1 - s2"
                           << "s₃ = s₁ − s₂"
                           << "−";
    QTest::newRow("3*x") << "3*x"
                         << "s2 = 3 × s1"
                         << "s2 = 3 * s1"
                         << "s₂ = 3 × s₁"
                         << "3 ×";
    QTest::newRow("x + 4") << "x + 4"
                           << "s2 = s1 + 4"
                           << "s2 = s1 + 4"
                           << "s₂ = s₁ + 4"
                           << "+ 4";
    QTest::newRow("4 - x") << "4 - x"
                           << "s2 = 4 − s1"
                           << "s2 = 4 - s1"
                           << "s₂ = 4 − s₁"
                           << "4 −";
    QTest::newRow("x/y") << "x/y"
                         << "s3 = s1 / s2"
                         << "s3 = s1 / s2"
                         << "s₃ = s₁/s₂"
                         << "/";
    QTest::newRow("1/x") << "1/x"
                         << "s2 = 1 / s1"
                         << "s2 = 1 / s1"
                         << "s₂ = 1/s₁"
                         << "1 /";
    QTest::newRow("x^2") << "x^2"
                         << "s2 = sqr(s1)"
                         << "s2 = sqr(s1)"
                         << "s₂ = sqr(s₁)"
                         << "sqr";
    QTest::newRow("x^3") << "x^3"
                         << "s2 = s1 ^ 3"
                         << "s2 = s1 ^ 3"
                         << "s₂ = s₁³"
                         << "^ 3";
    QTest::newRow("2^x") << "2^x"
                         << "s2 = 2 ^ s1"
                         << "s2 = 2 ^ s1"
                         << "s₂ = 2^s₁"
                         << "2 ^";
    QTest::newRow("x^y") << "x^y"
                         << "s3 = s1 ^ s2"
                         << "s3 = s1 ^ s2"
                         << "s₃ = s₁^s₂"
                         << "^";
    QTest::newRow("x^-1") << "x^-1"
                          << "s2 = s1 ^ (−1)"
                          << "s2 = s1 ^ (-1)"
                          << "s₂ = s₁⁻¹"
                          << "^ (−1)";
    QTest::newRow("-x") << "-x"
                        << "s2 = −s1"
                        << "s2 = -s1"
                        << "s₂ = −s₁"
                        << "−";
    QTest::newRow("-(2)") << "-(2)"
                          << "s1 = −(2)"
                          << "s1 = -(2)"
                          << "s₁ = −2"
                          << "−2";
    QTest::newRow("sin(x)") << "sin(x)"
                            << "s2 = sin(s1)"
                            << "s2 = sin(s1)"
                            << "s₂ = sin s₁"
                            << "sin";
    QTest::newRow("exp(x)") << "exp(x)"
                            << "s2 = exp(s1)"
                            << "s2 = exp(s1)"
                            << "s₂ = exp(s₁)"
                            << "exp";
    QTest::newRow("sigmoid(x)") << "sigmoid(x)"
                                << "s2 = sigmoid(s1)"
                                << "s2 = sigmoid(s1)"
                                << "s₂ = σ(s₁)"
                                << "sigmoid";
    QTest::newRow("relu(x)") << "relu(x)"
                             << "s2 = relu(s1)"
                             << "s2 = relu(s1)"
                             << "s₂ = relu(s₁)"
                             << "relu";
    QTest::newRow("sqrt(x)") << "sqrt(x)"
                             << "s2 = sqrt(s1)"
                             << "s2 = sqrt(s1)"
                             << "s₂ = sqrt(s₁)"
                             << "sqrt";
    QTest::newRow("log2(x)") << "log2(x)"
                             << "s2 = log2(s1)"
                             << "s2 = log2(s1)"
                             << "s₂ = log₂ s₁"
                             << "log2";
    QTest::newRow("abs(x)") << "abs(x)"
                            << "s2 = abs(s1)"
                            << "s2 = abs(s1)"
                            << "s₂ = abs(s₁)"
                            << "abs";
    QTest::newRow("max(x, y)") << "max(x, y)"
                               << "s3 = max(s1, s2)"
                               << "s3 = max(s1, s2)"
                               << "s₃ = max(s₁, s₂)"
                               << "max";
    QTest::newRow("max(x, 2)") << "max(x, 2)"
                               << "s2 = max(s1, 2)"
                               << "s2 = max(s1, 2)"
                               << "s₂ = max(s₁, 2)"
                               << "max(·, 2)";
    QTest::newRow("if(x, y, 0)") << "if(x, y, 0)"
                                 << "s3 = if(s1, s2, 0)"
                                 << "s3 = if(s1, s2, 0)"
                                 << "s₃ = if(s₁, s₂, 0)"
                                 << "if(·, ·, 0)";
    QTest::newRow("x < y") << "x < y"
                           << "s3 = (s1 < s2)"
                           << "s3 = s1 < s2"
                           << "s₃ = (s₁ < s₂)"
                           << "<";
    QTest::newRow("x == 0") << "x == 0"
                            << "s2 = (s1 = 0)"
                            << "s2 = s1 == 0"
                            << "s₂ = (s₁ = 0)"
                            << "= 0";
    QTest::newRow("x + -4") << "x + -4"
                            << "s2 = s1 + (−4)"
                            << "s2 = s1 + (-4)"
                            << "s₂ = s₁ + (−4)"
                            << "+ (−4)";
    QTest::newRow("-2*x") << "-2*x"
                          << "s2 = (−2) × s1"
                          << "s2 = (-2) * s1"
                          << "s₂ = −2 × s₁"
                          << "−2 ×";
    QTest::newRow("(-2)^x") << "(-2)^x"
                            << "s2 = (−2) ^ s1"
                            << "s2 = (-2) ^ s1"
                            << "s₂ = (−2)^s₁"
                            << "−2 ^";
    QTest::newRow("x*pi") << "x*pi"
                          << "s2 = s1 × π"
                          << "s2 = s1 * pi"
                          << "s₂ = s₁ × π"
                          << "× π";
    QTest::newRow("e^x") << "e^x"
                         << "s2 = e ^ s1"
                         << "s2 = e ^ s1"
                         << "s₂ = e^s₁"
                         << "e ^";
    QTest::newRow("x - -pi") << "x - -pi"
                             << "s2 = s1 − (−π)"
                             << "s2 = s1 - (-pi)"
                             << "s₂ = s₁ − (−π)"
                             << "− (−π)";
    QTest::newRow("2*3") << "2*3"
                         << "s1 = 2 × 3"
                         << "s1 = 2 * 3"
                         << "s₁ = 2 × 3"
                         << "2 × 3";
    QTest::newRow("0.1234567*x") << "0.1234567*x"
                                 << "s2 = 0.1234567 × s1"
                                 << "s2 = 0.1234567 * s1"
                                 << "s₂ = 0.123 × s₁"
                                 << "0.123 ×";
    QTest::newRow("x*1e-7") << "x*1e-7"
                            << "s2 = s1 × 1e-7"
                            << "s2 = s1 * 1e-7"
                            << "s₂ = s₁ × 10⁻⁷"
                            << "× 1e−7";
    QTest::newRow("W*x") << "W : 3x2; x : 2x1; W*x"
                         << "s3 = s1 @ s2"
                         << "s3 = s1 * s2"
                         << "s₃ = s₁ s₂"
                         << "@";
    QTest::newRow("scalar @ row") << "x : 1x2; k@x"
                                  << "s3 = s2 @ s1"
                                  << "s3 = s2 @ s1"
                                  << "s₃ = s₂ s₁"
                                  << "@";
    QTest::newRow("2*x") << "x : 2x1; 2*x"
                         << "s2 = 2 × s1"
                         << "s2 = 2 * s1"
                         << "s₂ = 2 × s₁"
                         << "2 ×";
    QTest::newRow("x.*y") << "x : 2x1; x.*x"
                          << "s2 = s1 ⊙ s1"
                          << "s2 = s1 .* s1"
                          << "s₂ = s₁ ⊙ s₁"
                          << "⊙";
    QTest::newRow("x'") << "x : 2x1; x'"
                        << "s2 = s1ᵀ"
                        << "s2 = s1'"
                        << "s₂ = s₁ᵀ"
                        << "ᵀ";
    QTest::newRow("[1, 2]'") << "[1, 2]' + 0"
                             << "s2 = s1 + 0"
                             << "s2 = s1 + 0"
                             << "s₂ = s₁ + 0"
                             << "+ 0";
    QTest::newRow("[x, -1; y, 2]") << "[x, -1; y, 2]"
                                   << "s3 = [s1, −1; s2, 2]"
                                   << "s3 = [s1, -1; s2, 2]"
                                   << "s₃ = [s₁, −1; s₂, 2]"
                                   << "[2×2]";
    QTest::newRow("constant matrix") << "x : 2x1; [1, pi; -0.1234567, 4]*x"
                                     << "s2 = [1, π; −0.1234567, 4] @ s1"
                                     << "s2 = [1, pi; -0.1234567, 4] * s1"
                                     << "s₂ = [1, π; −0.123, 4] s₁"
                                     << "[1, π; −0.123, 4] @";
    QTest::newRow("long constant") << "x : 1x1; x*[1; 2; 3; 4; 5; 6; 7]"
                                   << "s2 = s1 × [1; 2; 3; 4; 5; 6; 7]"
                                   << "s2 = s1 * [1; 2; 3; 4; 5; 6; 7]"
                                   << "s₂ = s₁ × [1; 2; 3; 4; ⋮; 7]"
                                   << "× [7×1]";
    QTest::newRow("largest") << "x : 2x1; max(x)"
                             << "s2 = max(s1)"
                             << "s2 = max(s1)"
                             << "s₂ = max s₁"
                             << "max";
    QTest::newRow("sin(3)") << "sin(3)"
                            << "s1 = sin(3)"
                            << "s1 = sin(3)"
                            << "s₁ = sin 3"
                            << "sin(3)";
}

// The last step of the text.
void PrinterTest::stepIsWritten() {
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QFETCH(QString, typed);
    QFETCH(QString, mathematics);
    QFETCH(QString, label);
    const Program program = compiled(text.toStdString()).program;
    const StepId last{static_cast<std::uint32_t>(program.stepCount() - 1)};
    QCOMPARE(QString::fromStdString(statementText(program, last)), shown);
    QCOMPARE(QString::fromStdString(statementSource(program, last)), typed);
    QCOMPARE(QString::fromStdString(toText(statementMath(program, last))), mathematics);
    QCOMPARE(QString::fromStdString(stepLabel(program, last)), label);
}

void PrinterTest::programIsPrinted_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("expected");
    QTest::newRow("example") << "x = 2; f = (x*y + 4)*x"
                             << ""
                             << "x = 2\ny = 1\ns3 = x * y\ns4 = s3 + 4\nf = s4 * x\n";
    QTest::newRow("names stay")
        << "z = w*x + b; yhat = sigmoid(z); L = (y - yhat)^2"
        << ""
        << "w = 1\nx = 1\nb = 1\ny = 1\ns5 = w * x\nz = s5 + b\nyhat = sigmoid(z)\ns8 = y - yhat\nL = sqr(s8)\n";
    QTest::newRow("a bare expression") << "2x + 1"
                                       << ""
                                       << "x = 1\ns2 = 2 * x\nf = s2 + 1\n";
    QTest::newRow("names of steps in use") << "s3 = x*y; s1*s3 + 1"
                                           << ""
                                           << "x = 1\ny = 1\ns1 = 1\ns3 = x * y\ns5 = s1 * s3\nf = s5 + 1\n";
    QTest::newRow("generic name in use")
        << "x*y + s4*sin(x)"
        << ""
        << "x = 1\ny = 1\ns4 = 1\ns4_ = x * y\ns5 = sin(x)\ns6 = s4 * s5\nf = s4_ + s6\n";
    QTest::newRow("other names") << "z = x*y; g = z; f = z + 1"
                                 << ""
                                 << "x = 1\ny = 1\nz = x * y\ns4 = z + 1\ng = z\nf = s4\n";
    QTest::newRow("another name is the output") << "z = x*y; f = z"
                                                << ""
                                                << "x = 1\ny = 1\nz = x * y\nf = z\n";
    QTest::newRow("another name of an input") << "y = x + 1; f = x"
                                              << ""
                                              << "x = 1\ny = x + 1\nf = x\n";
    QTest::newRow("picked output comes last") << "z = x*y; g = z; f = z + 1"
                                              << "z"
                                              << "x = 1\ny = 1\ns3 = x * y\nf = s3 + 1\ng = s3\nz = s3\n";
    QTest::newRow("picked other name") << "z = x*y; g = z; f = z + 1"
                                       << "g"
                                       << "x = 1\ny = 1\nz = x * y\nf = z + 1\ng = z\n";
    QTest::newRow("only literals") << "x = 2; y = 0.1"
                                   << ""
                                   << "x = 2\ny = 0.1\n";
    QTest::newRow("constants") << "-pi*x + e^-2 - -(2) + 1e300*(-2)^x"
                               << ""
                               << "x = 1\ns2 = (-pi) * x\ns3 = e ^ (-2)\ns4 = s2 + s3\ns5 = -(2)\ns6 = s4 - s5\ns7 = "
                                  "(-2) ^ x\ns8 = 1e300 * s7\nf = s6 + s8\n";
    QTest::newRow("comparisons") << "if(x <= 1, -1, x != 2)"
                                 << ""
                                 << "x = 1\ns2 = x <= 1\ns3 = x != 2\nf = if(s2, -1, s3)\n";
    QTest::newRow("arrays")
        << "W = [1, 2; 3, -4]; b : 2x1; x = [0.5; 1]; f = softmax(W*x'' + b).*[y; 1] - x'*x*[1; 2]"
        << ""
        << "W = [1, 2; 3, -4]\nb : 2x1\nx = [0.5; 1]\ny = 1\ns5 = x'\ns6 = s5'\ns7 = W * s6\ns8 = s7 "
           "+ b\ns9 = softmax(s8)\ns10 = [y; 1]\ns11 = s9 .* s10\ns12 = s5 * x\ns13 = s12 * [1; "
           "2]\nf = s11 - s13\n";
    QTest::newRow("nothing") << ""
                             << ""
                             << "";
}

void PrinterTest::programIsPrinted() {
    QFETCH(QString, text);
    QFETCH(QString, output);
    QFETCH(QString, expected);
    const Program program = compiled(text.toStdString(), {.output = output.toStdString()}).program;
    const std::string printed = printProgram(program);
    QCOMPARE(QString::fromStdString(printed), expected);
    QVERIFY(isSame(compiled(printed, {.shareSubexpressions = false}).program, program));
}

void PrinterTest::randomProgramsReadBack_data() {
    QTest::addColumn<bool>("share");
    QTest::newRow("shared") << true;
    QTest::newRow("unshared") << false;
}

void PrinterTest::randomProgramsReadBack() {
    QFETCH(bool, share);
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const RandomProgram random = randomProgram(seed, {.kinks = seed % 2 == 0, .literals = seed % 3 == 0});
        const Program program = compiled(random.text, {.shareSubexpressions = share}).program;
        const std::string printed = printProgram(program);
        const Program again = compiled(printed, {.shareSubexpressions = share}).program;
        QVERIFY2(isSame(again, program), (random.text + "\n" + printed).c_str());
        QCOMPARE(printProgram(again), printed);

        std::string typed;
        for (std::size_t i = 0; i < program.stepCount(); ++i)
            typed += statementSource(program, StepId{static_cast<std::uint32_t>(i)}) + "\n";
        QCOMPARE(stepsText(compiled(typed, {.shareSubexpressions = share}).program), stepsText(program));
    }
}

void PrinterTest::randomArrayProgramsReadBack_data() { randomProgramsReadBack_data(); }

void PrinterTest::randomArrayProgramsReadBack() {
    QFETCH(bool, share);
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const std::string text = randomArrayProgram(seed, {.kinks = seed % 2 == 0});
        const Program program = compiled(text, {.shareSubexpressions = share}).program;
        const std::string printed = printProgram(program);
        const Program again = compiled(printed, {.shareSubexpressions = share}).program;
        QVERIFY2(isSame(again, program), (text + "\n" + printed).c_str());
        QCOMPARE(printProgram(again), printed);
    }
}

void PrinterTest::latexAlignsTheAlgorithm() {
    const Program program = compiled("z = w*x/2; yhat = sigmoid(z)").program;
    QCOMPARE(programToLatex(program), std::string(R"(\begin{aligned}
s_{1} &= w \\
s_{2} &= x \\
s_{3} &= s_{1}\times s_{2} \\
z = s_{4} &= s_{3}/2 \\
\hat{y} = s_{5} &= \sigma(s_{4})
\end{aligned}
)"));
    QCOMPARE(programToLatex(Program()), std::string("\\begin{aligned}\n\\end{aligned}\n"));
}

void PrinterTest::dotNamesNodesAndEdges() {
    const Program program = compiled("z = 3x; f = z*z").program;
    QCOMPARE(programToDot(program), std::string(R"(digraph program {
    rankdir=LR;
    node [shape=box];
    s1 [label="s1\nx"];
    s2 [label="s2 = z\n3 ×"];
    s1 -> s2;
    s3 [label="s3 = f\n×", penwidth=2];
    s2 -> s3;
    s2 -> s3;
}
)"));
}

void PrinterTest::literalIsRewritten_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("whole") << "x = 2 # start\nf = x*y" << 2.5 << "x = 2.5 # start\nf = x*y";
    QTest::newRow("negative") << "f = x*y; x = 2" << -0.1 << "f = x*y; x = -0.1";
    QTest::newRow("with its sign") << "x = −2; f = x" << 3.0 << "x = 3; f = x";
    QTest::newRow("constant") << "x = pi" << 1e-7 << "x = 1e-7";
    QTest::newRow("in brackets") << "x = (2)" << 1.0 / 3 << "x = (0.3333333333333333)";
    QTest::newRow("in square brackets") << "x = [2]" << 3.0 << "x = [3]";
    QTest::newRow("declared") << "x : 1x1 # one" << 3.0 << "x = 3 # one";
}

void PrinterTest::literalIsRewritten() {
    QFETCH(QString, text);
    QFETCH(double, value);
    QFETCH(QString, expected);
    const Program program = compiled(text.toStdString()).program;
    const Input& x = program.inputs()[*program.findInput("x") == StepId{} ? 0 : 1];
    QCOMPARE(x.name, std::string("x"));
    const std::string rewritten = rewriteLiteral(text.toStdString(), *x.literal, value);
    QCOMPARE(QString::fromStdString(rewritten), expected);
    QCOMPARE(compiled(rewritten).program.inputs()[0].value[0], value);
}

QTEST_APPLESS_MAIN(PrinterTest)
#include "printer_test.moc"
