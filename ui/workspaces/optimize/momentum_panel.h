// The card "Momentum’s (α, β) map": how fast momentum converges near the critical point, for every learning rate and
// every momentum. A click gives the selected run that rate and that momentum.
#pragma once

#include "ui/workspaces/optimize/path_panel.h"

namespace wengert {

class MomentumChart;

class MomentumPanel final : public RunsPanel {
    Q_OBJECT

 public:
    MomentumPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings);

    MomentumChart& chart() const { return *m_chart; }

 protected:
    void refresh() override;
    void refreshCursor() override {}

 private:
    void makePresets();
    void pick(double learningRate, double momentum);
    void showMarks();

    MomentumChart* m_chart;
    Planar m_eigenvalues{};  // that the map is of
};

}  // namespace wengert
