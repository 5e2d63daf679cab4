// What the cards at the left of Train share: a heading, rows of settings one below the other, a menu, and edits that
// go to the session. What the rows are, each card says.
#pragma once

#include <QWidget>

#include "ui/training/training_session.h"
#include "ui/widgets/card.h"

namespace wengert {

class FormRow;
class NumberField;
class Settings;

// Kinds of edits: consecutive ones of the same number undo as one. Where a card has several numbers of one kind, their
// index is added.
enum class TrainingEdit : int {
    None = -1,
    DataNumbers = 0,
    Validation = 10,
    DataSeed,
    L2,
    ProgramText,
    InitializationNumbers = 20,
    MethodNumbers = 30,
    ScheduleNumbers = 40,
    Batch = 50,
    Clip,
    Epochs,
    Threshold,
    Patience,
    Seed,
};

// Says what is wrong with a number that is not whole; for NumberField::setCheck.
QString whole(double number);

class TrainPanel : public QWidget {
    Q_OBJECT

 public:
    QMenu* exportMenu() const { return m_card->menu(); }

 protected:
    // `id`: what its fold is remembered by.
    TrainPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings, const QString& heading,
               const QString& id);

    TrainingSession& training() const { return m_training; }
    const ThemeManager& themes() const { return m_themes; }
    Card& card() const { return *m_card; }
    FormRow* addRow(const QString& label, std::initializer_list<QWidget*> controls, const QString& hint = {});
    void addWide(QWidget* widget);
    // A field for a whole number.
    NumberField* wholeField(double least, double most) const;

    template <class Change>
    void edit(const QString& what, TrainingEdit kind, Change change, int index = 0) {
        TrainingDocument next = m_training.document();
        change(next);
        m_training.edit(what, next, kind == TrainingEdit::None ? -1 : static_cast<int>(kind) + index);
    }

 private:
    TrainingSession& m_training;
    const ThemeManager& m_themes;
    Card* m_card;
    QWidget* m_rows;
};

}  // namespace wengert
