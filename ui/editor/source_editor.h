// An editor of program text: coloured, completed, brackets matched, errors underlined where they are. Whose text it
// is, and what else is marked in it, a subclass says; history is its owner's business.
#pragma once

#include <QPlainTextEdit>
#include <QTimer>
#include <optional>

#include "core/language/diagnostic.h"
#include "ui/editor/source_text.h"
#include "ui/theme_manager.h"

class QUndoStack;

namespace wengert {

class ProgramCompletion;
class ProgramHighlighter;

class SourceEditor : public QPlainTextEdit {
    Q_OBJECT

 public:
    // It is as high as its text, up to `most`; from there on the text scrolls.
    void setMaximumGrowth(int most);
    // What is wrong, told once typing pauses so that it does not flicker with every key.
    const std::optional<Diagnostic>& shownDiagnostic() const { return m_shownDiagnostic; }
    void goTo(const Diagnostic& diagnostic);
    const ProgramCompletion& completion() const { return *m_completion; }

    // All of the text as it is coloured, for files.
    QSizeF pictureSize() const;
    void paintPicture(QPainter& painter) const;

 Q_SIGNALS:
    void shownDiagnosticChanged();

 protected:
    SourceEditor(QUndoStack& history, const ThemeManager& themes, QWidget* parent);

    // The owner's text; only what differs is replaced.
    void takeText(const QString& text);
    // The user typed: the owner is to have this text.
    virtual void giveText(const QString& text) = 0;
    void takeDiagnostic(const std::optional<Diagnostic>& diagnostic);  // of the owner's text
    // Called for each refreshMarks: addMark what there is to mark.
    virtual void addMarks() {}
    void refreshMarks();
    void addMark(SourceSpan span, const QTextCharFormat& format);
    const QList<QTextEdit::ExtraSelection>& marks() const { return m_marks; }

    const QString& text() const { return m_text; }
    const SourceText& source();
    const ThemeManager& themes() const { return m_themes; }
    std::optional<int> positionUnder(QPoint point) const;  // of the viewport

    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void onTextChanged();
    void showDiagnostic();
    void retheme();
    void grow();
    bool showToolTip(const QHelpEvent& event);
    void addErrorMark();
    void addBracketMarks();

    QUndoStack& m_history;
    const ThemeManager& m_themes;
    ProgramHighlighter* m_highlighter;
    ProgramCompletion* m_completion;
    QTimer m_pause;
    QTimer m_coloring;  // of lines that have come into sight
    std::optional<Diagnostic> m_diagnostic;
    std::optional<Diagnostic> m_shownDiagnostic;
    QList<QTextEdit::ExtraSelection> m_marks;
    QString m_text;   // as it is in the editor
    QString m_owned;  // as its owner has it
    SourceText m_source;
    int m_maximumGrowth = 400;
    bool m_isTakingText = false;
    bool m_isGivingText = false;
};

}  // namespace wengert
