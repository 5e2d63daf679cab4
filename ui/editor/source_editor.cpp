#include "ui/editor/source_editor.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QToolTip>
#include <QUndoStack>
#include <algorithm>
#include <cmath>
#include <memory>

#include "core/language/lexer.h"
#include "ui/editor/program_completion.h"
#include "ui/editor/program_highlighter.h"

namespace wengert {
namespace {

constexpr int pauseMs = 400;                // without a key: then errors are told
constexpr int fewestLines = 2;              // shown, also where there is less text
constexpr qsizetype bracketsUpTo = 20'000;  // characters of text in which brackets are matched
constexpr int pictureLines = 2000;

bool isHistoryKey(const QKeyEvent& event) {
    return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo);
}

// The range in which two texts differ: [begin, endA) of a, [begin, endB) of b.
struct Difference {
    qsizetype begin, endA, endB;
};

Difference difference(const QString& a, const QString& b) {
    const auto [headA, headB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    qsizetype begin = headA - a.begin();
    if (begin > 0 && a[begin - 1].isHighSurrogate()) --begin;
    const qsizetype most = std::min(a.size(), b.size()) - begin;
    qsizetype tail = 0;
    while (tail < most && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    if (tail > 0 && a[a.size() - tail].isLowSurrogate()) --tail;
    return {begin, a.size() - tail, b.size() - tail};
}

}  // namespace

SourceEditor::SourceEditor(QUndoStack& history, const ThemeManager& themes, QWidget* parent)
    : QPlainTextEdit(parent),
      m_history(history),
      m_themes(themes),
      m_highlighter(new ProgramHighlighter(document(), themes)),
      m_completion(new ProgramCompletion(*this, themes)) {
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    m_coloring.setSingleShot(true);

    connect(&m_pause, &QTimer::timeout, this, &SourceEditor::showDiagnostic);
    connect(this, &QPlainTextEdit::textChanged, this, &SourceEditor::onTextChanged);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &SourceEditor::refreshMarks);
    connect(this, &QPlainTextEdit::updateRequest, &m_coloring, qOverload<>(&QTimer::start));
    connect(&m_coloring, &QTimer::timeout, this, [this] {
        m_highlighter->ensure(firstVisibleBlock(), viewport()->height() / fontMetrics().lineSpacing() + 2);
    });
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &SourceEditor::grow);
    connect(&themes, &ThemeManager::changed, this, &SourceEditor::retheme);
    retheme();
}

// ---- text

void SourceEditor::takeText(const QString& text) {
    if (m_isGivingText) return;
    m_owned = text;
    const QScopedValueRollback taking(m_isTakingText, true);
    const QString before = toPlainText();
    if (before != text) {
        const auto [begin, endBefore, endAfter] = difference(before, text);
        QTextCursor cursor(document());
        cursor.setPosition(int(begin));
        cursor.setPosition(int(endBefore), QTextCursor::KeepAnchor);
        cursor.insertText(text.mid(begin, endAfter - begin));
    }
    m_text = toPlainText();
    m_completion->close();
}

void SourceEditor::onTextChanged() {
    if (m_isTakingText || toPlainText() == m_text) return;  // another font is no other text
    const QScopedValueRollback giving(m_isGivingText, true);
    m_text = toPlainText();
    m_owned = m_text;
    m_pause.start();
    giveText(m_text);
    refreshMarks();
}

const SourceText& SourceEditor::source() {
    if (m_source.text() != m_text) m_source = SourceText(m_text);
    return m_source;
}

// ---- errors

void SourceEditor::takeDiagnostic(const std::optional<Diagnostic>& diagnostic) {
    m_diagnostic = diagnostic;
    if (!diagnostic || !m_pause.isActive()) showDiagnostic();
}

void SourceEditor::showDiagnostic() {
    m_pause.stop();
    m_shownDiagnostic = m_diagnostic;
    refreshMarks();
    Q_EMIT shownDiagnosticChanged();
}

void SourceEditor::goTo(const Diagnostic& diagnostic) {
    const QTextBlock block = document()->findBlockByNumber(int(diagnostic.line) - 1);
    QTextCursor caret(document());
    if (m_text == m_owned) caret.setPosition(int(source().positionAt(diagnostic.span.begin)));
    else if (block.isValid()) caret.setPosition(block.position());
    setTextCursor(caret);
    setFocus(Qt::OtherFocusReason);
}

// ---- look

void SourceEditor::retheme() {
    const Theme& theme = m_themes.theme();
    setFont(theme.font(TextStyle::Mono));
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    setCursorWidth(std::max(1, int(theme.stroke(1.5))));
    document()->setDocumentMargin(theme.space.s);
    setStyleSheet(QStringLiteral("QPlainTextEdit { background: %1; }").arg(theme.field.name()));
    refreshMarks();
    grow();
}

void SourceEditor::setMaximumGrowth(int most) {
    m_maximumGrowth = most;
    grow();
}

void SourceEditor::grow() {
    const QTextLayout& first = *document()->firstBlock().layout();
    const double line = first.lineCount() > 0 ? first.lineAt(0).height() : fontMetrics().lineSpacing();
    const int margins = height() - maximumViewportSize().height() + 2 * int(document()->documentMargin()) + 2;
    const int least = margins + int(std::ceil(fewestLines * line));
    const int most = std::max(least, m_maximumGrowth);
    const double wanted = margins + std::max(1.0, document()->size().height()) * line;
    setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(int(std::clamp(std::ceil(wanted), double(least), double(most))));
}

void SourceEditor::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    grow();
}

QSizeF SourceEditor::pictureSize() const {
    double height = 2 * document()->documentMargin();
    QTextBlock block = document()->firstBlock();
    for (int i = 0; block.isValid() && i < pictureLines; block = block.next(), ++i)
        height += blockBoundingRect(block).height();
    return {double(viewport()->width()), height};
}

void SourceEditor::paintPicture(QPainter& painter) const {
    painter.setPen(m_themes.theme().text);
    double y = document()->documentMargin();
    QTextBlock block = document()->firstBlock();
    for (int i = 0; block.isValid() && i < pictureLines; block = block.next(), ++i) {
        const QRectF rect = blockBoundingRect(block);  // also lays it out
        block.layout()->draw(&painter, {rect.x(), y});
        y += rect.height();
    }
}

// ---- marks

void SourceEditor::refreshMarks() {
    if (document()->characterCount() - 1 != m_text.size()) return;  // the caret has moved ahead of the text's news
    m_marks.clear();
    addMarks();
    addBracketMarks();
    addErrorMark();
    setExtraSelections(m_marks);
}

void SourceEditor::addMark(SourceSpan span, const QTextCharFormat& format) {
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    mark.cursor.setPosition(int(source().positionAt(span.begin)));
    mark.cursor.setPosition(int(source().positionAt(span.end)), QTextCursor::KeepAnchor);
    mark.format = format;
    m_marks.append(mark);
}

void SourceEditor::addErrorMark() {
    if (!m_diagnostic || m_pause.isActive() || m_text != m_owned) return;
    QTextCharFormat wave;
    wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wave.setUnderlineColor(m_themes.theme().error.color);
    SourceSpan span = m_diagnostic->span;
    const auto last = std::uint32_t(source().utf8().size());
    if (span.begin == span.end) span.end < last ? ++span.end : span.begin -= std::min(span.begin, 1u);
    addMark(span, wave);
}

// The bracket beside the caret and its partner.
void SourceEditor::addBracketMarks() {
    if (!hasFocus() || m_text.size() > bracketsUpTo) return;
    const std::uint32_t caret = source().byteAt(textCursor().position());
    QTextCharFormat format;
    format.setBackground(m_themes.theme().accent.track);
    const auto isAtCaret = [caret](SourceSpan span) { return span.begin == caret || span.end == caret; };
    std::vector<SourceSpan> open;
    for (const Token& token : tokenize(source().utf8())) {
        if (token.kind == TokenKind::Open || token.kind == TokenKind::OpenSquare) open.push_back(token.span);
        const bool closes = token.kind == TokenKind::Close || token.kind == TokenKind::CloseSquare;
        if (!closes || open.empty()) continue;
        const SourceSpan partner = open.back();
        open.pop_back();
        if (!isAtCaret(partner) && !isAtCaret(token.span)) continue;
        addMark(partner, format);
        addMark(token.span, format);
        return;
    }
}

// ---- pointing

// The character under a point of the viewport.
std::optional<int> SourceEditor::positionUnder(QPoint point) const {
    const QTextCursor nearest = cursorForPosition(point);
    const QRect gap = cursorRect(nearest);
    if (point.y() < gap.top() || point.y() > gap.bottom()) return {};
    const bool isLeftOfGap = point.x() < gap.left();
    if (isLeftOfGap) return nearest.atBlockStart() ? std::nullopt : std::optional(nearest.position() - 1);
    return nearest.atBlockEnd() ? std::nullopt : std::optional(nearest.position());
}

void SourceEditor::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    m_completion->close();
    refreshMarks();
}

bool SourceEditor::showToolTip(const QHelpEvent& event) {
    const std::optional<int> position = positionUnder(event.pos());
    const bool isThere = position && std::ranges::any_of(m_marks, [&](const QTextEdit::ExtraSelection& mark) {
                             return mark.format.underlineStyle() == QTextCharFormat::WaveUnderline &&
                                    mark.cursor.selectionStart() <= *position && *position < mark.cursor.selectionEnd();
                         });
    if (isThere && m_diagnostic)
        QToolTip::showText(event.globalPos(), QString::fromStdString(m_diagnostic->message), this);
    else QToolTip::hideText();
    return true;
}

// ---- keys and menus

bool SourceEditor::event(QEvent* event) {
    // The window undoes and redoes.
    if (event->type() == QEvent::ShortcutOverride && isHistoryKey(*static_cast<QKeyEvent*>(event))) return false;
    // Before Tab moves the focus.
    if (event->type() == QEvent::KeyPress && m_completion->takeKey(*static_cast<QKeyEvent*>(event))) return true;
    return QPlainTextEdit::event(event);
}

bool SourceEditor::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) return showToolTip(*static_cast<QHelpEvent*>(event));
    return QPlainTextEdit::viewportEvent(event);
}

void SourceEditor::keyPressEvent(QKeyEvent* event) {
    if (isHistoryKey(*event)) return event->ignore();
    QPlainTextEdit::keyPressEvent(event);
    m_completion->typed(*event);
}

void SourceEditor::contextMenuEvent(QContextMenuEvent* event) {
    const std::unique_ptr<QMenu> menu(createStandardContextMenu());
    for (const char* name : {"edit-undo", "edit-redo"}) delete menu->findChild<QAction*>(QLatin1String(name));
    QAction* first = menu->actions().value(0);
    menu->insertAction(first, m_history.createUndoAction(menu.get()));
    menu->insertAction(first, m_history.createRedoAction(menu.get()));
    menu->exec(event->globalPos());
}

}  // namespace wengert
