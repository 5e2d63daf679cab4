#include "ui/editor/program_highlighter.h"

#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>

#include "core/language/lexer.h"
#include "core/language/symbols.h"
#include "ui/editor/source_text.h"

namespace wengert {
namespace {

constexpr int linesAtOnce = 2000;
constexpr int longestLine = 20'000;
enum State { NotColoured = -1, Coloured = 0 };

bool isCall(const std::vector<Token>& tokens, std::size_t i, std::string_view text) {
    if (tokens[i + 1].kind != TokenKind::Open) return false;
    const std::string_view name = textOf(text, tokens[i].span);
    return findFunction(name) || isArrayFunction(name);
}

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

    const SyntaxColors& colors = m_themes.theme().syntax;
    const SourceText source(line);
    const std::vector<Token> tokens = tokenize(source.utf8());
    for (std::size_t i = 0; tokens[i].kind != TokenKind::End; ++i) {
        QColor color;
        switch (tokens[i].kind) {
            case TokenKind::Name:
                color = isCall(tokens, i, source.utf8()) ? colors.function : colors.name;
                break;
            case TokenKind::Number:
            case TokenKind::Superscript:
                color = colors.number;
                break;
            case TokenKind::Comment:
                color = colors.comment;
                break;
            default:
                continue;
        }
        const qsizetype begin = source.positionAt(tokens[i].span.begin);
        setFormat(int(begin), int(source.positionAt(tokens[i].span.end) - begin), color);
    }
}

}  // namespace wengert
