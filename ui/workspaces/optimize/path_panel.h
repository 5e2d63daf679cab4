// The cards beside the map that follow the runs: one chart each, with the cursor that the transport moves. They look at
// the runs only while their content is seen.
#pragma once

#include <QWidget>
#include <functional>

#include "ui/charts/axis.h"
#include "ui/charts/series.h"
#include "ui/descent/descent_session.h"
#include "ui/widgets/card.h"

namespace wengert {

class LineChart;
class QuietButton;
class Settings;

// A card that is up to date while it is seen.
class RunsPanel : public QWidget {
    Q_OBJECT

 public:
    RunsPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings, const QString& heading,
              const QString& id);

    QMenu* exportMenu() const { return m_card->menu(); }
    Card& card() const { return *m_card; }

 protected:
    virtual void refresh() = 0;        // from the runs as they are
    virtual void refreshCursor() = 0;  // where only the cursor moved
    void update();                     // refresh() if it is seen
    bool event(QEvent* event) override;

    DescentSession& m_descent;
    const ThemeManager& m_themes;
    Settings& m_settings;

 private:
    bool isSeen() const { return isVisible() && !m_card->isFolded(); }

    Card* m_card;
};

// A number of each iteration of each run: f, the distance from a critical point, the gradient's length.
class PathPanel final : public RunsPanel {
    Q_OBJECT

 public:
    enum class Quantity { Value, Distance, Gradient };

    PathPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings, Quantity quantity);

    LineChart& chart() const { return *m_chart; }

 protected:
    void refresh() override;
    void refreshCursor() override;

 private:
    QString waitingText() const;
    void applyScale();
    QString heading() const;
    std::vector<double> numbersOf(const Descent& run) const;
    std::optional<Axis> rangeOf(const std::vector<Series>& all) const;  // none: that of the numbers

    Quantity m_quantity;
    LineChart* m_chart;
    QuietButton* m_scale;
};

// The selected run's distance from the critical point, split along the eigenvectors of the Hessian there.
class ComponentsPanel final : public RunsPanel {
    Q_OBJECT

 public:
    ComponentsPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings);

    LineChart& chart() const { return *m_chart; }

 protected:
    void refresh() override;
    void refreshCursor() override;

 private:
    LineChart* m_chart;
};

}  // namespace wengert
