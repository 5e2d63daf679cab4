// The smaller cards beside a network: the size of the gradient and the weights by layer, the accuracy over epochs.
#pragma once

#include "ui/workspaces/train/training_panel.h"

namespace wengert {

class BarRows;
class Histogram;
class LineChart;

class LayerGradientPanel final : public TrainingPanel {
    Q_OBJECT
 public:
    LayerGradientPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);
    const BarRows& chart() const { return *m_chart; }

 private:
    void refresh() override;
    BarRows* m_chart;
};

class AccuracyPanel final : public TrainingPanel {
    Q_OBJECT
 public:
    AccuracyPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);
    const LineChart& chart() const { return *m_chart; }

 private:
    void refresh() override;
    LineChart* m_chart;
};

class WeightsPanel final : public TrainingPanel {
    Q_OBJECT
 public:
    WeightsPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);
    const Histogram& chart() const { return *m_chart; }

 private:
    void refresh() override;
    Histogram* m_chart;
};

}  // namespace wengert
