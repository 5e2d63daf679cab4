// What the cards of Compare share: a fold that is remembered, a menu of what they have, and that they look at the
// session only while they are seen. What they show, each card says.
#pragma once

#include <QWidget>

#include "ui/compare/compare_session.h"
#include "ui/widgets/card.h"

namespace wengert {

class Settings;

class ComparePanel : public QWidget {
    Q_OBJECT

 public:
    QMenu* exportMenu() const { return m_card->menu(); }
    Card& card() const { return *m_card; }

 protected:
    // `id`: what its fold is remembered by.
    ComparePanel(CompareSession& compare, const ThemeManager& themes, Settings& settings, const QString& heading,
                 const QString& id);

    virtual void refresh() = 0;
    void schedule();  // refresh() in the event loop, once, if it is seen
    bool event(QEvent* event) override;

    CompareSession& compare() const { return m_compare; }
    const ThemeManager& themes() const { return m_themes; }
    const Theme& theme() const { return m_themes.theme(); }
    // ∂f/∂x
    QString partialText() const;
    // Why there is nothing to show, or that it is coming.
    QString waitingText() const;
    // What is not a finite number here, and what to do; empty: all that is compared is, or nothing is known yet.
    QString nonFiniteText() const;

 private:
    void refreshIfSeen();

    CompareSession& m_compare;
    const ThemeManager& m_themes;
    Card* m_card;
    bool m_isScheduled = false;
};

}  // namespace wengert
