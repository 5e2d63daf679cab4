// The graph's card. Where there are arrays it has a switch: the program as it is written, unit by unit, or both, one
// beside or above the other. It places the views and knows which are to be seen; what they draw are levels.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "ui/actions.h"
#include "ui/graph/level.h"

class QMenu;

namespace wengert {

class Card;
class GraphPicture;
class GraphView;
class PaneSplitter;
class SegmentedControl;

class GraphPanel final : public QWidget {
    Q_OBJECT

 public:
    GraphPanel(Session& session, const Actions& actions, const ThemeManager& themes, QWidget* parent = nullptr);
    ~GraphPanel() override;

    QMenu* exportMenu() const;
    GraphView& view() const { return *m_view; }
    GraphView* unitsView() const { return m_unitsView; }  // null where it is not wanted
    SegmentedControl& levels() const { return *m_levels; }

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    QWidget* makeContent();
    void makeMenu(const Actions& actions);
    void showLevels();
    void arrange();
    void retheme();
    template <class Act>
    void forEachView(Act act);

    std::vector<GraphPicture> pictures() const;
    QSizeF pictureSize() const;
    void paintPictures(QPainter& painter, const QRectF& target) const;

    Session& m_session;
    const ThemeManager& m_themes;
    ProgramLevel m_level;
    std::unique_ptr<Level> m_units;  // while it is wanted
    Card* m_card;
    SegmentedControl* m_levels;
    QWidget* m_bar;  // of the switch
    PaneSplitter* m_views;
    GraphView* m_view;
    GraphView* m_unitsView = nullptr;
};

}  // namespace wengert
