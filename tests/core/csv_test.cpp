// Comma-separated text: what is read, what is refused and how it is said, and that the time is linear.
#include <QtTest>

#include <cmath>

#include "core/network/csv.h"

using namespace wengert;

namespace {

using Numbers = std::vector<double>;
using Names = std::vector<std::string>;

}  // namespace

class CsvTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsNumbers() {
        const Result<Dataset> data = parseCsv("x1,x2,y\n1,2,0.5\n-3e2,+.25,1.5\n");
        QVERIFY(bool(data));
        QVERIFY(data->task == Task::Regression);
        QCOMPARE(data->featureNames, (Names{"x1", "x2"}));
        QCOMPARE(data->targetNames, (Names{"y"}));
        QCOMPARE(data->features, (Numbers{1, 2, -300, 0.25}));
        QCOMPARE(data->targets, (Numbers{0.5, 1.5}));
        QVERIFY(data->classNames.empty());
    }

    void takesTheTargetsByName() {
        const Result<Dataset> data = parseCsv("a,b,c\n1,2,3\n4,5,6\n", {.targets = {"c", "a"}});
        QVERIFY(bool(data));
        QCOMPARE(data->featureNames, (Names{"b"}));
        QCOMPARE(data->targetNames, (Names{"a", "c"}));
        QCOMPARE(data->targets, (Numbers{1, 3, 4, 6}));
    }

    void predictsTheColumnOfWordsOrElseTheLast() {
        const auto target = [](const char* text) {
            const Result<Dataset> data = parseCsv(text);
            return data ? data->targetNames : Names{toText(data.error())};
        };
        QCOMPARE(target("kind,a,b\nant,1,2\n\nbee,3,4\n"), Names{"kind"});
        QCOMPARE(target("a,b,kind\n1,2,ant\n3,4,bee\n"), Names{"kind"});
        QCOMPARE(target("a,b,c\n1,2,3\n4,5,6\n"), Names{"c"});
        // One word is a slip, and two columns of words leave the last.
        QVERIFY(target("a,b,c\n1,two,3\n4,5,6\n")[0].starts_with("2 : 3"));
        QVERIFY(target("a,b,c\nx,2,y\nz,5,w\n")[0].starts_with("2 : 1"));
    }

    void otherTargetsOfTheSameSamples() {
        const Dataset data = *parseCsv("a,b,kind\n1,2,ant\n3,4.5,bee\n");
        QVERIFY(data.task == Task::Binary);
        const Result<Dataset> both = withTargets(*parseCsv("a,b,c\n1,2,5\n3,4.5,6\n"), {"b", "a"});
        QVERIFY(bool(both));
        QCOMPARE(both->featureNames, Names{"c"});
        QCOMPARE(both->targetNames, (Names{"a", "b"}));
        QCOMPARE(both->targets, (Numbers{1, 2, 3, 4.5}));
        QVERIFY(both->task == Task::Regression);
        QVERIFY(*withTargets(data, {"kind"}) == data);
        QVERIFY(toText(withTargets(data, {"b"}).error()).starts_with("2 : 5  column \"kind\" needs a number"));
    }

    void readsTheSameInEveryDress_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("CRLF") << QByteArray("x,y\r\n1.5,0.5\r\n2,0.25\r\n");
        QTest::newRow("no last line end") << QByteArray("x,y\n1.5,0.5\n2,0.25");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFx,y\n1.5,0.5\n2,0.25\n");
        QTest::newRow("quotes") << QByteArray("\"x\",\"y\"\n\"1.5\",0.5\n2,\"0.25\"\n");
        QTest::newRow("blanks") << QByteArray(" x , y \n 1.5 ,\t0.5\n2, \"0.25\" \n");
        QTest::newRow("empty lines") << QByteArray("\n\r\nx,y\n\n1.5,0.5\n  \n2,0.25\n\n");
        QTest::newRow("semicolons") << QByteArray("x;y\n1.5;0.5\n2;0.25\n");
        QTest::newRow("tabs") << QByteArray("x\ty\n1.5\t0.5\n2\t0.25\n");
    }
    void readsTheSameInEveryDress() {
        QFETCH(QByteArray, text);
        const Result<Dataset> data = parseCsv(text.toStdString());
        QVERIFY2(bool(data), data ? "" : toText(data.error()).c_str());
        QCOMPARE(data->featureNames, (Names{"x"}));
        QCOMPARE(data->features, (Numbers{1.5, 2}));
        QCOMPARE(data->targets, (Numbers{0.5, 0.25}));
    }

    void readsQuotedNames() {
        const Result<Dataset> data = parseCsv("\"width, in \"\"mm\"\"\nouter\",kind\n1,\"a\"\"b\"\n2,c\n");
        QVERIFY(bool(data));
        QCOMPARE(data->featureNames, (Names{"width, in \"mm\"\nouter"}));
        QCOMPARE(data->classNames, (Names{"a\"b", "c"}));
    }

    void numbersTheClasses_data() {
        QTest::addColumn<QByteArray>("labels");
        QTest::addColumn<int>("task");  // −1: not said
        QTest::addColumn<int>("wantedTask");
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<QByteArray>("targets");
        const auto row = [](const char* name, const char* labels, int task, Task wanted, const char* names,
                            const char* targets) {
            QTest::newRow(name) << QByteArray(labels) << task << static_cast<int>(wanted) << QByteArray(names)
                                << QByteArray(targets);
        };
        const int classes = static_cast<int>(Task::Classes), binary = static_cast<int>(Task::Binary),
                  regression = static_cast<int>(Task::Regression);
        row("words", "no yes no", -1, Task::Binary, "no yes", "0 1 0");
        row("three words", "b c a", -1, Task::Classes, "a b c", "1 2 0");
        row("zero and one", "1 0 1", -1, Task::Binary, "0 1", "1 0 1");
        row("all zero", "0 0", -1, Task::Binary, "0 1", "0 0");
        row("numbers with a gap", "0 3 1", -1, Task::Classes, "0 1 2 3", "0 3 1");
        row("numbers from 1", "3 1 2", -1, Task::Classes, "1 2 3", "2 0 1");
        row("large numbers", "0 20", -1, Task::Regression, "", "0 20");
        row("large numbers wanted", "10 9 100", classes, Task::Classes, "9 10 100", "1 0 2");
        row("signs", "-1 1 -1.0", binary, Task::Binary, "-1 1", "0 1 0");
        row("signs not wanted", "-1 1", -1, Task::Regression, "", "-1 1");
        row("two classes of several", "0 1", classes, Task::Classes, "0 1", "0 1");
        row("regression wanted", "0 1", regression, Task::Regression, "", "0 1");
        row("numbers after a word", "a 1 a", -1, Task::Binary, "1 a", "1 0 1");
    }
    void numbersTheClasses() {
        QFETCH(QByteArray, labels);
        QFETCH(int, task);
        QFETCH(int, wantedTask);
        QFETCH(QByteArray, names);
        QFETCH(QByteArray, targets);
        std::string text = "x,y\n";
        for (const QByteArray& label : labels.split(' ')) text += "1," + label.toStdString() + "\n";
        CsvOptions options;
        if (task >= 0) options.task = static_cast<Task>(task);
        const Result<Dataset> data = parseCsv(text, options);
        QVERIFY2(bool(data), data ? "" : toText(data.error()).c_str());
        QCOMPARE(static_cast<int>(data->task), wantedTask);
        QByteArrayList gotNames, gotTargets;
        for (const std::string& name : data->classNames) gotNames << QByteArray::fromStdString(name);
        for (const double target : data->targets) gotTargets << QByteArray::number(target);
        QCOMPARE(gotNames.join(' '), names);
        QCOMPARE(gotTargets.join(' '), targets);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("want");
        const auto row = [](const char* text, const char* want) {
            const QString wanted = QString::fromUtf8(want);
            QTest::addRow("%s", qPrintable(wanted)) << QString::fromUtf8(text) << wanted;
        };
        row("", "1 : 1  the table is empty; its first line names the columns, such as x1,x2,y");
        row("\n \n", "1 : 1  the table is empty; its first line names the columns, such as x1,x2,y");
        row("x,y\n", "1 : 1  no samples; add a line with numbers below the columns' names");
        row("1,2\n3,4\n", "1 : 1  the first line holds numbers; put a line with the columns' names above it");
        row("x,,y\n", "1 : 3  column 2 has no name; name it in the first line");
        row("x,y,x\n1,2,3", "1 : 5  column 3 has the name of column 1, \"x\"; rename one of them");
        row("1,1,y\n1,2,3", "1 : 3  column 2 has the name of column 1, \"1\"; rename one of them");
        row("y\n1\n", "1 : 1  every column is a target; add a column with a feature to learn from");
        row("x,y\n1,2\n3\n", "3 : 1  this line ends after 1 of 2 cells; column \"y\" is missing");
        row("x,y\n1,2,3\n",
            "2 : 5  this line has more cells than the first line has names (2); remove the rest, or "
            "name it");
        row("x,z,y\n1,red,2\n",
            "2 : 3  column \"z\" needs a number, found \"red\"; write a number, or leave the "
            "column out");
        row("x,z,y\n1,,2\n", "2 : 3  column \"z\" is empty here; fill in a number, or remove the line");
        row("x,y\n1,0\n1,\n", "3 : 3  column \"y\" is empty here; fill in the target, or remove the line");
        row("x,y\n1,0.5\nä,1",
            "3 : 1  column \"x\" needs a number, found \"ä\"; write a number, or leave the column out");
        row("é,y\n\"ü\" ,1",
            "2 : 1  column \"é\" needs a number, found \"ü\"; write a number, or leave the column out");
        row("x,y\n1,0.5\n1,abc", "3 : 3  column \"y\" needs a number, found \"abc\"; write a number");
        row("x;y\n1,5;2", "2 : 1  column \"x\" needs a number, found \"1,5\"; write 1.5");
        row("x,y\nnan,1", "2 : 1  column \"x\" needs a number, found \"nan\"; write a number, or leave the column out");
        row("x,y\n1e999,1",
            "2 : 1  column \"x\" needs a number, found \"1e999\"; write a number, or leave the column out");
        row("x,y\n\"1,2\n3,4\n", "2 : 1  this quote is not closed; add a \" at the cell's end");
        row("x,y\n\"1\"2,3\n", "2 : 4  text after a closing quote; write a quote inside a cell twice: \"\"");
    }
    void saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, want);
        const std::string bytes = text.toStdString();
        const Result<Dataset> data = parseCsv(bytes);
        QVERIFY(!data);
        QCOMPARE(QString::fromStdString(toText(data.error())), want);
    }

    void saysWhatIsWrongWithTheTargets() {
        QCOMPARE(toText(parseCsv("width,kind\n1,2\n", {.targets = {"knd"}}).error()),
                 std::string("1 : 1  there is no column \"knd\" for the target; did you mean \"kind\"?"));
        QCOMPARE(
            toText(parseCsv("x,y\n1,a\n1,b\n1,c\n", {.task = Task::Binary}).error()),
            std::string("2 : 3  two classes were asked for, and the column has 3; choose a loss for several classes"));
        QCOMPARE(toText(parseCsv("x,y,z\n1,2,3\n", {.targets = {"y", "z"}, .task = Task::Classes}).error()),
                 std::string("1 : 1  classes need one target column, not 2"));
        std::string many = "x,y\n";
        for (int i = 0; i < 1002; ++i) many += "1,w" + std::to_string(i) + "\n";
        QCOMPARE(toText(parseCsv(many).error()),
                 std::string("1002 : 3  more than 1000 classes; choose another target, or a loss for numbers"));
    }

    void writesWhatItReadsBack() {
        Dataset data = *parseCsv("width,\"a, b\",kind\n0.1,-3e-300,\"tall \"\"one\"\"\"\n2,1,ant\n");
        QCOMPARE(csvText(data), std::string("width,\"a, b\",kind\n0.1,-3e-300,\"tall \"\"one\"\"\"\n2,1,ant\n"));
        QVERIFY(*parseCsv(csvText(data)) == data);
        for (const char* name : {"sine", "blobs", "spirals"}) {
            data = findBuiltIn(name)->make(1);
            QVERIFY2(*parseCsv(csvText(data)) == data, name);
        }
    }

    // A reader in quadratic time would take hours.
    void readsAMillionRows() {
        constexpr int rows = 1000000;
        std::string text = "x1,x2,label\n";
        for (int i = 0; i < rows; ++i) text += std::to_string(i) + ".25,-1e-3," + (i % 3 == 0 ? "low" : "high") + "\n";
        QElapsedTimer timer;
        timer.start();
        const Result<Dataset> data = parseCsv(text);
        QVERIFY(bool(data));
        QCOMPARE(data->sampleCount(), std::size_t{rows});
        QCOMPARE(data->features[2 * 999999], 999999.25);
        QCOMPARE(data->targets[999999], 1.0);
        QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(CsvTest)
#include "csv_test.moc"
