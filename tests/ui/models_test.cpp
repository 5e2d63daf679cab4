// The tables as text at several cursors, the rules of item models, and which rows a move of the cursor touches.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "core/autodiff/explanation.h"
#include "ui/models/step_model.h"
#include "ui/models/term_model.h"

using namespace wengert;

namespace {

const QString lecture = QStringLiteral("x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)");

Document documentOf(const QString& text) {
    Document document;
    document.text = text;
    return document;
}

// Rows of cells, separated by " | ".
QString print(const QAbstractItemModel& model) {
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        text += cells.join(QStringLiteral(" | ")) + QLatin1Char('\n');
    }
    return text;
}

StepId step(int oneBased) { return StepId{static_cast<std::uint32_t>(oneBased - 1)}; }

// "rows a–b, columns c–d" of every dataChanged.
QStringList touched(const QSignalSpy& spy) {
    QStringList areas;
    for (const QList<QVariant>& call : spy) {
        const auto from = call[0].toModelIndex();
        const auto to = call[1].toModelIndex();
        areas += QStringLiteral("%1-%2,%3-%4").arg(from.row()).arg(to.row()).arg(from.column()).arg(to.column());
    }
    return areas;
}

}  // namespace

class ModelsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void stepTableReads_data();
    void stepTableReads();
    void termByTermShowsTheSumSoFar();
    void aMoveTouchesItsRowsOnly();
    void aJumpTouchesConsecutiveRows();
    void anEditResetsTheRows();
    void litEdgeLightsBothEnds();
    void firstNonFiniteStepIsMarkedOnceKnown();
    void namedStepsTellTheirName();
    void hundredsOfThousandsOfRows();
    void termTableReads();
};

void ModelsTest::stepTableReads_data() {
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("expected");
    QTest::newRow("before the start") << 0
                                      << QStringLiteral(
                                             "s₁ = x | – | – | –\n"
                                             "s₂ = y | – | – | –\n"
                                             "s₃ = s₁ × s₂ | – | – | –\n"
                                             "s₄ = sin s₁ | – | – | –\n"
                                             "s₅ = s₃ + s₄ | – | – | –\n"
                                             "s₆ = s₅ + 4 | – | – | –\n"
                                             "s₇ = sqr(s₂) | – | – | –\n"
                                             "s₈ = 3 × s₇ | – | – | –\n"
                                             "s₉ = s₈ + 6 | – | – | –\n"
                                             "s₁₀ = s₆ × s₉ | – | – | –\n");
    QTest::newRow("in the values") << 4
                                   << QStringLiteral(
                                          "s₁ = x | 2 | – | –\n"
                                          "s₂ = y | 8 | – | –\n"
                                          "s₃ = s₁ × s₂ | 16 | – | –\n"
                                          "s₄ = sin s₁ | 0.909 | – | –\n"
                                          "s₅ = s₃ + s₄ | – | – | –\n"
                                          "s₆ = s₅ + 4 | – | – | –\n"
                                          "s₇ = sqr(s₂) | – | – | –\n"
                                          "s₈ = 3 × s₇ | – | – | –\n"
                                          "s₉ = s₈ + 6 | – | – | –\n"
                                          "s₁₀ = s₆ × s₉ | – | – | –\n");
    QTest::newRow("in the adjoints") << 29
                                     << QStringLiteral(
                                            "s₁ = x | 2 | 0 | –\n"
                                            "s₂ = y | 8 | 1 | 1399.646\n"
                                            "s₃ = s₁ × s₂ | 16 | 2 | 198\n"
                                            "s₄ = sin s₁ | 0.909 | 0 | 198\n"
                                            "s₅ = s₃ + s₄ | 16.909 | 2 | 198\n"
                                            "s₆ = s₅ + 4 | 20.909 | 2 | 198\n"
                                            "s₇ = sqr(s₂) | 64 | 16 | 62.728\n"
                                            "s₈ = 3 × s₇ | 192 | 48 | 20.909\n"
                                            "s₉ = s₈ + 6 | 198 | 48 | 20.909\n"
                                            "s₁₀ = s₆ × s₉ | 4140.041 | 1399.646 | 1\n");
}

void ModelsTest::stepTableReads() {
    QFETCH(int, position);
    QFETCH(QString, expected);
    Session session;
    session.open(documentOf(lecture));
    session.setSeedDirection(1);
    StepModel model(session);
    QAbstractItemModelTester tester(&model);
    session.setPosition(static_cast<std::size_t>(position));
    QCOMPARE(print(model), expected);
}

void ModelsTest::termByTermShowsTheSumSoFar() {
    Session session;
    session.open(documentOf(lecture));
    session.setDetail(Detail::Term);
    StepModel model(session);
    // The adjoint of s₂ has two terms: 198 · 2 and 62.728 · 16.
    session.jumpTo(Pass::Adjoints, step(2));
    const QModelIndex cell = model.index(1, StepModel::AdjointColumn);
    QCOMPARE(cell.data().toString(), QStringLiteral("1399.646"));
    session.stepBackward();
    QCOMPARE(cell.data().toString(), QStringLiteral("396"));
    session.stepBackward();
    QCOMPARE(cell.data().toString(), QStringLiteral("–"));
}

void ModelsTest::aMoveTouchesItsRowsOnly() {
    Session session;
    session.open(documentOf(lecture));
    session.setPosition(4);
    StepModel model(session);
    QAbstractItemModelTester tester(&model);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    session.stepForward();
    QCOMPARE(touched(changes),
             QStringList({QStringLiteral("4-4,1-1"), QStringLiteral("3-3,0-3"), QStringLiteral("4-4,0-3")}));
}

void ModelsTest::aJumpTouchesConsecutiveRows() {
    Session session;
    session.open(documentOf(lecture));
    session.setPosition(8);
    StepModel model(session);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    session.setPosition(22);
    QCOMPARE(touched(changes).mid(0, 3),
             QStringList({QStringLiteral("8-9,1-1"), QStringLiteral("0-9,2-2"), QStringLiteral("8-9,3-3")}));
}

void ModelsTest::anEditResetsTheRows() {
    Session session;
    session.open(documentOf(lecture));
    StepModel model(session);
    QAbstractItemModelTester tester(&model);
    session.toEnd();
    session.setText(QStringLiteral("x = 3\nf = x^2"));
    QCOMPARE(print(model), QStringLiteral("s₁ = x | – | – | –\ns₂ = sqr(s₁) | – | – | –\n"));
    session.setText(QString());
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::litEdgeLightsBothEnds() {
    Session session;
    session.open(documentOf(lecture));
    StepModel model(session);
    const auto lit = [&] {
        QList<int> rows;
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data(StepModel::LitRole).toBool()) rows += row;
        return rows;
    };
    session.point({.step = step(5)});
    QCOMPARE(lit(), QList<int>({4}));
    session.point({.step = step(2), .edge = EdgeId{session.program().step(step(7)).firstArgument}});
    QCOMPARE(lit(), QList<int>({1, 6}));
    session.point({});
    QCOMPARE(lit(), QList<int>());
}

void ModelsTest::firstNonFiniteStepIsMarkedOnceKnown() {
    Session session;
    session.open(documentOf(QStringLiteral("x = 0\nf = log(x) + 1")));
    StepModel model(session);
    const QModelIndex cell = model.index(1, StepModel::ValueColumn);
    session.setPosition(1);
    QVERIFY(!cell.data(StepModel::FirstNonFiniteRole).toBool());
    session.setPosition(2);
    QVERIFY(cell.data(StepModel::FirstNonFiniteRole).toBool());
    QCOMPARE(cell.data().toString(), QStringLiteral("−∞"));
}

void ModelsTest::namedStepsTellTheirName() {
    Session session;
    session.open(documentOf(QStringLiteral("q = x + y\nf = q*z")));
    StepModel model(session);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) names += model.index(row, 0).data(StepModel::NameRole).toString();
    QCOMPARE(names, QStringList({QString(), QString(), QString(), QStringLiteral("q"), QStringLiteral("f")}));
}

void ModelsTest::hundredsOfThousandsOfRows() {
    // 1 + x + x + … is one step a sum: the model must not hold or walk through them.
    QString text = QStringLiteral("f = x");
    constexpr int sums = 200'000;
    text.reserve(sums * 2 + 10);
    for (int i = 0; i < sums; ++i) text += QStringLiteral("+x");
    Session session;
    session.open(documentOf(text));
    QTRY_COMPARE_WITH_TIMEOUT(int(session.program().stepCount()), sums + 1, 60'000);
    StepModel model(session);
    QCOMPARE(model.rowCount(), sums + 1);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QElapsedTimer clock;
    clock.start();
    session.toEnd();
    for (int i = 0; i < 100; ++i) session.stepBackward();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(changes.count() < 400);
    QCOMPARE(model.index(sums, StepModel::ValueColumn).data().toString(), QString::number(sums + 1));
}

void ModelsTest::termTableReads() {
    Session session;
    session.open(documentOf(lecture));
    Explanation explanation = explain(session.program(), session.trace(), Pass::Adjoints, step(2));
    TermModel model;
    QAbstractItemModelTester tester(&model);
    const EdgeId second = explanation.terms.at(1).edge;
    model.setTerms(explanation.terms, 2);
    QCOMPARE(print(model), QStringLiteral("s₃ = s₁ × s₂ | 198 | s₁ = 2 | 396\n"
                                          "s₇ = sqr(s₂) | 62.728 | 2s₂ = 16 | 1003.646\n"));
    QCOMPARE(model.rowOf(second), std::optional(1));
    model.setTerms(explanation.terms, 1);
    QCOMPARE(model.index(1, TermModel::DownstreamColumn).data().toString(), QStringLiteral("–"));
}

QTEST_GUILESS_MAIN(ModelsTest)
#include "models_test.moc"
