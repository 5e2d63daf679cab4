// The editor of the program's text: coloured, completed, with errors underlined where they are and the step at
// the cursor lit. The session owns the text, its history and the selection; the editor shows and edits them.
#pragma once

#include <QPlainTextEdit>
#include <QTimer>
#include <optional>

#include "core/language/diagnostic.h"
#include "ui/editor/source_text.h"
#include "ui/theme_manager.h"

namespace wengert {

class ProgramCompletion;
class ProgramHighlighter;
class Session;

class ProgramEditor final : public QPlainTextEdit {
    Q_OBJECT
 public:
    ProgramEditor(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

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
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void takeText();
    void giveText();
    void takeDiagnostic();
    void showDiagnostic();
    void retheme();
    void grow();

    const SourceText& source();
    std::optional<int> positionUnder(QPoint point) const;
    void pointAt(std::optional<int> position);
    bool showToolTip(const QHelpEvent& event);

    void refreshMarks();
    void addMark(SourceSpan span, const QTextCharFormat& format);
    void addErrorMark();
    void addStepMarks();
    void addBracketMarks();
    void follow();

    Session& m_session;
    const ThemeManager& m_themes;
    ProgramHighlighter* m_highlighter;
    ProgramCompletion* m_completion;
    QTimer m_pause;
    QTimer m_coloring;  // of lines that have come into sight
    std::optional<Diagnostic> m_shownDiagnostic;
    QList<QTextEdit::ExtraSelection> m_marks;
    QString m_text;  // as the session last had it from here, or the editor from there
    SourceText m_source;
    int m_maximumGrowth = 400;
    bool m_isTakingText = false;
    bool m_isGivingText = false;
};

}  // namespace wengert
