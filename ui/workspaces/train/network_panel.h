// The card "Network": its layers, activations, loss and first weights, picked; or its program, edited by hand, which
// then stands for all of these. What is wrong with it is said beside it, with what to do.
#pragma once

#include "ui/workspaces/train/train_panel.h"

class QUndoStack;

namespace wengert {

class Choice;
class ElidedLabel;
class IconButton;
class IconLine;
class NetworkProgram;
class SettingFields;
class TextField;

class NetworkPanel final : public TrainPanel {
    Q_OBJECT

 public:
    NetworkPanel(TrainingSession& training, QUndoStack& history, const ThemeManager& themes, Settings& settings);

    TextField& layers() const { return *m_layers; }
    Choice& activation() const { return *m_activation; }
    Choice& output() const { return *m_output; }
    Choice& loss() const { return *m_loss; }
    Choice& initialization() const { return *m_initialization; }
    SettingFields& initializationNumbers() const { return *m_numbers; }
    NumberField& l2() const { return *m_l2; }
    const IconLine& problem() const { return *m_problem; }
    IconLine& remedy() const { return *m_remedy; }
    NetworkProgram& program() const { return *m_program; }
    IconButton& programButton() const { return *m_programButton; }

    void editProgram();  // folds it out

 private:
    void makeArchitecture();
    void makeStart();
    void makeProgram();
    void makeMenu();
    void pickArchitecture(const QString& what, const Architecture& architecture);
    void setLayers(const QString& text);
    void setLoss(const QString& name);
    void showDocument();
    void showArchitecture();
    void showProblem();

    TextField* m_layers;
    Choice* m_activation;
    Choice* m_output;
    Choice* m_loss;
    Choice* m_initialization;
    SettingFields* m_numbers;
    NumberField* m_l2;
    IconLine* m_problem;
    IconLine* m_remedy;
    ElidedLabel* m_count;
    IconButton* m_programButton;
    NetworkProgram* m_program;
    QWidget* m_outputRow = nullptr;
    QString m_wrongLayers;  // what is wrong with those that are typed
};

}  // namespace wengert
