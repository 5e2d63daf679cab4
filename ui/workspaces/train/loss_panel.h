// The card "Loss": J of minibatches, of the training and of the validation samples over epochs, and earlier runs.
#pragma once

#include "ui/workspaces/train/training_panel.h"

namespace wengert {

class LineChart;
class QuietButton;

class LossPanel final : public TrainingPanel {
    Q_OBJECT

 public:
    LossPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);

    const LineChart& chart() const { return *m_chart; }

 private:
    void refresh() override;
    void addActions();
    void listRuns(QMenu& menu);
    void applySettings();

    LineChart* m_chart;
    QuietButton* m_scale;
};

}  // namespace wengert
