// A lesson in the window, by keyboard: pages, the cursor that they move, questions, exploring in between, closing.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "ui/lessons/lesson_bar.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_line.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

const Lesson& twoPrograms() {
    static const Lesson lesson = *parseLesson(R"(lesson: Twice is added
program:
    f = 3*x + x^2
inputs: x = 2

page: Two uses
at: end of values
fold: inputs
The input is used *twice*.

question: What is its adjoint?
answer: number 7 within 0.01
of: adjoint x
right: Yes, it is.
wrong: Add both arrows.

page: Another program
program: g = sin(t)
at: adjoint t
Here it is used once.

page: Down a hill
workspace: optimize
program: f = x^2 + y^2
at: iteration 120
Look at the map.
)");
    return lesson;
}

std::vector<SavedSession> stagesOf(const Lesson& lesson) {
    std::vector<SavedSession> stages;
    for (const LessonStage& stage : lesson.stages) {
        SavedSession session;
        session.document.text = QString::fromStdString(stage.program);
        for (const auto& [name, number] : stage.inputs)
            session.document.inputValues[QString::fromStdString(name)] = number;
        session.view.workspace = stage.workspace == "optimize" ? Workspace::Optimize : Workspace::Step;
        stages.push_back(session);
    }
    return stages;
}

}  // namespace

class LessonUiTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
        m_themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
        m_session = std::make_unique<Session>();
        m_window = std::make_unique<MainWindow>(*m_session, *m_themes, *m_settings);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() {
        m_window.reset();
        m_session.reset();
    }

    void aWholeLessonByKeyboard();
    void theFieldGivesTheKeysBack();
    void whatWasChangedIsPutBackByTheNextPage();
    void pagesOfTrainingKeepTheWayBack();
    void foldsArePutBack();
    void foldsArePutBackByQuitting();
    void anotherThemeLeavesWhatIsBeingWritten();
    void anotherDocumentEndsIt();
    void escapeClosesItFromInside();
    void anAnswerMovesNothing();
    void filesCannotBringTheirOwnHtml();

 private:
    LessonSession& lesson() { return m_window->lesson(); }
    LessonBar& bar() { return *m_window->findChild<LessonBar*>(); }
    QLineEdit& field() { return *bar().findChild<QLineEdit*>(); }
    void open() { lesson().open(twoPrograms(), stagesOf(twoPrograms())); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    QString feedback() { return bar().findChild<IconLine*>()->text(); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void LessonUiTest::aWholeLessonByKeyboard() {
    QVERIFY(!bar().isVisible());
    QVERIFY(!m_window->actions()[ActionId::NextPage]->isEnabled());
    open();
    QVERIFY(bar().isVisible());
    QCOMPARE(m_session->position(), m_session->timeline().passEnd(Pass::Values));
    key(Qt::Key_Right);  // explores, in the graph
    QCOMPARE(m_session->position(), m_session->timeline().passEnd(Pass::Values) + 1);

    key(Qt::Key_A, Qt::AltModifier);
    QVERIFY(field().hasFocus());
    QTest::keyClicks(&field(), u"4"_s);
    key(Qt::Key_Return);
    QCOMPARE(feedback(), u"Add both arrows."_s);
    QVERIFY(field().hasFocus());
    key(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&field(), u"3 + 2*2"_s);
    key(Qt::Key_Return);
    QCOMPARE(feedback(), u"Yes, it is."_s);

    key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_session->document().text, u"g = sin(t)"_s);
    QCOMPARE(m_session->position(), m_session->timeline().size());
    QVERIFY(!field().isVisible());
    key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_session->workspace(), Workspace::Optimize);
    QCOMPARE(m_window->descent().iteration(), 120);
    QVERIFY(!m_window->actions()[ActionId::NextPage]->isEnabled());
    key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(lesson().isLast());

    key(Qt::Key_Left, Qt::AltModifier);
    key(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(lesson().isFirst());
    QCOMPARE(m_session->workspace(), Workspace::Step);
    QCOMPARE(m_session->document().text, u"f = 3*x + x^2"_s);
    QCOMPARE(m_session->inputValue(0), 2.0);
    QCOMPARE(field().text(), u"3 + 2*2"_s);  // what was answered is still there
    QCOMPARE(feedback(), u"Yes, it is."_s);
}

void LessonUiTest::theFieldGivesTheKeysBack() {
    open();
    QWidget* canvas = QApplication::focusWidget();
    key(Qt::Key_A, Qt::AltModifier);
    QTest::keyClicks(&field(), u"7"_s);
    key(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), canvas);
    key(Qt::Key_A, Qt::AltModifier);
    key(Qt::Key_Right, Qt::AltModifier);  // from inside the field as well
    QCOMPARE(lesson().pageIndex(), std::size_t{1});
    QCOMPARE(QApplication::focusWidget(), canvas);
}

void LessonUiTest::whatWasChangedIsPutBackByTheNextPage() {
    open();
    m_session->setText(u"f = x"_s);
    lesson().next();
    lesson().back();
    QCOMPARE(m_session->document().text, u"f = 3*x + x^2"_s);
    m_session->setInputValue(0, 5);
    lesson().next();
    QCOMPARE(m_session->document().text, u"g = sin(t)"_s);
    m_session->undoStack().undo();  // the way back to one's own work
    QCOMPARE(m_session->inputValue(0), 5.0);
}

void LessonUiTest::pagesOfTrainingKeepTheWayBack() {
    Lesson lesson = twoPrograms();
    lesson.pages[1].place = LessonPlace{.kind = LessonPlace::Kind::Minibatch, .count = 3};
    this->lesson().open(lesson, stagesOf(lesson));
    m_session->setInputValue(0, 5);
    this->lesson().next();
    QCOMPARE(m_session->document().text, u"g = sin(t)"_s);
    QCOMPARE(m_session->trainingRun().minibatches, std::uint64_t{3});
    QTRY_VERIFY(m_window->training().trainer());
    QCOMPARE(m_window->training().snapshot().minibatches, std::uint64_t{3});
    m_session->undoStack().undo();
    QCOMPARE(m_session->inputValue(0), 5.0);
}

void LessonUiTest::foldsArePutBack() {
    auto* inputs = m_window->findChild<Card*>(u"inputs"_s);
    QVERIFY(inputs && !inputs->isFolded());
    open();
    QVERIFY(inputs->isFolded());
    lesson().next();
    QVERIFY(!inputs->isFolded());
    lesson().back();
    lesson().close();
    QVERIFY(!inputs->isFolded());
    QVERIFY(!m_settings->get(setting::foldedCards).contains(u"inputs"_s));
}

void LessonUiTest::foldsArePutBackByQuitting() {
    open();
    QVERIFY(m_settings->get(setting::foldedCards).contains(u"inputs"_s));
    QVERIFY(m_window->close());
    QVERIFY(!m_settings->get(setting::foldedCards).contains(u"inputs"_s));
}

void LessonUiTest::anotherThemeLeavesWhatIsBeingWritten() {
    open();
    key(Qt::Key_A, Qt::AltModifier);
    QTest::keyClicks(&field(), u"3 + 4"_s);
    auto* inputs = m_window->findChild<Card*>(u"inputs"_s);
    inputs->setFolded(false);
    m_themes->setChoice({.mode = ThemeMode::Dark, .textPercent = 150});
    QCOMPARE(field().text(), u"3 + 4"_s);
    QVERIFY(field().hasFocus());
    QVERIFY(!inputs->isFolded());
}

void LessonUiTest::anotherDocumentEndsIt() {
    open();
    m_session->open({.text = u"f = x"_s});
    QVERIFY(!lesson().isOpen());
    QVERIFY(!bar().isVisible());
    QCOMPARE(m_session->document().text, u"f = x"_s);
}

void LessonUiTest::anAnswerMovesNothing() {
    open();
    QCoreApplication::processEvents();
    const int height = bar().height();
    key(Qt::Key_A, Qt::AltModifier);
    QTest::keyClicks(&field(), u"4"_s);
    key(Qt::Key_Return);
    QCOMPARE(feedback(), u"Add both arrows."_s);
    QCoreApplication::processEvents();
    QCOMPARE(bar().height(), height);
}

void LessonUiTest::escapeClosesItFromInside() {
    open();
    key(Qt::Key_Escape);  // not from the graph
    QVERIFY(lesson().isOpen());
    key(Qt::Key_A, Qt::AltModifier);
    key(Qt::Key_Escape);
    QVERIFY(!lesson().isOpen());
    QVERIFY(!bar().isVisible());
    QCOMPARE(m_session->document().text, u"f = 3*x + x^2"_s);
}

void LessonUiTest::filesCannotBringTheirOwnHtml() {
    Lesson lesson = twoPrograms();
    lesson.pages[0].prose = "a <b>bold</b> <img src='x'> word";
    this->lesson().open(lesson, stagesOf(lesson));
    for (const auto* label : bar().findChildren<QLabel*>()) {
        QTextDocument shown;
        shown.setHtml(label->text());
        QVERIFY(!label->text().contains(u"<img"_s));
        if (shown.toPlainText().startsWith(u"a "_s))
            QCOMPARE(shown.toPlainText(), u"a <b>bold</b> <img src='x'> word"_s);
    }
}

QTEST_MAIN(LessonUiTest)
#include "lesson_test.moc"
