// The card "Cost of a gradient as inputs grow": operations or measured time of every method for a family of programs
// with 1 to 1,000 inputs, and the bound that backward mode stays below.
#pragma once

#include "ui/workspaces/compare/compare_panel.h"

namespace wengert {

class Choice;
class LineChart;
class QuietButton;

class GrowthPanel final : public ComparePanel {
    Q_OBJECT

 public:
    GrowthPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings);

    LineChart& chart() const { return *m_chart; }
    Choice& families() const { return *m_families; }
    QuietButton& measure() const { return *m_measure; }

 protected:
    void refresh() override;

 private:
    Settings& m_settings;
    QuietButton* m_measure;
    Choice* m_families;
    LineChart* m_chart;
};

}  // namespace wengert
