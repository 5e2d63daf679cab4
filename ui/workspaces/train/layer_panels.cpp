#include "ui/workspaces/train/layer_panels.h"

#include "ui/charts/bar_rows.h"
#include "ui/charts/histogram.h"
#include "ui/charts/line_chart.h"
#include "ui/text.h"
#include "ui/workspaces/train/training_series.h"

namespace wengert {

LayerGradientPanel::LayerGradientPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings)
    : TrainingPanel(training, themes, settings, tr("Gradient size by layer"), QStringLiteral("train/gradient")),
      m_chart(new BarRows(themes)) {
    m_chart->setAccessibleName(tr("Size of the gradient by layer"));
    m_chart->setEmptyText(tr("No network."));
    card().setSecondaryText(withTwoBars(tr("‖∂J/∂W‖ · log scale")));
    frameChart(card(), *m_chart, themes, QStringLiteral("gradient-by-layer"));
}

void LayerGradientPanel::refresh() {
    m_chart->setRows(gradientRows(m_training.program(), m_training.roles(), snapshot()));
}

AccuracyPanel::AccuracyPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings)
    : TrainingPanel(training, themes, settings, tr("Accuracy"), QStringLiteral("train/accuracy")),
      m_chart(new LineChart(themes)) {
    takeTurns(TrainingSession::Turn::Second);
    m_chart->setAccessibleName(tr("Accuracy over epochs"));
    m_chart->setXName(tr("epoch"));
    frameChart(card(), *m_chart, themes, QStringLiteral("accuracy"));
}

void AccuracyPanel::refresh() {
    const bool isRegression = m_training.data().own.train.task == Task::Regression;
    m_chart->setEmptyText(isRegression ? tr("A regression has no classes to be right about.")
                                       : tr("No epoch yet. Run the training, or take one epoch."));
    card().setSecondaryText(isRegression ? QString() : resultText(snapshot(), m_training.data()));
    m_chart->setSeries(accuracySeries(snapshot(), m_training.runs(), theme()));
}

WeightsPanel::WeightsPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings)
    : TrainingPanel(training, themes, settings, tr("Weights by layer"), QStringLiteral("train/weights")),
      m_chart(new Histogram(themes)) {
    m_chart->setAccessibleName(tr("How the weights are spread, by layer"));
    m_chart->setEmptyText(tr("No network."));
    frameChart(card(), *m_chart, themes, QStringLiteral("weights-by-layer"));
}

void WeightsPanel::refresh() { m_chart->setRows(weightRows(m_training.program(), m_training.roles(), snapshot())); }

}  // namespace wengert
