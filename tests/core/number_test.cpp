// Numbers as people read them, and as files keep them.
#include "core/language/number.h"

#include <QtTest>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>

using namespace wengert;

class NumberTest : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void shortNumberIsWhatNodesAndTablesShow_data();
    void shortNumberIsWhatNodesAndTablesShow();
    void keptZerosHoldTheWidth_data();
    void keptZerosHoldTheWidth();
    void shortNumberFitsANode();
    void exactNumberIsTheShortestText_data();
    void exactNumberIsTheShortestText();
    void exactNumberReadsBackTheSame();
};

void NumberTest::shortNumberIsWhatNodesAndTablesShow_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    const double infinity = std::numeric_limits<double>::infinity();
    const auto row = [](const char* name, double number, const char* text) {
        QTest::newRow(name) << number << QString::fromUtf8(text);
    };
    row("whole", 2, "2");
    row("trimmed to nothing", 198.0, "198");
    row("three decimals", 0.9092974268256817, "0.909");
    row("lecture's tangent", 1399.6462759410294, "1399.646");
    row("lecture's value", 4140.040890652096, "4140.041");
    row("trailing zero trimmed", 0.5, "0.5");
    row("zero", 0.0, "0");
    row("negative zero", -0.0, "0");
    row("proper minus", -0.196612, "−0.197");
    row("small keeps three digits", 0.012345, "0.0123");
    row("smaller", 0.00123456, "0.00123");
    row("last fixed", 0.001, "0.001");
    row("rounds up to the last fixed", 0.00099999, "0.001");
    row("first scientific", 0.00099, "9.9e−4");
    row("scientific", 1.2345e-7, "1.23e−7");
    row("negative scientific", -1.2345e-7, "−1.23e−7");
    row("rounding error is not zero", 1.2246467991473532e-16, "1.22e−16");
    row("smallest", std::numeric_limits<double>::denorm_min(), "4.94e−324");
    row("fewer decimals as it grows", 12345.6789, "12345.68");
    row("six digits", 123456.789, "123456.8");
    row("rounds up across a digit", 999.9999, "1000");
    row("whole million", 1000000, "1000000");
    row("seven digits", 9999999, "9999999");
    row("whole but too long", 10000000, "1e7");
    row("million and a bit", 1234567.8, "1.23e6");
    row("large", 4.5e12, "4.5e12");
    row("largest", std::numeric_limits<double>::max(), "1.8e308");
    row("infinity", infinity, "∞");
    row("minus infinity", -infinity, "−∞");
    row("nan", std::numeric_limits<double>::quiet_NaN(), "nan");
}

void NumberTest::shortNumberIsWhatNodesAndTablesShow() {
    QFETCH(double, number);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(shortNumber(number)), text);
}

void NumberTest::keptZerosHoldTheWidth_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 2.0 << QStringLiteral("2.000");
    QTest::newRow("zero") << 0.0 << QStringLiteral("0.000");
    QTest::newRow("negative") << -0.25 << QStringLiteral("−0.250");
    QTest::newRow("small") << 0.0125 << QStringLiteral("0.0125");
    QTest::newRow("large") << 52000.0 << QStringLiteral("52000.00");
    QTest::newRow("scientific") << 1e-9 << QStringLiteral("1e−9");
}

void NumberTest::keptZerosHoldTheWidth() {
    QFETCH(double, number);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(shortNumber(number, TrailingZeros::Keep)), text);
}

void NumberTest::shortNumberFitsANode() {
    std::mt19937_64 random(1);
    for (int i = 0; i < 20000; ++i) {
        const double number = std::bit_cast<double>(random());
        const QString text = QString::fromStdString(shortNumber(number));
        QVERIFY2(text.size() <= 10, qPrintable(text));
    }
}

void NumberTest::exactNumberIsTheShortestText_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("whole") << 2.0 << QStringLiteral("2");
    QTest::newRow("tenth") << 0.1 << QStringLiteral("0.1");
    QTest::newRow("negative") << -2.5 << QStringLiteral("-2.5");
    QTest::newRow("sum of tenths") << 0.1 + 0.2 << QStringLiteral("0.30000000000000004");
    QTest::newRow("small") << 1e-7 << QStringLiteral("1e-7");
    QTest::newRow("large") << 1e300 << QStringLiteral("1e300");
    QTest::newRow("mantissa and exponent") << -1.5e-200 << QStringLiteral("-1.5e-200");
    QTest::newRow("infinity") << infinity << QStringLiteral("inf");
    QTest::newRow("minus infinity") << -infinity << QStringLiteral("-inf");
    QTest::newRow("nan") << std::numeric_limits<double>::quiet_NaN() << QStringLiteral("nan");
}

void NumberTest::exactNumberIsTheShortestText() {
    QFETCH(double, number);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(exactNumber(number)), text);
}

void NumberTest::exactNumberReadsBackTheSame() {
    std::mt19937_64 random(2);
    for (int i = 0; i < 20000; ++i) {
        const double number = std::bit_cast<double>(random());
        const double back = std::strtod(exactNumber(number).c_str(), nullptr);
        QVERIFY(std::isnan(number) ? std::isnan(back)
                                   : std::bit_cast<std::uint64_t>(back) == std::bit_cast<std::uint64_t>(number));
    }
}

QTEST_APPLESS_MAIN(NumberTest)
#include "number_test.moc"
