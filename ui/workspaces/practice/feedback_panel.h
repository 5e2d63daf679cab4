// The card below the table: what the last answer was worth and why, the hints taken, and what can be done now.
#pragma once

#include <QWidget>

#include "ui/practice/practice_session.h"
#include "ui/theme_manager.h"

class QLabel;
class QPushButton;

namespace wengert {

class Actions;
class Card;
class FormulaView;

class FeedbackPanel final : public QWidget {
    Q_OBJECT

 public:
    FeedbackPanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes,
                  QWidget* parent = nullptr);

    QString text() const;  // title and sentences
    QPushButton& hint() const { return *m_hint; }
    QPushButton& show() const { return *m_show; }
    QPushButton& next() const { return *m_next; }  // "Try again", "Next exercise", "New set"
    void focusNext();

 Q_SIGNALS:
    void workWanted();  // the focus goes to what is to be filled in now

 private:
    struct Words {
        QString heading;
        QString title;
        QString sentence;
        bool isWrong = false;
    };
    QWidget* makeContent();
    void refresh();
    void goOn();
    Words words() const;
    Words wordsOfRow(std::size_t row) const;
    Words wordsOfAlgorithm() const;
    Words wordsOfEnd() const;
    QString symbolOf(std::size_t row) const;
    void showHints(const std::vector<Hint>& hints);
    void showButtons(bool isWrong);

    PracticeSession& m_practice;
    const ThemeManager& m_themes;
    Card* m_card;
    QLabel* m_text;
    QLabel* m_hints;
    FormulaView* m_math;
    QPushButton* m_hint;
    QPushButton* m_show;
    QPushButton* m_next;
};

}  // namespace wengert
