// The card "Optimizers": the methods that run, each with the look it has on the map and its learning rate. One of them
// is selected: the other cards speak of that one.
#pragma once

#include <vector>

#include "ui/workspaces/optimize/descent_panel.h"

namespace wengert {

class QuietButton;
class RunRow;

class RunnersPanel final : public DescentPanel {
    Q_OBJECT

 public:
    RunnersPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings);

    RunRow& row(std::size_t runner) const { return *m_rows[runner]; }
    std::size_t rowCount() const { return m_rows.size(); }
    QuietButton& addButton() const { return *m_add; }

 private:
    void makeMenus();
    RunRow* makeRow(std::size_t runner);
    void add(const Method& method);
    void removeSelected();
    void race();
    void showRunners();
    void showSelection();

    QuietButton* m_add;
    QWidget* m_list;
    std::vector<RunRow*> m_rows;
    std::vector<Runner> m_shown;
};

}  // namespace wengert
