#include "ui/editor/program_completion.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <algorithm>
#include <set>

#include "core/language/lexer.h"
#include "core/language/symbols.h"
#include "ui/editor/source_text.h"
#include "ui/session.h"

namespace wengert {
namespace {

constexpr qsizetype lettersBeforeOffer = 2;
constexpr std::size_t mostEntries = 60;

QString fromUtf8(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

bool isAsked(const QKeyEvent& event) {
    return event.key() == Qt::Key_Space && event.modifiers() == Qt::ControlModifier;
}

}  // namespace

ProgramCompletion::ProgramCompletion(QPlainTextEdit& editor, const Session& session, const ThemeManager& themes)
    : QObject(&editor),
      m_editor(editor),
      m_session(session),
      m_list(std::make_unique<CompletionList>(themes, &editor)) {
    connect(m_list.get(), &CompletionList::chosen, this, &ProgramCompletion::accept);
}

ProgramCompletion::~ProgramCompletion() = default;

void ProgramCompletion::close() { m_list->hide(); }

bool ProgramCompletion::takeKey(const QKeyEvent& event) {
    if (isAsked(event)) {
        open(wordBeforeCaret());
        if (m_list->isVisible()) m_list->move(1);
        return true;
    }
    if (!m_list->isVisible()) return false;
    switch (event.key()) {
        case Qt::Key_Down:
            m_list->move(1);
            return true;
        case Qt::Key_Up:
            m_list->move(-1);
            return true;
        case Qt::Key_PageDown:
            m_list->move(5);
            return true;
        case Qt::Key_PageUp:
            m_list->move(-5);
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Tab:
            accept(m_list->choice());
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!m_list->hasChoice()) break;
            accept(m_list->choice());
            return true;
        default:
            break;
    }
    return false;
}

void ProgramCompletion::typed(const QKeyEvent& event) {
    const bool isText = !event.text().isEmpty() && event.text().at(0).isPrint();
    const bool isErasing = event.key() == Qt::Key_Backspace && m_list->isVisible();
    if (event.key() == Qt::Key_Shift) return;
    const QString word = isText || isErasing ? wordBeforeCaret() : QString();
    if (word.size() >= lettersBeforeOffer) open(word);
    else close();
}

// The name that ends at the caret; empty in a comment, in a number, or after one.
QString ProgramCompletion::wordBeforeCaret() const {
    const QTextCursor caret = m_editor.textCursor();
    const SourceText line(caret.block().text().left(caret.positionInBlock()));
    const std::vector<Token> tokens = tokenize(line.utf8());
    if (tokens.size() < 2) return {};
    const Token& last = tokens[tokens.size() - 2];
    const bool isWord = last.kind == TokenKind::Name && last.span.end == line.utf8().size();
    return isWord ? line.text().mid(line.positionAt(last.span.begin)) : QString();
}

std::vector<CompletionEntry> ProgramCompletion::entriesFor(const QString& word) const {
    std::vector<CompletionEntry> entries;
    std::set<QString> seen;
    const auto offer = [&](const QString& name, const QString& summary, bool isFunction) {
        if (entries.size() >= mostEntries || !name.startsWith(word, Qt::CaseInsensitive)) return;
        if (name == word && !isFunction) return;  // the name being typed
        if (seen.insert(name).second) entries.push_back({name, summary, isFunction});
    };
    const Compilation& compilation = m_session.compilation();
    for (const Input& input : compilation.program.inputs())
        offer(QString::fromStdString(input.name), tr("input"), false);
    for (const Statement& statement : compilation.syntax.statements)
        offer(QString::fromStdString(statement.name), tr("assigned above"), false);
    for (const std::string_view name : functionNames())
        offer(fromUtf8(name), fromUtf8(findFunction(name)->row->summary), true);
    for (const NamedConstant& constant : namedConstants())
        offer(fromUtf8(constant.name), QString::number(constant.value, 'g', 7), false);
    return entries;
}

void ProgramCompletion::open(const QString& word) {
    const std::vector<CompletionEntry> entries = entriesFor(word);
    const bool isAlreadyThere = entries.size() == 1 && entries.front().name == word;
    if (entries.empty() || isAlreadyThere) return close();
    QTextCursor begin = m_editor.textCursor();
    begin.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, int(word.size()));
    const QRect at = m_editor.cursorRect(begin);
    m_list->showEntries(entries, QRect(m_editor.viewport()->mapToGlobal(at.topLeft()), at.size()));
}

void ProgramCompletion::accept(const QString& name) {
    close();
    QTextCursor caret = m_editor.textCursor();
    caret.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(wordBeforeCaret().size()));
    const bool isCalled = m_editor.document()->characterAt(m_editor.textCursor().position()) == u'(';
    const bool opens = findFunction(name.toStdString()) && !isCalled;
    caret.insertText(opens ? name + u'(' : name);
    m_editor.setTextCursor(caret);
}

}  // namespace wengert
