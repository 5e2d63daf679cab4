// The middle of the workspace: the exercise's graph, and under it the formula with the numbers it is taken at. A click
// on a box goes to its row; the row that is being filled in is lit.
#pragma once

#include <QWidget>

#include "ui/actions.h"
#include "ui/practice/practice_level.h"

class QMenu;

namespace wengert {

class Card;
class FormulaView;
class GraphView;

class PracticeGraph final : public QWidget {
    Q_OBJECT

 public:
    PracticeGraph(PracticeSession& practice, const Actions& actions, const ThemeManager& themes,
                  QWidget* parent = nullptr);
    ~PracticeGraph() override;

    GraphView& view() const { return *m_view; }
    const PracticeLevel& level() const { return m_level; }
    FormulaView& formula() const { return *m_formula; }
    QList<QMenu*> exportMenus() const;

 Q_SIGNALS:
    void rowPicked(int row);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void makeMenus(const Actions& actions);
    void pickRow();
    void lightRow();
    void showFormula();
    void fit();

    PracticeSession& m_practice;
    const ThemeManager& m_themes;
    Session m_board;  // for what is pointed at
    PracticeLevel m_level;
    std::optional<StepId> m_picked;
    Card* m_graphCard;
    Card* m_formulaCard;
    GraphView* m_view;
    FormulaView* m_formula;
};

}  // namespace wengert
