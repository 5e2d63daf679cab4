// The card "Gradient": ∂f/∂x for each input as the backward pass finds it, the derivative along the seed once the
// tangent pass is done, and how many sweeps either way takes, or that there is no derivative.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"

class QMenu;

namespace wengert {

class Card;
class GradientList;
class IconLine;
class Session;
class Settings;

class GradientPanel final : public QWidget {
    Q_OBJECT

 public:
    GradientPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    GradientList& list() { return *m_list; }
    QMenu* exportMenu() const;

 private:
    void showState();
    void showNote();

    Session& m_session;
    Card* m_card;
    GradientList* m_list;
    IconLine* m_note;
};

}  // namespace wengert
