// The typeset formula: brackets, juxtaposition and fractions, and which part belongs to which step.
#include <QTest>

#include "core/language/formula.h"
#include "core/language/printer.h"

using namespace wengert;

class FormulaTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void formulaIsWritten_data();
    void formulaIsWritten();
    void partsCarryTheirStep();
    void latexReadsLikeTheLecture();
    void whatCannotBeReadIsLeftOut();
};

namespace {

Compilation compiled(const std::string& text) {
    const auto result = compile(text);
    if (!result) qFatal("%s", toText(result.error()).c_str());
    return *result;
}

QString written(const Compilation& compilation) {
    QStringList lines;
    for (const Math& line : formula(compilation)) lines += QString::fromStdString(toText(line));
    return lines.join(QStringLiteral("; "));
}

void collectParts(const Math& math, QStringList& parts) {
    if (math.step) parts += QString::fromStdString(stepName(*math.step) + ": " + toText(math));
    for (const Math& child : math.children) collectParts(child, parts);
}

}  // namespace

void FormulaTest::formulaIsWritten_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("f = (x*y + sin(x) + 4)*(3*y^2 + 6)") << "f = (x*y + sin(x) + 4)*(3*y^2 + 6)"
                                                        << "f(x, y) = (xy + sin x + 4)(3y² + 6)";
    QTest::newRow("f = 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))")
        << "f = 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))"
        << "f(w₀, x₀, w₁, x₁, w₂) = 1/(1 + exp(−(w₀x₀ + w₁x₁ + w₂)))";
    QTest::newRow("z = w*x + b; yhat = sigmoid(z); L = (y - yhat)^2")
        << "z = w*x + b; yhat = sigmoid(z); L = (y - yhat)^2"
        << "z = wx + b; ŷ = σ(z); L = (y − ŷ)²";
    QTest::newRow("g1 = 3*x; g2 = x^2 + 2*x; f = 2*g1^2 - 3*g1*g2 + 1")
        << "g1 = 3*x; g2 = x^2 + 2*x; f = 2*g1^2 - 3*g1*g2 + 1"
        << "g₁ = 3x; g₂ = x² + 2x; f = 2g₁² − 3g₁g₂ + 1";
    QTest::newRow("x = 2; f = x*3") << "x = 2; f = x*3"
                                    << "f(x) = x · 3";
    QTest::newRow("x = 2; y = 3") << "x = 2; y = 3"
                                  << "x = 2; y = 3";
    QTest::newRow("f(y, x) = x/y; g = f") << "f(y, x) = x/y; g = f"
                                          << "f(y, x) = x/y; g = f";
    QTest::newRow("f = a*b*c*d*g*h*i*j*k") << "f = a*b*c*d*g*h*i*j*k"
                                           << "f = abcdghijk";
    QTest::newRow("2*x*3") << "2*x*3"
                           << "f(x) = 2x · 3";
    QTest::newRow("x*-2") << "x*-2"
                          << "f(x) = x(−2)";
    QTest::newRow("-x*y") << "-x*y"
                          << "f(x, y) = −xy";
    QTest::newRow("-(x*y)") << "-(x*y)"
                            << "f(x, y) = −xy";
    QTest::newRow("-(x + y)*z") << "-(x + y)*z"
                                << "f(x, y, z) = −(x + y)z";
    QTest::newRow("x - (y - z)") << "x - (y - z)"
                                 << "f(x, y, z) = x − (y − z)";
    QTest::newRow("x - y*z") << "x - y*z"
                             << "f(x, y, z) = x − yz";
    QTest::newRow("x*(y*z)") << "x*(y*z)"
                             << "f(x, y, z) = x(yz)";
    QTest::newRow("x/y*z") << "x/y*z"
                           << "f(x, y, z) = (x/y) z";
    QTest::newRow("2*(1/2)") << "2*(1/2)"
                             << "f = 2 · 1/2";
    QTest::newRow("(x/y)^2") << "(x/y)^2"
                             << "f(x, y) = (x/y)²";
    QTest::newRow("x^(y + 1)") << "x^(y + 1)"
                               << "f(x, y) = x^(y + 1)";
    QTest::newRow("(x + 1)^2") << "(x + 1)^2"
                               << "f(x) = (x + 1)²";
    QTest::newRow("(-2)^2") << "(-2)^2"
                            << "f = (−2)²";
    QTest::newRow("-2^2") << "-2^2"
                          << "f = −2²";
    QTest::newRow("(x^2)^3") << "(x^2)^3"
                             << "f(x) = (x²)³";
    QTest::newRow("x^2^3") << "x^2^3"
                           << "f(x) = x^(2³)";
    QTest::newRow("sin(x)*y") << "sin(x)*y"
                              << "f(x, y) = (sin x)y";
    QTest::newRow("y*sin(x)") << "y*sin(x)"
                              << "f(y, x) = y sin x";
    QTest::newRow("-sin(x)*y") << "-sin(x)*y"
                               << "f(x, y) = (−sin x)y";
    QTest::newRow("sin(x)^2") << "sin(x)^2"
                              << "f(x) = (sin x)²";
    QTest::newRow("sin(2x)") << "sin(2x)"
                             << "f(x) = sin(2x)";
    QTest::newRow("sin(sqrt(x))") << "sin(sqrt(x))"
                                  << "f(x) = sin √x";
    QTest::newRow("sigmoid(x)*y") << "sigmoid(x)*y"
                                  << "f(x, y) = σ(x)y";
    QTest::newRow("log2(x) + ln(x) + log1p(x)") << "log2(x) + ln(x) + log1p(x)"
                                                << "f(x) = log₂ x + log x + log1p(x)";
    QTest::newRow("rate*time") << "rate*time"
                               << "f(rate, time) = rate · time";
    QTest::newRow("rate*(x + 1)") << "rate*(x + 1)"
                                  << "f(rate, x) = rate · (x + 1)";
    QTest::newRow("2*rate") << "2*rate"
                            << "f(rate) = 2 rate";
    QTest::newRow("alpha*beta_1") << "alpha*beta_1"
                                  << "f(α, β₁) = αβ₁";
    QTest::newRow("abs(x)^3 + floor(x/2)") << "abs(x)^3 + floor(x/2)"
                                           << "f(x) = |x|³ + ⌊x/2⌋";
    QTest::newRow("sqrt(x + 1)^2") << "sqrt(x + 1)^2"
                                   << "f(x) = √(x + 1)²";
    QTest::newRow("max(x, 0)*y") << "max(x, 0)*y"
                                 << "f(x, y) = max(x, 0)y";
    QTest::newRow("if(x < 0, -x, x)") << "if(x < 0, -x, x)"
                                      << "f(x) = {−x, if x < 0; x, otherwise}";
    QTest::newRow("if(x, 1, 0) + 1") << "if(x, 1, 0) + 1"
                                     << "f(x) = ({1, if x ≠ 0; 0, otherwise}) + 1";
    QTest::newRow("(x < y)*2") << "(x < y)*2"
                               << "f(x, y) = (x < y) · 2";
    QTest::newRow("(a < b) == -1") << "(a < b) == -1"
                                   << "f(a, b) = ((a < b) = −1)";
    QTest::newRow("pi*x + e^x") << "pi*x + e^x"
                                << "f(x) = πx + e^x";
    QTest::newRow("1e-7*x + 2.5e10") << "1e-7*x + 2.5e10"
                                     << "f(x) = 10⁻⁷x + 2.5×10¹⁰";
    QTest::newRow("0.123456789*x") << "0.123456789*x"
                                   << "f(x) = 0.123456789x";
    QTest::newRow("x + -2") << "x + -2"
                            << "f(x) = x + (−2)";
    QTest::newRow("x(y + 1)") << "x(y + 1)"
                              << "f(x, y) = x(y + 1)";
    QTest::newRow("3*2^x") << "3*2^x"
                           << "f(x) = 3 · 2^x";
}

void FormulaTest::formulaIsWritten() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(written(compiled(text.toStdString())), expected);
}

void FormulaTest::partsCarryTheirStep() {
    QStringList parts;
    collectParts(formula(compiled("x = 2; f = (x*y + 4)/y^2")).at(0), parts);
    QCOMPARE(parts.join(u", "_qs),
             QStringLiteral("s6: f, s1: x, s2: y, s6: (xy + 4)/(y²), s4: xy + 4, s3: xy, s1: x, s2: y, "
                            "s5: y², s2: y"));
    // A repeated subexpression is one step, lit in both its places.
    parts.clear();
    collectParts(formula(compiled("x^2 + x²")).at(0), parts);
    QCOMPARE(parts.count(QStringLiteral("s2: x²")), 2);
}

void FormulaTest::latexReadsLikeTheLecture() {
    const auto lines = formula(compiled("f = (x*y + sin(x) + 4)*(3*y^2 + 6)"));
    QCOMPARE(toLatex(lines.at(0)), std::string("f(x,y)=(xy+\\sin x+4)(3y^{2}+6)"));
}

void FormulaTest::whatCannotBeReadIsLeftOut() {
    const auto sum = [](std::size_t terms) {
        std::string text = "x";
        for (std::size_t i = 1; i < terms; ++i) text += "+x";
        return text;
    };
    const auto nested = [](std::size_t levels) {
        std::string text = "x";
        for (std::size_t i = 0; i < levels; ++i) text = "sin(" + text + ")";
        return text;
    };
    const QString nothing = QStringLiteral("f(x) = …");
    QVERIFY(written(compiled(sum(400))) != nothing);
    QCOMPARE(written(compiled(sum(401))), nothing);
    QVERIFY(written(compiled(nested(399))) != nothing);
    QCOMPARE(written(compiled(nested(400))), nothing);
    std::string many;
    for (int i = 0; i < 60; ++i) many += "g" + std::to_string(i) + " = " + sum(200) + "\n";  // 399 nodes each
    const auto lines = formula(compiled(many));
    QCOMPARE(lines.size(), std::size_t{51});
    QCOMPARE(toText(lines.back()), std::string("…"));
}

QTEST_APPLESS_MAIN(FormulaTest)
#include "formula_test.moc"
