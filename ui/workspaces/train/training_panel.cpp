#include "ui/workspaces/train/training_panel.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace wengert {
namespace {

constexpr int patienceMs = 150;  // so that a slider that is dragged makes nothing flicker

}  // namespace

TrainingPanel::TrainingPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings,
                             const QString& heading, const QString& id)
    : m_training(training), m_themes(themes), m_settings(settings), m_card(new Card(themes, heading)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, id);
    m_card->menu()->setTitle(heading);
    connect(&training, &TrainingSession::snapshotChanged, this, [this] {
        if (!m_turn || m_training.isTurnOf(*m_turn)) update();
    });
    connect(&training, &TrainingSession::stateChanged, this, [this] {
        if (!m_training.isSettingUp()) m_patience.stop();
        else if (!m_patience.isActive()) m_patience.start(patienceMs);
        update();
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &TrainingPanel::update);
    connect(&training, &TrainingSession::runsChanged, this, &TrainingPanel::update);
    connect(&themes, &ThemeManager::changed, this, &TrainingPanel::update);
    connect(m_card, &Card::foldedChanged, this, [this] {
        setSizePolicy(m_card->sizePolicy());
        update();
    });
    setSizePolicy(m_card->sizePolicy());
}

void TrainingPanel::update() {
    if (isVisible() && !m_card->isFolded()) refresh();
}

bool TrainingPanel::isStale() const {
    return m_training.problem() || (m_training.isSettingUp() && !m_patience.isActive());
}

const TrainingSnapshot& TrainingPanel::snapshot() const {
    static const TrainingSnapshot none;
    return isStale() ? none : m_training.snapshot();
}

bool TrainingPanel::event(QEvent* event) {
    if (event->type() == QEvent::Show) update();
    return QWidget::event(event);
}

}  // namespace wengert
