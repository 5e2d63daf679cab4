#include "ui/workspaces/train/charts_column.h"

#include <QVBoxLayout>

#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/train/answer_panel.h"
#include "ui/workspaces/train/layer_panels.h"
#include "ui/workspaces/train/loss_panel.h"

namespace wengert {

ChartsColumn::ChartsColumn(TrainingSession& training, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_loss(new LossPanel(training, themes, settings)),
      m_answer(new AnswerPanel(training, themes, settings)) {
    m_panels = {m_loss, m_answer, new LayerGradientPanel(training, themes, settings),
                new AccuracyPanel(training, themes, settings), new WeightsPanel(training, themes, settings)};
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*layout, themes, &Spacing::m);
    layout->addWidget(m_loss, 3);
    layout->addWidget(m_answer, 4);
    for (TrainingPanel* panel : m_panels.mid(2)) layout->addWidget(panel);
    layout->addStretch(0);
}

QList<QMenu*> ChartsColumn::exportMenus() const {
    QList<QMenu*> menus;
    for (const TrainingPanel* panel : m_panels) menus << panel->exportMenu();
    return menus;
}

void ChartsColumn::showUnit(const std::optional<PointedUnit>& unit) { m_answer->showUnit(unit); }

}  // namespace wengert
