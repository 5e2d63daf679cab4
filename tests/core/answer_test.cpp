// Answers: what is read, what counts as right, and what is refused with a sentence.
#include <QtTest>

#include "core/practice/answer.h"

using namespace wengert;

namespace {

Result<double, std::string> known(std::string_view name) {
    if (name == "s1") return 2.0;
    if (name == "s̄3") return 198.0;
    return "nothing here is called " + quoted(name);
}

}  // namespace

class AnswerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsNumbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::addColumn<double>("lastPlace");
        QTest::newRow("whole") << QStringLiteral(" 42 ") << 42.0 << 1.0;
        QTest::newRow("trailing zeros") << QStringLiteral("1200") << 1200.0 << 100.0;
        QTest::newRow("decimal") << QStringLiteral("-0.250") << -0.25 << 0.001;
        QTest::newRow("without a zero") << QStringLiteral(".5") << 0.5 << 0.1;
        QTest::newRow("proper minus") << QStringLiteral("−3") << -3.0 << 1.0;
        QTest::newRow("power of ten") << QStringLiteral("1.2e-3") << 0.0012 << 0.0001;
        QTest::newRow("fraction") << QStringLiteral("3/4") << 0.75 << 0.0;
        QTest::newRow("expression") << QStringLiteral("198*2 + 62.7*16") << 1399.2 << 0.0;
        QTest::newRow("in brackets") << QStringLiteral("(1)") << 1.0 << 0.0;
        QTest::newRow("names") << QStringLiteral("s̄3·s1") << 396.0 << 0.0;
        QTest::newRow("function") << QStringLiteral("sqrt(9)") << 3.0 << 0.0;
    }
    void readsNumbers() {
        QFETCH(QString, text);
        QFETCH(double, number);
        const auto answer = readNumber(text.toStdString(), known);
        QVERIFY2(answer, answer ? "" : answer.error().c_str());
        QCOMPARE(answer->number, number);
        QTEST(answer->lastPlace, "lastPlace");
    }

    void saysWhatCannotBeRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << QStringLiteral("  ") << QStringLiteral("nothing is written");
        QTest::newRow("unknown name") << QStringLiteral("2*s9") << QStringLiteral("nothing here is called \"s9\"");
        QTest::newRow("no end") << QStringLiteral("2*(3") << QStringLiteral("bracket is not closed");
        QTest::newRow("statement") << QStringLiteral("a = 2") << QStringLiteral("expected a number or an expression");
        QTest::newRow("two") << QStringLiteral("a = s1; a + 1") << QStringLiteral("expected a number or an expression");
        QTest::newRow("array") << QStringLiteral("[1, 2]") << QStringLiteral("expected one number, found an array");
        QTest::newRow("infinite") << QStringLiteral("1/0") << QStringLiteral("has no finite value");
        QTest::newRow("too large") << QStringLiteral("1e999") << QStringLiteral("out of range");
        QTest::newRow("too long") << QString(2000, QLatin1Char('1')) << QStringLiteral("too long");
        QTest::newRow("words") << QStringLiteral("I do not know") << QString();
    }
    void saysWhatCannotBeRead() {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto answer = readNumber(text.toStdString(), known);
        QVERIFY(!answer);
        QVERIFY2(QString::fromStdString(answer.error()).contains(message), answer.error().c_str());
    }

    void acceptsRoundedNumbersAndNoOthers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::addColumn<bool>("isRight");
        const auto row = [](const char* text, double number, bool isRight) {
            QTest::addRow("%s for %.17g", text, number) << QString::fromUtf8(text) << number << isRight;
        };
        row("1399.65", 1399.646276, true);
        row("1400", 1399.646276, true);
        row("1.4e3", 1399.646276, true);
        row("198*2 + 62.7*16", 1399.646276, true);
        row("1399.2", 1399.646276, true);  // from rounded numbers
        row("1390", 1399.646276, false);
        row("396", 1399.646276, false);
        row("0.91", std::sin(2.0), true);
        row("0.9", std::sin(2.0), false);
        row("198", 198, true);
        row("198.0", 198, true);
        row("199", 198, false);
        row("401", 400, false);  // whole numbers leave nothing to round
        row("400.4", 400, false);
        row("200", 201, false);
        row("1230", 1234, true);
        row("1235", 1234, false);
        row("0", 0, true);
        row("0.00", 0, true);
        row("0.001", 0, false);
        row("0", 1e-12, true);
        row("-2", 2, false);
        row("2.35", 2.345, true);
        row("2.34", 2.345, true);
        row("2/3", 0.6666666666666666, true);
        row("0.667", 0.6666666666666666, true);
        row("0.7", 0.6666666666666666, false);
    }
    void acceptsRoundedNumbersAndNoOthers() {
        QFETCH(QString, text);
        QFETCH(double, number);
        QTEST(isNumber(*readNumber(text.toStdString()), number), "isRight");
    }

    void knowsGatesByManyWords_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("right");
        QTest::addColumn<QStringList>("wrong");
        QTest::newRow("add") << QStringLiteral("adds: distributes")
                             << QStringList{QStringLiteral("adds"),
                                            QStringLiteral("Distributes"),
                                            QStringLiteral("add gate"),
                                            QStringLiteral("it distributes the gradient"),
                                            QStringLiteral("adds/distributes"),
                                            QStringLiteral("sum")}
                             << QStringList{QStringLiteral("swaps"), QStringLiteral("adds, swaps"),
                                            QStringLiteral("does not distribute"), QStringLiteral("gate"), QString()};
        QTest::newRow("multiply")
            << QStringLiteral("multiplies: swaps")
            << QStringList{QStringLiteral("swap"),     QStringLiteral("swapped"),          QStringLiteral("mul"),
                           QStringLiteral("multiply"), QStringLiteral("swaps/multiplies"), QStringLiteral("switches")}
            << QStringList{QStringLiteral("adds"), QStringLiteral("routes")};
        QTest::newRow("copy") << QStringLiteral("copies: adds")
                              << QStringList{QStringLiteral("copy"), QStringLiteral("adds"),
                                             QStringLiteral("copies/adds"), QStringLiteral("fan-out")}
                              << QStringList{QStringLiteral("distributes"), QStringLiteral("swaps")};
        QTest::newRow("max") << QStringLiteral("max: routes")
                             << QStringList{QStringLiteral("routes"), QStringLiteral("router"), QStringLiteral("max")}
                             << QStringList{QStringLiteral("min"), QStringLiteral("adds")};
    }
    void knowsGatesByManyWords() {
        QFETCH(QString, pattern);
        QFETCH(QStringList, right);
        QFETCH(QStringList, wrong);
        for (const QString& words : right)
            QVERIFY2(isPattern(words.toStdString(), pattern.toStdString()), qPrintable(words));
        for (const QString& words : wrong)
            QVERIFY2(!isPattern(words.toStdString(), pattern.toStdString()), qPrintable(words));
    }

    void readsStepSymbols_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("step");  // one-based; 0: none
        QTest::addColumn<int>("mark");
        QTest::newRow("s3") << QStringLiteral("s3") << 3 << 0;
        QTest::newRow("subscript") << QStringLiteral("s₁₂") << 12 << 0;
        QTest::newRow("bar over it") << QStringLiteral("s̄₃") << 3 << 1;
        QTest::newRow("bar behind") << QStringLiteral("s3bar") << 3 << 1;
        QTest::newRow("bar between") << QStringLiteral("sbar_3") << 3 << 1;
        QTest::newRow("dot over it") << QStringLiteral("ṡ3") << 3 << 2;
        QTest::newRow("dot as a mark") << QString::fromUtf8("s\xCC\x87\x33") << 3 << 2;
        QTest::newRow("no number") << QStringLiteral("s") << 0 << 0;
        QTest::newRow("zero") << QStringLiteral("s0") << 0 << 0;
        QTest::newRow("another letter") << QStringLiteral("x3") << 0 << 0;
        QTest::newRow("too large") << QStringLiteral("s99999999999") << 0 << 0;
    }
    void readsStepSymbols() {
        QFETCH(QString, name);
        QFETCH(int, step);
        const auto reference = readStepSymbol(name.toStdString());
        QCOMPARE(reference ? static_cast<int>(index(reference->step)) + 1 : 0, step);
        if (reference) QTEST(static_cast<int>(reference->mark), "mark");
    }
};

QTEST_APPLESS_MAIN(AnswerTest)
#include "answer_test.moc"
