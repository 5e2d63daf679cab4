// The card "Optimizer": the method and its numbers, how the learning rate changes, minibatches, and when to stop.
#pragma once

#include "ui/workspaces/train/train_panel.h"

namespace wengert {

class Choice;
class SettingFields;

class OptimizerPanel final : public TrainPanel {
    Q_OBJECT

 public:
    OptimizerPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);

    Choice& method() const { return *m_method; }
    SettingFields& methodNumbers() const { return *m_methodNumbers; }
    Choice& schedule() const { return *m_schedule; }
    SettingFields& scheduleNumbers() const { return *m_scheduleNumbers; }
    NumberField& batch() const { return *m_batch; }
    Choice& order() const { return *m_order; }
    NumberField& clip() const { return *m_clip; }
    NumberField& epochs() const { return *m_epochs; }
    NumberField& threshold() const { return *m_threshold; }
    NumberField& patience() const { return *m_patience; }

 private:
    void makeMethod();
    void makeSchedule();
    void makeMinibatches();
    void makeStopping();
    void showDocument();
    void showRate();

    Choice* m_method;
    SettingFields* m_methodNumbers;
    Choice* m_schedule;
    SettingFields* m_scheduleNumbers;
    NumberField* m_batch;
    Choice* m_order;
    NumberField* m_clip;
    NumberField* m_epochs;
    NumberField* m_threshold;
    NumberField* m_patience;
};

}  // namespace wengert
