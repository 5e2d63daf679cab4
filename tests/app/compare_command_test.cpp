// `wengert compare` from outside: its table and its JSON, and what it refuses.
#include <QtTest>

#include <cmath>

#include "tests/support/run_program.h"

using namespace wengert;

namespace {

const QString example = QStringLiteral("f = (x*y + sin(x) + 4)*(3*y^2 + 6)");

Ran compare(const QStringList& options) { return runProgram(QStringList{QStringLiteral("compare")} + options); }

QJsonObject json(const QStringList& options) {
    const Ran ran = compare(options + QStringList{QStringLiteral("--format"), QStringLiteral("json"),
                                                  QStringLiteral("--budget"), QStringLiteral("0")});
    if (ran.exitCode != 0) qFatal("%s", ran.error.constData());
    return QJsonDocument::fromJson(ran.out).object();
}

QJsonValue at(const QJsonValue& value, const char* path) {
    QJsonValue here = value;
    for (const QString& key : QString::fromLatin1(path).split(u'.'))
        here = here.isArray() ? here.toArray()[key.toInt()] : here.toObject()[key];
    return here;
}

}  // namespace

class CompareCommandTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void writesEveryMethodAsJson() {
        const QJsonObject got = json({example, QStringLiteral("--at"), QStringLiteral("x=2,y=8")});
        QCOMPARE(got.keys(),
                 (QStringList{QStringLiteral("gradient"), QStringLiteral("inputs"), QStringLiteral("output"),
                              QStringLiteral("partials"), QStringLiteral("value")}));
        const double x = 2;
        const double y = 8;
        const double want = (y + std::cos(x)) * (3 * y * y + 6);
        const QJsonObject methods = at(got, "partials.0.methods").toObject();
        QCOMPARE(methods.size(), 5);
        for (auto method = methods.begin(); method != methods.end(); ++method) {
            const double error = std::abs(at(*method, "value").toDouble() - want) / want;
            QVERIFY2(error < 1e-6, qPrintable(method.key()));
            QVERIFY(at(*method, "error").toDouble() < 1e-6);
        }
        QCOMPARE(at(got, "partials.0.symbolic.text").toString(), QStringLiteral("(y + cos(x))*(3*y^2 + 6)"));
        QCOMPARE(at(got, "partials.0.symbolic.simplified.tree").toInt(), 6);
        QCOMPARE(at(got, "gradient.reverse.operations").toInt(), 19);
        QCOMPARE(at(got, "gradient.value.operations").toInt(), 8);
        QVERIFY(at(got, "gradient.reverse.nanoseconds").isNull());
        QCOMPARE(at(got, "partials.1.input").toString(), QStringLiteral("y"));
    }

    void writesATableForPeople() {
        const Ran ran = compare({example, QStringLiteral("--at"), QStringLiteral("x=2,y=8"), QStringLiteral("--input"),
                                 QStringLiteral("y"), QStringLiteral("--budget"), QStringLiteral("1")});
        QCOMPARE(ran.exitCode, 0);
        const QString out = QString::fromUtf8(ran.out);
        QVERIFY(out.startsWith(QStringLiteral("f = 4140.04")));
        QVERIFY(out.contains(QStringLiteral("∂f/∂y = x*(3*y^2 + 6) + 6*y*(x*y + sin(x) + 4)\n")));
        QVERIFY(!out.contains(QStringLiteral("∂f/∂x")));
        QVERIFY(out.contains(QStringLiteral("central differences: best h ")));
        const QRegularExpression row(QStringLiteral("\nbackward mode +19 +13 +1 +\\d"));
        QVERIFY2(out.contains(row), ran.out.constData());
        QCOMPARE(ran.error, QByteArray());
    }

    void callsNothingADerivativeWhereTheOutputIsNotFinite() {
        const QStringList options{QStringLiteral("f = log(x-3)"), QStringLiteral("--at"), QStringLiteral("x=2")};
        const QString out = QString::fromUtf8(compare(options).out);
        QVERIFY2(out.contains(QStringLiteral("f is not finite here")), qPrintable(out));
        QVERIFY2(!out.contains(QStringLiteral("best h")), qPrintable(out));
        QVERIFY(out.contains(QRegularExpression(QStringLiteral("\nbackward mode +-1 +–\n"))));
        QCOMPARE(at(json(options), "partials.0.methods.reverse.error").toDouble(-1), 0.0);  // its form stays
    }

    void takesCellsOfArrays() {
        const QStringList program{QStringLiteral("W = [1, 2; 3, 4]; x = [5; 6]; f = sum(tanh(W*x/10))")};
        QCOMPARE(at(json(program), "partials").toArray().size(), 6);
        const QJsonObject cell = json(program + QStringList{QStringLiteral("--input"), QStringLiteral("W_2_1,x")});
        QCOMPARE(at(cell, "partials").toArray().size(), 3);
        QCOMPARE(at(cell, "partials.0.input").toString(), QStringLiteral("W_2_1"));
        QCOMPARE(at(cell, "partials.0.at").toInt(), 3);
    }

    void refusesWhatIsWrong_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("unknown input") << QStringList{example, QStringLiteral("--input"), QStringLiteral("z")} << 1
                                       << QByteArray("--input: the program has no input \"z\"; its inputs are: x, y");
        QTest::newRow("no inputs") << QStringList{QStringLiteral("f = sin(1)")} << 1 << QByteArray("no inputs");
        QTest::newRow("a wrong program") << QStringList{QStringLiteral("f = sine(x)")} << 1 << QByteArray("\"sin\"");
        QTest::newRow("a seed") << QStringList{example, QStringLiteral("--seed"), QStringLiteral("x")} << 2
                                << QByteArray("--seed");
        QTest::newRow("a format") << QStringList{example, QStringLiteral("--format"), QStringLiteral("csv")} << 2
                                  << QByteArray("--format");
        QTest::newRow("a budget") << QStringList{example, QStringLiteral("--budget"), QStringLiteral("-1")} << 2
                                  << QByteArray("whole number");
    }
    void refusesWhatIsWrong() {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, says);
        const Ran ran = compare(options);
        QTEST(ran.exitCode, "exitCode");
        QVERIFY2(ran.error.contains(says), ran.error.constData());
        QCOMPARE(ran.out, QByteArray());
    }
};

QTEST_GUILESS_MAIN(CompareCommandTest)
#include "compare_command_test.moc"
