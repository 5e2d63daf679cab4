// The Practice workspace in its window, by keyboard alone: every kind of exercise from its first field to "Next
// exercise", a wrong answer with its reason, hints, a finished set, the lab, and what the graph shows meanwhile.
#include <QAbstractItemView>
#include <QDialog>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/formula/formula_view.h"
#include "ui/graph/graph_view.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/widgets/choice.h"
#include "ui/workspaces/practice/algorithm_editor.h"
#include "ui/workspaces/practice/answer_field.h"
#include "ui/workspaces/practice/answer_rows.h"
#include "ui/workspaces/practice/feedback_panel.h"
#include "ui/workspaces/practice/kind_list.h"
#include "ui/workspaces/practice/lab_rows.h"
#include "ui/workspaces/practice/practice_graph.h"
#include "ui/workspaces/practice/set_panel.h"
#include "ui/workspaces/practice/sheet_dialog.h"
#include "ui/workspaces/practice/source_panel.h"
#include "ui/workspaces/practice_workspace.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

constexpr auto lecture = "x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)";

}  // namespace

class PracticeWorkspaceTest final : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    std::unique_ptr<ThemeManager> themes;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

    PracticeSession& practice() const { return window->practice(); }
    template <class Part>
    Part& part() const {
        return *window->findChild<Part*>();
    }
    static QWidget* focus() { return QApplication::focusWidget(); }
    static void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(focus(), Qt::Key(key), modifiers);
    }
    static void type(const QString& text) {
        const QStringList lines = text.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0) key(Qt::Key_Return);
            QTest::keyClicks(focus(), lines[i]);
        }
    }
    AnswerField* field(const char* row) const {
        return part<AnswerRows>().field(*findRow(*practice().exercise(), row));
    }
    AnswerField* asked() const { return part<AnswerRows>().field(*practice().currentRow()); }
    bool seesAskedRow() const { return asked()->visibleRegion().boundingRect() == asked()->rect(); }
    bool seesAskedBox() const {
        const GraphView& view = part<PracticeGraph>().view();
        const StepId step = practice().exercise()->rows[*practice().currentRow()].step;
        if (index(step) >= view.graph().geometry().nodeCount()) return false;
        const QRectF box = view.graph().geometry().box(step);
        return QRectF(view.viewport()->rect()).contains(view.viewportTransform().mapRect(box));
    }
    std::optional<double> box(int step, Pass pass) const {
        return part<PracticeGraph>()
            .view()
            .graph()
            .nodeState(StepId{std::uint32_t(step - 1)})
            .numbers[std::size_t(pass)];
    }
    QString feedback() const { return part<FeedbackPanel>().text(); }
    // Chosen in the list by the keyboard.
    void chooseKind(PracticeKind kind) {
        QAbstractButton* entry = part<KindList>().entry(int(kind));
        entry->setFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
        QCOMPARE(practice().choice().kind, kind);
        part<PracticeWorkspace>().focusCanvas();
        QCoreApplication::processEvents();
    }
    QString solution() const {
        const std::size_t row = *practice().currentRow();
        return QString::fromStdString(practice().exercise()->rows[row].answer);
    }

 private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(u"Negative sizes"_s));
        themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
        settings = std::make_unique<Settings>(folder.filePath(u"settings.ini"_s));
        session = std::make_unique<Session>();
        session->open({.text = QString::fromLatin1(lecture)});
        window = std::make_unique<MainWindow>(*session, *themes, *settings, folder.filePath(u"practice.json"_s));
        window->resize(1600, 1000);
        window->show();
        QApplication::setActiveWindow(window.get());
        QTest::keyClick(window.get(), Qt::Key_5);
        QCOMPARE(session->workspace(), Workspace::Practice);
        QCoreApplication::processEvents();
    }
    void cleanup() {
        window.reset();
        session.reset();
        settings.reset();
        QFile::remove(folder.filePath(u"settings.ini"_s));
        QFile::remove(folder.filePath(u"practice.json"_s));
    }

    void theFocusBeginsWhereThePassDoes() {
        QCOMPARE(focus(), field("s10"));
        key(Qt::Key_Tab);
        QCOMPARE(focus(), field("s9"));
        key(Qt::Key_Backtab);
        QCOMPARE(focus(), field("s10"));
        key(Qt::Key_Up);
        QCOMPARE(focus(), field("s9"));
        key(Qt::Key_Down);
        key(Qt::Key_Down);  // there is none below
        QCOMPARE(focus(), field("s10"));
    }

    void tabGoesThroughTheTableAndOn() {
        for (int i = 0; i < 10; ++i) key(Qt::Key_Tab);
        QVERIFY(!qobject_cast<AnswerField*>(focus()));
        QCOMPARE(focus(), &part<FeedbackPanel>().hint());
        key(Qt::Key_Backtab);
        QVERIFY(qobject_cast<AnswerField*>(focus()));
    }

    void answersMoveOnAndStandInTheGraph() {
        QCOMPARE(box(10, Pass::Values), std::optional(session->trace().values[9]));
        QVERIFY(!box(10, Pass::Adjoints));
        QCOMPARE(part<PracticeGraph>().level().absence(Pass::Adjoints, StepId{9}), Absence::Asked);
        type(u"1"_s);
        key(Qt::Key_Return);
        QCOMPARE(focus(), field("s9"));
        QCOMPARE(box(10, Pass::Adjoints), std::optional(1.0));
        type(u"s6"_s);  // a value that is known
        key(Qt::Key_Return);
        QCOMPARE(focus(), field("s8"));
    }

    void aWrongAnswerKeepsTheFocusSaysWhyAndLightsThePath() {
        for (const char* right : {"1", "20.909", "20.909", "62.728", "198", "198", "198", "198"}) {
            type(QString::fromLatin1(right));
            key(Qt::Key_Return);
        }
        QCOMPARE(focus(), field("s2"));
        type(u"396"_s);
        key(Qt::Key_Return);
        QCOMPARE(focus(), field("s2"));
        QVERIFY2(feedback().startsWith(u"A path is missing."_s), qPrintable(feedback()));
        QCOMPARE(field("s2")->property("answer").toString(), u"wrong"_s);
        const PracticeLevel& level = part<PracticeGraph>().level();
        const std::optional<EdgeId> edge = level.doubtfulEdge();
        QVERIFY(edge);
        QCOMPARE(index(level.program().userOf(*edge)), std::uint32_t(6));  // s7 = sqr(s2)
        QVERIFY(level.currentPass(StepId{1}));
        // "Show me the path" by Tab and Space: its term is written on it.
        QPushButton& show = part<FeedbackPanel>().show();
        QCOMPARE(show.text(), u"Show me the path"_s);
        show.setFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
        QVERIFY(!level.doubtfulEdge());
        QCOMPARE(level.activeEdges().size(), std::size_t(1));
        QCOMPARE(part<PracticeGraph>().view().graph().flow().draws(*edge), true);
        // Typing over the selected answer tries again.
        part<FeedbackPanel>().next().setFocus(Qt::TabFocusReason);
        key(Qt::Key_Return);
        QCOMPARE(focus(), field("s2"));
        type(u"198*2 + 62.728*16"_s);
        key(Qt::Key_Return);
        QCOMPARE(focus(), field("s1"));
        QCOMPARE(field("s2")->property("answer").toString(), u"right"_s);
    }

    void whatIsTypedIsNotGivenByLeaving() {
        type(u"5"_s);
        session->setWorkspace(Workspace::Step);
        session->setWorkspace(Workspace::Practice);
        QCOMPARE(focus(), field("s10"));
        key(Qt::Key_Up);
        QCOMPARE(focus(), field("s9"));
        key(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(practice().row(9).mark, Mark::Open);
        QCOMPARE(field("s10")->text(), u"5"_s);
        key(Qt::Key_Down);
        key(Qt::Key_Return);
        QCOMPARE(practice().row(9).mark, Mark::Wrong);
        type(u"1"_s);
        key(Qt::Key_Tab);
        QCOMPARE(practice().row(9).mark, Mark::Right);
    }

    void clicksLeaveTheFocusWithWhatIsAsked() {
        const auto click = [](QWidget& widget) { QTest::mouseClick(&widget, Qt::LeftButton); };
        for (int i = 0; i < 3; ++i) {
            click(part<FeedbackPanel>().hint());
            QCOMPARE(focus(), field("s10"));
        }
        click(part<FeedbackPanel>().show());
        QCOMPARE(focus(), field("s9"));
        click(part<SourcePanel>().another());
        QCOMPARE(focus(), field("s10"));
        click(*part<KindList>().entry(int(PracticeKind::Value)));
        QCOMPARE(practice().choice().kind, PracticeKind::Value);
        QCOMPARE(focus(), field("s3"));
    }

    void theListOfProgramsGivesTheFocusToWhatIsAsked() {
        Choice& source = part<SourcePanel>().source();
        source.setFocus();
        source.showPopup();
        source.view()->setCurrentIndex(source.model()->index(1, 0));
        QTest::keyClick(source.view(), Qt::Key_Return);
        QCOMPARE(practice().choice().source, PracticeSource::Random);
        QApplication::setActiveWindow(window.get());  // the list is a window of its own
        QCOMPARE(focus(), asked());
        source.setFocus();
        QTest::keyClick(&source, Qt::Key_Up);  // walks through the closed list
        QCOMPARE(practice().choice().source, PracticeSource::Program);
        QCOMPARE(focus(), &source);
    }

    void theAskedRowIsInSight() {
        QString text = u"x = 1\n"_s;
        for (int i = 1; i < 40; ++i) text += u"a%1 = sin(%2)\n"_s.arg(i).arg(i == 1 ? u"x"_s : u"a%1"_s.arg(i - 1));
        session->open({.text = text}, {.workspace = Workspace::Practice});
        QCOMPARE(*practice().currentRow(), std::size_t(39));
        QTRY_VERIFY(seesAskedRow());
        QTRY_VERIFY(seesAskedBox());
        window->resize(1280, 720);
        QCoreApplication::processEvents();
        QTRY_VERIFY(seesAskedRow());
        QTRY_VERIFY(seesAskedBox());
        themes->setChoice({.mode = ThemeMode::Light, .projector = true});
        QCoreApplication::processEvents();
        QTRY_VERIFY(seesAskedRow());
        themes->setChoice({.mode = ThemeMode::Light});
        QCoreApplication::processEvents();
        QTRY_VERIFY(seesAskedRow());
    }

    void oneExerciseIsCountedInTheSingular() {
        for (const std::size_t row : practice().order())
            practice().answer(row, QString::fromStdString(practice().exercise()->rows[row].answer));
        QStringList texts;
        for (const QLabel* label : part<SetPanel>().findChildren<QLabel*>()) texts << label->text();
        QVERIFY2(texts.contains(u"In all: 1 exercise, 1 right at first try"_s), qPrintable(texts.join(u'|')));
    }

    void theHintKeyGivesThreeGrades() {
        for (int i = 0; i < 4; ++i) key(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(practice().row(9).hints.size(), std::size_t(3));
        QVERIFY(!part<FeedbackPanel>().hint().isEnabled());
        QVERIFY(part<FeedbackPanel>().hint().text().contains(u"3"_s));
        QCOMPARE(focus(), field("s10"));
    }

    void everyKindIsDoneByKeyboard_data() {
        QTest::addColumn<int>("kind");
        for (const PracticeKindRow& kind : allPracticeKinds) QTest::addRow("%s", kind.title) << int(kind.kind);
    }
    void everyKindIsDoneByKeyboard() {
        QFETCH(int, kind);
        if (PracticeKind(kind) == practice().choice().kind) chooseKind(PracticeKind::Gate);
        chooseKind(PracticeKind(kind));
        if (practice().isAlgorithm()) {
            QCOMPARE(focus(), &part<AlgorithmEditor>());
            type(u"a = x*y + 4"_s);
            key(Qt::Key_Return, Qt::ControlModifier);
            QVERIFY(!feedback().isEmpty());
            QVERIFY(!practice().isFinished());
            key(Qt::Key_A, Qt::ControlModifier);
            type(u"a = x*y\nb = sin(x)\nc = a + b\nd = c + 4\np = y^2\nq = 3*p\nr = q + 6\nf = d*r"_s);
            QCOMPARE(part<PracticeGraph>().view().graph().state(), GraphScene::State::TooLarge);
            key(Qt::Key_Return, Qt::ControlModifier);
            QCOMPARE(part<PracticeGraph>().view().graph().state(), GraphScene::State::Ready);
        } else {
            QVERIFY(qobject_cast<AnswerField*>(focus()));
            const bool isGate = PracticeKind(kind) == PracticeKind::Gate;
            type(isGate ? u"max: routes"_s : u"123.45"_s);
            key(Qt::Key_Escape);  // puts a list of offers away
            key(Qt::Key_Return);
            QVERIFY(!feedback().isEmpty());
            for (int i = 0; i < 60 && !practice().isFinished(); ++i) {
                QApplication::setActiveWindow(window.get());  // the list of offers is a window of its own
                auto* answering = qobject_cast<AnswerField*>(focus());
                QVERIFY(answering);
                key(Qt::Key_A, Qt::ControlModifier);
                answering->insert(solution());
                key(Qt::Key_Return);
            }
        }
        QVERIFY(practice().isFinished());
        QCOMPARE(practice().count(PracticeOutcome::AnotherTry), 1);
        QApplication::setActiveWindow(window.get());
        QCOMPARE(focus(), &part<FeedbackPanel>().next());
        key(Qt::Key_Return);
        QVERIFY(!practice().isFinished());
        QCOMPARE(practice().number(), 2);
        QVERIFY(qobject_cast<AnswerField*>(focus()) || focus() == &part<AlgorithmEditor>());
    }

    void aSetIsFinishedByKeyboard() {
        chooseKind(PracticeKind::Predict);
        for (int i = 0; i < PracticeSession::setSize; ++i) {
            for (int row = 0; row < 10; ++row) {
                auto* answering = qobject_cast<AnswerField*>(focus());
                QVERIFY(answering);
                type(u"("_s + solution() + u")"_s);
                key(Qt::Key_Return);
            }
            QVERIFY(practice().isFinished());
            QCOMPARE(focus(), &part<FeedbackPanel>().next());
            if (i + 1 < PracticeSession::setSize) key(Qt::Key_Return);
        }
        QVERIFY(practice().isSetFinished());
        QCOMPARE(part<SetPanel>().firstTry(), u"10"_s);
        QVERIFY2(feedback().contains(u"10 of 10"_s), qPrintable(feedback()));
        QCOMPARE(part<FeedbackPanel>().next().text(), u"New set"_s);
        key(Qt::Key_Return);
        QCOMPARE(practice().number(), 1);
    }

    void nMakesAnotherExerciseOnlyOutsideFields() {
        const quint64 seed = practice().choice().seed;
        type(u"n"_s);
        QCOMPARE(practice().choice().seed, seed);
        part<PracticeGraph>().view().setFocus();
        key(Qt::Key_N);
        QCOMPARE(practice().choice().seed, seed + 1);
    }

    void aClickOnABoxGoesToItsRow() {
        const GraphView& view = part<PracticeGraph>().view();
        const QPoint at = view.mapFromScene(view.graph().geometry().box(StepId{2}).center());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(focus(), field("s3"));
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at);  // moves no cursor
        QVERIFY(!part<PracticeGraph>().level().currentPass(StepId{2}));
    }

    void aFilledTableIsPasted() {
        key(Qt::Key_K, Qt::ControlModifier);
        auto* dialog = window->findChild<QDialog*>(u"checkMyWork"_s);
        QVERIFY(dialog);
        dialog->findChild<QPlainTextEdit*>()->setPlainText(u"s10, 1\ns9, 5"_s);
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->isDefault()) button->click();
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](QLabel* label) { return label->text().startsWith(u"Line 2, s9"_s); }));
        QCOMPARE(field("s9")->text(), u"5"_s);
    }

    void theAnswersOfASheetAreNotReplacedUnasked_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("cancel") << u"Cancel"_s << false;
        QTest::newRow("replace") << u"Replace it"_s << true;
    }
    void theAnswersOfASheetAreNotReplacedUnasked() {
        QFETCH(QString, button);
        QFETCH(bool, isReplaced);
        const QTemporaryDir sheets;
        QFile answers(sheets.filePath(u"sheet-answers.pdf"_s));
        QVERIFY(answers.open(QIODevice::WriteOnly) && answers.write("mine") == 4);
        answers.close();
        QString question;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            QWidget* dialog = QApplication::activeModalWidget();
            if (auto* count = qobject_cast<QInputDialog*>(dialog)) {
                count->setIntValue(1);
                count->accept();
            } else if (auto* where = qobject_cast<QFileDialog*>(dialog)) {
                where->findChild<QLineEdit*>()->setText(sheets.filePath(u"sheet"_s));
                QMetaObject::invokeMethod(where, "accept");
            } else if (auto* box = qobject_cast<QMessageBox*>(dialog)) {
                question = box->text();
                for (QAbstractButton* each : box->buttons())
                    if (each->text().remove(u'&') == button) return each->click();
                box->reject();
            }
        });
        timer.start(0);
        showSheetDialog(*window, practice());
        QVERIFY(question.contains(u"sheet-answers.pdf"_s));
        QVERIFY(answers.open(QIODevice::ReadOnly));
        QCOMPARE(answers.readAll().startsWith("%PDF"), isReplaced);
        QCOMPARE(QFile::exists(sheets.filePath(u"sheet.pdf"_s)), isReplaced);
    }

    // On its example the lab stops at the first row that differs, and the rows before it are the same.
    void theLabShowsEachMisconception() {
        key(Qt::Key_M, Qt::ControlModifier);
        auto* lab = window->findChild<QDialog*>(u"misconceptionLab"_s);
        QVERIFY(lab);
        auto* choice = lab->findChild<Choice*>();
        auto* rows = lab->findChild<LabRows*>();
        QCOMPARE(choice->current(), u"assigns_at_fan_out"_s);  // which the card asks about
        QVERIFY(lab->findChild<FormulaView*>()->text().contains(u"x = 2, y = 8"_s));
        QVERIFY(rows->accessibleDescription().contains(u"s₁₀ = s₆ × s₉"_s));
        QTest::keyClick(choice, Qt::Key_Home);
        for (int i = 0; i < choice->count(); ++i) {
            const LabRun& run = rows->run();
            QVERIFY2(run.firstDifference, qPrintable(choice->currentText()));
            QVERIFY(!run.why.empty());
            QCOMPARE(rows->shownRows(), *run.firstDifference + 1);
            for (std::size_t row = 0; row < *run.firstDifference; ++row)
                QVERIFY(std::abs(run.rows[row].right - run.rows[row].wrong) < 1e-6);
            QVERIFY(run.rows[*run.firstDifference].right != run.rows[*run.firstDifference].wrong);
            QTest::keyClick(choice, Qt::Key_Down);
        }
    }

    // Whatever the theme and the size, nothing is wider than its column or loses its field.
    void fieldsStayInsideTheTable() {
        for (const bool isProjector : {false, true})
            for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
                themes->setChoice({.mode = ThemeMode::Light, .projector = isProjector});
                window->resize(size);
                for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
                const AnswerRows& rows = part<AnswerRows>();
                if (!rows.isVisible()) continue;
                for (std::size_t i = 0; i < rows.count(); ++i) QVERIFY(rows.rect().contains(rows.field(i)->geometry()));
            }
    }
};

QTEST_MAIN(PracticeWorkspaceTest)
#include "practice_workspace_test.moc"
