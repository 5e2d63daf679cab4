// A field of the table to fill in: it gives its text by Enter and by Tab, keeps it ungiven when it is left otherwise,
// and lets the table have the keys that walk from row to row. Where the answer is one of a few, a list offers them.
#pragma once

#include <QLineEdit>

#include "core/practice/grading.h"

class QCompleter;

namespace wengert {

class AnswerField final : public QLineEdit {
    Q_OBJECT

 public:
    explicit AnswerField(QWidget* parent = nullptr);

    // Emits nothing; a text that was typed and not given stays while the answer is the same and the field is open.
    void showAnswer(const QString& answer, Mark mark);
    // What may be answered; F4 or Alt+Down opens the list, and typing does.
    void setOffers(const QStringList& offers);

 Q_SIGNALS:
    void committed(const QString& text);
    void entered();             // by Enter, after committed()
    void walked(int rows);      // by Up and Down
    void passed(bool forward);  // by Tab and Backtab
    void focused();

 protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void commit();
    bool isListOpen() const;

    QCompleter* m_completer = nullptr;
    QString m_shown;  // as the session has it
};

}  // namespace wengert
