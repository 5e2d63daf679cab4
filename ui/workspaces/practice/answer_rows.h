// The table to fill in: a row a step with what is known of it, a field for what is asked, and its mark, a tick or a
// cross. Tab and Enter walk the fields in the order of the pass, Up and Down as they stand.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/formula/formula_layout.h"
#include "ui/practice/practice_session.h"
#include "ui/theme_manager.h"

namespace wengert {

class AnswerField;

class AnswerRows final : public QWidget {
    Q_OBJECT

 public:
    AnswerRows(PracticeSession& practice, const ThemeManager& themes, QWidget* parent = nullptr);

    AnswerField* field(std::size_t row) const { return m_rows[row].field; }  // null where the number is given
    std::size_t count() const { return m_rows.size(); }
    QRect placeOf(std::size_t row) const;
    void focusRow(std::size_t row);               // its field
    bool hadFocus() const { return m_hadFocus; }  // before the exercise changed

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void rowFocused();  // the current one
    void settled();     // Enter, and nothing is left to fill in

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;  // by Tab: it goes to the current field

 private:
    struct Row {
        FormulaLayout statement;
        QString known;  // the value; of an update the input
        QString given;  // the number that is asked elsewhere
        AnswerField* field = nullptr;
    };

    const Theme& theme() const { return m_themes.theme(); }
    int rowHeight() const;
    int markWidth() const;
    int fieldWidth() const;
    bool hasKnown() const;
    Pass pass() const;
    void build();
    AnswerField* makeField(std::size_t row);
    void typeset();
    void showAnswers();
    void place();
    void walk(std::size_t row, int rows);
    void tabOn(std::size_t row, bool forward);
    void enter(std::size_t row);
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t row) const;

    PracticeSession& m_practice;
    const ThemeManager& m_themes;
    std::vector<Row> m_rows;
    bool m_isLeft = false;  // by Tab
    bool m_hadFocus = false;
};

}  // namespace wengert
