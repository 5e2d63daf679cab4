// The network's program, folded out below what it is picked from: its text to be edited, what is wrong with it, and
// the way back to the network as picked.
#pragma once

#include "ui/editor/source_editor.h"

namespace wengert {

class IconLine;
class TrainingSession;

class NetworkEditor final : public SourceEditor {
    Q_OBJECT

 public:
    NetworkEditor(TrainingSession& training, QUndoStack& history, const ThemeManager& themes);

 protected:
    void giveText(const QString& text) override;

 private:
    TrainingSession& m_training;
};

class NetworkProgram final : public QWidget {
    Q_OBJECT

 public:
    NetworkProgram(TrainingSession& training, QUndoStack& history, const ThemeManager& themes);

    NetworkEditor& editor() const { return *m_editor; }
    IconLine& status() const { return *m_status; }
    IconLine& wayBack() const { return *m_wayBack; }

 private:
    void showStatus();
    void retheme();

    TrainingSession& m_training;
    const ThemeManager& m_themes;
    NetworkEditor* m_editor;
    IconLine* m_status;
    IconLine* m_wayBack;
};

}  // namespace wengert
