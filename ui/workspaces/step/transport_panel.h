// Under the graph: the buttons that move the cursor, where it is in words, speed and detail, and the timeline.
#pragma once

#include <QWidget>

#include "ui/actions.h"

class QGridLayout;
class QLabel;

namespace wengert {

class ElidedLabel;
class IconButton;
class Settings;
class QuietButton;
class TimelineBar;

class TransportPanel final : public QWidget {
    Q_OBJECT

 public:
    TransportPanel(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                   QWidget* parent = nullptr);

    TimelineBar& timelineBar() { return *m_timeline; }

 protected:
    void resizeEvent(QResizeEvent*) override;

 private:
    QWidget* makeButtons(const Actions& actions);
    QWidget* makeWords();
    QWidget* makeMenus(const Actions& actions, Settings& settings);
    QuietButton* makeSpeedButton(Settings& settings);
    QuietButton* makeDetailButton(const Actions& actions);
    void arrange();
    void showCursor();
    void showPlayback();

    Session& m_session;
    const ThemeManager& m_themes;
    IconButton* m_play = nullptr;
    QLabel* m_pass = nullptr;
    ElidedLabel* m_where = nullptr;
    QGridLayout* m_grid;
    QWidget* m_buttons;
    QWidget* m_words;
    QWidget* m_menus;
    TimelineBar* m_timeline;
};

}  // namespace wengert
