// The card "Formula": the program as typeset mathematics, with the step that is lit. Pointing at a part points at
// its step, a click picks it.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"

class QMenu;

namespace wengert {

class Card;
class FormulaView;
class Session;
class Settings;

class FormulaPanel final : public QWidget {
    Q_OBJECT

 public:
    FormulaPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    void setMaximumGrowth(int most);
    // The text has an error since: what is shown is muted, and said to be an earlier text's.
    void setStale(bool stale);
    FormulaView& view() { return *m_view; }
    QMenu* exportMenu() const;

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void takeFormula();
    void light();
    void follow();
    void retheme();
    void grow();

    Session& m_session;
    const ThemeManager& m_themes;
    Card* m_card;
    FormulaView* m_view;
    int m_maximumGrowth = 300;
    bool m_isStale = false;
};

}  // namespace wengert
