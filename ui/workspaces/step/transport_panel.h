// Under the graph: the buttons that move the cursor, where it is in words, speed and detail, and the timeline.
#pragma once

#include <QWidget>

#include "ui/actions.h"

namespace wengert {

class IconButton;
class Settings;
class QuietButton;
class TimelineBar;
class TransportCard;

class TransportPanel final : public QWidget {
    Q_OBJECT

 public:
    TransportPanel(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                   QWidget* parent = nullptr);

    TimelineBar& timelineBar() { return *m_timeline; }

 private:
    QuietButton* makeDetailButton(const Actions& actions);
    void showCursor();
    void showPlayback();

    Session& m_session;
    const ThemeManager& m_themes;
    TransportCard* m_card;
    IconButton* m_play;
    TimelineBar* m_timeline;
};

}  // namespace wengert
