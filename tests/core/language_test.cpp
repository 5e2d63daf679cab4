// The language: what each rule of it makes of a text, and what the lectures' examples become.
#include <QTest>

#include <numbers>

#include "core/language/compile.h"
#include "tests/support/steps_text.h"

using namespace wengert;
using wengert::test::stepsText;

class LanguageTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void examplesBecomeTheLecturesSteps_data();
    void examplesBecomeTheLecturesSteps();
    void textBecomesSteps_data();
    void textBecomesSteps();
    void outputIsTheLastThatIsNoLiteral_data();
    void outputIsTheLastThatIsNoLiteral();
    void outputCanBePicked();
    void literalsGiveInputsTheirValue();
    void arraysHaveShapesAndNumbers();
    void namesStayWithTheirStep();
    void sharingCanBeSwitchedOff();
    void spansCoverWhatWasTyped();
    void everyNodeHasItsMeaning();
};

namespace {

Compilation compiled(const QString& text, const CompileOptions& options = {}) {
    const auto result = compile(text.toStdString(), options);
    if (!result) qFatal("%s", toText(result.error()).c_str());
    return *result;
}

QString toQString(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

void LanguageTest::examplesBecomeTheLecturesSteps_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("three representations") << "f = (x*y + sin(x) + 4)*(3*y^2 + 6)"
                                           << "s1 = x; s2 = y; s3 = s1 × s2; s4 = sin(s1); s5 = s3 + s4; s6 = s5 + 4; "
                                              "s7 = sqr(s2); s8 = 3 × s7; s9 = s8 + 6; s10 = s6 × s9";
    QTest::newRow("gates") << "f = (x + y)*z"
                           << "s1 = x; s2 = y; s3 = z; s4 = s1 + s2; s5 = s4 × s3";
    QTest::newRow("sigmoid") << "f = 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))"
                             << "s1 = w0; s2 = x0; s3 = w1; s4 = x1; s5 = w2; s6 = s1 × s2; s7 = s3 × s4; s8 = s6 + "
                                "s7; s9 = s8 + s5; s10 = −s9; s11 = exp(s10); s12 = 1 + s11; s13 = 1 / s12";
    QTest::newRow("logistic least squares")
        << "z = w*x + b; yhat = sigmoid(z); L = (y - yhat)^2"
        << "s1 = w; s2 = x; s3 = b; s4 = y; s5 = s1 × s2; s6 = s5 + s3; s7 = sigmoid(s6); s8 = s4 − s7; s9 = sqr(s8)";
    QTest::newRow("univariate chain rule") << "g = x^3 + 2*x; f = 2*g^2 - 3*g + 1"
                                           << "s1 = x; s2 = s1 ^ 3; s3 = 2 × s1; s4 = s2 + s3; s5 = sqr(s4); s6 = 2 × "
                                              "s5; s7 = 3 × s4; s8 = s6 − s7; s9 = s8 + 1";
    QTest::newRow("multivariate chain rule")
        << "g1 = 3*x; g2 = x^2 + 2*x; f = 2*g1^2 - 3*g1*g2 + 1"
        << "s1 = x; s2 = 3 × s1; s3 = sqr(s1); s4 = 2 × s1; s5 = s3 + s4; s6 = sqr(s2); s7 = 2 × s6; s8 = 3 × s2; s9 = "
           "s8 × s5; s10 = s7 − s9; s11 = s10 + 1";
    QTest::newRow("neuron") << "f = relu(3*x1 - 2*x2 + 1)"
                            << "s1 = x1; s2 = x2; s3 = 3 × s1; s4 = 2 × s2; s5 = s3 − s4; s6 = s5 + 1; s7 = relu(s6)";
    QTest::newRow("gate: add") << "f = x + y"
                               << "s1 = x; s2 = y; s3 = s1 + s2";
    QTest::newRow("gate: multiply") << "f = x*y"
                                    << "s1 = x; s2 = y; s3 = s1 × s2";
    QTest::newRow("gate: copy") << "f = x + x"
                                << "s1 = x; s2 = s1 + s1";
    QTest::newRow("gate: max") << "f = max(x, y)"
                               << "s1 = x; s2 = y; s3 = max(s1, s2)";
    QTest::newRow("saddle") << "f = x^2 - y^2"
                            << "s1 = x; s2 = y; s3 = sqr(s1); s4 = sqr(s2); s5 = s3 − s4";
    QTest::newRow("monkey saddle")
        << "f = x^3 - 3*x*y^2"
        << "s1 = x; s2 = y; s3 = s1 ^ 3; s4 = 3 × s1; s5 = sqr(s2); s6 = s4 × s5; s7 = s3 − s6";
    QTest::newRow("Rosenbrock") << "f = (1 - x)^2 + 100*(y - x^2)^2"
                                << "s1 = x; s2 = y; s3 = 1 − s1; s4 = sqr(s3); s5 = sqr(s1); s6 = s2 − s5; s7 = "
                                   "sqr(s6); s8 = 100 × s7; s9 = s4 + s8";
    QTest::newRow("Beale")
        << "f = (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2"
        << "s1 = x; s2 = y; s3 = 1.5 − s1; s4 = s1 × s2; s5 = s3 + s4; s6 = sqr(s5); s7 = 2.25 − s1; s8 = sqr(s2); s9 "
           "= s1 × s8; s10 = s7 + s9; s11 = sqr(s10); s12 = s6 + s11; s13 = 2.625 − s1; s14 = s2 ^ 3; s15 = s1 × s14; "
           "s16 = s13 + s15; s17 = sqr(s16); s18 = s12 + s17";
    QTest::newRow("Himmelblau") << "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2"
                                << "s1 = x; s2 = y; s3 = sqr(s1); s4 = s3 + s2; s5 = s4 − 11; s6 = sqr(s5); s7 = "
                                   "sqr(s2); s8 = s1 + s7; s9 = s8 − 7; s10 = sqr(s9); s11 = s6 + s10";
}

void LanguageTest::examplesBecomeTheLecturesSteps() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(stepsText(compiled(text).program), expected);
}

void LanguageTest::textBecomesSteps_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a line each") << "g = x*y\nf = g + 1"
                                 << "s1 = x; s2 = y; s3 = s1 × s2; s4 = s3 + 1";
    QTest::newRow("semicolons") << "g = x*y; f = g + 1;"
                                << "s1 = x; s2 = y; s3 = s1 × s2; s4 = s3 + 1";
    QTest::newRow("empty statements") << ";; x ;\n;"
                                      << "s1 = x";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("only a comment") << "# nothing"
                                    << "";
    QTest::newRow("comments") << "# the product\nf = x*y # of two\n"
                              << "s1 = x; s2 = y; s3 = s1 × s2";
    QTest::newRow("windows line ends") << "g = 2x\r\nf = g + 1\r\n"
                                       << "s1 = x; s2 = 2 × s1; s3 = s2 + 1";
    QTest::newRow("byte order mark") << "\ufefff = x*2"
                                     << "s1 = x; s2 = s1 × 2";
    QTest::newRow("a bare last expression") << "x*y + 1"
                                            << "s1 = x; s2 = y; s3 = s1 × s2; s4 = s3 + 1";
    QTest::newRow("header orders the inputs") << "f(y, x) = x - y"
                                              << "s1 = y; s2 = x; s3 = s2 − s1";
    QTest::newRow("unused parameters are inputs") << "f(x, y) = 2*x"
                                                  << "s1 = x; s2 = y; s3 = 2 × s1";
    QTest::newRow("inputs of two headers")
        << "g(b) = 2*b\nf(c, a) = a*b*c*g"
        << "s1 = b; s2 = c; s3 = a; s4 = 2 × s1; s5 = s3 × s1; s6 = s5 × s2; s7 = s6 × s4";
    QTest::newRow("inputs by first appearance") << "b*a + c"
                                                << "s1 = b; s2 = a; s3 = c; s4 = s1 × s2; s5 = s4 + s3";
    QTest::newRow("literal inputs by their place") << "y = 8; x = 2; x*y"
                                                   << "s1 = y; s2 = x; s3 = s2 × s1";
    QTest::newRow("literal input after its use") << "f = x*y; y = 8"
                                                 << "s1 = x; s2 = y; s3 = s1 × s2";
    QTest::newRow("negative literal") << "x = -2; x + 1"
                                      << "s1 = x; s2 = s1 + 1";
    QTest::newRow("literal in brackets") << "x = (3); x + 1"
                                         << "s1 = x; s2 = s1 + 1";
    QTest::newRow("a constant is a literal") << "c = pi; 2*c"
                                             << "s1 = c; s2 = 2 × s1";
    QTest::newRow("an operation is no literal") << "x = -(2); x + 1"
                                                << "s1 = −(2); s2 = s1 + 1";
    QTest::newRow("a name of a name") << "z = x; f = z^2"
                                      << "s1 = x; s2 = sqr(s1)";
    QTest::newRow("a name of a literal") << "x = 2; y = x; y + 1"
                                         << "s1 = x; s2 = s1 + 1";
    QTest::newRow("numbers")
        << "x + 2 + 0.5 + .5 + 2. + 1e-3 + 1E+2"
        << "s1 = x; s2 = s1 + 2; s3 = s2 + 0.5; s4 = s3 + 0.5; s5 = s4 + 2; s6 = s5 + 0.001; s7 = s6 + 100";
    QTest::newRow("a point before an operator") << "2.*x + 2./y"
                                                << "s1 = x; s2 = y; s3 = 2 × s1; s4 = 2 / s2; s5 = s3 + s4";
    QTest::newRow("an e without digits is a name") << "2e*x"
                                                   << "s1 = x; s2 = 2 × e; s3 = s2 × s1";
    QTest::newRow("constants") << "pi*x + π*e"
                               << "s1 = x; s2 = π × s1; s3 = π × e; s4 = s2 + s3";
    QTest::newRow("names")
        << "w0 + x_1 + θ + ŷ + W1 + x₁ + _a + αβ"
        << "s1 = w0; s2 = x_1; s3 = θ; s4 = ŷ; s5 = W1; s6 = x₁; s7 = _a; s8 = αβ; s9 = s1 + s2; s10 = s9 + s3; s11 = "
           "s10 + s4; s12 = s11 + s5; s13 = s12 + s6; s14 = s13 + s7; s15 = s14 + s8";
    QTest::newRow("combining mark") << "y\u0302 + 1"
                                    << "s1 = y\u0302; s2 = s1 + 1";
    QTest::newRow("comparison binds loosest")
        << "a + b < c*d"
        << "s1 = a; s2 = b; s3 = c; s4 = d; s5 = s1 + s2; s6 = s3 × s4; s7 = (s5 < s6)";
    QTest::newRow("comparisons")
        << "(a < b)*(a <= b)*(a > b)*(a >= b)*(a == b)*(a != b)"
        << "s1 = a; s2 = b; s3 = (s1 < s2); s4 = (s1 ≤ s2); s5 = s3 × s4; s6 = (s1 > s2); s7 = s5 × s6; s8 = (s1 ≥ "
           "s2); s9 = s7 × s8; s10 = (s1 = s2); s11 = s9 × s10; s12 = (s1 ≠ s2); s13 = s11 × s12";
    QTest::newRow("comparison signs")
        << "(a ≤ b)*(a ≥ b)*(a ≠ b)"
        << "s1 = a; s2 = b; s3 = (s1 ≤ s2); s4 = (s1 ≥ s2); s5 = s3 × s4; s6 = (s1 ≠ s2); s7 = s5 × s6";
    QTest::newRow("sums from the left") << "a - b + c"
                                        << "s1 = a; s2 = b; s3 = c; s4 = s1 − s2; s5 = s4 + s3";
    QTest::newRow("products from the left") << "a/b*c"
                                            << "s1 = a; s2 = b; s3 = c; s4 = s1 / s2; s5 = s4 × s3";
    QTest::newRow("products before sums")
        << "a + b*c - d/g"
        << "s1 = a; s2 = b; s3 = c; s4 = d; s5 = g; s6 = s2 × s3; s7 = s1 + s6; s8 = s4 / s5; s9 = s7 − s8";
    QTest::newRow("product signs")
        << "a*b@c.*d×g·h∘i⊙j"
        << "s1 = a; s2 = b; s3 = c; s4 = d; s5 = g; s6 = h; s7 = i; s8 = j; s9 = s1 × s2; s10 = s9 × s3; s11 = s10 × "
           "s4; s12 = s11 × s5; s13 = s12 × s6; s14 = s13 × s7; s15 = s14 × s8";
    QTest::newRow("quotient signs") << "a/b./c÷d"
                                    << "s1 = a; s2 = b; s3 = c; s4 = d; s5 = s1 / s2; s6 = s5 / s3; s7 = s6 / s4";
    QTest::newRow("minus sign") << "a − b"
                                << "s1 = a; s2 = b; s3 = s1 − s2";
    QTest::newRow("unary minus before a product") << "-a*b"
                                                  << "s1 = a; s2 = b; s3 = −s1; s4 = s3 × s2";
    QTest::newRow("unary minus after an operator")
        << "a*-b - -c"
        << "s1 = a; s2 = b; s3 = c; s4 = −s2; s5 = s1 × s4; s6 = −s3; s7 = s5 − s6";
    QTest::newRow("two signs") << "--x"
                               << "s1 = x; s2 = −s1; s3 = −s2";
    QTest::newRow("a sign before a power") << "-x^2"
                                           << "s1 = x; s2 = sqr(s1); s3 = −s2";
    QTest::newRow("a sign in an exponent") << "2^-x^2"
                                           << "s1 = x; s2 = sqr(s1); s3 = −s2; s4 = 2 ^ s3";
    QTest::newRow("a signed literal is a constant") << "x - -2*3"
                                                    << "s1 = x; s2 = (−2) × 3; s3 = s1 − s2";
    QTest::newRow("a signed literal to a power") << "-2^2 + (-2)^2"
                                                 << "s1 = sqr(2); s2 = −s1; s3 = sqr(−2); s4 = s2 + s3";
    QTest::newRow("a sign before brackets") << "-(2)"
                                            << "s1 = −(2)";
    QTest::newRow("powers from the right") << "a^b^c"
                                           << "s1 = a; s2 = b; s3 = c; s4 = s2 ^ s3; s5 = s1 ^ s4";
    QTest::newRow("stars") << "a**b**c"
                           << "s1 = a; s2 = b; s3 = c; s4 = s2 ^ s3; s5 = s1 ^ s4";
    QTest::newRow("a literal exponent") << "2^-1"
                                        << "s1 = 2 ^ (−1)";
    QTest::newRow("square") << "x^2 + x**2 + pow(x, 2) + x^2.0 + x²"
                            << "s1 = x; s2 = sqr(s1); s3 = s2 + s2; s4 = s3 + s2; s5 = s4 + s2; s6 = s5 + s2";
    QTest::newRow("superscripts")
        << "x³ + y⁻¹ + z¹²"
        << "s1 = x; s2 = y; s3 = z; s4 = s1 ^ 3; s5 = s2 ^ (−1); s6 = s4 + s5; s7 = s3 ^ 12; s8 = s6 + s7";
    QTest::newRow("superscript before a power") << "2^x²"
                                                << "s1 = x; s2 = sqr(s1); s3 = 2 ^ s2";
    QTest::newRow("sign before a superscript") << "-x²"
                                               << "s1 = x; s2 = sqr(s1); s3 = −s2";
    QTest::newRow("transposed") << "x' + (x + 1)'^2"
                                << "s1 = x; s2 = s1 + 1; s3 = sqr(s2); s4 = s1 + s3";
    QTest::newRow("number before a name") << "2x + 3 y"
                                          << "s1 = x; s2 = y; s3 = 2 × s1; s4 = 3 × s2; s5 = s3 + s4";
    QTest::newRow("number before a bracket") << "3(x + 1)"
                                             << "s1 = x; s2 = s1 + 1; s3 = 3 × s2";
    QTest::newRow("brackets") << "(a)(b) + (a)b"
                              << "s1 = a; s2 = b; s3 = s1 × s2; s4 = s3 + s3";
    QTest::newRow("juxtaposition is a product") << "1/2x"
                                                << "s1 = x; s2 = 1 / 2; s3 = s2 × s1";
    QTest::newRow("juxtaposition after a power") << "2x^2y"
                                                 << "s1 = x; s2 = y; s3 = sqr(s1); s4 = 2 × s3; s5 = s4 × s2";
    QTest::newRow("juxtaposition before a call") << "2sin(x)"
                                                 << "s1 = x; s2 = sin(s1); s3 = 2 × s2";
    QTest::newRow("superscript before a name")
        << "x²y(x + 1)"
        << "s1 = x; s2 = y; s3 = sqr(s1); s4 = s3 × s2; s5 = s1 + 1; s6 = s4 × s5";
    QTest::newRow("a letter before a bracket")
        << "x(y + 1) + x_1(y)"
        << "s1 = x; s2 = y; s3 = x_1; s4 = s2 + 1; s5 = s1 × s4; s6 = s3 × s2; s7 = s5 + s6";
    QTest::newRow("a word used elsewhere") << "rate(y) + rate"
                                           << "s1 = rate; s2 = y; s3 = s1 × s2; s4 = s3 + s1";
    QTest::newRow("a word that is assigned") << "rate = 2; rate(y)"
                                             << "s1 = rate; s2 = y; s3 = s1 × s2";
    QTest::newRow("calls") << "sin(cos(x)) + atan2(y, x)"
                           << "s1 = x; s2 = y; s3 = cos(s1); s4 = sin(s3); s5 = atan2(s2, s1); s6 = s4 + s5";
    QTest::newRow("other names of functions")
        << "ln(x) + σ(x) + ReLU(x)"
        << "s1 = x; s2 = log(s1); s3 = sigmoid(s1); s4 = s2 + s3; s5 = relu(s1); s6 = s4 + s5";
    QTest::newRow("piecewise") << "if(x < 0, -x, x)"
                               << "s1 = x; s2 = (s1 < 0); s3 = −s1; s4 = if(s2, s3, s1)";
    QTest::newRow("continues inside brackets") << "f = (x +\n\n y\n) * max(x,\n y)"
                                               << "s1 = x; s2 = y; s3 = s1 + s2; s4 = max(s1, s2); s5 = s3 × s4";
    QTest::newRow("continues after an operator") << "f = x *\n # the other\n y"
                                                 << "s1 = x; s2 = y; s3 = s1 × s2";
    QTest::newRow("continues before an operator")
        << "f = (x*y + 4)\n    * (3*y^2 + 6)"
        << "s1 = x; s2 = y; s3 = s1 × s2; s4 = s3 + 4; s5 = sqr(s2); s6 = 3 × s5; s7 = s6 + 6; s8 = s4 × s7";
    QTest::newRow("continues before a minus") << "f = x\n  - y"
                                              << "s1 = x; s2 = y; s3 = s1 − s2";
    QTest::newRow("continues after =") << "f =\n  x + 1"
                                       << "s1 = x; s2 = s1 + 1";
    QTest::newRow("a semicolon ends before a minus") << "x = 2;\n-x"
                                                     << "s1 = x; s2 = −s1";
    QTest::newRow("an array of numbers is an input") << "W = [1, 2; 3, 4]; sum(W)"
                                                     << "s1 = W; s2 = sum(s1)";
    QTest::newRow("an array in an expression is a constant") << "f = softmax([1; 2; 3]) - [-1; pi; 0.5]"
                                                             << "s1 = softmax([1; 2; 3]); s2 = s1 − [−1; π; 0.5]";
    QTest::newRow("an array of expressions") << "[x; y + 1; 2]"
                                             << "s1 = x; s2 = y; s3 = s2 + 1; s4 = [s1; s3; 2]";
    QTest::newRow("equal arrays are shared, a row is no column")
        << "a = [x; 1]; b = [x; 1]; c = [x, 1]; c*a + [1; 2]'*b + sum([1; 2])"
        << "s1 = x; s2 = [s1; 1]; s3 = [s1, 1]; s4 = s3 @ s2; s5 = [1; 2]ᵀ; s6 = s5 @ s2; s7 = s4 + s6; "
           "s8 = sum([1; 2]); s9 = s7 + s8";
    QTest::newRow("an array over several lines") << "W = [1, 2;\n     3, # below\n     4]\nf = sum(W\n  + 1)"
                                                 << "s1 = W; s2 = s1 + 1; s3 = sum(s2)";
    QTest::newRow("one cell is a scalar") << "x = [3]; y : 1x1; x*y + [2]*[x]"
                                          << "s1 = x; s2 = y; s3 = s1 × s2; s4 = 2 × s1; s5 = s3 + s4";
    QTest::newRow("declared shapes") << "W : 8x2; x : 2 × 1\nz = W*x"
                                     << "s1 = W; s2 = x; s3 = s1 @ s2";
    QTest::newRow("a product by its shapes") << "W : 3x2; x : 2x1; 2*W*x + W*x*k + k*2"
                                             << "s1 = W; s2 = x; s3 = k; s4 = 2 × s1; s5 = s4 @ s2; s6 = s1 @ s2; "
                                                "s7 = s6 × s3; s8 = s5 + s7; s9 = s3 × 2; s10 = s8 + s9";
    QTest::newRow("products cell by cell")
        << "a : 3x1; a.*a + a⊙2 + a∘k - a./a + 1./a - a/k"
        << "s1 = a; s2 = k; s3 = s1 ⊙ s1; s4 = s1 × 2; s5 = s3 + s4; s6 = s1 × s2; s7 = s5 + s6; s8 = s1 ⊘ s1; "
           "s9 = s7 − s8; s10 = 1 / s1; s11 = s9 + s10; s12 = s1 / s2; s13 = s11 − s12";
    QTest::newRow("transposes") << "a : 3x1; a'*a + (a*a')'*a"
                                << "s1 = a; s2 = s1ᵀ; s3 = s2 @ s1; s4 = s1 @ s2; s5 = s4ᵀ; s6 = s5 @ s1; s7 = s3 + s6";
    QTest::newRow("a transpose binds tightest")
        << "a : 1x2; -a'^2 + 2a'²"
        << "s1 = a; s2 = s1ᵀ; s3 = sqr(s2); s4 = −s3; s5 = 2 × s3; s6 = s4 + s5";
    QTest::newRow("a column over a matrix") << "W : 3x2; b : 3x1; W + b - 1"
                                            << "s1 = W; s2 = b; s3 = s1 + s2; s4 = s3 − 1";
    QTest::newRow("element-wise functions") << "a : 3x1; if(a > 0, sin(a), 0) + max(a, 1)^3"
                                            << "s1 = a; s2 = (s1 > 0); s3 = sin(s1); s4 = if(s2, s3, 0); "
                                               "s5 = max(s1, 1); s6 = s5 ^ 3; s7 = s4 + s6";
    QTest::newRow("one argument or two") << "a : 3x1; max(a) + max(x, y) - min(a)*min(x, 2)"
                                         << "s1 = a; s2 = x; s3 = y; s4 = max(s1); s5 = max(s2, s3); s6 = s4 + s5; "
                                            "s7 = min(s1); s8 = min(s2, 2); s9 = s7 × s8; s10 = s6 − s9";
    QTest::newRow("functions of arrays")
        << "a = [1; 2]; dot(a, a) + mean(a) + norm(a) + norm2(a) + logsumexp(a) + cross_entropy(a, 1) + mse(a, 0*a) + "
           "sum(log_softmax(transpose(a)))"
        << "s1 = a; s2 = dot(s1, s1); s3 = mean(s1); s4 = s2 + s3; s5 = norm(s1); s6 = s4 + s5; s7 = norm2(s1); s8 = "
           "s6 + s7; s9 = logsumexp(s1); s10 = s8 + s9; s11 = cross_entropy(s1, 1); s12 = s10 + s11; s13 = 0 × s1; "
           "s14 = mse(s1, s13); s15 = s12 + s14; s16 = s1ᵀ; s17 = log_softmax(s16); s18 = sum(s17); s19 = s15 + s18";
    QTest::newRow("one hidden layer")
        << "W1 : 3x2; b1 : 3x1; W2 : 2x3; b2 : 2x1; x : 2x1; y : 2x1\nz1 = W1*x + b1; h1 = sigmoid(z1); yhat = W2*h1 + "
           "b2; L = sum((y - yhat)^2)"
        << "s1 = W1; s2 = b1; s3 = W2; s4 = b2; s5 = x; s6 = y; s7 = s1 @ s5; s8 = s7 + s2; s9 = sigmoid(s8); s10 = s3 "
           "@ "
           "s9; s11 = s10 + s4; s12 = s6 − s11; s13 = sqr(s12); s14 = sum(s13)";
    QTest::newRow("operations on constants") << "10**3 + 2*3"
                                             << "s1 = 10 ^ 3; s2 = 2 × 3; s3 = s1 + s2";
}

void LanguageTest::textBecomesSteps() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(stepsText(compiled(text).program), expected);
}

void LanguageTest::outputIsTheLastThatIsNoLiteral_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("step");
    QTest::newRow("the last") << "g = x*y; f = g + 1"
                              << "f" << 4;
    QTest::newRow("before a literal") << "f = x*y; x = 2"
                                      << "f" << 3;
    QTest::newRow("only literals") << "x = 2; y = 3"
                                   << "y" << 2;
    QTest::newRow("another name of an input") << "x = 2; g = x*x; h = x; y = 3"
                                              << "h" << 1;
    QTest::newRow("another name of a step") << "g = x^2; h = x^2"
                                            << "h" << 2;
    QTest::newRow("a bare expression") << "g = 2x; g + 1"
                                       << "f" << 3;
    QTest::newRow("f is assigned") << "f = 2x; f + 1"
                                   << "result" << 3;
    QTest::newRow("f is an input") << "f + 1"
                                   << "result" << 2;
    QTest::newRow("f and result are taken") << "f + result"
                                            << "result2" << 3;
    QTest::newRow("of a header") << "g(x) = x + 1"
                                 << "g" << 2;
}

void LanguageTest::outputIsTheLastThatIsNoLiteral() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(int, step);
    const Program program = compiled(text).program;
    QCOMPARE(toQString(program.outputName()), name);
    QCOMPARE(static_cast<int>(index(program.output())) + 1, step);
}

void LanguageTest::outputCanBePicked() {
    const QString text = QStringLiteral("x = 2; g = x*y; h = g; f = h + 1");
    for (const auto& [name, step] : {std::pair{"x", 0}, {"y", 1}, {"g", 2}, {"h", 2}, {"f", 3}}) {
        const Program program = compiled(text, {.output = name}).program;
        QCOMPARE(toQString(program.outputName()), QString::fromUtf8(name));
        QCOMPARE(index(program.output()), static_cast<std::size_t>(step));
    }
    const auto unknown = compile("yhat = 2x; z = yhat + 1", {.output = "yhatt"});
    QVERIFY(!unknown);
    QCOMPARE(QString::fromStdString(toText(unknown.error())),
             QStringLiteral("1 : 1  the output \"yhatt\" is not among the program's names; did you mean \"yhat\"?"));
}

void LanguageTest::literalsGiveInputsTheirValue() {
    const std::string text = "f = a*b*c*d*g; a = 2.5; b = -1e-3 # b\nc = (4); d = -pi";
    const Program program = compiled(QString::fromStdString(text)).program;
    const std::vector<std::tuple<std::string, double, std::string>> expected{
        {"a", 2.5, "2.5"}, {"b", -1e-3, "-1e-3"}, {"c", 4, "4"}, {"d", -3.141592653589793, "-pi"}, {"g", 1, ""}};
    QCOMPARE(program.inputs().size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Input& input = program.inputs()[i];
        QCOMPARE(input.name, std::get<0>(expected[i]));
        QCOMPARE(input.value, std::vector<double>{std::get<1>(expected[i])});
        const SourceSpan span = input.literal.value_or(SourceSpan{});
        QCOMPARE(text.substr(span.begin, span.end - span.begin), std::get<2>(expected[i]));
    }
}

void LanguageTest::arraysHaveShapesAndNumbers() {
    const QString text = u"W = [1, 2, 3; -4, 5, pi]\nV : 2x2\nf = W'*V*[1; 2] + [x; 1; 2]"_qs;
    const Compilation compilation = compiled(text);
    const Program& program = compilation.program;
    const auto shape = [&](std::string_view name) { return program.step(*program.find(name)).shape; };
    QCOMPARE(shape("W"), (Shape{2, 3}));
    QCOMPARE(shape("V"), (Shape{2, 2}));
    QCOMPARE(shape("x"), Shape{});
    QCOMPARE(shape("f"), (Shape{3, 1}));
    QCOMPARE(program.inputs()[0].value, (std::vector<double>{1, 2, 3, -4, 5, std::numbers::pi}));
    QCOMPARE(program.inputs()[1].value, (std::vector<double>{1, 1, 1, 1}));
    const auto typed = [&](std::size_t input) {
        const SourceSpan span = *program.inputs()[input].literal;
        return text.mid(span.begin, span.end - span.begin);
    };
    QCOMPARE(typed(0), u"[1, 2, 3; -4, 5, pi]"_qs);
    QCOMPARE(typed(1), u": 2x2"_qs);
    // A number in an array stands for the whole.
    for (std::size_t i = 0; i < compilation.syntax.nodes.size(); ++i)
        if (compilation.syntax.nodes[i].isCell) QVERIFY(!program.shape(compilation.meaning[i]).isScalar());
}

void LanguageTest::namesStayWithTheirStep() {
    const Program program = compiled(QStringLiteral("z = w*x; g = z; yhat = sigmoid(g)")).program;
    QCOMPARE(program.name(StepId{2}), std::string_view("z"));
    QCOMPARE(program.names(StepId{2}), (std::vector<std::string_view>{"z", "g"}));
    QCOMPARE(program.name(StepId{3}), std::string_view("yhat"));
    QVERIFY(program.find("g") == StepId{2});
    QVERIFY(!program.find("q"));
}

void LanguageTest::sharingCanBeSwitchedOff() {
    const QString text = QStringLiteral("g = x*y; x*y + sin(x*y) + g + g");
    QCOMPARE(stepsText(compiled(text).program),
             QStringLiteral("s1 = x; s2 = y; s3 = s1 × s2; s4 = sin(s3); s5 = s3 + s4; s6 = s5 + s3; s7 = s6 + s3"));
    QCOMPARE(stepsText(compiled(text, {.shareSubexpressions = false}).program),
             QStringLiteral("s1 = x; s2 = y; s3 = s1 × s2; s4 = s1 × s2; s5 = s1 × s2; s6 = sin(s5); s7 = s4 + s6; "
                            "s8 = s7 + s3; s9 = s8 + s3"));
    // Only what is written alike is shared: the product's other order is another step.
    QCOMPARE(stepsText(compiled(QStringLiteral("x*y + y*x")).program),
             QStringLiteral("s1 = x; s2 = y; s3 = s1 × s2; s4 = s2 × s1; s5 = s3 + s4"));
}

void LanguageTest::spansCoverWhatWasTyped() {
    const std::string text = "f = ((x + y))*-(x²) # c";
    const Program program = compiled(QString::fromStdString(text)).program;
    QStringList typed;
    for (const Step& step : program.steps())
        typed += QString::fromStdString(text.substr(step.span.begin, step.span.end - step.span.begin));
    QCOMPARE(typed, (QStringList{QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("x + y"),
                                 QStringLiteral("x²"), QStringLiteral("-(x²)"), QStringLiteral("((x + y))*-(x²)")}));
}

void LanguageTest::everyNodeHasItsMeaning() {
    const Compilation c = compiled(QStringLiteral("x = 2; f = 3x^2"));
    QCOMPARE(c.meaning.size(), c.syntax.nodes.size());
    QStringList meanings;
    for (const Argument& a : c.meaning)
        meanings +=
            a.isStep() ? QString::fromStdString(stepName(a.step())) : QString::number(c.program.constant(a.constant()));
    // 2 | 3, x, 2, x^2, 3x^2
    QCOMPARE(meanings.join(u' '), QStringLiteral("s1 3 s1 2 s2 s3"));
}

QTEST_APPLESS_MAIN(LanguageTest)
#include "language_test.moc"
