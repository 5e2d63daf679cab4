// The numbers of an array as a matrix, and its cells lit together in matrix, node and row.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QMenu>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/graph/graph_view.h"
#include "ui/models/step_model.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"
#include "ui/widgets/card.h"
#include "ui/widgets/pill.h"
#include "ui/workspaces/step/matrix_table.h"
#include "ui/workspaces/step/matrix_text.h"
#include "ui/workspaces/step/numbers_panel.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

// s1 = W, s2 = x, s3 = z = (−1, −1, −1), s4 = z², s5 = L. z̄ = 2z, W̄ = z̄ xᵀ, x̄ = Wᵀ z̄ = (−18, −24).
const QString layer = u"W = [1, 2; 3, 4; 5, 6]\nx = [1; -1]\nz = W*x\nL = sum(z^2)"_s;
constexpr StepId W{0}, x{1}, z{2}, L{4};

QString print(const QAbstractItemModel& model) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        lines += cells.join(u' ');
    }
    return lines.join(u" / "_s);
}

}  // namespace

class MatrixTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ThemeManager m_themes{ThemeChoice{.mode = ThemeMode::Light}};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;

    void open(const QString& text) {
        Document document;
        document.text = text;
        m_session->open(document);
    }
    void pickAtEnd(StepId step) {
        m_session->toEnd();
        m_session->pick({.step = step});
    }

 private Q_SLOTS:
    void init() {
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_session = std::make_unique<Session>();
        open(layer);
    }

    void aMatrixReadsAsFarAsTheCursorHasCome() {
        MatrixModel model(*m_session);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setSubject(W, Pass::Values);
        QCOMPARE(print(model), u"– – / – – / – –"_s);
        m_session->setPosition(1);
        QCOMPARE(print(model), u"1 2 / 3 4 / 5 6"_s);
        m_session->toEnd();
        model.setSubject(W, Pass::Adjoints);
        QCOMPARE(print(model), u"−2 2 / −2 2 / −2 2"_s);
        model.setSubject(x, Pass::Adjoints);
        QCOMPARE(print(model), u"−18 / −24"_s);
        QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), u"x_2 = -24"_s);
        model.setSubject(L, Pass::Values);
        QCOMPARE(print(model), u"3"_s);
        m_session->stepBackward();
        model.setSubject(W, Pass::Adjoints);
        QCOMPARE(print(model), u"– – / – – / – –"_s);
    }

    void termByTermAMatrixHasTheSumSoFar() {
        open(u"x = [1; 2]\ny = x + x\nL = sum(y)"_s);
        m_session->setDetail(Detail::Term);
        m_session->toEnd();
        MatrixModel model(*m_session);
        model.setSubject(StepId{0}, Pass::Adjoints);
        QCOMPARE(print(model), u"2 / 2"_s);
        m_session->stepBackward();
        QCOMPARE(print(model), u"1 / 1"_s);
    }

    void anotherProgramTakesTheMatrixAway() {
        MatrixModel model(*m_session);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_session->toEnd();
        model.setSubject(L, Pass::Values);
        open(u"a = 1\nb = 2*a"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void aCellIsLitInMatrixNodeAndRow() {
        pickAtEnd(W);
        MatrixModel model(*m_session);
        model.setSubject(W, Pass::Adjoints);
        const StepModel rows(*m_session);
        const ProgramLevel level(*m_session);
        GraphView view(level, m_themes);
        const auto inRow = [&] {
            return rows.index(0, StepModel::AdjointColumn).data(StepModel::ArrayRole).value<ArrayCells>().lit;
        };
        const auto inNode = [&] { return view.graph().nodeState(W).arrays[0].lit; };
        QVERIFY(!inRow() && !inNode());
        for (const std::uint32_t cell : {3U, 4U}) {
            m_session->point({.step = W, .cell = cell});
            QCOMPARE(inNode(), cell);
            QCOMPARE(inRow(), cell);
            for (std::uint32_t i = 0; i < 6; ++i)
                QCOMPARE(model.indexOf(i).data(MatrixModel::LitRole).toBool(), i == cell);
        }
        m_session->point({.step = x, .cell = 1});
        QVERIFY(!inRow() && !inNode() && !model.indexOf(4).data(MatrixModel::LitRole).toBool());
    }

    // The largest number has the pass's full colour, and the colour is nowhere else in the node.
    void pointingAtACellOfANodeLightsIt() {
        m_session->setPosition(1);
        const ProgramLevel level(*m_session);
        GraphView view(level, m_themes);
        view.resize(1000, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QRect box = view.mapFromScene(view.graph().geometry().box(W)).boundingRect();
        const QImage image = view.viewport()->grab().toImage();
        QPoint six;
        const QRect lower = box.adjusted(8, box.height() / 2, -8, -8);  // the frame and the mark have this colour too
        for (int y = lower.top(); y < lower.bottom(); ++y)
            for (int i = lower.left(); i < lower.right(); ++i)
                if (image.pixelColor(i, y) == m_themes.theme().value.color) six = {i, y};
        QVERIFY(!six.isNull());
        QTest::mouseMove(view.viewport(), six - QPoint(2, 2));
        QCOMPARE(m_session->selection(), (Selection{.step = W, .edge = {}, .cell = 5}));
        QTest::mouseMove(view.viewport(), QPoint(box.center().x(), box.top() + 6));
        QCOMPARE(m_session->selection(), Selection{.step = W});
    }

    void aThumbnailLightsTheBlockOfACell() {
        const std::vector<double> numbers(48 * 30, 1.0);
        const Shape shape{48, 30};
        const auto litOf = [&](std::uint32_t row, std::uint32_t column) {
            return thumbnail(shape, numbers, row * 30 + column).lit;
        };
        QCOMPARE(litOf(0, 0), 0U);
        QCOMPARE(litOf(47, 29), 24U * 24 - 1);
        QCOMPARE(litOf(3, 0), 24U);
        for (std::uint32_t cell = 0; cell < 24 * 24; ++cell) {
            const std::uint32_t behind = cellBehind(shape, cell);
            QCOMPARE(thumbnail(shape, numbers, behind).lit, cell);
            if (behind % 30 > 0) QVERIFY(thumbnail(shape, numbers, behind - 1).lit != cell);
            if (behind >= 30) QVERIFY(thumbnail(shape, numbers, behind - 30).lit != cell);
        }
    }

    void theMouseInTheMatrixPointsAndPicks() {
        pickAtEnd(W);
        MatrixTable table(*m_session, m_themes);
        table.setSubject(W, Pass::Adjoints);
        table.resize(300, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const QPoint cell = table.visualRect(table.matrix().index(1, 1)).center();
        QTest::mouseMove(table.viewport(), cell);
        QCOMPARE(m_session->selection(), (Selection{.step = W, .edge = {}, .cell = 3}));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(table.viewport(), &leave);
        QCOMPARE(m_session->selection(), (Selection{.step = W, .edge = {}, .cell = 3}));
        QCOMPARE(m_session->explainedStep(), W);
    }

    void theKeyboardWalksThroughTheMatrixAndCopiesIt() {
        pickAtEnd(W);
        MatrixTable table(*m_session, m_themes);
        table.setSubject(W, Pass::Values);
        table.show();
        table.setFocus(Qt::TabFocusReason);
        QVERIFY(QTest::qWaitForWindowActive(&table));
        table.setCurrentIndex(table.matrix().index(0, 0));
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Down}) QTest::keyClick(&table, key);
        QCOMPARE(m_session->selection(), (Selection{.step = W, .edge = {}, .cell = 5}));
        QTest::keySequence(&table, QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), u"1\t2\n3\t4\n5\t6"_s);
    }

    void aMatrixIsExportedWhole() {
        const Shape shape{2, 2};
        const std::vector<double> numbers{1.0 / 3, -2, 1e-9, 4};
        QCOMPARE(matrixText(shape, numbers), u"0.333\t−2\n1e−9\t4"_s);
        QCOMPARE(matrixCsv(shape, numbers), u"0.3333333333333333,-2\n1e-9,4"_s);
        QCOMPARE(matrixCsv(shape, {}), u",\n,"_s);
        QCOMPARE(matrixLatex(shape, numbers), u"\\begin{bmatrix} 0.333& -2\\\\ 10^{-9}& 4\\end{bmatrix}"_s);
        const std::vector<double> row(12, 1.0);
        QVERIFY(matrixLatex({1, 12}, row).startsWith(u"\\setcounter{MaxMatrixCols}{12}\n\\begin{bmatrix} 1& 1"_s));
    }

    void theCardShowsWhatIsExplainedUntilAnotherPassIsChosen() {
        NumbersPanel panel(*m_session, m_themes, *m_settings);
        const auto heading = [&] { return panel.findChild<Card*>()->accessibleName(); };
        const MatrixModel& matrix = panel.table().matrix();
        panel.show();
        QVERIFY(!panel.isHidden());
        QCOMPARE(heading(), u"Numbers"_s);
        m_session->setPosition(3);
        QCOMPARE(heading(), u"Numbers of s₃, 3×1"_s);
        QCOMPARE(print(matrix), u"−1 / −1 / −1"_s);
        m_session->toEnd();
        QCOMPARE(matrix.step(), W);
        QCOMPARE(matrix.pass(), Pass::Adjoints);
        QVERIFY(panel.pill(Pass::Adjoints).isChecked());
        panel.pill(Pass::Values).click();
        QCOMPARE(print(matrix), u"1 2 / 3 4 / 5 6"_s);
        m_session->stepBackward();
        QCOMPARE(print(matrix), u"1 / −1"_s);  // of x, still the values
        m_session->passBackward();
        QCOMPARE(matrix.pass(), Pass::Tangents);
        QVERIFY(!panel.pill(Pass::Values).isChecked());
        open(u"a = 1\nb = 2*a"_s);
        QVERIFY(panel.isHidden());
    }
};

QTEST_MAIN(MatrixTest)
#include "matrix_test.moc"
