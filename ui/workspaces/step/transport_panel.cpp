#include "ui/workspaces/step/transport_panel.h"

#include <QMenu>
#include <QVBoxLayout>

#include "ui/settings.h"
#include "ui/widgets/quiet_button.h"
#include "ui/workspaces/speed_menu.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/timeline_bar.h"
#include "ui/workspaces/transport_card.h"

namespace wengert {
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
    m_card->addMenu(
        speedButton(themes, settings, setting::playSpeed, [this](double speed) { m_session.setSpeed(speed); }));
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
    m_card->say(moment ? passTitle(moment->pass) : tr("Ready"), momentWhere(m_session, m_session.position()),
                momentWhereShort(m_session, m_session.position()));
}

void TransportPanel::showPlayback() {
    m_play->setIconName(m_session.isPlaying() ? QStringLiteral("pause") : QStringLiteral("play"));
}

}  // namespace wengert
