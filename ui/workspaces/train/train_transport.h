// Under the network: the buttons that run training, how far it is in words and as a bar, and what is to be said about
// it: why it cannot run, what ails it, and how J curves where it stands.
#pragma once

#include <QWidget>

#include "ui/actions.h"

namespace wengert {

class IconButton;
class IconLine;
class NumberField;
class ProgressBar;
class QuietButton;
class Settings;
class TransportCard;

class TrainTransport final : public QWidget {
    Q_OBJECT

 public:
    TrainTransport(TrainingSession& training, const Actions& actions, const ThemeManager& themes, Settings& settings,
                   QWidget* parent = nullptr);

    TransportCard& card() { return *m_card; }
    NumberField& seed() { return *m_seed; }

 private:
    QWidget* makeEpochButton(QAction* action);
    QWidget* makeSeedField();
    QuietButton* makePaceButton(Settings& settings);
    void showState();
    void showNotes();
    void setLines(std::size_t count);

    TrainingSession& m_training;
    const ThemeManager& m_themes;
    TransportCard* m_card;
    IconButton* m_run;
    NumberField* m_seed;
    ProgressBar* m_progress;
    QWidget* m_notes;
    std::vector<IconLine*> m_lines;  // of the notes
    quint64 m_generation = 0;        // of the run they speak of
};

}  // namespace wengert
