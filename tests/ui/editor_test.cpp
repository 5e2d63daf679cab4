#include "ui/editor/program_editor.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGlyphRun>
#include <QMenu>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include "ui/editor/completion_list.h"
#include "ui/editor/program_completion.h"
#include "ui/editor/source_steps.h"
#include "ui/formula/formula_view.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/widgets/icon_line.h"
#include "ui/workspaces/step/formula_panel.h"
#include "ui/workspaces/step/program_panel.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

const QString lecture = u"f = (x*y + sin(x) + 4)*(3*y^2 + 6)"_s;

// The parts of the text that are underlined as wrong, and those that are lit as a step.
QStringList wavy(const ProgramEditor& editor) {
    QStringList parts;
    for (const QTextEdit::ExtraSelection& mark : editor.extraSelections())
        if (mark.format.underlineStyle() == QTextCharFormat::WaveUnderline) parts << mark.cursor.selectedText();
    return parts;
}
QStringList lit(const ProgramEditor& editor) {
    QStringList parts;
    for (const QTextEdit::ExtraSelection& mark : editor.extraSelections()) {
        const bool isBracket = QStringLiteral("()").contains(mark.cursor.selectedText());
        if (mark.format.hasProperty(QTextFormat::BackgroundBrush) && !isBracket) parts << mark.cursor.selectedText();
    }
    return parts;
}

QColor colorAt(const ProgramEditor& editor, int line, int column) {
    for (const QTextLayout::FormatRange& range : editor.document()->findBlockByNumber(line).layout()->formats())
        if (range.start <= column && column < range.start + range.length) return range.format.foreground().color();
    return {};
}

}  // namespace

class EditorTest final : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup();

    void typingCompilesAndUndoesThroughTheSession();
    void typingOverEverythingWarnsOfNothing();
    void undoKeepsTheCaretAndTheRestOfTheText();
    void sessionTextIsTakenByItsDifference_data();
    void sessionTextIsTakenByItsDifference();
    void tokensHaveTheirColors();
    void signsOfTwoCharactersAreNotJoined();
    void errorIsUnderlinedOnceTypingPauses();
    void errorOfAnOpenedTextIsThereAtOnce();
    void statusGoesToTheError();
    void lastGoodProgramStaysWithAnError();
    void currentStepIsLitWhereverItIsWritten();
    void caretAndPointerSelectSteps();
    void bracketsMatch();
    void completionAppearsAfterTwoLetters();
    void completionAcceptsAndCloses_data();
    void completionAcceptsAndCloses();
    void enterIsNotStolen();
    void noCompletionInCommentsAndNumbers_data();
    void noCompletionInCommentsAndNumbers();
    void growsWithItsTextThenScrolls();
    void megabytePasteDoesNotBlock();
    void positionsSurviveOtherAlphabets();
    void menuChoosesSharingAndOutput();
    void noteUnfolds();
    void formulaPointsAtSteps();

 private:
    void open(const QString& text) {
        Document document;
        document.text = text;
        m_session->open(document);
    }
    ProgramEditor& editor() { return m_panel->editor(); }
    const CompletionList& list() { return editor().completion().list(); }
    void type(const QString& text) { QTest::keyClicks(&editor(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&editor(), key, modifiers); }
    QPoint middleOf(int position) {
        QTextCursor cursor(editor().document());
        cursor.setPosition(position);
        const QRect left = editor().cursorRect(cursor);
        cursor.setPosition(position + 1);
        return (left.center() + editor().cursorRect(cursor).center()) / 2;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProgramPanel> m_panel;
};

void EditorTest::init() {
    m_themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>();
    m_panel = std::make_unique<ProgramPanel>(*m_session, *m_themes, *m_settings);
    m_panel->resize(310, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->focusEditor();
}

void EditorTest::cleanup() {
    m_panel.reset();
    m_session.reset();
}

void EditorTest::typingCompilesAndUndoesThroughTheSession() {
    type(u"f = x*y"_s);
    QCOMPARE(m_session->document().text, u"f = x*y"_s);
    QCOMPARE(m_session->program().stepCount(), std::size_t{3});
    m_session->undoStack().undo();
    QCOMPARE(editor().toPlainText(), QString());
    m_session->undoStack().redo();
    QCOMPARE(editor().toPlainText(), u"f = x*y"_s);
    // The keys for it are the window's.
    QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    undo.ignore();
    QCoreApplication::sendEvent(&editor(), &undo);
    QVERIFY(!undo.isAccepted());
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor().toPlainText(), u"f = x*y"_s);
}

void EditorTest::typingOverEverythingWarnsOfNothing() {
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    open(lecture);
    m_session->setPosition(5);
    for (const QString& text : {u"g"_s, lecture.toUpper()}) {
        editor().selectAll();
        editor().insertPlainText(text);
        editor().selectAll();
        type(u"f"_s);
        QCOMPARE(m_session->document().text, u"f"_s);
    }
}

void EditorTest::undoKeepsTheCaretAndTheRestOfTheText() {
    open(u"a = x\nx = 2\nf = a*x"_s);
    QTextCursor caret(editor().document());
    caret.setPosition(15);
    editor().setTextCursor(caret);
    m_session->setInputValue(0, 123.5);  // the slider rewrites the literal before the caret
    QCOMPARE(editor().toPlainText(), u"a = x\nx = 123.5\nf = a*x"_s);
    QCOMPARE(editor().textCursor().position(), 19);
}

void EditorTest::sessionTextIsTakenByItsDifference_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("same ends") << u"aXa"_s << u"aa"_s;
    QTest::newRow("repetition") << u"aaaa"_s << u"aa"_s;
    QTest::newRow("longer") << u"ab"_s << u"abab"_s;
    QTest::newRow("emptied") << u"f = x"_s << QString();
    QTest::newRow("lines") << u"a = x\nb = a"_s << u"a = x\n\nb = a\n"_s;
    QTest::newRow("half of a pair alike") << u"𝑎 = 1"_s << u"𝑏 = 1"_s;
    QTest::newRow("other half alike") << u"x𐐷y"_s << u"x🀷y"_s;
}

void EditorTest::sessionTextIsTakenByItsDifference() {
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    open(before);
    open(after);
    QCOMPARE(editor().toPlainText(), after);
}

void EditorTest::tokensHaveTheirColors() {
    open(u"f = 2*sin(x)  # round"_s);
    const SyntaxColors& colors = m_themes->theme().syntax;
    QCOMPARE(colorAt(editor(), 0, 0), colors.name);
    QCOMPARE(colorAt(editor(), 0, 4), colors.number);
    QCOMPARE(colorAt(editor(), 0, 7), colors.function);
    QCOMPARE(colorAt(editor(), 0, 10), colors.name);
    QCOMPARE(colorAt(editor(), 0, 16), colors.comment);
    m_themes->setChoice({.mode = ThemeMode::Dark});
    QCOMPARE(colorAt(editor(), 0, 7), m_themes->theme().syntax.function);
}

void EditorTest::signsOfTwoCharactersAreNotJoined() {
    const auto glyphsOf = [&](const QString& text) {
        open(text);
        const QTextBlock block = editor().document()->firstBlock();
        QTextLayout layout(block.text(), editor().font());  // the block's own keeps no glyphs
        layout.setFormats(block.layout()->formats());
        layout.setCacheEnabled(true);
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        QSet<quint32> glyphs;
        for (const QGlyphRun& run : layout.glyphRuns())
            for (const quint32 glyph : run.glyphIndexes()) glyphs.insert(glyph);
        return glyphs;
    };
    const QSet<quint32> apart = glyphsOf(u"f = if(x ! = 1, x, 1)"_s);
    QVERIFY(apart.size() > 5);
    QCOMPARE(glyphsOf(u"f = if(x != 1, x, 1)"_s), apart);
}

void EditorTest::errorIsUnderlinedOnceTypingPauses() {
    type(u"f = sine(x)"_s);
    QVERIFY(m_session->diagnostic());
    QVERIFY(!editor().shownDiagnostic());
    QVERIFY(wavy(editor()).isEmpty());
    QTRY_COMPARE(wavy(editor()), QStringList{u"sine"_s});
    QVERIFY(editor().shownDiagnostic());
    for (int i = 0; i < 3; ++i) press(Qt::Key_Left);
    press(Qt::Key_Backspace);
    QVERIFY(wavy(editor()).isEmpty());
    QVERIFY(!editor().shownDiagnostic());
}

void EditorTest::errorOfAnOpenedTextIsThereAtOnce() {
    open(u"f = (x"_s);
    QVERIFY(editor().shownDiagnostic());
    QCOMPARE(wavy(editor()).size(), 1);
}

void EditorTest::statusGoesToTheError() {
    open(u"a = x\nf = a*sine(x)"_s);
    QTextCursor start(editor().document());
    editor().setTextCursor(start);
    auto* status = m_panel->findChild<IconLine*>();
    QVERIFY2(status->text().startsWith(u"2 : 7"_s), qPrintable(status->text()));
    QVERIFY(status->text().contains(u"did you mean"_s));
    m_panel->setFocus();
    QTest::mouseClick(status, Qt::LeftButton);
    QCOMPARE(editor().textCursor().position(), 12);
    QTRY_VERIFY(editor().hasFocus());
}

void EditorTest::lastGoodProgramStaysWithAnError() {
    open(lecture);
    m_session->setPosition(29);
    editor().moveCursor(QTextCursor::End);
    type(u"*"_s);
    QVERIFY(m_session->diagnostic());
    QCOMPARE(m_session->program().stepCount(), std::size_t{10});
    QVERIFY(lit(editor()).isEmpty());  // its places are of another text
    press(Qt::Key_Backspace);
    QCOMPARE(lit(editor()), (QStringList{u"y"_s, u"y"_s}));
}

void EditorTest::currentStepIsLitWhereverItIsWritten() {
    open(u"q = x*y\nf = q + x*y"_s);  // x*y is one shared step, q its name
    QVERIFY(lit(editor()).isEmpty());
    m_session->jumpTo(Pass::Values, StepId{2});
    QCOMPARE(lit(editor()), (QStringList{u"q"_s, u"x*y"_s, u"q"_s, u"x*y"_s}));
    m_session->jumpTo(Pass::Adjoints, StepId{0});
    QCOMPARE(lit(editor()), (QStringList{u"x"_s, u"x"_s}));
    QCOMPARE(editor().extraSelections().first().format.background().color(), m_themes->theme().adjoint.wash);
}

void EditorTest::caretAndPointerSelectSteps() {
    open(u"f = x*sin(y)"_s);  // x y sin ×
    QTest::mouseMove(editor().viewport(), middleOf(4));
    QTRY_COMPARE(m_session->selection().step, std::optional(StepId{0}));
    QTest::mouseMove(editor().viewport(), middleOf(7));
    QTRY_COMPARE(m_session->selection().step, std::optional(StepId{2}));
    QTest::mouseMove(editor().viewport(), middleOf(5));
    QTRY_COMPARE(m_session->selection().step, std::optional(StepId{3}));
    QTest::mouseMove(editor().viewport(), {editor().viewport()->width() - 5, editor().viewport()->height() - 3});
    QTRY_VERIFY(m_session->selection().isEmpty());

    press(Qt::Key_Home);
    QCOMPARE(m_session->selection().step, std::optional(StepId{3}));  // f is the product
    for (int i = 0; i < 4; ++i) press(Qt::Key_Right);
    QCOMPARE(m_session->selection().step, std::optional(StepId{0}));
    type(u"2*"_s);
    QVERIFY(m_session->selection().isEmpty());
}

void EditorTest::bracketsMatch() {
    open(u"f = (x + (y))*2"_s);
    QTextCursor caret(editor().document());
    caret.setPosition(5);
    editor().setTextCursor(caret);
    QList<int> places;
    for (const QTextEdit::ExtraSelection& mark : editor().extraSelections()) places << mark.cursor.selectionStart();
    QCOMPARE(places, (QList<int>{4, 12}));
}

void EditorTest::completionAppearsAfterTwoLetters() {
    type(u"f = s"_s);
    QVERIFY(!list().isVisible());
    type(u"i"_s);
    QVERIFY(list().isVisible());
    QCOMPARE(list().model()->index(0, 0).data().toString(), u"sigmoid"_s);
    QVERIFY(!list().hasChoice());
    type(u"zzz"_s);
    QVERIFY(!list().isVisible());
    press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(!list().isVisible());  // nothing begins like that
}

void EditorTest::completionAcceptsAndCloses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<QString>("after");
    QTest::newRow("tab takes the first") << u"f = sq"_s << QList<int>{Qt::Key_Tab} << u"f = sqr("_s;
    QTest::newRow("enter takes the highlighted")
        << u"f = sq"_s << QList<int>{Qt::Key_Down, Qt::Key_Down, Qt::Key_Return} << u"f = sqrt("_s;
    QTest::newRow("up takes the last") << u"f = sq"_s << QList<int>{Qt::Key_Up, Qt::Key_Return} << u"f = sqrt("_s;
    QTest::newRow("escape closes") << u"f = sq"_s << QList<int>{Qt::Key_Escape, Qt::Key_R} << u"f = sqr"_s;
    QTest::newRow("names come first") << u"sin_1 = 2; f = si"_s << QList<int>{Qt::Key_Tab} << u"sin_1 = 2; f = sin_1"_s;
}

void EditorTest::completionAcceptsAndCloses() {
    QFETCH(const QString, text);
    QFETCH(const QList<int>, keys);
    QFETCH(const QString, after);
    type(text);
    QVERIFY(list().isVisible());
    for (const int key : keys) press(Qt::Key(key));
    QCOMPARE(editor().toPlainText(), after);
    QVERIFY(!list().isVisible() || keys.contains(Qt::Key_Escape));
    QVERIFY(editor().hasFocus());
}

void EditorTest::enterIsNotStolen() {
    type(u"f = si"_s);
    QVERIFY(list().isVisible());
    press(Qt::Key_Return);
    QCOMPARE(editor().toPlainText(), u"f = si\n"_s);
    QVERIFY(!list().isVisible());
}

void EditorTest::noCompletionInCommentsAndNumbers_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("comment") << u"# sin"_s;
    QTest::newRow("number") << u"f = 1e"_s;
    QTest::newRow("complete and alone") << u"f = atan2"_s;
}

void EditorTest::noCompletionInCommentsAndNumbers() {
    QFETCH(const QString, text);
    type(text);
    QVERIFY(!list().isVisible());
}

void EditorTest::growsWithItsTextThenScrolls() {
    m_panel->setMaximumGrowth(200);
    open(u"f = x"_s);
    const int low = editor().height();
    open(u"a = x\nb = a\nc = b\nd = c\nf = d"_s);
    QTRY_VERIFY(editor().height() > low);
    QCOMPARE(editor().verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    open(u"a = x\n"_s.repeated(1) + u"\n"_s.repeated(60));
    QTRY_COMPARE(editor().height(), 200);
    QVERIFY(editor().verticalScrollBar()->maximum() > 0);
}

void EditorTest::megabytePasteDoesNotBlock() {
    QString text;
    for (int i = 0; text.size() < 1'000'000; ++i) text += u"a%1 = sin(x)*%1 + x^2 # comment\n"_s.arg(i);
    QApplication::clipboard()->setText(text);
    QElapsedTimer timer;
    timer.start();
    press(Qt::Key_V, Qt::ControlModifier);
    const qint64 pasted = timer.restart();
    type(u"f"_s);
    const qint64 typed = timer.elapsed();
    qInfo("1 MB: pasted in %lld ms, a key in %lld ms", pasted, typed);
    QVERIFY(m_session->isCompiling());
    QVERIFY(typed < 1000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->isCompiling(), 60'000);
}

void EditorTest::positionsSurviveOtherAlphabets() {
    const SourceText source(u"θ = ẋ*𝑎 + ŷ"_s);
    const QString& text = source.text();
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i].isLowSurrogate()) continue;
        QCOMPARE(std::size_t(source.byteAt(i)), text.left(i).toStdString().size());
        QCOMPARE(source.positionAt(source.byteAt(i)), i);
    }
    QCOMPARE(source.byteAt(1000), std::uint32_t(source.utf8().size()));
    open(u"θ = x\nf = θ*sine(x)"_s);
    QCOMPARE(wavy(editor()), QStringList{u"sine"_s});
}

void EditorTest::menuChoosesSharingAndOutput() {
    open(u"a = sin(x)\nb = sin(x)*2"_s);
    QMenu& menu = *m_panel->exportMenu();
    const auto find = [](const QMenu& where, const QString& text) {
        for (QAction* action : where.actions())
            if (action->text().startsWith(text)) return action;
        return static_cast<QAction*>(nullptr);
    };
    Q_EMIT menu.aboutToShow();
    QAction* share = find(menu, u"Share"_s);
    QVERIFY(share->isChecked());
    QCOMPARE(m_session->program().stepCount(), std::size_t{3});
    share->trigger();
    QCOMPARE(m_session->program().stepCount(), std::size_t{4});
    QMenu& output = *find(menu, u"Output"_s)->menu();
    Q_EMIT output.aboutToShow();
    QCOMPARE(output.actions().size(), 2);
    QVERIFY(find(output, u"b"_s)->isChecked());
    find(output, u"a"_s)->trigger();
    QCOMPARE(m_session->program().outputName(), std::string_view("a"));
    Q_EMIT output.aboutToShow();
    find(output, u"b"_s)->trigger();
    QCOMPARE(m_session->document().output, QString());
}

void EditorTest::noteUnfolds() {
    const QList<IconLine*> lines = m_panel->findChildren<IconLine*>();
    IconLine* note = lines[1];
    QVERIFY(note->isHidden());
    Document document;
    document.note = u"A note that takes more than one line of this narrow panel, because it has much to say."_s;
    m_session->open(document);
    QTRY_VERIFY(note->isVisible());
    const int folded = note->height();
    QTest::mouseClick(note, Qt::LeftButton);
    QTRY_VERIFY(note->height() > folded);
    QTest::mouseClick(note, Qt::LeftButton);
    QTRY_COMPARE(note->height(), folded);
    QMenu* menu = m_panel->exportMenu();
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions())
        if (action->text() == u"Remove note"_s && action->isEnabled()) action->trigger();
    QTRY_VERIFY(note->isHidden());
    QVERIFY(m_session->document().note.isEmpty());
}

void EditorTest::formulaPointsAtSteps() {
    open(lecture);
    FormulaPanel panel(*m_session, *m_themes, *m_settings);
    panel.setGeometry(600, 0, 310, 200);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    FormulaView& view = panel.view();
    const QRectF sine = view.formulaLayout().rectangles(StepId{3}).front();  // s4 = sin s1
    const QPoint onSin = (view.layoutOrigin() + sine.topLeft() + QPointF(4, sine.height() / 2)).toPoint();
    QTest::mouseMove(view.viewport(), onSin);
    QTRY_COMPARE(m_session->selection().step, std::optional(StepId{3}));
    QCOMPARE(lit(editor()), QStringList{u"sin(x)"_s});
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, onSin);
    QTest::mouseMove(view.viewport(), {1, 1});
    QTRY_COMPARE(m_session->selection().step, std::optional(StepId{3}));  // picked
    QCOMPARE(m_session->explainedStep(), std::optional(StepId{3}));
}

QTEST_MAIN(EditorTest)
#include "editor_test.moc"
