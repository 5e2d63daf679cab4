// The card "The derivative, symbolically": ∂f/∂x typeset, with what stands in it more than once lit, and how many
// operations it has before and after simplifying, and when what is repeated is shared. Its choice of ∂f/∂x holds for
// the whole workspace.
#pragma once

#include "ui/workspaces/compare/compare_panel.h"

namespace wengert {

class FormulaView;
class IconLine;
class QuietButton;

class DerivativePanel final : public ComparePanel {
    Q_OBJECT

 public:
    DerivativePanel(CompareSession& compare, const ThemeManager& themes, Settings& settings);

    QuietButton& choice() const { return *m_choice; }
    const FormulaView& formula() const { return *m_formula; }
    QString words() const;

 protected:
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void fillMenu();
    void retheme();
    void grow();
    void showFormula(const DerivativeFormula* formula);
    QString sizeWords(const PartialComparison& partial) const;

    QuietButton* m_choice;
    QMenu* m_places;
    FormulaView* m_formula;
    IconLine* m_words;
};

}  // namespace wengert
