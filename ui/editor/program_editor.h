// The editor of the session's program, with the step at the cursor lit. The session owns the text, its history and
// the selection; the editor shows and edits them.
#pragma once

#include "ui/editor/source_editor.h"

namespace wengert {

class Session;

class ProgramEditor final : public SourceEditor {
    Q_OBJECT
 public:
    ProgramEditor(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

 protected:
    void giveText(const QString& text) override;
    void addMarks() override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void pointAt(std::optional<int> position);
    void follow();

    Session& m_session;
};

}  // namespace wengert
