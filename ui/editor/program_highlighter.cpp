#include "ui/editor/program_highlighter.h"

#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>

#include "ui/editor/source_text.h"

namespace wengert {
namespace {

constexpr int linesAtOnce = 2000;
constexpr int longestLine = 8'000;
enum State { NotColoured = -1, Coloured = 0 };

}  // namespace

ProgramHighlighter::ProgramHighlighter(QTextDocument* document, const ThemeManager& themes)
    : QSyntaxHighlighter(document), m_themes(themes) {
    connect(&themes, &ThemeManager::changed, this, &QSyntaxHighlighter::rehighlight);
}

void ProgramHighlighter::ensure(QTextBlock first, int count) {
    if (m_isAsked) return;  // colouring a line asks for its repaint
    const QScopedValueRollback asked(m_isAsked, true);
    for (; count > 0 && first.isValid(); first = first.next(), --count)
        if (first.userState() == NotColoured) rehighlightBlock(first);
}

void ProgramHighlighter::highlightBlock(const QString& line) {
    const bool waits = !m_isAsked && document()->blockCount() > linesAtOnce;
    setCurrentBlockState(waits ? NotColoured : Coloured);
    if (waits || line.size() > longestLine) return;

    const SourceText source(line);
    for (const TextSpan& part : classifyText(source.utf8())) {
        const int begin = int(source.positionAt(part.span.begin));
        const int end = int(source.positionAt(part.span.end));
        if (const QColor color = colorOf(part.kind); color.isValid()) setFormat(begin, end - begin, color);
        else keepApart(begin, end);
    }
}

// Characters are drawn together only where their formats are alike: two formats by turns keep a typeface from
// making one sign of !=.
void ProgramHighlighter::keepApart(int begin, int end) {
    QTextCharFormat other;
    other.setProperty(QTextFormat::UserProperty, true);
    for (int i = begin | 1; i < end; i += 2) setFormat(i, 1, other);
}

// Invalid: the text's own colour.
QColor ProgramHighlighter::colorOf(TextClass kind) const {
    const SyntaxColors& colors = m_themes.theme().syntax;
    switch (kind) {
        case TextClass::Number:
        case TextClass::Constant: return colors.number;
        case TextClass::Name: return colors.name;
        case TextClass::Function: return colors.function;
        case TextClass::Comment: return colors.comment;
        default: return {};
    }
}

}  // namespace wengert
