#include "ui/workspaces/step/transport_panel.h"

#include <QActionGroup>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/settings.h"
#include "ui/widgets/quiet_button.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/timeline_bar.h"
#include "ui/workspaces/transport_card.h"

namespace wengert {
namespace {

constexpr std::array speeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};
QString speedText(double speed) { return QLocale::c().toString(speed, 'g', 4) + QStringLiteral("×"); }

}  // namespace

TransportPanel::TransportPanel(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                               QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_card(new TransportCard(themes)),
      m_timeline(new TimelineBar(session, themes)) {
    using enum ActionId;
    m_card->addButton(actions[ToStart], QStringLiteral("to-start"));
    m_card->addButton(actions[StepBackward], QStringLiteral("step-back"));
    m_play = m_card->addButton(actions[PlayPause], QStringLiteral("play"), IconButton::Kind::Primary);
    m_card->addButton(actions[StepForward], QStringLiteral("step-forward"));
    m_card->addButton(actions[ToEnd], QStringLiteral("to-end"));
    m_card->addMenu(makeSpeedButton(settings));
    m_card->addMenu(makeDetailButton(actions));
    m_card->addBelow(m_timeline);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    connect(&session, &Session::cursorChanged, this, &TransportPanel::showCursor);
    connect(&session, &Session::programChanged, this, &TransportPanel::showCursor);
    connect(&session, &Session::playbackChanged, this, &TransportPanel::showPlayback);
    showCursor();
    showPlayback();
}

QuietButton* TransportPanel::makeSpeedButton(Settings& settings) {
    auto* button = new QuietButton(m_themes, {});
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    for (const double speed : speeds) {
        QAction* action = menu->addAction(speedText(speed));
        action->setCheckable(true);
        action->setData(speed);
        group->addAction(action);
    }
    button->setPopup(menu);
    button->setToolTip(tr("How fast it plays"));
    connect(group, &QActionGroup::triggered, this,
            [&settings](const QAction* action) { settings.set(setting::playSpeed, action->data().toDouble()); });
    const auto show = [this, button, group, &settings] {
        m_session.setSpeed(settings.get(setting::playSpeed));
        button->setText(tr("speed %1").arg(speedText(m_session.speed())));
        button->updateGeometry();
        for (QAction* action : group->actions()) action->setChecked(action->data().toDouble() == m_session.speed());
    };
    connect(&settings, &Settings::changed, button, show);
    show();
    return button;
}

QuietButton* TransportPanel::makeDetailButton(const Actions& actions) {
    auto* button = new QuietButton(m_themes, {});
    auto* menu = new QMenu(button);
    menu->addAction(actions[ActionId::DetailNode]);
    menu->addAction(actions[ActionId::DetailTerm]);
    button->setPopup(menu);
    button->setToolTip(tr("How much one step shows"));
    const auto show = [this, button] {
        button->setText(m_session.timeline().detail() == Detail::Node ? tr("detail: node") : tr("detail: term"));
        button->updateGeometry();
    };
    connect(&m_session, &Session::cursorChanged, button, show);
    connect(&m_session, &Session::programChanged, button, show);
    show();
    return button;
}

void TransportPanel::showCursor() {
    const std::optional<Moment> moment = m_session.moment();
    m_card->say(moment ? passTitle(moment->pass) : tr("Ready"), momentWhere(m_session, m_session.position()));
}

void TransportPanel::showPlayback() {
    m_play->setIconName(m_session.isPlaying() ? QStringLiteral("pause") : QStringLiteral("play"));
}

}  // namespace wengert
