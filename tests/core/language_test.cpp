// The language: what each rule of it makes of a text, and what the lectures' examples become.
#include <QTest>

#include "core/language/compile.h"
#include "core/ops/table.h"

using namespace wengert;

class LanguageTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void examplesBecomeTheLecturesSteps_data();
    void examplesBecomeTheLecturesSteps();
};

namespace {

// `s3=multiply(s1,s2)`, one step after the other; inputs as `s1=x`.
QString steps(const Program& program) {
    QStringList list;
    for (std::size_t i = 0; i < program.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        QStringList arguments;
        for (const Argument& a : program.arguments(id))
            arguments += a.isStep() ? QStringLiteral("s%1").arg(index(a.step()) + 1)
                                    : QString::number(program.constant(a.constant()), 'g', 17);
        const std::string_view name = program.isInput(id) ? program.name(id) : op(program.step(id).op).row->name;
        const QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        list += QStringLiteral("s%1=%2").arg(i + 1).arg(
            program.isInput(id) ? text : text + u'(' + arguments.join(u',') + u')');
    }
    return list.join(u' ');
}

}  // namespace

void LanguageTest::examplesBecomeTheLecturesSteps_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("three representations")
        << "f = (x*y + sin(x) + 4)*(3*y^2 + 6)"
        << "s1=x s2=y s3=multiply(s1,s2) s4=sin(s1) s5=add(s3,s4) s6=add(s5,4) s7=sqr(s2) s8=multiply(3,s7) "
           "s9=add(s8,6) s10=multiply(s6,s9)";
    QTest::newRow("over two lines")
        << "f = (x*y + sin(x) + 4)\n    * (3*y^2 + 6)"
        << "s1=x s2=y s3=multiply(s1,s2) s4=sin(s1) s5=add(s3,s4) s6=add(s5,4) s7=sqr(s2) s8=multiply(3,s7) "
           "s9=add(s8,6) s10=multiply(s6,s9)";
    QTest::newRow("gates") << "f = (x + y)*z"
                           << "s1=x s2=y s3=z s4=add(s1,s2) s5=multiply(s4,s3)";
    QTest::newRow("sigmoid") << "f = 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))"
                             << "s1=w0 s2=x0 s3=w1 s4=x1 s5=w2 s6=multiply(s1,s2) s7=multiply(s3,s4) s8=add(s6,s7) "
                                "s9=add(s8,s5) s10=negate(s9) s11=exp(s10) s12=add(1,s11) s13=divide(1,s12)";
    QTest::newRow("logistic least squares")
        << "z = w*x + b; yhat = sigmoid(z); L = (y - yhat)^2"
        << "s1=w s2=x s3=b s4=y s5=multiply(s1,s2) s6=add(s5,s3) s7=sigmoid(s6) s8=subtract(s4,s7) s9=sqr(s8)";
    QTest::newRow("univariate chain rule") << "g = x^3 + 2*x; f = 2*g^2 - 3*g + 1"
                                           << "s1=x s2=pow(s1,3) s3=multiply(2,s1) s4=add(s2,s3) s5=sqr(s4) "
                                              "s6=multiply(2,s5) s7=multiply(3,s4) s8=subtract(s6,s7) s9=add(s8,1)";
    QTest::newRow("multivariate chain rule")
        << "g1 = 3*x; g2 = x^2 + 2*x; f = 2*g1^2 - 3*g1*g2 + 1"
        << "s1=x s2=multiply(3,s1) s3=sqr(s1) s4=multiply(2,s1) s5=add(s3,s4) s6=sqr(s2) s7=multiply(2,s6) "
           "s8=multiply(3,s2) s9=multiply(s8,s5) s10=subtract(s7,s9) s11=add(s10,1)";
    QTest::newRow("neuron") << "f = relu(3*x1 - 2*x2 + 1)"
                            << "s1=x1 s2=x2 s3=multiply(3,s1) s4=multiply(2,s2) s5=subtract(s3,s4) s6=add(s5,1) "
                               "s7=relu(s6)";
}

void LanguageTest::examplesBecomeTheLecturesSteps() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto compiled = compile(text.toStdString());
    QVERIFY2(compiled, compiled ? "" : toText(compiled.error()).c_str());
    QCOMPARE(steps(compiled->program), expected);
}

QTEST_APPLESS_MAIN(LanguageTest)
#include "language_test.moc"
