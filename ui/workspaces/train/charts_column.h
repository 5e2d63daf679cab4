// The right column of the Train workspace: the loss, what the network answers, its gradients and accuracy, its weights.
#pragma once

#include <QWidget>

#include "ui/training/training_session.h"
#include "ui/workspaces/train/unit_response.h"

class QMenu;

namespace wengert {

class AnswerPanel;
class LossPanel;
class Settings;
class ThemeManager;
class TrainingPanel;

class ChartsColumn final : public QWidget {
    Q_OBJECT

 public:
    ChartsColumn(TrainingSession& training, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    // What the cards offer to copy and save.
    QList<QMenu*> exportMenus() const;
    LossPanel& loss() const { return *m_loss; }
    AnswerPanel& answer() const { return *m_answer; }
    // In place of the network's answer, while it is pointed at.
    void showUnit(const std::optional<PointedUnit>& unit);

 private:
    QList<TrainingPanel*> m_panels;
    LossPanel* m_loss;
    AnswerPanel* m_answer;
};

}  // namespace wengert
