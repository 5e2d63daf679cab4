// The card "Error of ∂f/∂x against the step h": forward and central differences from 1e-16 to 1, their best steps, the
// slopes on both sides of these, and the level that backward and forward mode are on.
#pragma once

#include "ui/workspaces/compare/compare_panel.h"

namespace wengert {

class LineChart;

class ErrorPanel final : public ComparePanel {
    Q_OBJECT

 public:
    ErrorPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings);

    LineChart& chart() const { return *m_chart; }

 protected:
    void refresh() override;

 private:
    void showErrors(const PartialComparison& partial);

    LineChart* m_chart;
};

}  // namespace wengert
