#include "ui/workspaces/optimize/descent_transport.h"

#include <QVBoxLayout>

#include "core/language/number.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/scrub_bar.h"
#include "ui/workspaces/speed_menu.h"
#include "ui/workspaces/transport_card.h"

namespace wengert {

DescentTransport::DescentTransport(DescentSession& descent, const Actions& actions, const ThemeManager& themes,
                                   Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_descent(descent),
      m_themes(themes),
      m_card(new TransportCard(themes)),
      m_bar(new ScrubBar(themes)),
      m_ending(new IconLine(themes)) {
    using enum ActionId;
    m_card->addButton(actions[ToStart], QStringLiteral("to-start"));
    m_card->addButton(actions[StepBackward], QStringLiteral("step-back"));
    m_play = m_card->addButton(actions[PlayPause], QStringLiteral("play"), IconButton::Kind::Primary);
    m_card->addButton(actions[StepForward], QStringLiteral("step-forward"));
    m_card->addButton(actions[ToEnd], QStringLiteral("to-end"));
    m_card->addButton(actions[NewStart], QStringLiteral("dice"));
    m_card->addMenu(makeSpeedButton(settings));
    m_card->addBelow(m_bar);
    m_card->addBelow(m_ending);
    m_ending->setWraps(false);  // so that the map keeps its height
    m_bar->setWords([](int iteration) { return tr("iteration %1").arg(iteration); });
    m_bar->setAccessibleName(tr("Iteration"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    connect(m_bar, &ScrubBar::moved, &descent, &DescentSession::setIteration);
    for (const auto signal :
         {&DescentSession::cursorChanged, &DescentSession::documentChanged, &DescentSession::surfaceChanged,
          &DescentSession::runsChanged, &DescentSession::selectionChanged})
        connect(&descent, signal, this, &DescentTransport::showCursor);
    connect(&descent, &DescentSession::playbackChanged, this,
            [this] { m_play->setIconName(m_descent.isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")); });
    showCursor();
}

QuietButton* DescentTransport::makeSpeedButton(Settings& settings) {
    return speedButton(m_themes, settings, setting::descentSpeed, [this](double speed) { m_descent.setSpeed(speed); });
}

void DescentTransport::showCursor() {
    const bool hasRuns = m_descent.hasSurface();
    m_card->say(hasRuns ? tr("Iteration %1").arg(m_descent.iteration()) : tr("No surface"),
                hasRuns ? tr("of %1").arg(m_descent.iterations()) : QString());
    m_bar->setLast(hasRuns ? m_descent.iterations() : 0);
    m_bar->setPosition(m_descent.iteration());
    showEnding();
}

// Where the selected run is and, at its end, why it ended. The line keeps its place, so that nothing jumps.
void DescentTransport::showEnding() {
    const DescentRun run = m_descent.selectedRun();
    const Runner* runner = m_descent.selectedRunner();
    if (!run || !runner) return m_ending->showLine({}, QStringLiteral(" "));
    const std::size_t i = m_descent.iterationOf(*run);
    const bool isOver = i + 1 == run->pointCount();
    const QString where = tr("%1 = %2 at (%3, %4)")
                              .arg(m_descent.valueName(), toQString(shortNumber(run->values()[i])),
                                   toQString(shortNumber(run->point(i)[0])), toQString(shortNumber(run->point(i)[1])));
    const QString title = m_descent.names()[qsizetype(m_descent.selected())];
    const bool isBad = isOver && run->ending() == DescentEnding::Diverged;
    m_ending->showTitled({}, title,
                         isOver ? where + QStringLiteral(" · ") + withTwoBars(toQString(endingText(*run))) : where,
                         isBad ? IconLine::Tone::Error : IconLine::Tone::Action);
}

}  // namespace wengert
