// What the editor asks: classes of words in any text, and completion.
#include <QTest>

#include <algorithm>

#include "core/language/editing.h"

using namespace wengert;

class EditingTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void wordsHaveTheirClass_data();
    void wordsHaveTheirClass();
    void completionOffersWhatBeginsSo_data();
    void completionOffersWhatBeginsSo();
    void completionExplains();
    void completionReplacesUpToTheCursor();
};

void EditingTest::wordsHaveTheirClass_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("classes");
    QTest::newRow("statement") << QByteArray("f = 2x*sin(π) # c") << "N=f O== #=2 N=x O=* F=sin (=( C=π (=) -=# c";
    QTest::newRow("functions of arrays") << QByteArray("sum(W[1;2])") << "F=sum (=( N=W (=[ #=1 ,=; #=2 (=] (=)";
    QTest::newRow("without brackets") << QByteArray("sin x²") << "F=sin N=x #=²";
    QTest::newRow("unfinished") << QByteArray("f = (x +") << "N=f O== (=( N=x O=+";
    QTest::newRow("wrong characters") << QByteArray("x $ 1e999 \xff y'") << "N=x !=$ !=1e999 !=\xff N=y O='";
    QTest::newRow("several lines") << QByteArray("x\n# c\r\ny") << "N=x -=# c\r N=y";
    QTest::newRow("nothing") << QByteArray() << "";
}

void EditingTest::wordsHaveTheirClass() {
    QFETCH(QByteArray, text);
    QFETCH(QString, classes);
    constexpr std::string_view letters = "#CNFO(,-!";  // in the order of TextClass
    QStringList found;
    for (const TextSpan& span : classifyText(text.toStdString()))
        found += QChar::fromLatin1(letters[static_cast<std::size_t>(span.kind)]) + QStringLiteral("=") +
                 QString::fromUtf8(text.mid(span.span.begin, span.span.end - span.span.begin));
    QCOMPARE(found.join(u' '), QString::fromUtf8(classes.toUtf8()));
}

void EditingTest::completionOffersWhatBeginsSo_data() {
    QTest::addColumn<QString>("text");  // the cursor at the |
    QTest::addColumn<QString>("offered");
    QTest::newRow("functions") << "f = si|"
                               << "sigmoid sign silu sin sinh";
    QTest::newRow("names first") << "sum1 = x; s = 2; f = s|"
                                 << "sum1 s sigmoid sign silu sin sinh softmax softplus sqr sqrt step sum swish";
    QTest::newRow("case aside") << "f = RE|"
                                << "ReLU relu";
    QTest::newRow("constants") << "f = p|"
                               << "pi pow";
    QTest::newRow("names used below") << "f = rat|\ng = rate*2"
                                      << "rate";
    QTest::newRow("the name itself elsewhere") << "f = rate + rat|"
                                               << "rate";
    QTest::newRow("a name not typed elsewhere") << "f = rate|"
                                                << "";
    QTest::newRow("in the middle of a name") << "f = sq|rx"
                                             << "sqr sqrt";
    QTest::newRow("after a number") << "f = 2ta|"
                                    << "tan tanh";
    QTest::newRow("Greek") << "ŷ1 = 2; f = ŷ|"
                           << "ŷ1";
    QTest::newRow("in a comment") << "f = x # si|"
                                  << "";
    QTest::newRow("nothing begins so") << "f = qq|"
                                       << "";
    QTest::newRow("wrong text before") << "f = ((2 $ ta|"
                                       << "tan tanh";
}

void EditingTest::completionOffersWhatBeginsSo() {
    QFETCH(QString, text);
    QFETCH(QString, offered);
    const std::string all = text.toStdString();
    const std::size_t cursor = all.find('|');
    QStringList found;
    for (const Suggestion& s : complete(all.substr(0, cursor) + all.substr(cursor + 1), cursor).suggestions)
        found += QString::fromStdString(s.text);
    QCOMPARE(found.join(u' '), offered);
}

void EditingTest::completionExplains() {
    const std::string text = "z = w*x\ng(x) = z\n";
    const auto suggestions = complete(text, text.size()).suggestions;
    const auto detail = [&](std::string_view name) {
        const auto found = std::ranges::find(suggestions, name, &Suggestion::text);
        return found == suggestions.end() ? QString() : QString::fromStdString(found->detail);
    };
    QCOMPARE(detail("z"), u"assigned on line 1"_qs);
    QCOMPARE(detail("g"), u"assigned on line 2"_qs);
    QCOMPARE(detail("w"), u"input"_qs);
    QCOMPARE(detail("sin"), u"sine of an angle in radians"_qs);
    QCOMPARE(detail("ln"), u"natural logarithm"_qs);
    QCOMPARE(detail("pi"), u"3.142…"_qs);
    QCOMPARE(detail("max"), u"the largest cell; the larger of two"_qs);
    QCOMPARE(detail("softmax"), u"exp(a) / sum(exp(a)): positive numbers that sum to 1"_qs);
    const auto declared = complete("W : 8x2\n", 8).suggestions;
    QCOMPARE(QString::fromStdString(declared.front().text + ": " + declared.front().detail), u"W: input, 8×2"_qs);
}

void EditingTest::completionReplacesUpToTheCursor() {
    const Completion inside = complete("f = sqrx", 6);
    QCOMPARE(inside.replaced.begin, 4u);
    QCOMPARE(inside.replaced.end, 6u);
    const Completion past = complete("f = ", 100);
    QCOMPARE(past.replaced.begin, 4u);
    QCOMPARE(past.replaced.end, 4u);
    QVERIFY(past.suggestions.size() > 30);
}

QTEST_APPLESS_MAIN(EditingTest)
#include "editing_test.moc"
