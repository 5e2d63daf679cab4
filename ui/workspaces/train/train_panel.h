// What the cards at the left of Train share: rows of settings, and edits that go to the session. What the rows are,
// each card says.
#pragma once

#include "ui/training/training_session.h"
#include "ui/widgets/form_card.h"

namespace wengert {

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

class TrainPanel : public FormCard {
    Q_OBJECT

 protected:
    TrainPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings, const QString& heading,
               const QString& id)
        : FormCard(themes, settings, heading, id), m_training(training) {}

    TrainingSession& training() const { return m_training; }

    template <class Change>
    void edit(const QString& what, TrainingEdit kind, Change change, int index = 0) {
        TrainingDocument next = m_training.document();
        change(next);
        m_training.edit(what, next, kind == TrainingEdit::None ? -1 : static_cast<int>(kind) + index);
    }

 private:
    TrainingSession& m_training;
};

}  // namespace wengert
