#include "ui/workspaces/train/loss_panel.h"

#include <QActionGroup>
#include <QMenu>
#include <array>

#include "ui/charts/line_chart.h"
#include "ui/settings.h"
#include "ui/widgets/quiet_button.h"
#include "ui/workspaces/train/training_series.h"

namespace wengert {
namespace {

struct Smoothing {
    const char* name;
    double weight;
};
constexpr std::array smoothings{Smoothing{QT_TRANSLATE_NOOP("LossPanel", "None"), 0},
                                Smoothing{QT_TRANSLATE_NOOP("LossPanel", "Light"), 0.6},
                                Smoothing{QT_TRANSLATE_NOOP("LossPanel", "Strong"), 0.9}};

// A dot in the run's colour.
QIcon runIcon(const KeptRun& run, const Theme& theme) {
    QPixmap pixmap(theme.px(16), theme.px(16));
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(runColor(run, theme));
    painter.drawEllipse(pixmap.rect().center(), theme.px(4), theme.px(4));
    return pixmap;
}

}  // namespace

LossPanel::LossPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings)
    : TrainingPanel(training, themes, settings, tr("Loss"), QStringLiteral("train/loss")),
      m_chart(new LineChart(themes)),
      m_scale(new QuietButton(themes, {}, TextStyle::Heading)) {
    takeTurns(TrainingSession::Turn::Second);
    m_chart->setXName(tr("epoch"));
    m_chart->setLikedHeight(220);
    m_chart->setAccessibleName(tr("Loss over epochs"));
    m_scale->setToolTip(tr("Linear or logarithmic"));
    connect(m_scale, &QToolButton::clicked, this,
            [this] { m_settings.set(setting::logLoss, !m_settings.get(setting::logLoss)); });
    card().setSecondaryWidget(m_scale);
    addActions();
    frameChart(card(), *m_chart, themes, QStringLiteral("loss"));
    connect(&settings, &Settings::changed, this, &LossPanel::applySettings);
    applySettings();
}

void LossPanel::addActions() {
    QMenu& menu = *card().menu();
    const auto addSwitch = [&](const QString& text, const SettingRow<bool>& setting) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, &setting](bool on) { m_settings.set(setting, on); });
        connect(&menu, &QMenu::aboutToShow, action,
                [this, action, &setting] { action->setChecked(m_settings.get(setting)); });
    };
    addSwitch(tr("Logarithmic"), setting::logLoss);
    addSwitch(tr("Show minibatches"), setting::minibatchLosses);

    QMenu* smoothing = menu.addMenu(tr("Smoothing"));
    auto* group = new QActionGroup(smoothing);
    for (const auto& [name, weight] : smoothings) {
        QAction* action = group->addAction(tr(name));
        action->setCheckable(true);
        smoothing->addAction(action);
        connect(action, &QAction::triggered, this, [this, weight] { m_settings.set(setting::lossSmoothing, weight); });
        connect(smoothing, &QMenu::aboutToShow, action,
                [this, action, weight] { action->setChecked(m_settings.get(setting::lossSmoothing) == weight); });
    }
    menu.addSeparator();
    QAction* keep = menu.addAction(tr("Keep this run"), this, [this] { m_training.keepRun(); });
    QMenu* runs = menu.addMenu(tr("Remove a run"));
    connect(runs, &QMenu::aboutToShow, this, [this, runs] { listRuns(*runs); });
    connect(&menu, &QMenu::aboutToShow, this, [this, keep, runs] {
        keep->setEnabled(m_training.snapshot().minibatches > 0);
        runs->menuAction()->setEnabled(!m_training.runs().empty());
    });
}

void LossPanel::listRuns(QMenu& menu) {
    menu.clear();
    for (std::size_t i = 0; i < m_training.runs().size(); ++i) {
        const KeptRun& run = m_training.runs()[i];
        menu.addAction(runIcon(run, theme()), run.name, this, [this, i] { m_training.removeRun(i); });
    }
    menu.addSeparator();
    menu.addAction(tr("Remove all"), this, [this] {
        while (!m_training.runs().empty()) m_training.removeRun(m_training.runs().size() - 1);
    });
}

void LossPanel::applySettings() {
    const bool isLogarithmic = m_settings.get(setting::logLoss);
    m_scale->setText(isLogarithmic ? tr("log") : tr("linear"));
    m_chart->setLogarithmic(isLogarithmic);
    m_chart->setSmoothing(m_settings.get(setting::lossSmoothing));
    update();
}

void LossPanel::refresh() {
    m_chart->setEmptyText(isStale() ? tr("There is nothing to train yet.")
                                    : tr("No loss yet. Run the training, or take one minibatch."));
    m_chart->setSeries(lossSeries(snapshot(), m_training.runs(), m_settings.get(setting::minibatchLosses), theme()));
}

}  // namespace wengert
