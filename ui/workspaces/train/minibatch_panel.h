// The card "This minibatch": the samples that the next step learns from, and their loss, as long as training waits for
// it; and the way into Step, to go through its backward pass.
#pragma once

#include "ui/workspaces/train/train_panel.h"

class QPushButton;

namespace wengert {

class Choice;
class ElidedLabel;
class IconLine;

class MinibatchPanel final : public TrainPanel {
    Q_OBJECT

 public:
    MinibatchPanel(Session& session, TrainingSession& training, const ThemeManager& themes, Settings& settings);

    QString text() const;
    Choice& sample() const { return *m_sample; }
    QPushButton& button() const { return *m_button; }

 private:
    void stepThrough();
    void fillSamples(std::span<const std::uint32_t> samples);
    void show();

    Session& m_session;
    ElidedLabel* m_line;
    Choice* m_sample;
    QPushButton* m_button;
    IconLine* m_problem;
};

}  // namespace wengert
