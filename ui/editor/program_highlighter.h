// Colours the program's text by what the core's lexer sees in it, line by line. In a very long text only the
// lines that are asked for are coloured, so that pasting it takes no time.
#pragma once

#include <QSyntaxHighlighter>

#include "core/language/editing.h"
#include "ui/theme_manager.h"

namespace wengert {

class ProgramHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT
 public:
    ProgramHighlighter(QTextDocument* document, const ThemeManager& themes);

    // Colours so many lines from here on, where it has not been done yet.
    void ensure(QTextBlock first, int count);

 protected:
    void highlightBlock(const QString& line) override;

 private:
    void keepApart(int begin, int end);
    QColor colorOf(TextClass kind) const;

    const ThemeManager& m_themes;
    bool m_isAsked = false;
};

}  // namespace wengert
