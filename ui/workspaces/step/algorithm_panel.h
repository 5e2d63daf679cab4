// The card "Finite numerical algorithm": the step table, and three pills that show and hide its columns.
#pragma once

#include <QWidget>
#include <array>

#include "ui/session.h"
#include "ui/theme_manager.h"

class QLabel;
class QMenu;

namespace wengert {

class Card;
class Pill;
class Settings;
class StepTable;

class AlgorithmPanel final : public QWidget {
    Q_OBJECT

 public:
    AlgorithmPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    StepTable& table() { return *m_table; }
    QMenu* exportMenu() const;

 private:
    QWidget* makePills(Settings& settings);
    void showState();

    Session& m_session;
    const ThemeManager& m_themes;
    Card* m_card;
    StepTable* m_table;
    QLabel* m_empty;
};

}  // namespace wengert
