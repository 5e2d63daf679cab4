// `wengert train` from outside: PyTorch's runs through CSV and weights files, its output, and what it refuses.
#include <QtTest>

#include "tests/support/run_program.h"
#include "tests/support/training_runs.h"

using namespace wengert;

namespace {

QStringList words(const QString& line) { return line.split(u' ', Qt::SkipEmptyParts); }

Ran train(const QString& options) { return runProgram(words(QStringLiteral("train ") + options)); }

QString write(const QTemporaryDir& directory, const char* name, const QByteArray& text) {
    QFile file(directory.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write a temporary file");
    file.write(text);
    return file.fileName();
}

QByteArray row(const QJsonValue& numbers) {
    QByteArrayList cells;
    for (const double number : test::flattened(numbers)) cells << QByteArray::number(number, 'g', 17);
    return cells.join(',');
}

// A header and a line a sample; the names of the targets with commas between.
QByteArray csv(const QJsonObject& run, QString& targets) {
    const QJsonArray x = run[QStringLiteral("x")].toArray();
    const QJsonArray y = run[QStringLiteral("y")].toArray();
    QStringList names;
    for (std::size_t i = 0; i < test::flattened(x[0]).size(); ++i) names << QStringLiteral("x%1").arg(i);
    QStringList targetNames;
    for (std::size_t i = 0; i < test::flattened(y[0]).size(); ++i) targetNames << QStringLiteral("t%1").arg(i);
    targets = targetNames.join(u',');
    QByteArray text = (names + targetNames).join(u',').toUtf8() + "\n";
    for (int i = 0; i < x.size(); ++i) text += row(x[i]) + "," + row(y[i]) + "\n";
    return text;
}

QString optionsOf(const QJsonObject& run) {
    QStringList layers;
    for (const double units : test::flattened(run[QStringLiteral("layers")])) layers << QString::number(units);
    QStringList params;
    const QJsonObject given = run[QStringLiteral("params")].toObject();
    for (auto p = given.begin(); p != given.end(); ++p)
        params << QStringLiteral("%1=%2").arg(p.key()).arg(p->toDouble());
    const auto text = [&](const char* key) { return run[QLatin1String(key)].toVariant().toString(); };
    return QStringLiteral(
               "--layers %1 --activation %2 --output %3 --loss %4 --method %5:%6 --batch %7 --epochs %8 --l2 %9")
        .arg(layers.join(u'-'), text("activation"), text("output"), text("loss"), text("method"), params.join(u','),
             text("batch"), text("epochs"), text("l2"));
}

}  // namespace

class TrainCommandTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void followsTheReferenceRuns_data() {
        QTest::addColumn<QJsonObject>("run");
        for (const QJsonObject& run : test::trainingRuns())
            QTest::addRow("%s", qPrintable(run[QStringLiteral("loss")].toString())) << run;
    }
    void followsTheReferenceRuns() {
        QFETCH(QJsonObject, run);
        const QTemporaryDir directory;
        QString targets;
        const QString data = write(directory, "data.csv", csv(run, targets));
        const QString weights =
            write(directory, "weights.json", QJsonDocument(run[QStringLiteral("initial")].toArray()).toJson());
        const QString saved = directory.filePath(QStringLiteral("saved.json"));
        const Ran ran =
            train(QStringLiteral("--data %1 --target %2 --weights %3 --save-weights %4 %5 --shuffle off --format json")
                      .arg(data, targets, weights, saved, optionsOf(run)));
        QVERIFY2(ran.exitCode == 0, ran.error.constData());
        const QJsonObject got = QJsonDocument::fromJson(ran.out).object();
        QCOMPARE(test::firstDifference(test::flattened(got[QStringLiteral("losses")]),
                                       test::flattened(run[QStringLiteral("losses")])),
                 -1);
        QCOMPARE(test::firstDifference(test::flattened(got[QStringLiteral("weights")]),
                                       test::flattened(run[QStringLiteral("final")])),
                 -1);
        QCOMPARE(got[QStringLiteral("epochs")].toArray().size(), run[QStringLiteral("epochs")].toInt());
        QFile file(saved);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).array(), got[QStringLiteral("weights")].toArray());
    }

    void aSeedGivesTheSameOutput() {
        const QString options =
            QStringLiteral("--data spirals --layers 2-8-8-1 --epochs 5 --format json --normalize standardize --seed ");
        const Ran first = train(options + u'3');
        QCOMPARE(first.exitCode, 0);
        QCOMPARE(train(options + u'3').out, first.out);
        QVERIFY(train(options + u'4').out != first.out);
    }

    void printsATable() {
        const Ran ran = train(QStringLiteral("--data blobs --layers 2-3 --method adam:lr=0.05 --epochs 2"));
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.out.startsWith("  epoch     J train   J validation   accuracy\n      1 "));
        QVERIFY(ran.out.contains("9 parameters; stopped after 2 epochs\n"));
    }

    void refusesWhatIsWrong_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* options, int exitCode, const char* says) {
            QTest::newRow(name) << options << exitCode << says;
        };
        row("data", "--data spirel --layers 2-1", 1, "spirals");
        row("file", "--data ./none.csv --layers 2-1", 1, "does it exist");
        row("features", "--data xor --layers 3-1", 1, "give the first layer 2 units");
        row("layers", "--data xor --layers 2-x", 1, "2-8-8-1");
        row("method", "--data xor --layers 2-1 --method adamm", 1, "did you mean \"adam\"");
        row("setting", "--data xor --layers 2-1 --method adam:lr=-1", 1, "lr");
        row("schedule", "--data xor --layers 2-1 --schedule cosin", 1, "cosine");
        row("initialization", "--data xor --layers 2-1 --init zeros", 1, "zero");
        row("loss", "--data xor --layers 2-1 --loss hinge", 1, "squared");
        row("target of no file", "--data xor --layers 2-1 --target a", 1, "leave it out");
        row("no layers", "--data xor", 2, "--layers");
        row("batch", "--data xor --layers 2-1 --batch 0", 2, "--batch");
        row("normalization", "--data xor --layers 2-1 --normalize whiten", 2, "standardize");
        row("shuffle", "--data xor --layers 2-1 --shuffle maybe", 2, "--shuffle");
    }
    void refusesWhatIsWrong() {
        QFETCH(QString, options);
        QFETCH(int, exitCode);
        QFETCH(QString, says);
        const Ran ran = train(options);
        QCOMPARE(ran.exitCode, exitCode);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(QString::fromUtf8(ran.error).contains(says), ran.error.constData());
        if (exitCode == 1) QCOMPARE(ran.error.count('\n'), 1);
    }

    void saysWhereAWeightsFileIsWrong_data() {
        QTest::addColumn<QByteArray>("weights");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("W1") << "expected a list of 1 layers as JSON";
        QTest::newRow("layers") << QByteArray("[]") << "expected a list of 1 layers";
        QTest::newRow("name") << QByteArray("[{\"W\": [[1, 2]]}]") << "layer 1 has no \"b\"";
        QTest::newRow("rows") << QByteArray("[{\"W\": [1, 2], \"b\": [0]}]") << "W1 is 1×2";
        QTest::newRow("columns") << QByteArray("[{\"W\": [[1]], \"b\": [0]}]") << "W1, row 1: expected a list of 2";
        QTest::newRow("word") << QByteArray("[{\"W\": [[1, \"a\"]], \"b\": [0]}]") << "expected numbers, found \"a\"";
    }
    void saysWhereAWeightsFileIsWrong() {
        QFETCH(QByteArray, weights);
        QFETCH(QString, says);
        const QTemporaryDir directory;
        const QString file = write(directory, "weights.json", weights);
        const Ran ran = train(QStringLiteral("--data xor --layers 2-1 --weights ") + file);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(QString::fromUtf8(ran.error).contains(says), ran.error.constData());
    }
};

QTEST_APPLESS_MAIN(TrainCommandTest)
#include "train_command_test.moc"
