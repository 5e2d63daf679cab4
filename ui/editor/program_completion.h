// Completion for the program's editor: what could stand where a word is being typed, shown as it is typed or on
// Ctrl+Space. Enter and Tab accept, Escape closes; Enter stays a line end while nothing is highlighted.
#pragma once

#include <QObject>
#include <memory>

#include "ui/editor/completion_list.h"

class QKeyEvent;
class QPlainTextEdit;

namespace wengert {

class ProgramCompletion final : public QObject {
    Q_OBJECT
 public:
    ProgramCompletion(QPlainTextEdit& editor, const ThemeManager& themes);
    ~ProgramCompletion() override;

    // Whether the key was meant for the list; otherwise it is the editor's, and `typed` is told after it.
    bool takeKey(const QKeyEvent& event);
    void typed(const QKeyEvent& event);
    void close();
    const CompletionList& list() const { return *m_list; }

 private:
    struct Offer {
        QString word;  // before the caret, which the accepted name replaces
        std::vector<CompletionEntry> entries;
    };
    Offer offerAtCaret() const;
    void show(const Offer& offer);
    void accept(const QString& name);

    QPlainTextEdit& m_editor;
    std::unique_ptr<CompletionList> m_list;
};

}  // namespace wengert
