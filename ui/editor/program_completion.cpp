#include "ui/editor/program_completion.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>

#include "core/language/editing.h"
#include "core/ops/table.h"
#include "ui/editor/source_text.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr qsizetype lettersBeforeOffer = 2;
constexpr qsizetype textInOneGlance = 50'000;  // characters; in a longer text only the line's names are known
constexpr std::size_t mostEntries = 100;

bool isAsked(const QKeyEvent& event) {
    return event.key() == Qt::Key_Space && event.modifiers() == Qt::ControlModifier;
}

}  // namespace

ProgramCompletion::ProgramCompletion(QPlainTextEdit& editor, const ThemeManager& themes)
    : QObject(&editor), m_editor(editor), m_list(std::make_unique<CompletionList>(themes, &editor)) {
    connect(m_list.get(), &CompletionList::chosen, this, &ProgramCompletion::accept);
}

ProgramCompletion::~ProgramCompletion() = default;

void ProgramCompletion::close() { m_list->hide(); }

bool ProgramCompletion::takeKey(const QKeyEvent& event) {
    if (isAsked(event)) {
        show(offerAtCaret());
        if (m_list->isVisible()) m_list->move(1);
        return true;
    }
    if (!m_list->isVisible()) return false;
    switch (event.key()) {
        case Qt::Key_Down: m_list->move(1); return true;
        case Qt::Key_Up: m_list->move(-1); return true;
        case Qt::Key_PageDown: m_list->move(5); return true;
        case Qt::Key_PageUp: m_list->move(-5); return true;
        case Qt::Key_Escape: close(); return true;
        case Qt::Key_Tab: accept(m_list->choice()); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!m_list->hasChoice()) break;
            accept(m_list->choice());
            return true;
        default: break;
    }
    return false;
}

void ProgramCompletion::typed(const QKeyEvent& event) {
    const bool isText = !event.text().isEmpty() && event.text().at(0).isPrint();
    const bool isErasing = event.key() == Qt::Key_Backspace && m_list->isVisible();
    if (event.key() == Qt::Key_Shift) return;
    if (!isText && !isErasing) return close();
    const Offer offer = offerAtCaret();
    if (offer.word.size() >= lettersBeforeOffer) show(offer);
    else close();
}

ProgramCompletion::Offer ProgramCompletion::offerAtCaret() const {
    const QTextCursor caret = m_editor.textCursor();
    const bool isShort = m_editor.document()->characterCount() <= textInOneGlance;
    const SourceText source(isShort ? m_editor.toPlainText() : caret.block().text());
    const qsizetype position = isShort ? caret.position() : caret.positionInBlock();
    const Completion completion = complete(source.utf8(), source.byteAt(position));
    const qsizetype begin = source.positionAt(completion.replaced.begin);
    Offer offer{source.text().mid(begin, position - begin), {}};
    for (const Suggestion& suggestion : completion.suggestions) {
        if (offer.entries.size() >= mostEntries) break;
        offer.entries.push_back(
            {toQString(suggestion.text), toQString(suggestion.detail), suggestion.kind == SuggestionKind::Function});
    }
    return offer;
}

void ProgramCompletion::show(const Offer& offer) {
    const bool isThere = offer.entries.size() == 1 && offer.entries.front().name == offer.word;
    if (offer.entries.empty() || isThere) return close();
    QTextCursor begin = m_editor.textCursor();
    begin.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, int(offer.word.size()));
    const QRect at = m_editor.cursorRect(begin);
    m_list->showEntries(offer.entries, QRect(m_editor.viewport()->mapToGlobal(at.topLeft()), at.size()));
}

void ProgramCompletion::accept(const QString& name) {
    close();
    QTextCursor caret = m_editor.textCursor();
    caret.setPosition(caret.position() - int(offerAtCaret().word.size()), QTextCursor::KeepAnchor);
    const bool isCalled = m_editor.document()->characterAt(m_editor.textCursor().position()) == u'(';
    const bool opens = findFunction(name.toStdString()) && !isCalled;
    caret.insertText(opens ? name + u'(' : name);
    m_editor.setTextCursor(caret);
}

}  // namespace wengert
