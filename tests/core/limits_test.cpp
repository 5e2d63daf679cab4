// The language's limits, on both sides; what is huge, deep or no text at all; and that time grows linearly.
#include <QTest>

#include <QElapsedTimer>
#include <random>

#include "core/language/compile.h"
#include "core/language/editing.h"
#include "core/language/formula.h"
#include "core/language/printer.h"
#include "tests/support/random_array_program.h"
#include "tests/support/random_program.h"

using namespace wengert;

class LimitsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void textOfOneMebibyte();
    void nesting_data();
    void nesting();
    void chainsAreNoNesting_data();
    void chainsAreNoNesting();
    void oneMillionSteps();
    void fiftyMillionNumbers_data();
    void fiftyMillionNumbers();
    void cellsOfAnArray();
    void timeGrowsLinearly();
    void anyBytes();
    void anyTokens();
};

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

QString message(const std::string& text, const CompileOptions& options = {}) {
    const auto result = compile(text, options);
    return result ? QString() : QString::fromStdString(toText(result.error()));
}

// Everything that reads a text or a program, on whatever it is.
void useAll(const std::string& text) {
    classifyText(text);
    complete(text, text.size() / 2);
    const auto result = compile(text);
    if (!result) return;
    formula(*result);
    const std::string printed = printProgram(result->program);
    const auto again = compile(printed, {.shareSubexpressions = false});
    if (!again) qFatal("%s\n%s\n%s", text.c_str(), printed.c_str(), toText(again.error()).c_str());
    if (printProgram(again->program) != printed) qFatal("%s\nis printed as\n%s", text.c_str(), printed.c_str());
}

}  // namespace

void LimitsTest::textOfOneMebibyte() {
    const std::string statement = "f = x*y";
    const std::string fits = statement + std::string(1'048'576 - statement.size(), ' ');
    QCOMPARE(message(fits), QString());
    QCOMPARE(message(fits + ' '), u"1 : 1048577  the text is longer than 1 MiB (1,048,576 bytes)"_qs);
}

void LimitsTest::nesting_data() {
    QTest::addColumn<QString>("open");
    QTest::addColumn<QString>("close");
    QTest::newRow("brackets") << "("
                              << ")";
    QTest::newRow("calls") << "sin("
                           << ")";
    QTest::newRow("second arguments") << "max(1,"
                                      << ")";
    QTest::newRow("signs") << "-"
                           << "";
    QTest::newRow("powers") << "y^"
                            << "";
    QTest::newRow("products in brackets") << "2("
                                          << ")";
}

void LimitsTest::nesting() {
    QFETCH(QString, open);
    QFETCH(QString, close);
    const auto nested = [&](std::size_t levels) {
        return repeated(open.toStdString(), levels) + "x" + repeated(close.toStdString(), levels);
    };
    QCOMPARE(message(nested(1000)), QString());
    const QString refused = message(nested(1001));
    QVERIFY2(refused.endsWith(u"more than 1,000 levels of nesting; name a part of it in a statement of its own"_qs),
             qPrintable(refused));
    QVERIFY(!message(nested(100'000)).isEmpty());
    useAll(nested(1000));
}

void LimitsTest::chainsAreNoNesting_data() {
    QTest::addColumn<QString>("link");
    QTest::newRow("sum") << "+x";
    QTest::newRow("difference") << "-y";
    QTest::newRow("product") << "*x";
    QTest::newRow("quotient") << "/x";
    QTest::newRow("juxtaposition") << "(x)";
    QTest::newRow("powers in a sum") << "+x^2";
    QTest::newRow("superscripts") << "² ";
    QTest::newRow("transposed") << "'";
    QTest::newRow("statements") << "; x + 1; a = 2";
}

void LimitsTest::chainsAreNoNesting() {
    QFETCH(QString, link);
    const std::string text = "x" + repeated(link.toStdString(), 5'000);
    if (link.contains(u';')) QVERIFY(!message(text).isEmpty());
    else QCOMPARE(message(text), QString());
    useAll(text);
}

// 1,000 statements of 999 signs each, and 999 or 1,000 more operations.
void LimitsTest::oneMillionSteps() {
    std::string text = "v0 = -x\n";  // an input and a step
    for (int i = 1; i <= 1000; ++i)
        text += "v" + std::to_string(i) + "=" + repeated("-", 999) + "v" + std::to_string(i - 1) + "\n";
    const std::string full = text + "f=" + repeated("-", 998) + "v1000";
    const auto accepted = compile(full);
    QVERIFY2(accepted, qPrintable(message(full)));
    QCOMPARE(accepted->program.stepCount(), std::size_t{1'000'000});
    const QString refused = message(text + "f=" + repeated("-", 999) + "v1000");
    QVERIFY2(refused.endsWith(u"the program needs more than 1,000,000 steps"_qs), qPrintable(refused));
}

void LimitsTest::fiftyMillionNumbers_data() {
    QTest::addColumn<QString>("fits");
    QTest::addColumn<QString>("refused");
    QTest::addColumn<QString>("shape");
    QTest::newRow("an input") << "x : 5000x10000"
                              << "x : 50000001x1"
                              << "50000001×1";
    QTest::newRow("what no number holds") << "x : 1x1"
                                          << "x : 99999999999999999999x2"
                                          << "4294967295×2";
    QTest::newRow("inputs together") << "x : 5000x5000; y : 5000x5000"
                                     << "x : 5000x5000; y : 5000x5000; z : 1x1"
                                     << "1×1";
    QTest::newRow("a result") << "x : 5000x1; y = x*[1, 1]*[1; 1]"
                              << "x : 5000x1; y : 1x10000; z = x*y"
                              << "5000×10000";
}

void LimitsTest::fiftyMillionNumbers() {
    QFETCH(QString, fits);
    QFETCH(QString, refused);
    QFETCH(QString, shape);
    QCOMPARE(message(fits.toStdString()), QString());
    const QString why = message(refused.toStdString());
    QVERIFY2(why.endsWith(u"with these "_qs + shape + u" numbers all arrays together have more than 50,000,000"_qs),
             qPrintable(why));
}

void LimitsTest::cellsOfAnArray() {
    const auto array = [](std::string_view first, std::size_t cells) {
        return "f = [" + std::string(first) + repeated("; 1", cells - 1) + "]";
    };
    QCOMPARE(message(array("2", 300'000)), QString());
    QCOMPARE(message(array("x", 65'535)), QString());
    QVERIFY(message(array("x", 65'536))
                .endsWith(u"an array of expressions has at most 65,535 cells; this one has 65536"_qs));
    useAll(array("2", 100'000));
    useAll(array("x", 65'535));
    useAll("y = " + array("2", 50'000).substr(4) + " + x");
}

void LimitsTest::timeGrowsLinearly() {
    const auto longText = [](std::size_t bytes) {
        std::string text;
        for (std::uint64_t seed = 0; text.size() < bytes; ++seed) {
            const std::string n = std::to_string(seed);
            text += "a" + n + " = sin(x" + n + "*2.5y + (a" + std::to_string(seed / 2 + 1'000'000) +
                    " - 3)^2)/(1 + exp(-x))\n";
        }
        return text;
    };
    for (std::size_t bytes :
         {std::size_t{1} << 17, std::size_t{1} << 18, std::size_t{1} << 19, std::size_t{1'048'000}}) {
        const std::string text = longText(bytes - 100);
        QElapsedTimer timer;
        timer.start();
        const auto result = compile(text);
        const qint64 ms = timer.elapsed();
        QVERIFY(result);
        qInfo("%zu bytes, %zu steps: %lld ms", text.size(), result->program.stepCount(), ms);
    }
}

void LimitsTest::anyBytes() {
    std::mt19937_64 random(7);
    for (int i = 0; i < 3'000; ++i) {
        std::string text(random() % 40, ' ');
        for (char& c : text) c = static_cast<char>(random());
        useAll(text);
    }
}

void LimitsTest::anyTokens() {
    static constexpr std::array<std::string_view, 58> tokens{"x",        "y",
                                                             "f",        "ŷ",
                                                             "s3",       "rate",
                                                             "e",        "pi",
                                                             "2",        "0.5",
                                                             "1e-3",     "3",
                                                             "+",        "-",
                                                             "*",        "/",
                                                             "^",        "**",
                                                             ".*",       "@",
                                                             "−",        "<",
                                                             "<=",       "==",
                                                             "(",        "(",
                                                             ")",        ")",
                                                             "sin(",     "max(",
                                                             ",",        "if(",
                                                             "sqr",      "σ(",
                                                             "=",        " = ",
                                                             ";",        "\n",
                                                             "\n ",      " ",
                                                             "²",        "⁻¹",
                                                             "'",        "[",
                                                             ":",        "# c\n",
                                                             "]",        "]",
                                                             "[1, 2]",   "[1; 2]",
                                                             "[x; 2]",   "./",
                                                             " : 2x2\n", " : 2x1;",
                                                             "sum(",     "W",
                                                             "W'",       "; x = [3; 4]\n"};
    std::mt19937_64 random(11);
    for (int i = 0; i < 5'000; ++i) {
        std::string text;
        for (std::size_t n = random() % 25; n > 0; --n) text += tokens[random() % tokens.size()];
        useAll(text);
    }
    // Good programs with one character changed.
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        std::string text = test::randomProgram(seed, {.kinks = true, .literals = true}).text;
        text[random() % text.size()] = "()+-*^=;x1 \n,.<"[random() % 15];
        useAll(text);
    }
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        std::string text = test::randomArrayProgram(seed, {.kinks = true});
        text[random() % text.size()] = "()[]+-*^=;:x1 \n,.'<"[random() % 19];
        useAll(text);
    }
}

QTEST_APPLESS_MAIN(LimitsTest)
#include "limits_test.moc"
