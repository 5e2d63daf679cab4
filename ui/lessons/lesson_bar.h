// The card above the workspace while a lesson is open: where in it one is, the page's prose, its question with a field
// for the answer and what is said to it, and the ways to the other pages. LessonSession does the rest.
#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/actions.h"
#include "ui/lessons/lesson_panels.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace wengert {

class Card;
class IconLine;
class LessonSession;

class LessonBar final : public QWidget {
    Q_OBJECT

 public:
    LessonBar(LessonSession& lesson, const Actions& actions, const ThemeManager& themes, QWidget* parent = nullptr);

 protected:
    void keyPressEvent(QKeyEvent* event) override;

 private:
    QWidget* makeWays(const Actions& actions);
    QWidget* makeContent();
    QWidget* makeQuestion();
    void showPage();
    void showTexts();
    void showAnswer();
    void updateActions();
    void focusAnswer();
    void leaveAnswer();
    void retheme();

    LessonSession& m_lesson;
    const Actions& m_actions;
    const ThemeManager& m_themes;
    LessonPanels m_panels;
    Card* m_card;
    QLabel* m_place;
    QPushButton* m_back;
    QPushButton* m_next;
    QLabel* m_title;
    QLabel* m_prose;
    QWidget* m_questionArea;
    QLabel* m_question;
    QLineEdit* m_answer;
    IconLine* m_feedback;
    QPointer<QWidget> m_focusBefore;  // the answer's field took it
};

}  // namespace wengert
