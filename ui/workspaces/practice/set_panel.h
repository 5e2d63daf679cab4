// The card "This set": how the exercises of the set went, and under it what takes the work to paper and back.
#pragma once

#include "ui/practice/practice_session.h"
#include "ui/widgets/form_card.h"

class QLabel;
class QPushButton;

namespace wengert {

class Actions;

class SetPanel final : public FormCard {
    Q_OBJECT

 public:
    SetPanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes, Settings& settings);

    QString firstTry() const;

 private:
    QLabel* addCount(const QString& name);
    void refresh();

    PracticeSession& m_practice;
    QLabel* m_firstTry;
    QLabel* m_another;
    QLabel* m_hinted;
    QLabel* m_slip;
    QLabel* m_all;
};

}  // namespace wengert
