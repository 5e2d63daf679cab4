// The card "Data": which samples, with their numbers; which columns of a file are predicted; how features are
// normalized, how many samples are held back for validation; a CSV file opened, or why it cannot be.
#pragma once

#include "ui/workspaces/train/samples_file.h"
#include "ui/workspaces/train/train_panel.h"

namespace wengert {

class Choice;
class FormRow;
class IconLine;
class SettingFields;

class DataPanel final : public TrainPanel {
    Q_OBJECT

 public:
    DataPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);

    Choice& dataset() const { return *m_dataset; }
    Choice& target() const { return *m_target; }
    SettingFields& numbers() const { return *m_numbers; }
    Choice& normalization() const { return *m_normalization; }
    NumberField& validation() const { return *m_validation; }
    NumberField& seed() const { return *m_seed; }
    const IconLine& note() const { return *m_note; }

    void open(const QString& path);  // a CSV file

 private:
    void makeDataset();
    void makeTarget();
    void makeNormalization();
    void makeNumbers();
    void makeMenu();
    void pick(const QString& name);
    void chooseFile();
    void take(const OwnSamples& samples);
    void predict(const std::vector<std::string>& columns);
    void listTargets(QMenu& menu);
    void setNumber(int index, double number);
    void say(const QString& text, bool isError);
    void showDocument();
    void showTargets();
    void showCount();

    Choice* m_dataset;
    Choice* m_target;
    FormRow* m_targetRow;
    SettingFields* m_numbers;
    Choice* m_normalization;
    NumberField* m_validation;
    NumberField* m_seed;
    IconLine* m_note;
    SamplesFile m_file;
    QString m_folder;  // of the last file
};

}  // namespace wengert
