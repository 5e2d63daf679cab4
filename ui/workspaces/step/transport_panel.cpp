#include "ui/workspaces/step/transport_panel.h"

#include <QActionGroup>
#include <QGridLayout>
#include <QMenu>

#include "ui/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/timeline_bar.h"

namespace wengert {
namespace {

constexpr std::array speeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};
// Below this width, of the 100 % design, the words have a line of their own.
constexpr int wideEnough = 690;

QString speedText(double speed) { return QLocale::c().toString(speed, 'g', 4) + QStringLiteral("×"); }

QHBoxLayout* rowIn(QWidget* widget) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    return row;
}

}  // namespace

TransportPanel::TransportPanel(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                               QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_grid(new QGridLayout),
      m_buttons(makeButtons(actions)),
      m_words(makeWords()),
      m_menus(makeMenus(actions, settings)),
      m_timeline(new TimelineBar(session, themes)) {
    auto* content = new QWidget;
    content->setLayout(m_grid);
    m_grid->setColumnStretch(1, 1);
    auto* card = new Card(themes, {});
    card->setContent(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    connect(&session, &Session::cursorChanged, this, &TransportPanel::showCursor);
    connect(&session, &Session::programChanged, this, &TransportPanel::showCursor);
    connect(&session, &Session::playbackChanged, this, &TransportPanel::showPlayback);
    connect(&themes, &ThemeManager::changed, this, &TransportPanel::arrange);
    arrange();
    showCursor();
    showPlayback();
}

QWidget* TransportPanel::makeButtons(const Actions& actions) {
    struct Row {
        ActionId id;
        const char* icon;
    };
    constexpr std::array<Row, 5> rows{{{ActionId::ToStart, "to-start"},
                                       {ActionId::StepBackward, "step-back"},
                                       {ActionId::PlayPause, "play"},
                                       {ActionId::StepForward, "step-forward"},
                                       {ActionId::ToEnd, "to-end"}}};
    auto* group = new QWidget;
    QHBoxLayout* row = rowIn(group);
    setThemedSpacing(*row, m_themes, &Spacing::s);
    for (const auto& [id, icon] : rows) {
        const bool isPlay = id == ActionId::PlayPause;
        const auto kind = isPlay ? IconButton::Kind::Primary : IconButton::Kind::Framed;
        auto* button = new IconButton(m_themes, QString::fromLatin1(icon), actions[id]->text(), kind);
        button->setDefaultAction(actions[id]);
        button->setAutoRepeat(!isPlay);
        row->addWidget(button);
        if (isPlay) m_play = button;
    }
    return group;
}

QWidget* TransportPanel::makeWords() {
    auto* group = new QWidget;
    QHBoxLayout* row = rowIn(group);
    setThemedSpacing(*row, m_themes, &Spacing::s);
    m_pass = new QLabel;
    m_pass->setProperty("role", QStringLiteral("strong"));
    m_where = new ElidedLabel;
    m_where->setProperty("role", QStringLiteral("muted"));
    row->addWidget(m_pass);
    row->addWidget(m_where, 1);
    return group;
}

QWidget* TransportPanel::makeMenus(const Actions& actions, Settings& settings) {
    auto* group = new QWidget;
    QHBoxLayout* row = rowIn(group);
    row->addWidget(makeSpeedButton(settings));
    row->addWidget(makeDetailButton(actions));
    return group;
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

void TransportPanel::resizeEvent(QResizeEvent*) { arrange(); }

void TransportPanel::arrange() {
    const Theme& theme = m_themes.theme();
    const bool wide = width() >= theme.px(wideEnough);
    const int margin = theme.space.s;
    m_grid->setContentsMargins(margin, margin, margin, margin);
    m_grid->setHorizontalSpacing(theme.space.l);
    m_grid->setVerticalSpacing(theme.space.s);
    m_grid->addWidget(m_buttons, 0, 0);
    m_grid->addWidget(m_menus, 0, 2, Qt::AlignRight);
    if (wide) m_grid->addWidget(m_words, 0, 1);
    else m_grid->addWidget(m_words, 1, 0, 1, 3);
    m_grid->addWidget(m_timeline, 2, 0, 1, 3);
}

void TransportPanel::showCursor() {
    const std::optional<Moment> moment = m_session.moment();
    m_pass->setText(moment ? passTitle(moment->pass) : tr("Ready"));
    m_where->setText(momentWhere(m_session, m_session.position()));
}

void TransportPanel::showPlayback() {
    m_play->setIconName(m_session.isPlaying() ? QStringLiteral("pause") : QStringLiteral("play"));
}

}  // namespace wengert
