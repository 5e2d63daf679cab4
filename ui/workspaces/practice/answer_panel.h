// The card with what is to be filled in: the table of rows, or the editor of an algorithm.
#pragma once

#include <QWidget>

#include "ui/practice/practice_session.h"
#include "ui/theme_manager.h"

class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;

namespace wengert {

class AlgorithmEditor;
class AnswerRows;
class Card;

class PracticeAnswerPanel final : public QWidget {
    Q_OBJECT

 public:
    PracticeAnswerPanel(PracticeSession& practice, const ThemeManager& themes, QWidget* parent = nullptr);

    AnswerRows& rows() const { return *m_rows; }
    AlgorithmEditor& editor() const { return *m_editor; }
    QMenu* exportMenu() const;
    void focusWork();  // the field of the current row, or of the next that is not settled, or the editor

 Q_SIGNALS:
    void settled();

 private:
    QWidget* makeContent();
    void showExercise();
    void reveal();  // the current row
    void grow();

    PracticeSession& m_practice;
    const ThemeManager& m_themes;
    Card* m_card;
    QScrollArea* m_scroll;
    AnswerRows* m_rows;
    QWidget* m_writing;
    QLabel* m_names;
    AlgorithmEditor* m_editor;
    QPushButton* m_check;
};

}  // namespace wengert
