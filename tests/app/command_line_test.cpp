// The command line from outside: output, exit codes, errors on one line of standard error.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "tests/support/run_program.h"

using namespace wengert;

namespace {

const QString lecture = QStringLiteral("f = (x*y + sin(x) + 4)*(3*y^2 + 6)");

}  // namespace

using namespace Qt::StringLiterals;

class CommandLineTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void tracesTheLecturesExample() {
        const Ran ran = runProgram({QStringLiteral("trace"), lecture, QStringLiteral("--at"), QStringLiteral("x=2,y=8"),
                                    QStringLiteral("--seed"), QStringLiteral("y"), QStringLiteral("--format"),
                                    QStringLiteral("json")});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.error.isEmpty());
        const QJsonObject trace = QJsonDocument::fromJson(ran.out).object();
        const QJsonArray steps = trace[QStringLiteral("steps")].toArray();
        const std::vector<QString> statements{QStringLiteral("s1 = x"),       QStringLiteral("s2 = y"),
                                              QStringLiteral("s3 = s1 × s2"), QStringLiteral("s4 = sin(s1)"),
                                              QStringLiteral("s5 = s3 + s4"), QStringLiteral("s6 = s5 + 4"),
                                              QStringLiteral("s7 = sqr(s2)"), QStringLiteral("s8 = 3 × s7"),
                                              QStringLiteral("s9 = s8 + 6"),  QStringLiteral("s10 = s6 × s9")};
        const std::vector<double> values{2, 8, 16, 0.909297, 16.909297, 20.909297, 64, 192, 198, 4140.040891};
        QCOMPARE(steps.size(), 10);
        for (int i = 0; i < 10; ++i) {
            const QJsonObject step = steps[i].toObject();
            QCOMPARE(step[QStringLiteral("id")].toInt(), i + 1);
            QCOMPARE(step[QStringLiteral("statement")].toString(), statements[static_cast<std::size_t>(i)]);
            QVERIFY(std::abs(step[QStringLiteral("value")].toDouble() - values[static_cast<std::size_t>(i)]) < 1e-6);
        }
        QCOMPARE(
            steps[7].toObject()[QStringLiteral("args")].toArray()[0].toObject()[QStringLiteral("constant")].toInt(), 3);
        QCOMPARE(steps[7].toObject()[QStringLiteral("args")].toArray()[1].toInt(), 7);
        QVERIFY(std::abs(trace[QStringLiteral("tangent")].toDouble() - 1399.646276) < 1e-6);
        const QJsonObject gradient = trace[QStringLiteral("gradient")].toObject();
        QVERIFY(std::abs(gradient[QStringLiteral("x")].toDouble() - 1501.602926) < 1e-6);
        QVERIFY(std::abs(gradient[QStringLiteral("y")].toDouble() - 1399.646276) < 1e-6);
        QCOMPARE(trace[QStringLiteral("seed")].toObject()[QStringLiteral("x")].toInt(), 0);
    }

    // One hidden layer; the numbers by the textbook's formulas: ȳ̂ = 2(ŷ − y), h̄ = W₂ᵀ ȳ̂, z̄ = h̄ ⊙ h ⊙ (1 − h).
    void tracesAHiddenLayer() {
        const Ran ran = runProgram(
            {u"trace"_s,
             u"W1 : 3x2; b1 : 3x1; W2 : 2x3; b2 : 2x1; x : 2x1; y : 2x1; z1 = W1*x + b1; h1 = sigmoid(z1); "
             "yhat = W2*h1 + b2; L = sum((y - yhat)^2)"_s,
             u"--at"_s, u"W1=[0.1, 0.2; -0.3, 0.4; 0.5, -0.6],b1=[0.1;0;-0.1],W2=[0.7,-0.8,0.9;-1,1.1,0.2]"_s,
             u"--at"_s, u"b2=[0.05; -0.05],x=[1;2],y=[1;0]"_s, u"--seed"_s, u"b1=[1; 0; 0]"_s, u"--format"_s,
             u"json"_s});
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject trace = QJsonDocument::fromJson(ran.out).object();
        QVERIFY(std::abs(trace[u"value"_s].toDouble() - 0.5166741273646087) < 1e-12);
        QVERIFY(std::abs(trace[u"tangent"_s].toDouble() + 0.2530095724187457) < 1e-12);
        const QJsonObject gradient = trace[u"gradient"_s].toObject();
        const auto isNear = [&](const QString& name, const std::vector<std::vector<double>>& expected) {
            const QJsonArray rows = gradient[name].toArray();
            if (rows.size() != qsizetype(expected.size())) return false;
            for (std::size_t i = 0; i < expected.size(); ++i)
                for (std::size_t j = 0; j < expected[i].size(); ++j)
                    if (std::abs(rows[int(i)].toArray()[int(j)].toDouble() - expected[i][j]) > 1e-12) return false;
            return true;
        };
        QVERIFY(isNear(u"W1"_s, {{-0.2530095724187457, -0.5060191448374914},
                                 {0.29598601692724275, 0.5919720338544855},
                                 {-0.271697727411097, -0.543395454822194}}));
        QVERIFY(isNear(u"W2"_s, {{-0.9258518814159409, -0.8925881112614783, -0.44456734514503765},
                                 {0.06592675401054747, 0.06355815441437573, 0.03165612404402727}}));
        QVERIFY(isNear(u"b2"_s, {{-1.4339701672365561}, {0.10210812374144446}}));
        const QJsonArray shape = trace[u"steps"_s].toArray()[0].toObject()[u"shape"_s].toArray();
        QCOMPARE(shape, (QJsonArray{3, 2}));
        QCOMPARE(trace[u"seed"_s].toObject()[u"b1"_s].toArray(),
                 (QJsonArray{QJsonArray{1}, QJsonArray{0}, QJsonArray{0}}));
    }

    void tracesAnArrayOutput() {
        const Ran ran = runProgram({u"trace"_s, u"x : 3x1; p = softmax(x)"_s, u"--at"_s, u"x=[1;2;3]"_s, u"--seed"_s,
                                    u"x"_s, u"--cotangent"_s, u"[1; 0; 0]"_s, u"--format=csv"_s});
        QCOMPARE(ran.exitCode, 0);
        const QStringList lines = QString::fromUtf8(ran.out).split(u'\n');
        QCOMPARE(lines[0], u"step,name,value,tangent,adjoint"_s);
        QVERIFY(lines[1].startsWith(u"s1 = x,,[1; 2; 3],[1; 1; 1],[0.0819"_s));
        QVERIFY(lines[2].startsWith(u"s2 = softmax(s1),p,[0.0900"_s));
        QVERIFY(lines[2].endsWith(u",[1; 0; 0]"_s));
    }

    void printsTheTable() {
        const Ran ran =
            runProgram({QStringLiteral("trace"), QStringLiteral("f = x*y"), QStringLiteral("--at=x=2,y=8")});
        QCOMPARE(QString::fromUtf8(ran.out), QStringLiteral("step          name  value  tangent  adjoint\n"
                                                            "s1 = x                  2        1        8\n"
                                                            "s2 = y                  8        0        2\n"
                                                            "s3 = s1 × s2  f        16        8        1\n"
                                                            "\nf = 16\n∂f/∂x = 8\n∂f/∂y = 2\n"));
    }

    void notesWhatIsSpecial() {
        const QStringList command{QStringLiteral("trace"), QStringLiteral("f = relu(x) + log(y)"),
                                  QStringLiteral("--at=x=0,y=-1"), QStringLiteral("--format")};
        const QString kink = QStringLiteral("s3 = relu(s1): relu has a kink at 0; relu′(0) is taken as 0");
        const QString outside = QStringLiteral("s4 = log(s2): log needs an argument that is positive; s2 = −1");
        const QString table = QString::fromUtf8(runProgram(command + QStringList{QStringLiteral("table")}).out);
        QVERIFY(table.endsWith(QStringLiteral("\nnote: %1\nnote: %2\n").arg(kink, outside)));
        const QString markdown = QString::fromUtf8(runProgram(command + QStringList{QStringLiteral("markdown")}).out);
        QVERIFY(markdown.endsWith(QStringLiteral("|\n\n- %1\n- %2\n").arg(kink, outside)));
        const auto json = [](const QStringList& arguments) {
            return QJsonDocument::fromJson(runProgram(arguments).out).object();
        };
        QCOMPARE(json(command + QStringList{QStringLiteral("json")})[QStringLiteral("notes")].toArray(),
                 QJsonArray({kink, outside}));
        QVERIFY(!json({QStringLiteral("trace"), QStringLiteral("x^2"), QStringLiteral("--format=json")})
                     .contains(QStringLiteral("notes")));
    }

    void takesAProgramThatBeginsWithASign() {
        QVERIFY(runProgram({QStringLiteral("trace"), QStringLiteral("--at=x=3"), QStringLiteral("--"),
                            QStringLiteral("-x + 1")})
                    .out.contains("= -2\n"));
    }

    void readsStandardInputAndFiles() {
        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("lecture.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x = 3\nf = x^2\n");
        file.close();
        const QByteArray want = "step,name,value,tangent,adjoint\ns1 = x,,3,1,6\ns2 = sqr(s1),f,9,6,1\n";
        const QString csv = QStringLiteral("--format=csv");
        QCOMPARE(runProgram({QStringLiteral("trace"), QStringLiteral("--file"), file.fileName(), csv}).out, want);
        QCOMPARE(runProgram({QStringLiteral("trace"), QStringLiteral("-"), csv}, "x = 3\nf = x^2").out, want);
        QCOMPARE(
            runProgram({QStringLiteral("trace"), QStringLiteral("--file"), QStringLiteral("-"), csv}, "x = 3; x^2").out,
            want);
    }

    void nonFiniteNumbersAreStrings() {
        const Ran ran = runProgram({QStringLiteral("trace"), QStringLiteral("f = 1/x"), QStringLiteral("--at=x=0"),
                                    QStringLiteral("--format=json")});
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject trace = QJsonDocument::fromJson(ran.out).object();
        QCOMPARE(trace[QStringLiteral("value")].toString(), QStringLiteral("inf"));
        QCOMPARE(trace[QStringLiteral("gradient")].toObject()[QStringLiteral("x")].toString(), QStringLiteral("-inf"));
    }

    void refusesWrongInputWithOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");
        const QString trace = QStringLiteral("trace");
        QTest::newRow("unknown function") << QStringList{trace, QStringLiteral("f = sine(x)")} << 1
                                          << QStringLiteral("1 : 5  unknown function \"sine\"; did you mean \"sin\"?");
        QTest::newRow("unknown input") << QStringList{trace, QStringLiteral("x^2"), QStringLiteral("--at"),
                                                      QStringLiteral("q=1")}
                                       << 1 << QStringLiteral("no input \"q\"");
        QTest::newRow("unknown seed") << QStringList{trace, QStringLiteral("x^2"), QStringLiteral("--seed"),
                                                     QStringLiteral("q")}
                                      << 1 << QStringLiteral("no input \"q\"");
        QTest::newRow("not a number") << QStringList{trace, QStringLiteral("x^2"), QStringLiteral("--at"),
                                                     QStringLiteral("x=two")}
                                      << 1 << QStringLiteral("--at x=two: expected name=number, such as x=2");
        const auto row = [&](const char* name, const QStringList& more, int exitCode, const QString& says) {
            QTest::newRow(name) << (QStringList{trace, QStringLiteral("f = x^2")} + more) << exitCode << says;
        };
        row("no number", {QStringLiteral("--at=x")}, 1, QStringLiteral("--at x: expected name=number"));
        row("not finite", {QStringLiteral("--at=x=inf")}, 1, QStringLiteral("--at x=inf: expected name=number"));
        row("given twice", {QStringLiteral("--at=x=1,x=2")}, 1, QStringLiteral("--at: \"x\" is given twice"));
        row("seed", {QStringLiteral("--seed=x=two")}, 1,
            QStringLiteral("--seed x=two: expected an input's name or name=number"));
        row("unknown output", {QStringLiteral("--output=g")}, 1,
            QStringLiteral("wengert: --output: the program has no statement \"g\"; its statements are: f"));
        row("cotangent", {QStringLiteral("--cotangent=abc")}, 1, QStringLiteral("--cotangent abc: expected a number"));
        row("infinite cotangent", {QStringLiteral("--cotangent=inf")}, 1, QStringLiteral("expected a number"));
        QTest::newRow("begins with a sign")
            << QStringList{trace, QStringLiteral("-x + y")} << 2 << QStringLiteral("trace -- '-x + y'");
        QTest::newRow("a folder") << QStringList{trace, QStringLiteral("--file"), QDir::tempPath()} << 1
                                  << QStringLiteral("it is a folder");
        QTest::newRow("a command misspelt") << QStringList{QStringLiteral("trac")} << 2
                                            << QStringLiteral("no command \"trac\"; did you mean \"trace\"?");
        QTest::newRow("a missing session")
            << QStringList{QStringLiteral("/no/such.wengert")} << 2 << QStringLiteral("there is no file");
        QTest::newRow("a folder as session") << QStringList{QDir::tempPath()} << 2 << QStringLiteral("is a folder");
        const QString array = u"x : 3x1; softmax(x)"_s;
        QTest::newRow("wrong shape") << QStringList{trace, array, u"--at=x=[1,2,3]"_s} << 1
                                     << u"--at x=[1,2,3]: \"x\" is 3×1, but 1×3 was given"_s;
        QTest::newRow("a number for an array")
            << QStringList{trace, array, u"--seed=x=1"_s} << 1 << u"--seed x=1: \"x\" is 3×1, but 1×1 was given"_s;
        QTest::newRow("an array for a number") << QStringList{trace, u"x^2"_s, u"--at=x=[1,2]"_s} << 1
                                               << u"--at x=[1,2]: \"x\" is 1×1, but 1×2 was given"_s;
        QTest::newRow("wrong cotangent") << QStringList{trace, array, u"--cotangent"_s, u"[1; 2]"_s} << 1
                                         << u"the output \"f\" is 3×1, but 2×1 was given"_s;
        QTest::newRow("unclosed array") << QStringList{trace, array, u"--at=x=[1;2"_s} << 1
                                        << u"--at x=[1;2: the bracket is not closed"_s;
        QTest::newRow("an array of names")
            << QStringList{trace, array, u"--at=x=[1;q;2]"_s} << 1 << u"expected an array of numbers"_s;
        QTest::newRow("missing file") << QStringList{trace, QStringLiteral("--file"), QStringLiteral("/no/such/file")}
                                      << 1 << QStringLiteral("cannot read");
        QTest::newRow("empty program") << QStringList{trace, QString()} << 1 << QStringLiteral("empty");
        QTest::newRow("wrong format") << QStringList{trace, QStringLiteral("x"), QStringLiteral("--format=xml")} << 2
                                      << QStringLiteral("xml");
        QTest::newRow("wrong option") << QStringList{trace, QStringLiteral("x"), QStringLiteral("--frobnicate")} << 2
                                      << QStringLiteral("frobnicate");
    }
    void refusesWrongInputWithOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, says);
        const Ran ran = runProgram(arguments);
        QCOMPARE(ran.exitCode, exitCode);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(QString::fromUtf8(ran.error).contains(says), ran.error.constData());
        if (exitCode == 1) QCOMPARE(ran.error.count('\n'), 1);
    }

    void helpAndVersion() {
        QCOMPARE(runProgram({QStringLiteral("--help")}).exitCode, 0);
        QVERIFY(runProgram({QStringLiteral("--help")}).out.contains("trace"));
        QVERIFY(runProgram({QStringLiteral("--version")}).out.startsWith("wengert "));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
