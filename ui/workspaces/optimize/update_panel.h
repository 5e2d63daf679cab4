// The card "This step": the update that the selected run makes next, as its method's rule line by line, and the numbers
// of both inputs in a small table. At the run's end it shows the last one.
#pragma once

#include <QWidget>

#include "ui/descent/descent_session.h"

class QLabel;
class QMenu;

namespace wengert {

class Card;
class FormulaView;
class Settings;
class ThemeManager;
class UpdateTable;

class UpdatePanel final : public QWidget {
    Q_OBJECT

 public:
    UpdatePanel(DescentSession& descent, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    QMenu* exportMenu() const;
    const FormulaView& rule() const { return *m_rule; }
    const UpdateTable& table() const { return *m_table; }

 private:
    void schedule();
    void refresh();
    void showUpdate(const Descent& run, std::size_t update);
    void retheme();

    DescentSession& m_descent;
    const ThemeManager& m_themes;
    Card* m_card;
    QLabel* m_hint;
    FormulaView* m_rule;
    UpdateTable* m_table;
    bool m_isScheduled = false;
};

}  // namespace wengert
