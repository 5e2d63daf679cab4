// The cards "Exercise", with the kinds to choose from, and "From", with where the program comes from.
#pragma once

#include "ui/practice/practice_session.h"
#include "ui/widgets/form_card.h"

class QPushButton;

namespace wengert {

class Actions;
class Choice;
class KindList;
class NumberField;

class KindPanel final : public FormCard {
    Q_OBJECT

 public:
    KindPanel(PracticeSession& practice, const ThemeManager& themes, Settings& settings);

    KindList& kinds() const { return *m_kinds; }

 private:
    void refresh();

    PracticeSession& m_practice;
    KindList* m_kinds;
};

class SourcePanel final : public FormCard {
    Q_OBJECT

 public:
    SourcePanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes, Settings& settings);

    Choice& source() const { return *m_source; }
    Choice& difficulty() const { return *m_difficulty; }
    NumberField& seed() const { return *m_seed; }
    QPushButton& another() const { return *m_another; }

 Q_SIGNALS:
    void taken();  // from one of the lists

 private:
    void makeFields();
    void listSources();
    void refresh();
    void pickSource(const QString& name);
    template <class Change>
    void change(Change change);

    PracticeSession& m_practice;
    Choice* m_source;
    Choice* m_method;
    Choice* m_difficulty;
    NumberField* m_seed;
    QPushButton* m_another;
    FormRow* m_methodRow;
    FormRow* m_difficultyRow;
    FormRow* m_seedRow;
    std::size_t m_listed = 0;  // examples
};

}  // namespace wengert
