// The card "Data": which samples, with their numbers; how features are normalized, how many samples are held back for
// validation; a CSV file opened, or why it cannot be.
#pragma once

#include "ui/workspaces/train/samples_file.h"
#include "ui/workspaces/train/train_panel.h"

namespace wengert {

class Choice;
class IconLine;
class SettingFields;

class DataPanel final : public TrainPanel {
    Q_OBJECT

 public:
    DataPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);

    Choice& dataset() const { return *m_dataset; }
    SettingFields& numbers() const { return *m_numbers; }
    Choice& normalization() const { return *m_normalization; }
    NumberField& validation() const { return *m_validation; }
    NumberField& seed() const { return *m_seed; }
    const IconLine& note() const { return *m_note; }

    void open(const QString& path);  // a CSV file

 private:
    void makeDataset();
    void makeNormalization();
    void makeNumbers();
    void makeMenu();
    void pick(const QString& name);
    void chooseFile();
    void take(const OwnSamples& samples);
    void setNumber(int index, double number);
    void say(const QString& text, bool isError);
    void showDocument();
    void showCount();

    Choice* m_dataset;
    SettingFields* m_numbers;
    Choice* m_normalization;
    NumberField* m_validation;
    NumberField* m_seed;
    IconLine* m_note;
    SamplesFile m_file;
    QString m_folder;  // of the last file
};

}  // namespace wengert
