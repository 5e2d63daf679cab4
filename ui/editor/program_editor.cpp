#include "ui/editor/program_editor.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

#include "ui/editor/source_steps.h"
#include "ui/lit_step.h"
#include "ui/session.h"

namespace wengert {

ProgramEditor::ProgramEditor(Session& session, const ThemeManager& themes, QWidget* parent)
    : SourceEditor(session.undoStack(), themes, parent), m_session(session) {
    setAccessibleName(tr("Program"));
    setPlaceholderText(tr("f = x*y + sin(x)"));
    setMouseTracking(true);
    connect(&session, &Session::textChanged, this, [this] { takeText(m_session.document().text); });
    connect(&session, &Session::diagnosticChanged, this, [this] { takeDiagnostic(m_session.diagnostic()); });
    connect(&session, &Session::sourceChanged, this, &ProgramEditor::refreshMarks);
    connect(&session, &Session::cursorChanged, this, [this] {
        refreshMarks();
        if (!hasFocus()) follow();
    });
    connect(&session, &Session::selectionChanged, this, &ProgramEditor::refreshMarks);
    takeText(session.document().text);
    takeDiagnostic(session.diagnostic());
}

void ProgramEditor::giveText(const QString& text) {
    m_session.point({});
    m_session.setText(text);
}

void ProgramEditor::addMarks() {
    if (m_session.compiledText() != text()) return;
    const std::optional<LitStep> lit = litStep(m_session, themes().theme());
    if (!lit) return;
    QTextCharFormat format;
    format.setBackground(lit->wash);
    for (const SourceSpan span : spansOf(m_session.compilation(), lit->step)) addMark(span, format);
}

// Scrolls to the cursor's step.
void ProgramEditor::follow() {
    const auto isSeen = [this](const QTextEdit::ExtraSelection& mark) {
        return viewport()->rect().contains(cursorRect(mark.cursor).center());
    };
    if (!m_session.moment() || marks().isEmpty() || std::ranges::any_of(marks(), isSeen)) return;
    const int line = document()->findBlock(marks().first().cursor.selectionStart()).firstLineNumber();
    verticalScrollBar()->setValue(line - verticalScrollBar()->pageStep() / 2);
}

// ---- pointing

void ProgramEditor::pointAt(std::optional<int> position) {
    Selection selection;
    if (position && m_session.compiledText() == text())
        selection.step = stepAt(m_session.compilation(), source().byteAt(*position));
    m_session.point(selection);
}

void ProgramEditor::mouseMoveEvent(QMouseEvent* event) {
    SourceEditor::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) pointAt(positionUnder(event->position().toPoint()));
}

void ProgramEditor::leaveEvent(QEvent* event) {
    SourceEditor::leaveEvent(event);
    m_session.point({});
}

void ProgramEditor::focusOutEvent(QFocusEvent* event) {
    SourceEditor::focusOutEvent(event);
    m_session.point({});
}

void ProgramEditor::keyPressEvent(QKeyEvent* event) {
    const int revision = document()->revision();
    const int caret = textCursor().position();
    SourceEditor::keyPressEvent(event);
    const bool hasMoved = textCursor().position() != caret && document()->revision() == revision;
    if (!hasMoved) return;
    pointAt(textCursor().position());
    if (!m_session.selection().step) pointAt(textCursor().position() - 1);
}

}  // namespace wengert
