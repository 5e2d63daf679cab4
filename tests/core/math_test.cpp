// Mathematics as text and as LaTeX: golden lines, names, and trees as deep as the language allows.
#include <QtTest>
#include <functional>

#include "core/language/math.h"
#include "core/language/math_row.h"

using namespace wengert;

namespace {

Math var(const char* text) { return Math::variable(text); }
Math num(const char* text) { return Math::number(text); }
Math plus() { return Math::op("+"); }
Math of(MathKind kind, Math a) { return Math::of(kind, std::move(a)); }
Math of(MathKind kind, Math a, Math b) { return Math::of(kind, std::move(a), std::move(b)); }
Math power(Math base, Math exponent) { return of(MathKind::Superscript, std::move(base), std::move(exponent)); }
Math sum(Math a, Math b) { return Math::row(std::move(a), plus(), std::move(b)); }
Math bar(int step) { return of(MathKind::Bar, stepSymbol(StepId(step - 1))); }
Math step(int number) { return stepSymbol(StepId(number - 1)); }

Math lecture() {
    const Math left = Math::row({var("x"), var("y"), plus(), Math::name("sin"), var("x"), plus(), num("4")});
    const Math right = Math::row({num("3"), power(var("y"), num("2")), plus(), num("6")});
    return Math::row({var("f"), of(MathKind::Group, Math::row({var("x"), Math::comma(), var("y")})), Math::op("="),
                      of(MathKind::Group, left), of(MathKind::Group, right)});
}

Math logistic() {
    Math exponent = Math::row(
        {Math::prefix("−"), of(MathKind::Group, sum(Math::row({nameSymbol("w0"), var("x")}), nameSymbol("w1")))});
    return of(MathKind::Fraction, num("1"), sum(num("1"), power(var("e"), std::move(exponent))));
}

Math ladderRule() {
    const auto partial = [](int above, int below) {
        return Math::row({var("∂"), step(above), Math::op("/"), var("∂"), step(below)});
    };
    return Math::row(
        {bar(2), Math::op("="), bar(3), Math::op("·"), partial(3, 2), plus(), bar(7), Math::op("·"), partial(7, 2)});
}

}  // namespace

class MathTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void writesTextAndLatex_data() {
        QTest::addColumn<std::function<Math()>>("make");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("latex");
        const auto row = [](const char* name, std::function<Math()> make, const char* text, const char* latex) {
            QTest::newRow(name) << std::move(make) << QString::fromUtf8(text) << QString::fromUtf8(latex);
        };
        using enum MathKind;
        row("lecture formula", lecture, "f(x, y) = (xy + sin x + 4)(3y² + 6)", "f(x,y)=(xy+\\sin x+4)(3y^{2}+6)");
        row("logistic", logistic, "1/(1 + e^(−(w₀x + w₁)))", "\\frac{1}{1+e^{-(w_{0}x+w_{1})}}");
        row("ladder", ladderRule, "s̄₂ = s̄₃ · ∂s₃/∂s₂ + s̄₇ · ∂s₇/∂s₂",
            "\\bar{s}_{2}=\\bar{s}_{3}\\cdot\\partial s_{3}/\\partial s_{2}+\\bar{s}_{7}\\cdot\\partial "
            "s_{7}/\\partial s_{2}");
        row(
            "fraction of sums", [] { return of(Fraction, sum(var("x"), num("1")), var("y")); }, "(x + 1)/y",
            "\\frac{x+1}{y}");
        row(
            "fraction beside a factor",
            [] {
                return Math::row({of(Fraction, num("1"), num("2")), var("x")});
            },
            "(1/2) x", "\\frac{1}{2}x");
        row(
            "fraction in a sum", [] { return sum(of(Fraction, num("1"), num("2")), var("x")); }, "1/2 + x",
            "\\frac{1}{2}+x");
        row(
            "brackets grow", [] { return of(Group, of(Fraction, num("1"), var("x"))); }, "(1/x)",
            "\\mathopen{}\\left(\\frac{1}{x}\\right)\\mathclose{}");
        row(
            "magnitude", [] { return of(Magnitude, var("x")); }, "|x|", "\\lvert x\\rvert");
        row(
            "floor", [] { return of(Floor, num("2.5")); }, "⌊2.5⌋", "\\lfloor2.5\\rfloor");
        row(
            "root of one", [] { return of(Root, var("x")); }, "√x", "\\sqrt{x}");
        row(
            "root of many", [] { return of(Root, sum(var("x"), num("1"))); }, "√(x + 1)", "\\sqrt{x+1}");
        row(
            "negative power", [] { return power(var("x"), num("−1")); }, "x⁻¹", "x^{-1}");
        row(
            "power of a variable", [] { return power(var("x"), var("n")); }, "x^n", "x^{n}");
        row(
            "power of a power", [] { return power(power(var("x"), num("2")), num("3")); }, "(x²)³", "{x^{2}}^{3}");
        row(
            "index and power", [] { return power(nameSymbol("w1"), num("2")); }, "w₁²", "w_{1}^{2}");
        row(
            "two-digit index", [] { return step(10); }, "s₁₀", "s_{10}");
        row(
            "sign after an operator",
            [] {
                return Math::row({var("a"), Math::op("·"), Math::op("−"), var("b")});
            },
            "a · −b", "a\\cdot-b");
        row(
            "sign at the start",
            [] {
                return Math::row({Math::op("−"), var("x"), Math::op("−"), num("1")});
            },
            "−x − 1", "-x-1");
        row(
            "function of a bracket",
            [] {
                return Math::row({Math::name("log"), of(Group, sum(var("x"), num("1")))});
            },
            "log(x + 1)", "\\log(x+1)");
        row(
            "function without a command",
            [] {
                return Math::row({Math::name("relu"), var("x")});
            },
            "relu x", "\\operatorname{relu}x");
        row(
            "inverse sine",
            [] {
                return Math::row({Math::name("asin"), var("x")});
            },
            "asin x", "\\arcsin x");
        row(
            "factor before a function",
            [] {
                return Math::row({num("2"), Math::name("sin"), var("θ")});
            },
            "2 sin θ", "2\\sin\\theta");
        row(
            "word beside a letter",
            [] {
                return Math::row({num("2"), var("loss"), var("x")});
            },
            "2 loss x", "2\\,\\mathit{loss}\\,x");
        row(
            "word with a bracket",
            [] {
                return Math::row({var("loss"), of(Group, var("x"))});
            },
            "loss(x)", "\\mathit{loss}(x)");
        row(
            "cases",
            [] {
                return Math::of(Cases, {var("x"), Math::row({Math::name("if "), var("x"), Math::op(">"), num("0")}),
                                        num("0"), Math::name("otherwise")});
            },
            "{x, if x > 0; 0, otherwise}",
            "\\begin{cases} x& \\text{if }x>0\\\\ 0& \\operatorname{otherwise}\\end{cases}");
        row(
            "strong",
            [] {
                Math result = num("1399.646");
                result.strong = true;
                return result;
            },
            "1399.646", "\\boldsymbol{1399.646}");
        row(
            "hostile letters", [] { return var("a_b%&#$\\{}"); }, "a_b%&#$\\{}",
            "\\mathit{a\\_b\\%\\&\\#\\$\\backslash\\{\\}}");
        row(
            "foreign letters", [] { return var("ж"); }, "ж", "\\text{ж}");
        row(
            "call in a fraction",
            [] {
                return of(Fraction, num("1"), Math::row({Math::name("log"), of(Group, sum(var("x"), num("1")))}));
            },
            "1/log(x + 1)", "\\frac{1}{\\log(x+1)}");
        row(
            "small number", [] { return num("−1.23e−7"); }, "−1.23×10⁻⁷", "-1.23\\times10^{-7}");
        row(
            "power of ten", [] { return num("1e+12"); }, "10¹²", "10^{12}");
        row(
            "Greek function",
            [] {
                return Math::row({Math::name("σ"), of(Group, var("z"))});
            },
            "σ(z)", "\\sigma(z)");
        row(
            "call in a fraction",
            [] {
                return of(Fraction, num("1"), Math::row({Math::name("log"), of(Group, sum(var("x"), num("1")))}));
            },
            "1/log(x + 1)", "\\frac{1}{\\log(x+1)}");
        row(
            "small number", [] { return num("−1.23e−7"); }, "−1.23×10⁻⁷", "-1.23\\times10^{-7}");
        row(
            "power of ten", [] { return num("1e+12"); }, "10¹²", "10^{12}");
        row(
            "Greek function",
            [] {
                return Math::row({Math::name("σ"), of(Group, var("z"))});
            },
            "σ(z)", "\\sigma(z)");
        row(
            "no number", [] { return num("–"); }, "–", "\\text{--}");
        row(
            "infinite", [] { return num("−∞"); }, "−∞", "-\\infty");
        row(
            "not a number", [] { return num("NaN"); }, "NaN", "\\mathrm{NaN}");
        row(
            "nothing", [] { return Math{}; }, "", "");
    }

    void writesTextAndLatex() {
        QFETCH(std::function<Math()>, make);
        QFETCH(QString, text);
        QFETCH(QString, latex);
        const Math math = make();
        QCOMPARE(QString::fromStdString(toText(math)), text);
        QCOMPARE(QString::fromStdString(toLatex(math)), latex);
    }

    void writesNames_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("latex");
        const auto row = [](const char* name, const char* text, const char* latex) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(latex);
        };
        row("x", "x", "x");
        row("w0", "w₀", "w_{0}");
        row("w₁", "w₁", "w_{1}");
        row("w12", "w₁₂", "w_{12}");
        row("x_1", "x₁", "x_{1}");
        row("w_1_2", "w_(1, 2)", "w_{1,2}");
        row("w1_2", "w_(1, 2)", "w_{1,2}");
        row("x_i", "x_i", "x_{i}");
        row("x_max", "x_max", "x_{\\max}");
        row("x_in", "x_in", "x_{\\operatorname{in}}");
        row("yhat", "ŷ", "\\hat{y}");
        row("y_hat", "ŷ", "\\hat{y}");
        row("ŷ", "ŷ", "\\hat{y}");
        row("ŷ1", "ŷ₁", "\\hat{y}_{1}");
        row("yhat2", "ŷ₂", "\\hat{y}_{2}");
        row("ȳ", "ȳ", "\\bar{y}");
        row("s̄", "s̄", "\\bar{s}");
        row("s̄_3", "s̄₃", "\\bar{s}_{3}");
        row("ẋ", "ẋ", "\\dot{x}");
        row("xdot", "ẋ", "\\dot{x}");
        row("thetahat", "θ̂", "\\hat{\\theta}");
        row("theta", "θ", "\\theta");
        row("theta1", "θ₁", "\\theta_{1}");
        row("θ", "θ", "\\theta");
        row("x̃", "x̃", "\\tilde{x}");
        row("Omega", "Ω", "\\Omega");
        row("phi", "φ", "\\varphi");
        row("loss", "loss", "\\mathit{loss}");
        row("hat", "hat", "\\mathit{hat}");
        row("layer2", "layer₂", "\\mathit{layer}_{2}");
        row("_x", "_x", "\\mathit{\\_x}");
        row("x_", "x_", "\\mathit{x\\_}");
        row("a__b", "a__b", "\\mathit{a\\_\\_b}");
        row("", "", "");
        row("_", "_", "\\_");
    }

    void writesNames() {
        QFETCH(QString, text);
        QFETCH(QString, latex);
        const Math symbol = nameSymbol(QTest::currentDataTag());
        QCOMPARE(QString::fromStdString(toText(symbol)).normalized(QString::NormalizationForm_C),
                 text.normalized(QString::NormalizationForm_C));
        QCOMPARE(QString::fromStdString(toLatex(symbol)), latex);
    }

    void linksAStepToItsSymbol() {
        const Math symbol = step(3);
        QCOMPARE(symbol.step, std::optional(StepId{2}));
        const Math marked = bar(3);
        const MathRow row = flatten(marked);
        QCOMPARE(row.atoms.size(), 1u);
        QCOMPARE(row.atoms[0].math->kind, MathKind::Subscript);
        QCOMPARE(row.parts.size(), 1u);
        QCOMPARE(row.parts[0].step, std::optional(StepId{2}));
    }

    void dissolvesNestedRowsAndKeepsTheirParts() {
        Math inner = sum(var("x"), var("y"));
        inner.step = StepId{4};
        inner.role = MathRole::Adjoint;
        const Math math = Math::row({num("2"), Math::op("·"), inner});
        const MathRow row = flatten(math);
        QCOMPARE(row.atoms.size(), 5u);
        QCOMPARE(row.atoms[1].role, MathRole::Inherit);
        QCOMPARE(row.atoms[3].role, MathRole::Adjoint);
        QCOMPARE(row.parts.size(), 1u);
        QCOMPARE(row.parts[0].begin, 2u);
        QCOMPARE(row.parts[0].end, 5u);
    }

    void surviveDeepTrees_data() {
        QTest::addColumn<MathKind>("kind");
        QTest::newRow("brackets") << MathKind::Group;
        QTest::newRow("fractions") << MathKind::Fraction;
        QTest::newRow("powers") << MathKind::Superscript;
        QTest::newRow("bars") << MathKind::Bar;
        QTest::newRow("roots") << MathKind::Root;
        QTest::newRow("rows") << MathKind::Row;
    }

    void surviveDeepTrees() {
        QFETCH(MathKind, kind);
        Math math = var("x");
        for (int level = 0; level < 1000; ++level) {
            const bool isPair = kind == MathKind::Fraction || kind == MathKind::Superscript;
            math = isPair ? of(kind, num("1"), std::move(math)) : of(kind, sum(var("x"), std::move(math)));
        }
        QVERIFY(!toText(math).empty());
        QVERIFY(!toLatex(math).empty());
    }

    void writesLongNamesInLinearTime() {
        const std::string name = "x" + std::string(100'000, '1') + '_' + std::string(100'000, 'a');
        QVERIFY(toLatex(nameSymbol(name)).size() > 200'000);
        QVERIFY(toText(nameSymbol(name)).size() > 200'000);
    }
};

QTEST_APPLESS_MAIN(MathTest)
#include "math_test.moc"
