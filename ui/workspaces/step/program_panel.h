// The card "Program": the editor, a line that says what the text became or what is wrong with it, and the note
// that came with it. At the right of its heading the document's title opens the examples.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"

class QMenu;

namespace wengert {

class Card;
class IconLine;
class ProgramEditor;
class QuietButton;
class Session;
class Settings;

class ProgramPanel final : public QWidget {
    Q_OBJECT

 public:
    ProgramPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    void setTitle(const QString& title);  // of the document; empty: "Examples"
    void setExamplesMenu(QMenu* menu);    // stays the caller's
    void setMaximumGrowth(int most);      // of the editor
    void focusEditor();
    void append(QWidget* part);  // below the rest
    ProgramEditor& editor() { return *m_editor; }
    QMenu* exportMenu() const;

 private:
    void makeMenu();
    void fillOutputMenu(QMenu& menu);
    void showStatus();
    void showNote();

    Session& m_session;
    const ThemeManager& m_themes;
    Card* m_card;
    QuietButton* m_title;
    ProgramEditor* m_editor;
    IconLine* m_status;
    IconLine* m_note;
    bool m_isNoteOpen = false;
};

}  // namespace wengert
