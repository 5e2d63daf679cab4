// The card in the middle of the Train workspace: the network's diagram, its menu, and the button that says what the
// edges show.
#pragma once

#include <QWidget>

#include "ui/training/training_session.h"

class QMenu;

namespace wengert {

class Card;
class NetworkDiagram;
class QuietButton;
class ThemeManager;

class DiagramPanel final : public QWidget {
    Q_OBJECT

 public:
    DiagramPanel(const TrainingSession& training, const ThemeManager& themes, QWidget* parent = nullptr);

    NetworkDiagram& diagram() const { return *m_diagram; }
    QMenu* exportMenu() const;
    // "show: weights", for wherever there is room for it.
    QuietButton* makeShowButton();

 private:
    void addChoices(QMenu& menu);

    const ThemeManager& m_themes;
    NetworkDiagram* m_diagram;
    Card* m_card;
};

}  // namespace wengert
