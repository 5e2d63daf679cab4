// The card in the middle of Optimize: the surface as a map or in three dimensions, with the runs on it. It turns what
// the session has into what the views draw, and their clicks and drags into the session's edits.
#pragma once

#include <QWidget>

#include "ui/actions.h"
#include "ui/descent/descent_session.h"

class QStackedWidget;

namespace wengert {

class Card;
class QuietButton;
class Settings;
class SurfaceMap;
class SurfaceView;

class MapPanel final : public QWidget {
    Q_OBJECT

 public:
    MapPanel(Session& session, DescentSession& descent, const Actions& actions, const ThemeManager& themes,
             Settings& settings, QWidget* parent = nullptr);

    QMenu* exportMenu() const;
    SurfaceMap& map() const { return *m_map; }
    SurfaceView& view() const { return *m_view; }
    // "contour · 3D", for the transport.
    QuietButton* makeViewButton();

 private:
    void makeMenu(const Actions& actions);
    void connectActions(const Actions& actions);
    void connectViews();
    void connectSession();
    void applySettings();
    bool isIn3D() const;
    void showSurface();
    void showPicture();
    void showStart();
    void showRuns();
    void showCursor();
    void showMarks();
    void showVectors();

    Session& m_session;
    DescentSession& m_descent;
    const ThemeManager& m_themes;
    Settings& m_settings;
    Card* m_card;
    QStackedWidget* m_stack;
    SurfaceMap* m_map;
    SurfaceView* m_view;
};

}  // namespace wengert
