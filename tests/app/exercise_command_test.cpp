// `wengert exercise` from outside: the exercise as a text that is filled in and graded, solutions, hints, class sheets,
// exit codes and errors on one line.
#include <QRegularExpression>
#include <QtTest>

#include "tests/support/run_program.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

const QString product = u"x = -2; y = 5; z = -4; q = x + y; f = q*z"_s;

QStringList linesOf(const QByteArray& text) { return QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts); }

}  // namespace

class ExerciseCommandTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void itsOwnSolutionIsRight_data();
    void itsOwnSolutionIsRight();
    void printsTheSolutionOfAGivenProgram();
    void namesTheFirstWrongRowAndTheMistake_data();
    void namesTheFirstWrongRowAndTheMistake();
    void whatIsPrintedCanBeFilledInAndGraded();
    void aSeedGivesTheSameExercise();
    void hintsGoFromTheRuleToTheNumbers();
    void writesAClassSheetAndItsSolutions();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();

 private:
    Ran exercise(QStringList arguments, const QByteArray& input = {}) const {
        return runProgram(QStringList(u"exercise"_s) + arguments, input);
    }
};

void ExerciseCommandTest::itsOwnSolutionIsRight_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"value", "tangent", "adjoint", "algorithm", "gate", "update"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void ExerciseCommandTest::itsOwnSolutionIsRight() {
    QFETCH(QString, kind);
    for (const char* difficulty : {"1", "3", "5"}) {
        const QStringList same{u"--kind"_s, kind, u"--seed=7"_s, u"--difficulty"_s, QString::fromLatin1(difficulty)};
        const Ran solution = exercise(same + QStringList{u"--answer"_s});
        QCOMPARE(solution.exitCode, 0);
        QVERIFY(!solution.out.isEmpty() && solution.error.isEmpty());
        const QRegularExpression form(kind == u"algorithm" ? u"^s\\d+ = .+$"_s : u"^[A-Za-z]\\w*,.+$"_s);
        for (const QString& line : linesOf(solution.out)) QVERIFY2(form.match(line).hasMatch(), qPrintable(line));
        const Ran graded = exercise(same + QStringList{u"--grade=-"_s}, solution.out);
        QVERIFY2(graded.exitCode == 0 && graded.error.isEmpty(), graded.error.constData());
    }
}

void ExerciseCommandTest::printsTheSolutionOfAGivenProgram() {
    const QString f = u"f = (x + y)*z"_s, at = u"--at=x=-2,y=5,z=-4"_s;
    QCOMPARE(exercise({f, at, u"--kind=adjoint"_s, u"--answer"_s}).out,
             QByteArray("s1,-4\ns2,-4\ns3,3\ns4,-4\ns5,1\n"));
    QCOMPARE(exercise({f, at, u"--kind=value"_s, u"--answer"_s}).out, QByteArray("s1,-2\ns2,5\ns3,-4\ns4,3\ns5,-12\n"));
    QCOMPARE(exercise({f, at, u"--kind=tangent"_s, u"--along=z"_s, u"--answer"_s}).out,
             QByteArray("s1,0\ns2,0\ns3,1\ns4,0\ns5,3\n"));
    QCOMPARE(exercise({f, at, u"--kind=algorithm"_s, u"--answer"_s}).out,
             QByteArray("s1 = x\ns2 = y\ns3 = z\ns4 = s1 + s2\ns5 = s4 * s3\n"));
    QCOMPARE(exercise({f, at, u"--kind=gate"_s, u"--answer"_s}).out,
             QByteArray("s4,adds: distributes\ns5,multiplies: swaps\n"));
    // J = x² at 4: g = 8, v = 8, and 4 − 0.25 · 8.
    QCOMPARE(exercise({u"x = 4; J = x^2"_s, u"--kind=update"_s, u"--method=momentum:lr=0.25"_s, u"--answer"_s}).out,
             QByteArray("g_x,8\nv_x,8\nx,2\n"));
}

void ExerciseCommandTest::namesTheFirstWrongRowAndTheMistake_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("a sign") << u"adjoint"_s << QByteArray("s5,1\ns4,4\ns3,3\ns2,4\ns1,4\n")
                            << QStringList{u"line 2, s4: "_s, u"sign is wrong"_s};
    QTest::newRow("swapped values") << u"adjoint"_s << QByteArray("s1,-4\ns2,-4\ns3,-4\ns4,-4\ns5,1\n")
                                    << QStringList{u"line 3, s3: "_s, u"mixed up"_s};
    QTest::newRow("not all of it") << u"adjoint"_s << QByteArray("s5,1\ns4,-4\n")
                                   << QStringList{u"s3: not answered yet"_s};
    QTest::newRow("nothing") << u"value"_s << QByteArray() << QStringList{u"s4: not answered yet"_s};
    QTest::newRow("not a row") << u"value"_s << QByteArray("s4,3\ns9,1\n") << QStringList{u"line 2: "_s, u"\"s9\""_s};
    QTest::newRow("not a number") << u"value"_s << QByteArray("s4,three\n") << QStringList{u"s4: "_s, u"\"three\""_s};
    QTest::newRow("another gate") << u"gate"_s << QByteArray("s4,swaps\ns5,swaps\n")
                                  << QStringList{u"line 1, s4: "_s, u"local derivatives"_s};
    QTest::newRow("too coarse") << u"algorithm"_s << QByteArray("f = (x + y)*z\n")
                                << QStringList{u"Two operations in one step"_s};
    QTest::newRow("unfinished") << u"algorithm"_s << QByteArray("q = x + y\n") << QStringList{u"step is missing"_s};
}

void ExerciseCommandTest::namesTheFirstWrongRowAndTheMistake() {
    QFETCH(QString, kind);
    QFETCH(QByteArray, answers);
    QFETCH(QStringList, said);
    const Ran ran = exercise({product, u"--kind"_s, kind, u"--grade=-"_s}, answers);
    QCOMPARE(ran.exitCode, 1);
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(ran.error.count('\n'), 1);
    for (const QString& words : said) QVERIFY2(QString::fromUtf8(ran.error).contains(words), ran.error.constData());
}

void ExerciseCommandTest::whatIsPrintedCanBeFilledInAndGraded() {
    const QStringList same{product, u"--kind=adjoint"_s};
    const Ran printed = exercise(same);
    QCOMPARE(printed.exitCode, 0);
    const QString text = QString::fromUtf8(printed.out);
    QVERIFY2(text.contains(u"f = qz"_s) && text.contains(u"# at x = -2, y = 5, z = -4"_s), printed.out.constData());
    QVERIFY(text.contains(u"# s4 = s1 + s2, value 3"_s));
    QString filled = text;
    for (const auto& [row, answer] : {std::pair(u"s1,"_s, u"-4"_s),
                                      {u"s2,"_s, u"s4bar"_s},
                                      {u"s3,"_s, u"3"_s},
                                      {u"s4,"_s, u"z"_s},
                                      {u"s5,"_s, u"1"_s}})
        filled.replace(row, row + answer);
    const Ran graded = exercise(same + QStringList{u"--grade=-"_s}, filled.toUtf8());
    QVERIFY2(graded.exitCode == 0, graded.error.constData());
    QCOMPARE(graded.out, QByteArray("Every row is right.\n"));
}

void ExerciseCommandTest::aSeedGivesTheSameExercise() {
    const auto printed = [&](const char* seed) {
        return exercise({u"--kind=tangent"_s, u"--seed"_s, QString::fromLatin1(seed)}).out;
    };
    QVERIFY(!printed("7").isEmpty());
    QCOMPARE(printed("7"), printed("7"));
    QVERIFY(printed("7") != printed("8"));
}

void ExerciseCommandTest::hintsGoFromTheRuleToTheNumbers() {
    const QStringList hints = linesOf(exercise({product, u"--kind=adjoint"_s, u"--hint=s3"_s}).out);
    QCOMPARE(hints.size(), 3);
    QVERIFY(hints[0].contains(u"s₃ is used once, by s₅"_s));
    QVERIFY(hints[1].contains(u"s₄"_s));
    QVERIFY(hints[2].contains(u"1 · 3"_s));
}

void ExerciseCommandTest::writesAClassSheetAndItsSolutions() {
    QTemporaryDir directory;
    for (const char* kind : {"value", "tangent", "adjoint", "algorithm", "gate", "update"}) {
        const QString name = directory.filePath(QString::fromLatin1(kind));
        const Ran ran = exercise(
            {u"--kind"_s, QString::fromLatin1(kind), u"--seed=3"_s, u"--sheet"_s, name + u".pdf"_s, u"--count=4"_s});
        QVERIFY2(ran.exitCode == 0 && ran.out.isEmpty() && ran.error.isEmpty(), ran.error.constData());
        QFile sheet(name + u".pdf"_s), answers(name + u"-answers.pdf"_s);
        QVERIFY(sheet.open(QIODevice::ReadOnly) && answers.open(QIODevice::ReadOnly));
        const QByteArray bytes = sheet.readAll();
        QVERIFY(bytes.startsWith("%PDF") && answers.readAll().startsWith("%PDF"));
        const auto pages = QRegularExpression(u"/Count (\\d+)"_s).match(QString::fromLatin1(bytes));
        QCOMPARE(pages.captured(1).toInt(), 4);  // one each
    }
}

void ExerciseCommandTest::refusesWhatIsWrong_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("said");
    QTest::newRow("unknown kind") << QStringList{u"--kind=hessian"_s} << 2 << u"--kind"_s;
    QTest::newRow("difficulty") << QStringList{u"--difficulty=6"_s} << 2 << u"--difficulty"_s;
    QTest::newRow("seed") << QStringList{u"--seed=x"_s} << 2 << u"--seed"_s;
    QTest::newRow("two at once") << QStringList{u"--answer"_s, u"--hint=s1"_s} << 2 << u"excludes"_s;
    QTest::newRow("count alone") << QStringList{u"--count=3"_s} << 2 << u"--sheet"_s;
    QTest::newRow("method") << QStringList{u"--kind=update"_s, u"--method=adm"_s} << 1 << u"adam"_s;
    QTest::newRow("a program of arrays") << QStringList{u"f = sum([x, y])"_s} << 1 << u"arrays"_s;
    QTest::newRow("not finite") << QStringList{u"x = 0; f = log(x)"_s} << 1 << u"s2 = log(s1)"_s;
    QTest::newRow("no such row") << QStringList{product, u"--hint=s9"_s} << 1 << u"\"s9\""_s;
    QTest::newRow("no such file") << QStringList{u"--grade=/no/such/file"_s} << 1 << u"cannot read"_s;
    QTest::newRow("not a PDF") << QStringList{u"--sheet=a.txt"_s} << 1 << u".pdf"_s;
    QTest::newRow("unknown direction") << QStringList{product, u"--along=w"_s} << 1 << u"--along"_s;
}

void ExerciseCommandTest::refusesWhatIsWrong() {
    QFETCH(QStringList, arguments);
    const Ran ran = exercise(arguments);
    QTEST(ran.exitCode, "exitCode");
    QVERIFY(ran.out.isEmpty());
    QFETCH(QString, said);
    QVERIFY2(QString::fromUtf8(ran.error).contains(said), ran.error.constData());
    if (ran.exitCode == 1) QCOMPARE(ran.error.count('\n'), 1);
}

QTEST_GUILESS_MAIN(ExerciseCommandTest)
#include "exercise_command_test.moc"
