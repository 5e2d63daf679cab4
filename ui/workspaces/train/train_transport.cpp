#include "ui/workspaces/train/train_transport.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/training_session.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/train/train_words.h"
#include "ui/workspaces/transport_card.h"

namespace wengert {

TrainTransport::TrainTransport(TrainingSession& training, const Actions& actions, const ThemeManager& themes,
                               QWidget* parent)
    : QWidget(parent),
      m_training(training),
      m_themes(themes),
      m_card(new TransportCard(themes)),
      m_progress(new ProgressBar(themes)),
      m_notes(new QWidget) {
    using enum ActionId;
    m_card->addButton(actions[ToStart], QStringLiteral("to-start"));
    m_run = m_card->addButton(actions[PlayPause], QStringLiteral("play"), IconButton::Kind::Primary);
    m_card->addButton(actions[StepForward], QStringLiteral("step-forward"));
    m_card->addButton(makeEpochButton(actions[PassForward]));
    m_newStart = m_card->addButton(actions[NewStart], QStringLiteral("dice"));
    m_card->addBelow(m_progress);
    m_card->addBelow(m_notes);
    auto* notes = new QVBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*notes, themes, &Spacing::xs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    connect(&training, &TrainingSession::stateChanged, this, &TrainTransport::showState);
    connect(&training, &TrainingSession::snapshotChanged, this, [this] {
        showState();
        showNotes();
    });
    connect(&training, &TrainingSession::documentChanged, this, &TrainTransport::showState);
    showState();
    showNotes();
}

QWidget* TrainTransport::makeEpochButton(QAction* action) {
    auto* button = new QPushButton(tr("+1 epoch"));
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->text());
        button->setAccessibleName(action->text());
    };
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    const auto retheme = [this, button] { button->setFixedHeight(m_themes.theme().px(34)); };
    connect(&m_themes, &ThemeManager::changed, button, retheme);
    follow();
    retheme();
    return button;
}

void TrainTransport::showState() {
    const TrainingWords words = trainingWords(m_training);
    m_card->say(words.title, words.where);
    m_run->setIconName(m_training.isRunning() ? QStringLiteral("pause") : QStringLiteral("play"));
    m_progress->setFraction(trainingProgress(m_training));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setAccessibleDescription(words.title + u' ' + words.where);
}

// In one run the notes take as many lines as they ever had, so that nothing jumps while conditions come and go.
void TrainTransport::showNotes() {
    const TrainingSnapshot& now = m_training.snapshot();
    if (std::exchange(m_generation, now.generation) != now.generation) setLines(0);
    const QStringList conditions = conditionWords(now.conditions);
    const bool hasCurvature = !now.hessianEigenvalues.empty();
    setLines(std::max(m_lines.size(), std::size_t(conditions.size()) + hasCurvature));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        IconLine& line = *m_lines[i];
        if (i < std::size_t(conditions.size())) {
            const bool isOver = now.conditions[i].kind == ConditionKind::Divergence;
            line.showLine(QStringLiteral("warning"), conditions[qsizetype(i)],
                          isOver ? IconLine::Tone::Error : IconLine::Tone::Warning);
        } else {
            const bool isNext = hasCurvature && i == std::size_t(conditions.size());
            line.showLine({}, isNext ? curvatureWords(now.hessianEigenvalues) : QString());
        }
    }
}

void TrainTransport::setLines(std::size_t count) {
    for (; m_lines.size() < count; m_notes->layout()->addWidget(m_lines.back()))
        m_lines.push_back(new IconLine(m_themes));
    for (; m_lines.size() > count; m_lines.pop_back()) delete m_lines.back();
    m_notes->setVisible(count > 0);
}

}  // namespace wengert
