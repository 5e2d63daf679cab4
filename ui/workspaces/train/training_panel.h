// A card beside the network that follows the snapshots: it looks at them only while its content is seen, and its fold
// is remembered. What is in it is the business of those who derive from it.
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>

#include "ui/training/training_session.h"
#include "ui/widgets/card.h"

namespace wengert {

class Settings;

class TrainingPanel : public QWidget {
    Q_OBJECT

 public:
    TrainingPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings, const QString& heading,
                  const QString& id);

    QMenu* exportMenu() const { return m_card->menu(); }
    Card& card() const { return *m_card; }

 protected:
    // From the snapshot as it stands; called before the content is painted first, and then for every snapshot, or
    // those of its turn.
    virtual void refresh() = 0;
    void takeTurns(TrainingSession::Turn turn) { m_turn = turn; }
    void update();  // refresh() if it is seen

    // The session's; an empty one where that is of what is trained no more, because there is a problem or setting up
    // takes its time.
    const TrainingSnapshot& snapshot() const;
    bool isStale() const;
    const Theme& theme() const { return m_themes.theme(); }
    bool event(QEvent* event) override;

    TrainingSession& m_training;
    const ThemeManager& m_themes;
    Settings& m_settings;

 private:
    Card* m_card;
    std::optional<TrainingSession::Turn> m_turn;
    QTimer m_patience;  // while it is being set up
};

}  // namespace wengert
