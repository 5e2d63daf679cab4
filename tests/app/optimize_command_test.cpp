// `wengert optimize` from outside: PyTorch's paths, its two forms of output, and what it refuses.
#include <QtTest>

#include <cmath>

#include "tests/support/run_program.h"

using namespace wengert;

namespace {

// Options separated by spaces, behind the program's text.
Ran optimize(const QString& program, const QString& options, const QByteArray& input = {}) {
    return runProgram(QStringList{QStringLiteral("optimize"), program} + options.split(u' ', Qt::SkipEmptyParts),
                      input);
}

QJsonArray runsOf(const Ran& ran) {
    return QJsonDocument::fromJson(ran.out).object()[QStringLiteral("runs")].toArray();
}

QJsonValue at(const QJsonValue& path, int point, int coordinate) { return path.toArray()[point].toArray()[coordinate]; }

bool isClose(double got, double want) { return std::abs(got - want) <= 1e-9 * std::max(1.0, std::abs(want)); }

}  // namespace

class OptimizeCommandTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void followsTheReferencePaths_data() {
        QTest::addColumn<QJsonObject>("want");
        QFile file(QStringLiteral(WENGERT_TEST_DATA "/optimizer_paths.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (int rows = 1; !file.atEnd(); ++rows) {
            const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
            QTest::addRow("%d: %s", rows, qPrintable(row[QStringLiteral("method")].toString())) << row;
        }
    }
    void followsTheReferencePaths() {
        QFETCH(QJsonObject, want);
        QStringList params;
        const QJsonObject given = want[QStringLiteral("params")].toObject();
        for (auto p = given.begin(); p != given.end(); ++p)
            params << p.key() + u'=' + QString::number(p->toDouble(), 'g', 17);
        QStringList places;
        const QJsonObject start = want[QStringLiteral("at")].toObject();
        for (auto p = start.begin(); p != start.end(); ++p)
            places << p.key() + u'=' + QString::number(p->toDouble(), 'g', 17);
        const Ran ran =
            optimize(want[QStringLiteral("program")].toString(),
                     QStringLiteral("--at %1 --method %2:%3 --steps %4 --format json")
                         .arg(places.join(u','), want[QStringLiteral("method")].toString(), params.join(u','))
                         .arg(want[QStringLiteral("steps")].toInt()));
        QVERIFY2(ran.exitCode == 0, ran.error.constData());
        const QJsonObject run = runsOf(ran)[0].toObject();
        QCOMPARE(run.keys(), (QStringList{QStringLiteral("method"), QStringLiteral("params"), QStringLiteral("path"),
                                          QStringLiteral("value")}));
        QCOMPARE(run[QStringLiteral("method")], want[QStringLiteral("method")]);
        for (auto p = given.begin(); p != given.end(); ++p)
            QCOMPARE(run[QStringLiteral("params")].toObject()[p.key()].toDouble(), p->toDouble());
        const QJsonArray path = want[QStringLiteral("path")].toArray();
        QCOMPARE(run[QStringLiteral("path")].toArray().size(), path.size());
        QCOMPARE(run[QStringLiteral("value")].toArray().size(), path.size());
        for (int i = 0; i < path.size(); ++i)
            for (int k = 0; k < path[i].toArray().size(); ++k)
                QVERIFY(isClose(at(run[QStringLiteral("path")], i, k).toDouble(), at(path, i, k).toDouble()));
    }

    void racesSeveralMethods() {
        const Ran ran = optimize(QStringLiteral("f = x^2 - y^2"),
                                 QStringLiteral("--at x=-0.9 --at y=0.001 --method momentum:lr=0.01,beta=0.5 "
                                                "--method newton --steps 3 --format json"));
        QCOMPARE(ran.exitCode, 0);
        const QJsonArray runs = runsOf(ran);
        QCOMPARE(runs.size(), 2);
        const QJsonObject params = runs[0].toObject()[QStringLiteral("params")].toObject();
        QCOMPARE(params, (QJsonObject{{QStringLiteral("lr"), 0.01}, {QStringLiteral("beta"), 0.5}}));
        const QJsonObject newton = runs[1].toObject();
        QCOMPARE(newton[QStringLiteral("params")].toObject(),
                 (QJsonObject{{QStringLiteral("lr"), 1}, {QStringLiteral("damping"), 0}}));
        QVERIFY(std::abs(at(newton[QStringLiteral("path")], 1, 0).toDouble()) < 1e-15);
        QCOMPARE(newton[QStringLiteral("value")].toArray()[0].toDouble(), 0.9 * 0.9 - 1e-6);
    }

    // What is not given: adam, 100 steps, the inputs' numbers from the text.
    void hasDefaults() {
        const Ran ran = optimize(QStringLiteral("x = 2; f = x^2"), QStringLiteral("--format json"));
        const QJsonObject run = runsOf(ran)[0].toObject();
        QCOMPARE(run[QStringLiteral("method")].toString(), QStringLiteral("adam"));
        QCOMPARE(run[QStringLiteral("path")].toArray().size(), 101);
        QCOMPARE(at(run[QStringLiteral("path")], 0, 0).toDouble(), 2.0);
        QCOMPARE(run[QStringLiteral("params")].toObject().keys().size(), 4);
    }

    void readsTheProgramFromStandardInput() {
        const Ran ran = runProgram({QStringLiteral("optimize"), QStringLiteral("--file"), QStringLiteral("-"),
                                    QStringLiteral("--steps"), QStringLiteral("0"), QStringLiteral("--format"),
                                    QStringLiteral("json"), QStringLiteral("--output"), QStringLiteral("g")},
                                   "x = 3\ng = 2*x\nf = x^2\n");
        QCOMPARE(ran.out, QByteArray("{\"runs\":[{\"method\":\"adam\",\"params\":{\"lr\":0.001,\"beta1\":0.9,\"beta2\":"
                                     "0.999,\"epsilon\":1e-08},\"path\":[[3]],\"value\":[6]}]}\n"));
    }

    // Gradients: 2 in each of the four cells, 6 b = 6.
    void writesArraysInOneList() {
        const Ran ran = optimize(QStringLiteral("W = [1, 2; 3, 4]; b = 1; f = 2*sum(W) + 3*b^2"),
                                 QStringLiteral("--method gd:lr=0.5 --steps 1 --format json"));
        QCOMPARE(runsOf(ran)[0].toObject()[QStringLiteral("path")].toArray(),
                 (QJsonArray{QJsonArray{1, 2, 3, 4, 1}, QJsonArray{0, 1, 2, 3, -2}}));
    }

    void followsASchedule() {
        const Ran ran = optimize(QStringLiteral("f = 3*x"),
                                 QStringLiteral("--at x=0 --method gd:lr=0.5 --schedule step:steps=1,factor=0.5 "
                                                "--steps 2 --format json"));
        QCOMPARE(runsOf(ran)[0].toObject()[QStringLiteral("path")].toArray(),
                 (QJsonArray{QJsonArray{0}, QJsonArray{-1.5}, QJsonArray{-2.25}}));
    }

    void aSeedGivesTheSameNoise() {
        const auto out = [](const char* options) {
            return optimize(QStringLiteral("f = x^2"),
                            QStringLiteral("--steps 5 --format json --method gd ") + QLatin1String(options))
                .out;
        };
        QCOMPARE(out("--noise 0.1 --seed 4"), out("--noise 0.1 --seed 4"));
        QVERIFY(out("--noise 0.1 --seed 4") != out("--noise 0.1 --seed 5"));
        QCOMPARE(out("--noise 0 --seed 4"), out(""));
    }

    void writesWhatIsNotFiniteAsWords() {
        const Ran ran = optimize(QStringLiteral("f = x^4"), QStringLiteral("--at x=3 --method gd:lr=10 --format json"));
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject run = runsOf(ran)[0].toObject();
        const QJsonArray values = run[QStringLiteral("value")].toArray();
        QVERIFY(values.size() < 20);
        QCOMPARE(values.last(), QJsonValue(QStringLiteral("inf")));
        QCOMPARE(run[QStringLiteral("path")].toArray().size(), values.size());
    }

    void printsATable() {
        const Ran ran = optimize(QStringLiteral("f = x^2 - y^2"),
                                 QStringLiteral("--at x=-0.9,y=0 --method gd:lr=0.5 --method gd:lr=0.25 --steps 2"));
        QCOMPARE(QString::fromUtf8(ran.out),
                 QStringLiteral("gd:lr=0.5\n"
                                "iteration             f          ‖∇f‖             x             y\n"
                                "        0          0.81           1.8          −0.9             0\n"
                                "        1             0             0             0             0\n"
                                "        2             0             0             0             0\n"
                                "stuck at a saddle: ‖∇f‖ = 0, but the Hessian has the eigenvalue −2\n"
                                "\n"
                                "gd:lr=0.25\n"
                                "iteration             f          ‖∇f‖             x             y\n"
                                "        0          0.81           1.8          −0.9             0\n"
                                "        1         0.203           0.9         −0.45             0\n"
                                "        2        0.0506          0.45        −0.225             0\n"
                                "stopped after 2 iterations: ‖∇f‖ = 0.45\n"));
    }

    void printsAShortTableOfALongRun() {
        const Ran ran = optimize(QStringLiteral("x : 10x1; f = norm2(x)"), QStringLiteral("--steps 1000"));
        QCOMPARE(ran.out.count('\n'), 2 + 21 + 1);
        QVERIFY(ran.out.contains("x_8  …\n") && !ran.out.contains("x_9"));
        QVERIFY(ran.out.contains("\n     1000 "));
    }

    void refusesWhatIsWrong_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* program, const char* options, int exitCode,
                            const char* says) { QTest::newRow(name) << program << options << exitCode << says; };
        row("text", "f = x +", "", 1, "1 : ");
        row("empty", "", "", 1, "the program is empty");
        row("input", "f = x^2", "--at z=1", 1, "no input \"z\"");
        row("no inputs", "f = 2 + 3", "", 1, "no inputs");
        row("array", "x : 2x1; f = 2*x", "", 1, "\"f\" is 2×1");
        row("method", "f = x^2", "--method adamm", 1, "did you mean \"adam\"");
        row("setting", "f = x^2", "--method gd --method adam:lr=-1", 1, "--method: lr must be at least 0");
        row("schedule", "f = x^2", "--schedule cosin", 1, "--schedule: unknown schedule");
        row("large Hessian", "x : 101x1; f = norm2(x)", "--method newton", 1, "up to 100 numbers");
        row("output", "f = x^2", "--output g", 1, "no statement \"g\"");
        row("steps", "f = x^2", "--steps -1", 2, "--steps");
        row("noise", "f = x^2", "--noise -1", 2, "--noise");
        row("endless noise", "f = x^2", "--noise nan", 2, "--noise");
        row("seed", "f = x^2", "--seed x", 2, "--seed");
        row("format", "f = x^2", "--format csv", 2, "--format");
    }
    void refusesWhatIsWrong() {
        QFETCH(QString, program);
        QFETCH(QString, options);
        QFETCH(int, exitCode);
        QFETCH(QString, says);
        const Ran ran = optimize(program, options);
        QCOMPARE(ran.exitCode, exitCode);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(QString::fromUtf8(ran.error).contains(says), ran.error.constData());
        if (exitCode == 1) QCOMPARE(ran.error.count('\n'), 1);
    }
};

QTEST_APPLESS_MAIN(OptimizeCommandTest)
#include "optimize_command_test.moc"
