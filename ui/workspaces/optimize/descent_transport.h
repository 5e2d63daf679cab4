// Under the map: the buttons that move the iteration, how far it is as words and as a bar to scrub, and why the
// selected run ended where it is at its end.
#pragma once

#include <QWidget>

#include "ui/actions.h"
#include "ui/descent/descent_session.h"

namespace wengert {

class IconButton;
class IconLine;
class QuietButton;
class ScrubBar;
class Settings;
class TransportCard;

class DescentTransport final : public QWidget {
    Q_OBJECT

 public:
    DescentTransport(DescentSession& descent, const Actions& actions, const ThemeManager& themes, Settings& settings,
                     QWidget* parent = nullptr);

    TransportCard& card() { return *m_card; }
    ScrubBar& bar() const { return *m_bar; }
    const IconLine& ending() const { return *m_ending; }

 private:
    QuietButton* makeSpeedButton(Settings& settings);
    void showCursor();
    void showEnding();

    DescentSession& m_descent;
    const ThemeManager& m_themes;
    TransportCard* m_card;
    IconButton* m_play;
    ScrubBar* m_bar;
    IconLine* m_ending;
};

}  // namespace wengert
