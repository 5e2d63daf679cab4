#include "ui/workspaces/train/train_transport.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/settings.h"
#include "ui/text.h"
#include "ui/training/training_session.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/train/train_panel.h"
#include "ui/workspaces/train/train_words.h"
#include "ui/workspaces/transport_card.h"

namespace wengert {
namespace {

constexpr std::array paces{0.0, 1000.0, 100.0, 10.0, 2.0};  // as settings have it
constexpr std::size_t shownConditions = 3;
constexpr double mostSeed = 999'999;

QString paceText(double pace) {
    return pace > 0 ? TrainTransport::tr("%1 steps/s").arg(grouped(quint64(pace))) : TrainTransport::tr("full");
}

}  // namespace

TrainTransport::TrainTransport(TrainingSession& training, const Actions& actions, const ThemeManager& themes,
                               Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_training(training),
      m_themes(themes),
      m_card(new TransportCard(themes)),
      m_seed(new NumberField(themes)),
      m_progress(new ProgressBar(themes)),
      m_notes(new QWidget) {
    using enum ActionId;
    m_card->addButton(actions[ToStart], QStringLiteral("to-start"));
    m_run = m_card->addButton(actions[PlayPause], QStringLiteral("play"), IconButton::Kind::Primary);
    m_card->addButton(actions[StepForward], QStringLiteral("step-forward"));
    m_card->addButton(makeEpochButton(actions[PassForward]));
    m_card->addButton(actions[NewStart], QStringLiteral("dice"));
    m_card->addButton(makeSeedField());
    m_card->addMenu(makePaceButton(settings));
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
    const auto retheme = [this, button] {
        button->setMinimumWidth(0);
        button->setFixedHeight(m_themes.theme().px(34));
        button->setMinimumWidth(button->sizeHint().width());
    };
    connect(&m_themes, &ThemeManager::changed, button, retheme);
    follow();
    retheme();
    return button;
}

QWidget* TrainTransport::makeSeedField() {
    m_seed->setQuiet(true);
    m_seed->setAlignment(Qt::AlignLeft);
    m_seed->setPrefix(tr("seed "));
    m_seed->setTrailingZeros(TrailingZeros::Trim);
    m_seed->setLimits(0, mostSeed);
    m_seed->setStep(1);
    m_seed->setRoomFor(10);
    m_seed->setCheck(whole);
    m_seed->setAccessibleName(tr("seed"));
    m_seed->setHint(tr("Of the first weights and of the order of samples: the same seed gives the same run"));
    connect(m_seed, &NumberField::numberEdited, this, [this](double seed) {
        TrainingDocument next = m_training.document();
        next.settings.seed = std::uint64_t(seed);
        m_training.edit(tr("Change the seed"), next, int(TrainingEdit::Seed));
    });
    return m_seed;
}

QuietButton* TrainTransport::makePaceButton(Settings& settings) {
    auto* button = new QuietButton(m_themes, {});
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    for (const double pace : paces) {
        QAction* action = menu->addAction(pace > 0 ? tr("At most %1").arg(paceText(pace)) : tr("As fast as it goes"));
        action->setCheckable(true);
        action->setData(pace);
        group->addAction(action);
    }
    button->setPopup(menu);
    button->setToolTip(tr("How fast it trains"));
    connect(group, &QActionGroup::triggered, this,
            [&settings](const QAction* action) { settings.set(setting::trainPace, action->data().toDouble()); });
    const auto show = [this, button, group, &settings] {
        const double pace = settings.get(setting::trainPace);
        m_training.setPace(pace > 0 ? pace : std::numeric_limits<double>::infinity());
        button->setText(tr("speed: %1").arg(paceText(pace)));
        button->updateGeometry();
        for (QAction* action : group->actions()) action->setChecked(action->data().toDouble() == pace);
    };
    connect(&settings, &Settings::changed, button, show);
    show();
    return button;
}

void TrainTransport::showState() {
    const TrainingWords words = trainingWords(m_training);
    m_card->say(words.title, words.where, words.shortWhere);
    m_run->setIconName(m_training.isRunning() ? QStringLiteral("pause") : QStringLiteral("play"));
    if (const auto seed = double(m_training.document().settings.seed); seed != m_seed->number())
        m_seed->setNumber(seed);
    m_progress->setFraction(trainingProgress(m_training));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setAccessibleDescription(words.title + u' ' + words.where);
}

// In one run the notes take as many lines as they ever had, so that nothing jumps while conditions come and go.
void TrainTransport::showNotes() {
    const TrainingSnapshot& now = m_training.snapshot();
    if (std::exchange(m_generation, now.generation) != now.generation) setLines(0);
    // What else ails a run that diverged comes from that, and would take the network's room.
    const auto isOver = [](const Condition& condition) { return condition.kind == ConditionKind::Divergence; };
    const std::size_t most = std::ranges::any_of(now.conditions, isOver) ? 1 : shownConditions;
    const std::size_t conditions = std::min(now.conditions.size(), most);
    const bool hasCurvature = !now.hessianEigenvalues.empty();
    setLines(std::max(m_lines.size(), conditions + hasCurvature));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        IconLine& line = *m_lines[i];
        if (i < conditions) {
            const Condition& condition = now.conditions[i];
            line.showTitled(QStringLiteral("warning"), toQString(condition.title),
                            toQString(condition.sentence) + u' ' + toQString(condition.advice),
                            isOver(condition) ? IconLine::Tone::Error : IconLine::Tone::Warning);
        } else {
            const bool isNext = hasCurvature && i == conditions;
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
