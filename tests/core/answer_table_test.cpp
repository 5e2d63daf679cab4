// Filled tables as text: forms that are read, and errors with their lines.
#include <QtTest>

#include "core/practice/answer_table.h"
#include "tests/support/exercises.h"

using namespace wengert;
using namespace wengert::test;

class AnswerTableTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsEveryForm_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("commas") << QStringLiteral("s1,45\ns2,36\ns3,15\n");
        QTest::newRow("a header, other order") << QStringLiteral("step,answer\ns3,15\ns1,45\ns2,36");
        QTest::newRow("tabs, CRLF") << QStringLiteral("s1\t45\r\ns2\t36\r\ns3\t15\r\n");
        QTest::newRow("semicolons") << QStringLiteral("Step;Adjoint\ns1; 45\ns2; 36\ns3; 15");
        QTest::newRow("equations") << QStringLiteral("s̄1 = 45\ns̄₂ = 36\ns3bar = 15");
        QTest::newRow("names, remarks") << QStringLiteral("# mine\nx,45 # sure?\n\ny,36\nu,15");
        QTest::newRow("a mark of the file") << QString::fromUtf8("\xEF\xBB\xBFs1,45\ns2,36\ns3,15");
        QTest::newRow("as trace writes it")
            << QStringLiteral("step,name,value,tangent,adjoint\ns1 = x,,2,1,45\ns2 = y,,3,0,36\ns3 = s1 × s2,u,6,3,15");
        QTest::newRow("quoted") << QStringLiteral("\"step\",\"answer\"\ns1,\"45\"\ns2,\"36\"\ns3,15");
    }
    void readsEveryForm() {
        QFETCH(QString, text);
        const Exercise exercise = exerciseOf(ExerciseKind::Adjoint, "x = 2\ny = 3\nu = x*y\nf = u*(u + y)");
        const AnswerTable table = readAnswerTable(exercise, text.toStdString());
        QVERIFY2(table.errors.empty(), table.errors.empty() ? "" : table.errors[0].message.c_str());
        QCOMPARE(table.answers, (std::vector<std::string>{"45", "36", "15", "", ""}));
    }

    void keepsExpressionsWhole() {
        const Exercise exercise = exerciseOf(ExerciseKind::Value, "x = 2\nf = max(x, 1)");
        QCOMPARE(readAnswerTable(exercise, "s2,max(s1, 1)").answers[1], std::string("max(s1, 1)"));
        const Exercise gates = exerciseOf(ExerciseKind::Gate, "x = 2\nf = x/3");
        QCOMPARE(readAnswerTable(gates, solutionText(gates)).answers[0], gates.rows[0].answer);
    }

    void namesTheLineOfAnError() {
        const Exercise exercise = exerciseOf(ExerciseKind::Adjoint, "x = 2\ny = 3\nf = x*y");
        const AnswerTable table = readAnswerTable(exercise, "step,answer\ns9,1\n\nno table at all\ns1,3\ns1,4\ns3,1");
        QCOMPARE(table.errors.size(), std::size_t(3));
        QCOMPARE(table.errors[0].line, std::size_t(2));
        QCOMPARE(table.errors[0].message, std::string("there is no row \"s9\"; rows are s1 … s3"));
        QCOMPARE(table.errors[1].line, std::size_t(4));
        QCOMPARE(table.errors[2].line, std::size_t(6));
        QVERIFY(table.errors[2].message.ends_with("line 5"));
        QCOMPARE(table.answers, (std::vector<std::string>{"3", "", "1"}));
        QCOMPARE(table.lines, (std::vector<std::size_t>{5, 0, 7}));
    }

    void anythingAtAllIsRead() {
        const Exercise exercise = exerciseOf(ExerciseKind::Adjoint, "x = 2\ny = 3\nf = x*y");
        for (const std::string& text : {std::string(), std::string("\0,\xFF\xFE;", 6),
                                        std::string("\"\"\",,,\n=\n,\n;"), std::string(2'000'000, 's')})
            QVERIFY(readAnswerTable(exercise, text).answers.size() == 3);
    }

    void readsStatements() {
        const Exercise exercise = exerciseOf(ExerciseKind::Algorithm, "x = 2\ny = 3\nf = x*y + 1");
        const AnswerTable table =
            readAnswerTable(exercise, "s1 = x; s2 = y\n# the product\n\ns3 = s1*s2  # here\ns4 = s3 + 1");
        QCOMPARE(table.answers, (std::vector<std::string>{"s1 = x", "s2 = y", "s3 = s1*s2", "s4 = s3 + 1"}));
        QCOMPARE(table.lines, (std::vector<std::size_t>{1, 1, 4, 5}));
        QCOMPARE(solutionText(exercise), std::string("s1 = x\ns2 = y\ns3 = s1 * s2\ns4 = s3 + 1\n"));
    }
};

QTEST_APPLESS_MAIN(AnswerTableTest)
#include "answer_table_test.moc"
